"""``rollebog check``: everything that is wrong, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.problems import Problem, in_order
from generator.word.package import unpack
from tests.command_line import rollebog
from tests.office import Office
from tests.small_profile import position, profile
from tests.small_workspace import everything, save, small_workspace
from tests.word_package import p, package, zipped

KEYS = ["path", "message", "line", "column", "pointer", "hint", "severity", "excerpt"]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """One unit without problems, two with one mistake each."""
    return small_workspace(
        tmp_path / "w",
        profile(),
        profile("low", positions=[position("L.1", level="9")]),
        profile("odd", positions=[position("O.1", level={"maker": "1", "teachr": "2"})]),
    )


def _without_documents(unit: str) -> dict[str, Any]:
    """A unit that earns a warning."""
    made = profile(unit)
    del made["positions"], made["goals"]
    return made


def test_all_problems_of_all_files_are_listed_at_once_sorted_by_place(workspace: Path) -> None:
    (workspace / "rollebog.yaml").write_text("organisation: Byen\nlanguage: no\n", "utf-8")
    (workspace / "profiles" / "torn.yaml").write_text("unit: [", "utf-8")
    checked = rollebog("-C", workspace, "check")
    assert checked.exit_code == 1
    places = [line.partition(": ")[0] for line in checked.stderr.splitlines() if line[0] != " "]
    assert [place.split(":")[0] for place in places] == [
        "profiles/low.yaml",
        "profiles/odd.yaml",
        "profiles/odd.yaml",
        "profiles/torn.yaml",
        "rollebog.yaml",
    ]
    assert checked.stdout == "Checked 4 profiles: 5 errors, 0 warnings.\n"


def test_a_problem_shows_its_line_and_marks_the_column(workspace: Path) -> None:
    shown = rollebog("-C", workspace, "check", "low").stderr.splitlines()
    place, line, mark = shown
    number, column = (int(part) for part in place.partition(": ")[0].split(":")[1:])
    source = (workspace / "profiles" / "low.yaml").read_text("utf-8").splitlines()[number - 1]
    gutter, _, excerpt = line.partition(" | ")
    assert (int(gutter), excerpt) == (number, source)
    assert mark.index("^") - line.index(" | ") - 3 == column - 1
    assert excerpt[column - 1 :].startswith('"level"')


def test_a_workspace_without_problems_says_so(tmp_path: Path) -> None:
    checked = rollebog("-C", small_workspace(tmp_path / "w", profile()), "check")
    assert (checked.exit_code, checked.stdout, checked.stderr) == (0, "Checked 1 profile: no problems.\n", "")


def test_only_what_concerns_the_named_units_is_reported(workspace: Path) -> None:
    assert rollebog("-C", workspace, "check", "workshop").exit_code == 0
    named = rollebog("-C", workspace, "check", "low", "workshop")
    assert (named.exit_code, named.stdout) == (1, "Checked 2 profiles: 1 error, 0 warnings.\n")
    assert "odd" not in named.stderr


def test_a_unit_is_found_whatever_the_case_of_its_id(workspace: Path) -> None:
    assert rollebog("-C", workspace, "check", "LOW").exit_code == 1
    assert rollebog("-C", workspace, "check", "WorkShop").exit_code == 0


def test_what_the_named_unit_rests_on_concerns_it(workspace: Path) -> None:
    standard = workspace / "frameworks" / "craft" / "2.1.yaml"
    standard.write_text(standard.read_text("utf-8").replace("[rec-dust]", "[rec-dist]"), "utf-8")
    (workspace / "rollebog.yaml").write_text("organisation: Byen\nvalidity: {goal: 1 year}\n", "utf-8")
    (workspace / "templates" / "labels.da.yaml").write_text("sections: {purpos: x}\n", "utf-8")
    said = rollebog("-C", workspace, "check", "workshop").stderr
    assert "unknown recommendation 'rec-dist'. Did you mean 'rec-dust'?" in said
    assert "rollebog.yaml:2:" in said
    assert "templates/labels.da.yaml:1:" in said
    assert "profiles/" not in said


def test_a_profile_that_cannot_be_read_may_be_named_by_its_file(workspace: Path) -> None:
    (workspace / "profiles" / "torn.yaml").write_text("unit: [", "utf-8")
    checked = rollebog("-C", workspace, "check", "torn")
    assert checked.exit_code == 1
    assert checked.stderr.startswith("profiles/torn.yaml:")
    assert "low" not in checked.stderr


def test_misspelt_units_are_all_refused_with_suggestions(workspace: Path) -> None:
    refused = rollebog("-C", workspace, "check", "wokshop", "lov")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.splitlines() == [
        "profiles: there is no unit 'lov'. Did you mean 'low'?",
        "profiles: there is no unit 'wokshop'. Did you mean 'workshop'?",
    ]


def test_warnings_fail_the_check_only_where_it_is_strict(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path / "w", _without_documents("idle"))
    lax, strict = (rollebog("-C", workspace, "check", *more) for more in ((), ("--strict",)))
    assert (lax.exit_code, strict.exit_code) == (0, 1)
    assert lax.stdout == strict.stdout == "Checked 1 profile: 0 errors, 1 warning.\n"
    assert "warning: the unit has neither positions nor goals" in lax.stderr


def test_the_json_report_has_stable_keys(workspace: Path) -> None:
    save(workspace, _without_documents("idle"))
    checked = rollebog("-C", workspace, "check", "--format", "json")
    assert (checked.exit_code, checked.stderr) == (1, "")
    report = json.loads(checked.stdout)
    assert list(report) == ["errors", "warnings", "problems"]
    assert (report["errors"], report["warnings"], len(report["problems"])) == (3, 1, 4)
    assert all(list(problem) == KEYS for problem in report["problems"])
    low = next(problem for problem in report["problems"] if problem["path"] == "profiles/low.yaml")
    assert (low["pointer"], low["message"]) == ("positions[0].level", "unknown level '9'.")
    assert (low["severity"], low["hint"]) == ("error", "Known: 1, 2, 3.")
    assert low["excerpt"].strip() == '"level": "9",'
    assert low["line"] > 1


def test_the_json_report_without_problems_is_as_complete(tmp_path: Path) -> None:
    checked = rollebog("-C", small_workspace(tmp_path / "w", profile()), "check", "--format", "json")
    assert json.loads(checked.stdout) == {"errors": 0, "warnings": 0, "problems": []}


def test_checking_writes_nothing(workspace: Path) -> None:
    before = everything(workspace)
    rollebog("-C", workspace, "check")
    assert everything(workspace) == before


def test_a_folder_that_is_no_workspace_or_is_not_there_is_named(tmp_path: Path) -> None:
    none = rollebog("-C", tmp_path, "check")
    assert (none.exit_code, none.stdout) == (1, "")
    assert f"{tmp_path}: this is no workspace" in none.stderr
    gone = rollebog("-C", tmp_path / "gone", "check")
    assert (gone.exit_code, gone.stderr) == (1, f"{tmp_path / 'gone'}: there is no such folder.\n")


PALE = (b'<w:color w:val="1B1F23"/>', b'<w:color w:val="BBBBBB"/>')
PLACE = "output/workshop/workshop-1 Funktionsbeskrivelse, tømrer, Værksted workshop.docx"


def _spoil(workspace: Path, old: bytes, new: bytes, part: str, kind: str = "function-description") -> None:
    """Change the template of a kind."""
    file = workspace / "templates" / f"{kind}.docx"
    parts = unpack(file.read_bytes())
    assert old in parts[part]
    file.write_bytes(zipped(parts | {part: parts[part].replace(old, new)}))


def test_documents_are_checked_only_where_that_is_wanted(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path / "w", profile())
    _spoil(workspace, *PALE, "word/styles.xml")
    assert rollebog("-C", workspace, "check").exit_code == 0
    checked = rollebog("-C", workspace, "check", "--documents")
    assert (checked.exit_code, checked.stdout) == (1, "Checked 1 profile and 2 documents: 2 errors, 0 warnings.\n")
    shown = checked.stderr.splitlines()
    assert shown[0].startswith(f"{PLACE}: body, paragraph 4: text in BBBBBB on FFFFFF has a contrast of 1.9 to 1")
    assert shown[0].endswith("Choose a darker text or a lighter background in the style 'Body Text'.")
    assert shown[1] == "      | Bygger."


def test_documents_without_fault_are_counted(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path / "w", profile(), profile("other"))
    before = everything(workspace)
    checked = rollebog("-C", workspace, "check", "--documents")
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert checked.stdout == "Checked 2 profiles and 4 documents: no problems.\n"
    assert rollebog("-C", workspace, "check", "other", "--documents").stdout.startswith("Checked 1 profile and 2 doc")
    assert everything(workspace) == before


def test_the_json_report_holds_places_in_documents(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path / "w", profile())
    _spoil(workspace, b"<w:tblHeader/>", b"", "word/document.xml", "goal-document")
    checked = rollebog("-C", workspace, "check", "--documents", "--format", "json")
    report = json.loads(checked.stdout)
    assert list(report) == ["errors", "warnings", "documents", "problems"]
    assert (checked.exit_code, report["documents"]) == (1, 2)
    assert [list(problem) for problem in report["problems"]] == [KEYS] * report["errors"]
    assert {problem["path"].partition(" ")[0] for problem in report["problems"]} == {"output/workshop/workshop-2"}
    assert report["problems"][0]["pointer"] == "body, table 2"
    assert (report["problems"][0]["line"], report["problems"][0]["column"]) == (0, 0)


def test_a_document_that_cannot_be_made_keeps_no_other_from_being_checked(workspace: Path) -> None:
    _spoil(workspace, *PALE, "word/styles.xml")
    checked = rollebog("-C", workspace, "check", "--documents")
    assert checked.stdout == "Checked 3 profiles and 2 documents: 5 errors, 0 warnings.\n"
    places = [line.partition(":")[0] for line in checked.stderr.splitlines() if line[0] != " "]
    assert places == [PLACE, PLACE, "profiles/low.yaml", "profiles/odd.yaml", "profiles/odd.yaml"]


def test_what_is_in_force_cannot_be_mended_at_once_so_its_faults_are_warnings(tmp_path: Path) -> None:
    office = Office(tmp_path / "w", profile())
    office.issue("workshop-2", "2026-03-02")
    office.adopt("workshop-1", _adopted(tmp_path))
    checked = office.run("check", "--documents")
    assert checked.exit_code == 0, checked.stderr
    lines = [line for line in checked.stderr.splitlines() if "output/current" in line]
    assert "output/current/workshop/workshop-1" in lines[0]
    assert all("warning: " in line and "mend it with the next revision" in line for line in lines)
    assert any("the document has no headings" in line for line in lines)
    assert " and 2 documents: " in checked.stdout


def _adopted(folder: Path) -> Path:
    """A Word file from before, without title, language or headings."""
    file = folder / "old.docx"
    file.write_bytes(package(p("Fra gamle dage.")))
    return file


def test_problems_in_a_word_file_come_in_the_order_of_their_places() -> None:
    places = ["body, paragraph 2", "body, paragraph 10", "body, table 1, row 9", "body, table 1, row 10", "header 1"]
    problems = [Problem("a.docx", "x", pointer=place) for place in reversed(places)]
    assert [problem.pointer for problem in in_order(problems)] == places
