"""``rollebog generate``: which documents are made, where, and what is said about them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.command_line import rollebog
from tests.small_profile import control, goals, position, profile
from tests.small_workspace import documents, everything, save, small_workspace

FUNCTION = "Funktionsbeskrivelse, tømrer, Værksted"
GOALS = "Målsætningsdokument, Værksted"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return small_workspace(tmp_path / "w", profile(), profile("yard"))


def _report(workspace: Path, *arguments: str, code: int = 0) -> Any:
    done = rollebog("-C", workspace, "generate", "--format", "json", *arguments)
    assert (done.exit_code, done.stderr) == (code, "")
    return json.loads(done.stdout)


def _made(report: Any) -> list[tuple[str, str, str]]:
    return [(one["unit"], one["kind"], one["outcome"]) for one in report["documents"]]


def test_every_unit_gets_its_documents_in_a_folder_of_its_own_with_names_for_people(workspace: Path) -> None:
    done = rollebog("-C", workspace, "generate")
    assert (done.exit_code, done.stderr) == (0, "")
    names = [file.relative_to(workspace).as_posix() for file in documents(workspace)]
    assert names == [
        f"output/workshop/workshop-1 {FUNCTION} workshop.docx",
        f"output/workshop/workshop-2 {GOALS} workshop.docx",
        f"output/yard/yard-1 {FUNCTION} yard.docx",
        f"output/yard/yard-2 {GOALS} yard.docx",
    ]
    assert done.stdout.splitlines() == [*names, "4 documents of 2 units: 4 written, 0 unchanged."]


def test_named_units_alone_are_made_whatever_the_case_of_their_ids(workspace: Path) -> None:
    report = _report(workspace, "YARD")
    assert {unit for unit, _, _ in _made(report)} == {"yard"}
    assert [file.parent.name for file in documents(workspace)] == ["yard", "yard"]


def test_a_unit_or_kind_that_is_named_twice_is_made_once(workspace: Path) -> None:
    report = _report(workspace, "yard", "Yard", "--kind", "goal-document", "--kind", "goal-document")
    assert _made(report) == [("yard", "goal-document", "written")]


def test_only_the_wanted_kinds_are_made_and_others_of_earlier_runs_stay(workspace: Path) -> None:
    assert _made(_report(workspace, "--kind", "goal-document")) == [
        ("workshop", "goal-document", "written"),
        ("yard", "goal-document", "written"),
    ]
    both = _report(workspace, "yard", "--kind", "goal-document", "--kind", "function-description")
    assert sorted(_made(both)) == [("yard", "function-description", "written"), ("yard", "goal-document", "unchanged")]
    assert _report(workspace, "yard", "--kind", "function-description")["removed"] == []
    assert len(documents(workspace)) == 3


def test_another_output_folder_takes_the_documents_and_output_stays_away(workspace: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "et andet sted"
    report = _report(workspace, "yard", "--output", str(elsewhere))
    assert [one["path"] for one in report["documents"]] == [str(file) for file in documents(elsewhere, ".")]
    assert not (workspace / "output").exists()


def test_output_is_relative_to_the_current_folder_not_to_the_workspace(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report = _report(workspace, "yard", "--output", "here")
    assert [one["path"].split("/")[0] for one in report["documents"]] == ["here", "here"]
    assert len(documents(tmp_path, "here")) == 2


def test_the_json_report_has_stable_keys(workspace: Path) -> None:
    report = _report(workspace)
    assert list(report) == [
        *("documents", "issued", "shapes", "outdated", "taken", "settled", "removed", "abandoned", "problems")
    ]
    assert report["documents"][0] == {
        "unit": "workshop",
        "kind": "function-description",
        "number": "workshop-1",
        "path": f"output/workshop/workshop-1 {FUNCTION} workshop.docx",
        "outcome": "written",
    }
    assert (report["removed"], report["problems"]) == ([], [])


def test_generating_again_without_changes_touches_no_file(workspace: Path) -> None:
    _report(workspace)
    before = {file: file.stat().st_mtime_ns for file in documents(workspace)}
    again = rollebog("-C", workspace, "generate")
    assert again.stdout == "4 documents of 2 units: 0 written, 4 unchanged.\n"
    assert {file: file.stat().st_mtime_ns for file in documents(workspace)} == before


def test_a_changed_word_is_in_the_document_after_the_next_run_and_nothing_else_is_written(workspace: Path) -> None:
    _report(workspace)
    save(workspace, profile("yard", positions=[position("yard-1", purpose="Et **helt** nyt formål.")]))
    changed = [one for one in _report(workspace)["documents"] if one["outcome"] == "written"]
    assert [one["number"] for one in changed] == ["yard-1"]
    texts = [paragraph.text for paragraph in Document(str(workspace / changed[0]["path"])).paragraphs]
    assert "Et helt nyt formål." in texts


def test_misspelt_units_are_refused_with_suggestions_and_nothing_is_made(workspace: Path) -> None:
    refused = rollebog("-C", workspace, "generate", "wokshop", "workshop")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == "profiles: there is no unit 'wokshop'. Did you mean 'workshop'?\n"
    assert documents(workspace) == []


def test_a_misspelt_kind_is_wrong_usage_with_a_suggestion_and_nothing_is_made(workspace: Path) -> None:
    refused = rollebog("-C", workspace, "generate", "--kind", "goal-documnet")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "there is no kind 'goal-documnet'. Did you mean 'goal-document'?" in refused.stderr
    assert documents(workspace) == []


def test_watching_and_json_do_not_go_together(workspace: Path) -> None:
    refused = rollebog("-C", workspace, "generate", "--watch", "--format", "json")
    assert (refused.exit_code, refused.stdout, documents(workspace)) == (2, "", [])


def test_a_unit_with_mistakes_is_left_out_its_mistakes_are_listed_and_the_others_are_made(workspace: Path) -> None:
    _report(workspace)
    before = everything(workspace / "output" / "yard")
    save(workspace, profile("yard", positions=[position("yard-1", level="9")]))
    (workspace / "profiles" / "torn.yaml").write_text("unit: [", "utf-8")
    done = rollebog("-C", workspace, "generate")
    assert done.exit_code == 1
    assert "profiles/yard.yaml:" in done.stderr
    assert "unknown level '9'" in done.stderr
    assert "profiles/torn.yaml:" in done.stderr
    said = (
        "2 documents of 2 units: 0 written, 2 unchanged. Not every document of yard could be made. 2 errors to mend.\n"
    )
    assert done.stdout == said
    assert everything(workspace / "output" / "yard") == before


def test_each_mistake_is_listed_once_however_many_documents_it_keeps_back(workspace: Path) -> None:
    (workspace / "frameworks" / "craft" / "2.1.yaml").write_text("id: [", "utf-8")
    problems = _report(workspace, code=1)["problems"]
    assert [problem["path"] for problem in problems] == ["frameworks/craft/2.1.yaml"]


def test_settings_with_mistakes_keep_every_document_back(workspace: Path) -> None:
    (workspace / "rollebog.yaml").write_text("organisation: Byen\nlanguage: no\n", "utf-8")
    report = _report(workspace, code=1)
    assert (report["documents"], [problem["path"] for problem in report["problems"]]) == ([], ["rollebog.yaml"])


def test_a_missing_or_broken_template_is_named_and_the_other_kind_is_made(workspace: Path) -> None:
    template = workspace / "templates" / "goal-document.docx"
    for spoil in (template.unlink, lambda: template.write_bytes(b"no zip")):
        spoil()
        report = _report(workspace, code=1)
        assert {kind for _, kind, _ in _made(report)} == {"function-description"}
        assert {problem["path"] for problem in report["problems"]} == {"templates/goal-document.docx"}


def test_a_template_of_the_documents_language_comes_before_the_common_one(workspace: Path) -> None:
    templates = workspace / "templates"
    (templates / "goal-document.docx").rename(templates / "goal-document.da.docx")
    assert len(_report(workspace)["documents"]) == 4


def test_warnings_count_as_failures_only_where_generating_is_strict(workspace: Path) -> None:
    idle = profile("idle")
    del idle["positions"], idle["goals"]
    save(workspace, idle)
    assert rollebog("-C", workspace, "generate").exit_code == 0
    assert rollebog("-C", workspace, "generate", "--strict").exit_code == 1


def test_two_numbers_that_look_alike_as_file_names_never_share_a_file(tmp_path: Path) -> None:
    twins = [position("A/1", id="one"), position("A:1", id="two")]
    workspace = small_workspace(tmp_path / "w", profile(positions=twins))
    done = rollebog("-C", workspace, "generate", "--kind", "function-description")
    assert len(documents(workspace)) == 2 or (done.exit_code == 1 and "A:1" in done.stderr)


def test_a_file_name_is_safe_and_short_enough_for_windows_and_sharepoint(tmp_path: Path) -> None:
    title = 'Leder <af> "alt": ' + "kommunikationsmedarbejder " * 20 + "?*|\\."
    workspace = small_workspace(tmp_path / "w", profile(positions=[position("A/1", title=title)], goals=goals()))
    assert rollebog("-C", workspace, "generate").exit_code == 0
    for file in documents(workspace):
        assert not set('<>:"/\\|?*') & set(file.name)
        assert len(file.name) <= 128
        assert file.stem == file.stem.strip(" .")


@pytest.mark.parametrize("number", ["CON.1", "aux.soc.2", "Nul", "COM1.001"])
def test_no_file_bears_a_name_that_windows_keeps_for_a_device(number: str, tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path / "w", profile(positions=[position(number)]))
    done = rollebog("-C", workspace, "generate", "--kind", "function-description")
    devices = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
    assert done.exit_code == 1 or len(documents(workspace)) == 1
    for file in documents(workspace):
        assert file.name.partition(".")[0].strip().lower() not in devices


def test_a_validity_that_runs_beyond_the_calendar_is_no_fault_of_the_program(tmp_path: Path) -> None:
    forever = control("F.1", revision="1", approved="2025-01-01", validity="9999 years")
    workspace = small_workspace(tmp_path / "w", profile(positions=[position(control=forever)]))
    assert rollebog("-C", workspace, "generate").exit_code == 0


def test_without_a_terminal_there_is_no_progress_bar_however_many_units(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path / "w", *(profile(f"unit-{number}", positions=[]) for number in range(25)))
    done = rollebog("-C", workspace, "generate")
    assert (done.exit_code, done.stderr, len(done.stdout.splitlines())) == (0, "", 26)
