"""The JSON Schemas accept and refuse the same files as the program, so that an editor can be believed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from generator import yamlfile
from generator.layout import shipped
from generator.model.reading import understand
from generator.model.schema import FILES, schema, schema_text
from generator.problems import RollebogError
from tests.command_line import rollebog
from tests.editor import accepts, as_editor, editor_accepts
from tests.example_files import INVALID, VALID, is_about_yaml, kind_of
from tests.random_examples import RANDOM
from tests.small_workspace import small_workspace
from tests.yaml_mutations import Mutant, Sample, mutants, sample

ROOT = shipped()
SHIPPED = {
    **{file: "profile" for file in sorted(ROOT.glob("profiles/*.yaml"))},
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


# --- every type of value against every sort of scalar -----------------------------------------------

UNIT = """\
unit:
  id: fjordby
  name: Team
  kind: unit
  organisation:
    - Region
  place: Fjordby
language: da
framework: omsorg
framework-version: 1
"""
POSITION = """\
positions:
  - id: raadgiver
    title: Rådgiver
    control:
      id: FB.1
      prepared-by:
        - group: Rådgiverne
      approved-by:
        - title: Leder
      approved: 2025-03-11
      validity: 2 years
    level: C
    show-lower: true
    purpose: Formål
    placement:
      reports-to: Leder
    responsibility:
      - Ansvar
    tasks:
      - group: patients
        items:
          - Opgave
"""
STANDARD = """\
id: omsorg
version: 1
language: da
title: Omsorg
level-label: "{level}"
levels:
  - id: C
    description: Niveau
dimensions:
  - id: viden
    title: Viden
roles:
  - id: leder
    title: Leder
    statements:
      led-ansvar: Ansvar.
"""
# A file, and the value in it that is written otherwise.
FIELDS = {
    "id of a unit": ("profile", UNIT, "fjordby"),
    "kind of a unit": ("profile", UNIT, " unit"),
    "line": ("profile", UNIT, "Fjordby"),
    "list of lines": ("profile", UNIT, "\n    - Region"),
    "language": ("profile", UNIT, "da"),
    "key": ("profile", UNIT, "omsorg"),
    "document number": ("profile", UNIT + POSITION, "FB.1"),
    "party": ("profile", UNIT + POSITION, "group: Rådgiverne"),
    "date": ("profile", UNIT + POSITION, "2025-03-11"),
    "span": ("profile", UNIT + POSITION, "2 years"),
    "level": ("profile", UNIT + POSITION, " C"),
    "flag": ("profile", UNIT + POSITION, "true"),
    "paragraphs": ("profile", UNIT + POSITION, "Formål"),
    "statement": ("profile", UNIT + POSITION, "Ansvar"),
    "group of tasks": ("profile", UNIT + POSITION, "patients"),
    "label of levels": ("framework", STANDARD, '"{level}"'),
    "text of a standard": ("framework", STANDARD, "Niveau"),
    "statement of a standard": ("framework", STANDARD, "Ansvar."),
    "statements of a standard": ("framework", STANDARD, "\n      led-ansvar: Ansvar."),
    "id of a statement": ("framework", STANDARD, "led-ansvar"),
}
# An editor cannot tell +7 from 7, so numbers stand here only as people write them.
WRITTEN = [
    *'x "" "~" null ~ [] {} [x] [[]] [{}]'.split(),
    *"{x: y}|{group: x}|{stem: x}|{items: [x]}|{items: []}|{text: x}|{text: x, items: [x]}|{leder: C}".split("|"),
    *'true True TRUE false no "true" 0 7 -7 0150 1.5 -1.5 1.10 1e3 0x1F 12:30 2026-03-31 "1.5" 1/2 50%'.split(),
    *('" "', '"a b"', '" a"', '"a "', '"a\\n"', '"a\\nb"', '"\\u00a0a"', '"\\x85"', '"\\ufeff"', '"a\\u2028"'),
    *('"a\\fb"', '"a\\f"', '"\\fa"', '"\\x0b"', '"\\x1f"', '"\\ufffe"'),
    *"da nb dk organisation patients children CON aux.x com1 a.b a/b a_b -a _a a- æ Å é a~ ..".split(),
    *("x" * 60, "x" * 61, "x" * 80, "x" * 81),
]
WRITTEN_ONLY_AS = {
    "date": "2026-02-30 2024-02-29 2023-02-29 1900-02-29 2000-02-29 0999-01-01 3000-01-01 2026-3-31 20260331 "
    '2026-04-31 2026-12-31 2026-13-01 2026-00-10 2026-01-00 "2026-03-31\\n" 31.03.2026 2026-03-31T10:00:00Z'.split(),
    "span": [
        "24 months",
        "1 month",
        "0 days",
        "24  months",
        '" 2 years"',
        "9999 days",
        "10000 days",
        '"2 years\\n"',
        "2 år",
    ],
    "label of levels": [
        '"Niveau {level} "',
        '"{level} {level}"',
        '"{level} {x}"',
        '"{level}\\n"',
        '"a\\n{level}"',
        '"{level}\\f"',
    ],
}


@pytest.mark.parametrize("field", FIELDS)
def test_both_agree_on_every_way_to_write_a_value(field: str) -> None:
    kind, text, value = FIELDS[field]
    before, after = text.split(value, 1)
    blank = " " * value.startswith((" ", "\n"))
    differ = []
    for written in WRITTEN + WRITTEN_ONLY_AS.get(field, []):
        if field == "id of a statement" and written[0] in "[{":
            continue  # a list or mapping for a key: YAML's own business
        changed = before + blank + written + after
        if (by_program := program_accepts(kind, changed)) != editor_accepts(kind, changed):
            differ.append((written, "the program" if by_program else "the schema"))
    assert not differ, f"accepted by only one of the two: {differ}"


# --- faults made at random --------------------------------------------------------------------------


def _samples() -> list[Sample]:
    shipped_files = [(kind, file.read_text("utf-8")) for file, kind in SHIPPED.items()]
    return [sample(kind, text) for kind, text in shipped_files + [(kind_of(f), f.read_text("utf-8")) for f in VALID]]


@settings(RANDOM, max_examples=10 * RANDOM.max_examples)
@given(mutants(_samples()))
def test_both_agree_on_samples_with_one_fault(mutant: Mutant) -> None:
    assert understood(mutant) == accepts(mutant.kind, mutant.as_editor), mutant.change


def understood(mutant: Mutant) -> bool:
    source = yamlfile.Source("file.yaml", "", mutant.as_program, {})
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
    assert (ROOT / name).read_text("utf-8") == (folder / name).read_text("utf-8") == schema_text(kind)


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
    assert {key for key in _properties(schema(kind)) if key not in written} == set()


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
