"""``rollebog init``: a workspace of one's own, and nothing that is there is ever touched."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest

from generator import Workspace
from generator.layout import shipped
from tests.command_line import rollebog
from tests.small_standard import CRAFT
from tests.small_workspace import everything

ODD_NAMES = [
    'Region "Øst"',
    "Region 'Vest'",
    "Afdeling: børn, unge & familier",
    "Æblegård #3 – 100 % {omsorg}",
    "C:\\Enhed\\ny",
    "- ikke en liste",
    "to\nlinjer",
    "$id ${name} $$ %s {level}",
    "no",
    "4.10",
    "",
    "Ω \U0001f642 \u05e9\u05dc\u05d5\u05dd",
    "linje\u2028skift og\u0085mere",
]


def test_init_in_an_empty_folder_makes_a_workspace_without_problems(tmp_path: Path) -> None:
    made = rollebog("-C", tmp_path, "init", "--organisation", "Region Vestfjorden")
    assert (made.exit_code, made.stderr) == (0, "")
    files = set(everything(tmp_path))
    assert {"rollebog.yaml", "templates/function-description.docx", "templates/goal-document.docx"} <= files
    assert {f".rollebog/schemas/{kind}.schema.json" for kind in ("profile", "framework", "overlay", "settings")} < files
    assert not any(file.startswith(("profiles/", "output/", "generator/", "tests/")) for file in files)
    assert f"{len(files)} files written" in made.stdout
    checked = rollebog("-C", tmp_path, "check", "--strict")
    assert (checked.exit_code, checked.stderr) == (0, "")


def test_init_carries_the_repositorys_own_standards_and_templates_byte_for_byte(tmp_path: Path) -> None:
    rollebog("-C", tmp_path, "init")
    made = everything(tmp_path)
    carried = [path for path in made if path.startswith(("templates/", "frameworks/"))]
    originals = [*shipped().glob("templates/*.docx"), *shipped().glob("frameworks/*/*.yaml")]
    assert len(carried) == len(originals)
    assert all(made[path] == (shipped() / path).read_bytes() for path in carried)


def test_init_makes_the_folder_that_it_is_given_inside_the_workspace_option(tmp_path: Path) -> None:
    assert rollebog("-C", tmp_path, "init", "a/b").exit_code == 0
    assert (tmp_path / "a" / "b" / "rollebog.yaml").is_file()
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_init_with_samples_generates_every_sample_unit_and_without_problems(tmp_path: Path) -> None:
    assert rollebog("-C", tmp_path, "init", "--samples").exit_code == 0
    profiles = sorted(file.name for file in (tmp_path / "profiles").iterdir())
    assert profiles == sorted(file.name for file in (shipped() / "profiles").glob("*.yaml"))
    assert len(profiles) >= 8
    checked = rollebog("-C", tmp_path, "check", "--strict")
    assert (checked.exit_code, checked.stderr) == (0, "")


def test_init_leaves_every_file_that_is_there_as_it_is_and_names_it(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    own = {"rollebog.yaml": b"organisation: Vores\n", "templates/goal-document.docx": b"our own", "notes.txt": b"hi"}
    for path, content in own.items():
        (tmp_path / path).write_bytes(content)
    made = rollebog("-C", tmp_path, "init", "--organisation", "Andre")
    assert made.exit_code == 0
    now = everything(tmp_path)
    assert {path: now[path] for path in own} == own
    assert made.stderr.splitlines() == [
        "Left as it is: templates/goal-document.docx",
        "Left as it is: rollebog.yaml",
    ]


def test_the_json_report_names_the_folder_what_was_written_and_what_was_kept(tmp_path: Path) -> None:
    (tmp_path / "rollebog.yaml").write_bytes(b"organisation: Vores\n")
    made = rollebog("-C", tmp_path, "init", "--format", "json")
    report = json.loads(made.stdout)
    assert (list(report), made.stderr) == (["folder", "written", "kept"], "")
    assert (report["folder"], report["kept"]) == (str(tmp_path), ["rollebog.yaml"])
    assert sorted(report["written"] + report["kept"]) == sorted(everything(tmp_path))


def test_init_twice_writes_nothing_the_second_time(tmp_path: Path) -> None:
    rollebog("-C", tmp_path, "init", "--samples")
    before = everything(tmp_path)
    again = rollebog("-C", tmp_path, "init", "--samples")
    assert (again.exit_code, everything(tmp_path)) == (0, before)
    assert len(again.stderr.splitlines()) == len(before)


@pytest.mark.parametrize("language", ["da", "nb", "en"])
def test_the_language_of_init_becomes_the_language_of_new_units(language: str, tmp_path: Path) -> None:
    assert rollebog("-C", tmp_path, "init", "--language", language).exit_code == 0
    assert rollebog("-C", tmp_path, "new", "unit", "first").exit_code == 0
    content = Workspace.find(tmp_path).content
    assert content.settings
    assert content.settings.model.language == content.profiles[0].model.language == language


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name_of_an_organisation_makes_settings_that_pass_the_check_and_arrive_in_new_profiles(
    name: str, tmp_path: Path
) -> None:
    made = rollebog("-C", tmp_path, "init", "--organisation", name)
    assert made.exit_code == 0
    shutil.rmtree(tmp_path / "frameworks")  # a small standard is read sooner
    (tmp_path / "frameworks" / "craft").mkdir(parents=True)
    (tmp_path / "frameworks" / "craft" / "2.1.yaml").write_text(CRAFT, "utf-8")
    assert rollebog("-C", tmp_path, "new", "unit", "first").exit_code == 0
    checked = rollebog("-C", tmp_path, "check", "--strict")
    assert (checked.exit_code, checked.stderr) == (0, "")
    content = Workspace.find(tmp_path).content
    wanted = " ".join((name or tmp_path.name).split())
    assert content.settings
    assert " ".join(content.settings.model.organisation.split()) == wanted
    assert [" ".join(part.split()) for part in content.profiles[0].model.unit.organisation] == [wanted]


@pytest.mark.parametrize("name", ["   ", "bell\x07", "half a pair \udcff"])
def test_a_name_that_no_document_can_hold_is_refused_before_anything_is_written(name: str, tmp_path: Path) -> None:
    refused = rollebog("-C", tmp_path, "init", "own", "--organisation", name)
    assert refused.exit_code in (1, 2)
    assert refused.stderr.startswith("rollebog.yaml:3:")
    assert everything(tmp_path) == {}


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("in the way", "utf-8")
    refused = rollebog("-C", tmp_path, "init", "own")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert str(tmp_path / "own") in refused.stderr
    assert everything(tmp_path) == {"own": b"in the way"}


@pytest.mark.parametrize(
    ("before", "after"), [((), ("own",)), ((), ("my own",)), (("-C", "a"), ("b",)), (("-C", "a"), ()), ((), ())]
)
def test_the_next_command_that_init_names_works_as_pasted(
    before: tuple[str, ...], after: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = rollebog(*before, "init", *after)
    _, _, pasted = made.stdout.splitlines()[-1].partition("Next: rollebog ")
    words = ["first" if word == "ID" else word for word in shlex.split(pasted)]
    then = rollebog(*words)
    assert (then.exit_code, then.stderr) == (0, "")
    generated = rollebog(*shlex.split(then.stdout.partition("then: rollebog ")[2]))
    assert (generated.exit_code, generated.stderr) == (0, "")
