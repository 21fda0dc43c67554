"""The JSON Schemas accept and refuse the same files as the program, so that an editor can be believed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import yamlfile
from generator.model.reading import understand
from generator.model.schema import schema, schema_text
from generator.problems import RollebogError
from tests.command_line import ROOT, rollebog
from tests.editor import accepts, as_editor, editor_accepts
from tests.example_files import INVALID, VALID, is_about_yaml, kind_of
from tests.kinds import FILES
from tests.random_examples import RANDOM
from tests.small_workspace import small_workspace
from tests.ways_to_write import FIELDS, WRITTEN, WRITTEN_ONLY_AS
from tests.yaml_mutations import Mutant, Sample, changed, mutants, sample

SHIPPED = {
    **dict.fromkeys(sorted(ROOT.glob("profiles/*.yaml")), "profile"),
    **{file: "overlay" if ".nb." in file.name else "framework" for file in sorted(ROOT.glob("frameworks/*/*.yaml"))},
    ROOT / "rollebog.yaml": "settings",
}
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def program_accepts(kind: str, text: str) -> bool:
    """Whether the program can read a file, rules across files aside."""
    try:
        understand(yamlfile.parse(text, "file.yaml"), FILES[kind])
    except RollebogError:
        return False
    return True


def name_of(value: object) -> str:
    return value.stem if isinstance(value, Path) else str(value)


@pytest.mark.parametrize(("file", "kind"), SHIPPED.items(), ids=name_of)
def test_both_accept_every_shipped_file(file: Path, kind: str) -> None:
    text = file.read_text("utf-8")
    assert program_accepts(kind, text)
    assert editor_accepts(kind, text)


@pytest.mark.parametrize("file", VALID, ids=name_of)
def test_both_accept_every_valid_example(file: Path) -> None:
    text = file.read_text("utf-8")
    assert program_accepts(kind_of(file), text)
    assert editor_accepts(kind_of(file), text)


@pytest.mark.parametrize("file", [file for file in INVALID if not is_about_yaml(file)], ids=name_of)
def test_both_refuse_every_invalid_example(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not program_accepts(kind_of(file), text)
    assert not editor_accepts(kind_of(file), text)


# --- every type of value against every way to write one ----------------------------------------------


@pytest.mark.parametrize("field", FIELDS)
def test_both_agree_on_every_way_to_write_a_value(field: str) -> None:
    kind, text, place = FIELDS[field]
    change = "rename" if field.startswith("id of a statement") else "write"
    file = sample(kind, text)
    assert place in file.places
    written_otherwise = [changed(file, place, change, written) for written in WRITTEN + WRITTEN_ONLY_AS.get(field, [])]
    differ = [mutant.change for mutant in written_otherwise if understood(mutant) != accepts(kind, mutant.as_editor)]
    assert not differ, f"accepted by only one of the two: {differ}"


# --- faults made at random --------------------------------------------------------------------------


def _samples() -> list[Sample]:
    shipped_files = [(kind, file.read_text("utf-8")) for file, kind in SHIPPED.items()]
    return [sample(kind, text) for kind, text in shipped_files + [(kind_of(f), f.read_text("utf-8")) for f in VALID]]


@settings(RANDOM, max_examples=4 * RANDOM.max_examples)
@given(st.deferred(lambda: mutants(_samples(), WRITTEN)))
def test_both_agree_on_samples_with_one_fault(mutant: Mutant) -> None:
    assert understood(mutant) == accepts(mutant.kind, mutant.as_editor), mutant.change


def understood(mutant: Mutant) -> bool:
    source = replace(yamlfile.parse("", "file.yaml"), data=mutant.as_program)
    try:
        understand(source, FILES[mutant.kind])
    except RollebogError:
        return False
    return True


# --- the files on disk ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FILES)
def test_the_schemas_of_the_repository_are_those_that_the_program_makes(tmp_path: Path, kind: str) -> None:
    name = Path(".rollebog", "schemas", f"{kind}.schema.json")
    folder = small_workspace(tmp_path)
    assert rollebog("-C", folder, "schema").exit_code == 0
    assert (ROOT / name).read_text("utf-8") == (folder / name).read_text("utf-8") == schema_text(kind, FILES[kind])


@pytest.mark.parametrize(("file", "kind"), SHIPPED.items(), ids=name_of)
def test_the_first_line_of_a_shipped_file_leads_to_its_schema(file: Path, kind: str) -> None:
    first = FIRST_LINE.fullmatch(file.read_text("utf-8").splitlines()[0])
    assert first
    assert not Path(first[1]).is_absolute()
    assert json.loads((file.parent / first[1]).read_text("utf-8"))["title"] == f"Rollebog {kind}"


def test_the_first_line_of_a_new_workspace_and_a_new_unit_leads_to_their_schemas(tmp_path: Path) -> None:
    for language in ("da", "nb", "en"):
        folder = tmp_path / language
        assert rollebog("init", folder, "--language", language, "--samples").exit_code == 0
        assert rollebog("-C", folder, "new", "unit", "team", "--name", "Team").exit_code == 0
        files = [folder / "rollebog.yaml", *folder.glob("profiles/*.yaml"), *folder.glob("frameworks/*/*.yaml")]
        for file in files:
            first = FIRST_LINE.fullmatch(file.read_text("utf-8").splitlines()[0])
            assert first
            assert (file.parent / first[1]).is_file()
        assert editor_accepts("profile", (folder / "profiles" / "team.yaml").read_text("utf-8"))


@pytest.mark.parametrize("kind", FILES)
def test_every_key_that_a_schema_knows_stands_in_a_valid_example(kind: str) -> None:
    written = {key for file in VALID if kind_of(file) == kind for key in _keys(as_editor(file.read_text("utf-8")))}
    assert {key for key in _properties(schema(kind, FILES[kind])) if key not in written} == set()


def _keys(node: Any) -> set[str]:
    if isinstance(node, list):
        return {key for item in node for key in _keys(item)}
    return set(node) | {key for value in node.values() for key in _keys(value)} if isinstance(node, dict) else set()


def _properties(node: Any) -> set[str]:
    if isinstance(node, list):
        return {key for item in node for key in _properties(item)}
    if not isinstance(node, dict):
        return set()
    own = set(node["properties"]) if isinstance(node.get("properties"), dict) else set()
    return own | {key for value in node.values() for key in _properties(value)}
