"""What the workspace says now: what is composed again, and what is taken from memory."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compose.document import Document
from generator.layout import Layout
from generator.look import STANDARDS, Seen, look
from generator.look.reported import keep, marks_of, report, reported
from generator.register.status.line import Line
from generator.register.status.lines import Status
from generator.register.status.rows import Registered, Row
from generator.workspace import Workspace
from tests.small_profile import control, goals, position, profile, written
from tests.small_standard import CRAFT, CRAFT_NB
from tests.small_workspace import save, small_workspace
from tests.status_lines import DAY, submitted
from tests.status_lines import row as registered_row
from tests.status_lines import seen as composed_document

UNITS = ("alpha", "beta", "gamma")
PATHS = [f"profiles/{unit}.yaml" for unit in UNITS]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Three units with two documents each, looked at once."""
    folder = small_workspace(tmp_path / "w", *(profile(unit) for unit in UNITS))
    assert list(see(folder).composed) == [*PATHS, STANDARDS]
    assert list(see(folder).composed) == []
    return folder


def see(workspace: Path, *rows: Row, baseline: Any = lambda row: None) -> Seen:
    return look(Layout(workspace), Registered(rows), baseline)


def everything_of(seen: Seen) -> list[dict[str, Any]]:
    """The documents with all that is remembered of them."""
    return [{**{name: one[name] for name in one}, **json.loads(one.rest)} for one in seen.documents]


def digests(seen: Seen) -> dict[str, dict[str, str]]:
    return {one["number"]: one["digests"] for one in seen.documents}


def write(workspace: Path, unit: str, **more: Any) -> None:
    save(workspace, profile(unit, **more))


def test_what_is_remembered_is_what_was_seen(workspace: Path) -> None:
    remembered = see(workspace)
    Layout(workspace).look.unlink()
    anew = see(workspace)
    assert everything_of(remembered) == everything_of(anew)
    assert (remembered.notice, remembered.newest) == (anew.notice, anew.newest)
    assert [one["number"] for one in anew.documents] == [f"{unit}-{n}" for unit in UNITS for n in (1, 2)]
    assert (anew.notice, anew.newest) == ("90 days", {"craft": "2.1"})


def test_what_is_seen_is_what_the_register_binds_itself_to(workspace: Path) -> None:
    now = Workspace(Layout(workspace)).candidate("alpha-1")
    (found,) = (one for one in see(workspace).documents if one["number"] == "alpha-1")
    bound = {name: digest for name, digest in now.digests.items() if name != "inputs"}
    assert (found["digests"], found["control"]) == (bound, now.control_facts)
    assert {name: found[name] for name in now.facts} == now.facts


@pytest.mark.parametrize("unit", UNITS)
def test_only_the_profile_that_changed_is_composed_again(workspace: Path, unit: str) -> None:
    write(workspace, unit, texts={"values": "Vi er ordentlige."})
    assert list(see(workspace).composed) == [f"profiles/{unit}.yaml"]
    assert list(see(workspace).composed) == []


def test_a_new_profile_is_composed_and_one_that_is_gone_is_forgotten(workspace: Path) -> None:
    write(workspace, "delta")
    assert list(see(workspace).composed) == ["profiles/delta.yaml"]
    (workspace / "profiles" / "alpha.yaml").unlink()
    seen = see(workspace)
    assert list(seen.composed) == []
    assert {one["key"].partition("/")[0] for one in seen.documents} == {"beta", "delta", "gamma"}
    assert list(see(workspace).composed) == []


def test_settings_concern_everything(workspace: Path) -> None:
    with (workspace / "rollebog.yaml").open("a", encoding="utf-8") as file:
        file.write("notice: 30 days\n")
    seen = see(workspace)
    assert (list(seen.composed), seen.notice) == ([*PATHS, STANDARDS], "30 days")
    assert see(workspace).notice == "30 days"


@pytest.mark.parametrize(
    "path",
    [
        "frameworks/craft/2.1.nb.yaml",
        "templates/labels.nb.yaml",
        "templates/goal-document.nb.docx",
        "frameworks/craft/2.1.yaml",
        "templates/function-description.docx",
    ],
)
def test_a_shared_file_that_comes_or_changes_concerns_those_who_draw_on_it(workspace: Path, path: str) -> None:
    write(workspace, "gamma", language="nb")
    see(workspace)
    file = workspace / path
    if path.endswith(".docx"):
        source = workspace / "templates" / "goal-document.docx"
        file.write_bytes(file.read_bytes()) if file.exists() else shutil.copyfile(source, file)
    else:
        file.write_text(
            {"2.1.yaml": CRAFT, "2.1.nb.yaml": CRAFT_NB}.get(file.name, "sections: {purpose: X}\n"), "utf-8"
        )
    of_all = path in ("frameworks/craft/2.1.yaml", "templates/function-description.docx")
    assert list(see(workspace).composed) == [*(PATHS if of_all else PATHS[2:]), STANDARDS]
    assert list(see(workspace).composed) == []


def test_another_version_of_the_standard_concerns_nobody_who_follows_this_one(workspace: Path) -> None:
    (workspace / "frameworks" / "craft" / "2.10.yaml").write_text(CRAFT.replace('"2.1"', '"2.10"'), "utf-8")
    seen = see(workspace)
    assert (list(seen.composed), seen.newest) == ([STANDARDS], {"craft": "2.10"})


def test_comments_key_order_indentation_and_quotes_are_composed_again_and_never_show_as_a_change(
    workspace: Path,
) -> None:
    before = digests(see(workspace))
    plain = json.loads((workspace / "profiles" / "alpha.yaml").read_text("utf-8"))
    backwards = dict(reversed(plain.items()))
    for text in (
        f"# A comment\n{written(plain)}\n# and another\n",
        json.dumps(backwards, ensure_ascii=False, indent=7),
        json.dumps(plain, ensure_ascii=True),
    ):
        (workspace / "profiles" / "alpha.yaml").write_text(text, "utf-8")
        seen = see(workspace)
        assert list(seen.composed) == ["profiles/alpha.yaml"]
        assert digests(seen) == before


def test_a_text_moves_the_content_a_party_the_control_and_a_label_the_presentation(workspace: Path) -> None:
    def moved(before: dict[str, str]) -> set[str]:
        after = digests(see(workspace))["alpha-1"]
        return {name for name in before if before[name] != after[name]}

    before = digests(see(workspace))["alpha-1"]
    write(workspace, "alpha", positions=[position("alpha-1", purpose="Bygger højt.")])
    assert moved(before) == {"content"}
    write(workspace, "alpha", positions=[position("alpha-1", control=control("alpha-1", folder=["Skuffe"]))])
    assert moved(before) == {"control"}
    write(workspace, "alpha")
    (workspace / "templates" / "labels.da.yaml").write_text("sections: {purpose: Hvorfor}\n", "utf-8")
    assert moved(before) == {"presentation"}


def in_force(workspace: Path, number: str = "alpha-1") -> tuple[Row, Document]:
    """The row of a document that is in force as it is now, and what it says."""
    now = Workspace(Layout(workspace)).candidate(number)
    row = {"document": number, "force": "in-force", "digests": now.digests, "version": 1}
    return row, now.document


def test_a_text_that_differs_from_what_is_in_force_is_compared_once_and_its_weight_remembered(workspace: Path) -> None:
    row, document = in_force(workspace)
    asked: list[Row] = []

    def baseline(one: Row) -> Document:
        asked.append(one)
        return document

    assert list(see(workspace, row, baseline=baseline).composed) == []
    write(workspace, "alpha", positions=[position("alpha-1", responsibility=["Kælderen."])])
    for composed in (["profiles/alpha.yaml"], []):
        seen = see(workspace, row, baseline=baseline)
        assert list(seen.composed) == composed
        (compared,) = (one["compared"] for one in seen.documents if one["number"] == "alpha-1")
        assert (compared["with"], compared["weight"]) == (row["digests"]["content"], "significant")
        assert any("Kælderen." in change for change in compared["changes"])
    assert asked == [row]


def test_what_has_changed_is_told_without_the_names_that_the_program_has_for_fixed_words(workspace: Path) -> None:
    often = {"text": "Tæt tag [sic]", "frequency": "hver maj"}
    write(workspace, "alpha", goals=goals("alpha-2", areas=[{"title": "Tage", "main": ["Tæt"], "sub": [often]}]))
    row, document = in_force(workspace, "alpha-2")
    often["frequency"] = "hver juni"
    write(workspace, "alpha", goals=goals("alpha-2", areas=[{"title": "Tage", "main": ["Tæt"], "sub": [often]}]))
    seen = see(workspace, row, baseline=lambda one: document)
    (compared,) = (one["compared"] for one in seen.documents if one["number"] == "alpha-2")
    assert [one.partition(": ")[2] for one in compared["changes"]] == ["goals/goals/Tage/sub: Tæt tag [sic] hver juni"]


def test_once_another_text_is_in_force_it_is_compared_again(workspace: Path) -> None:
    row, document = in_force(workspace)
    write(workspace, "alpha", positions=[position("alpha-1", purpose="Bygger højt.")])
    see(workspace, row, baseline=lambda one: document)
    other = {**row, "digests": {**row["digests"], "content": "another"}}
    assert list(see(workspace, other, baseline=lambda one: document).composed) == ["profiles/alpha.yaml"]
    approved, _ = in_force(workspace)
    assert list(see(workspace, approved).composed) == []


def test_where_there_is_nothing_to_compare_with_everything_is_new(workspace: Path) -> None:
    row = {"document": "alpha-1", "force": "in-force", "digests": {}, "version": 1}
    (compared,) = (one["compared"] for one in see(workspace, row).documents if one["number"] == "alpha-1")
    assert (compared["weight"], compared["changes"]) == ("significant", [])
    assert list(see(workspace, row).composed) == []


def test_a_faulty_profile_keeps_nobody_else_from_being_seen_and_its_problems_are_remembered(workspace: Path) -> None:
    write(workspace, "beta", positions=[position("beta-1", level="9")])
    for composed in (["profiles/beta.yaml"], []):
        seen = see(workspace)
        assert list(seen.composed) == composed
        assert [problem.path for problem in seen.problems] == ["profiles/beta.yaml"]
        assert "unknown level '9'" in seen.problems[0].message
        assert seen.problems[0].line > 1
        assert seen.faulty == {"beta"}
        assert {one["number"] for one in seen.documents} == {"alpha-1", "alpha-2", "gamma-1", "gamma-2"}
    write(workspace, "beta")
    assert see(workspace).problems == []


def test_a_profile_that_cannot_be_read_at_all_hides_the_unit_of_its_name(workspace: Path) -> None:
    (workspace / "profiles" / "beta.yaml").write_text("unit: [", "utf-8")
    seen = see(workspace)
    assert seen.faulty == {"beta"}
    assert [problem.path for problem in seen.problems] == ["profiles/beta.yaml"]


def test_a_fault_that_lies_in_another_file_goes_with_it(workspace: Path) -> None:
    write(workspace, "beta", positions=[position("alpha-1")])
    write(workspace, "alpha", texts={"values": "Vi er ordentlige."})
    assert see(workspace).problems != []
    write(workspace, "beta")
    assert see(workspace).problems == []


def test_a_number_that_a_single_changed_profile_takes_from_another_is_named(workspace: Path) -> None:
    write(workspace, "beta", positions=[position("ALPHA-1")])
    seen = see(workspace)
    assert [(one.path, "profiles/alpha.yaml" in one.message) for one in seen.problems] == [("profiles/beta.yaml", True)]
    assert [one["key"] for one in seen.documents if one["same"] == "alpha-1"] == ["alpha/carpenter"]


def test_faulty_settings_are_named_and_the_notice_span_is_the_last_one_known(workspace: Path) -> None:
    (workspace / "rollebog.yaml").write_text("organisation: Byen\nlanguage: no\n", "utf-8")
    seen = see(workspace)
    assert {problem.path for problem in seen.problems} == {"rollebog.yaml"}
    assert (seen.notice, seen.documents) == ("90 days", [])
    assert seen.faulty == {*UNITS, STANDARDS}


def test_a_standard_with_a_control_block_is_a_document_too(workspace: Path) -> None:
    block = f"control: {json.dumps(control('S.1'))}\n"
    (workspace / "frameworks" / "craft" / "2.1.yaml").write_text(CRAFT + block, "utf-8")
    (found,) = (one for one in see(workspace).documents if one["number"] == "S.1")
    assert (found["key"], found["kind"]) == ("standards/craft", "competence-description")
    (workspace / "frameworks" / "craft" / "2.1.yaml").write_text("title: [", "utf-8")
    assert STANDARDS in see(workspace).faulty


@pytest.mark.parametrize(
    "damage",
    [
        lambda read: b"",
        lambda read: b"{}\n{}",
        lambda read: read[: len(read) // 2],
        lambda read: read.replace(b"alpha", b"alphb", 1),
        lambda read: read.replace(b"look 1", b"look 0", 1),
        lambda read: read + b"\n",
    ],
)
def test_a_memory_that_is_damaged_or_another_programs_is_made_anew(workspace: Path, damage: Any) -> None:
    memory = Layout(workspace).look
    whole = memory.read_bytes()
    memory.write_bytes(damage(whole))
    assert list(see(workspace).composed) == [*PATHS, STANDARDS]
    assert memory.read_bytes() == whole


def test_a_memory_that_cannot_be_written_is_done_without(workspace: Path) -> None:
    memory = Layout(workspace).look
    memory.unlink()
    memory.mkdir()
    assert list(see(workspace).composed) == [*PATHS, STANDARDS]


def test_a_file_changed_no_earlier_than_the_memory_is_looked_at_again(workspace: Path) -> None:
    written_at = Layout(workspace).look.stat().st_mtime_ns
    os.utime(workspace / "profiles" / "beta.yaml", ns=(written_at, written_at + 10**12))
    for _ in range(2):
        assert list(see(workspace).composed) == ["profiles/beta.yaml"]


@given(away=st.integers(0, 1500), until=st.integers(-5, 1400), deadline=st.integers(-5, 400))
def test_what_was_reported_is_reported_again_on_no_day_on_which_it_would_say_anything_else(
    tmp_path_factory: pytest.TempPathFactory, away: int, until: int, deadline: int
) -> None:
    layout = Layout(small_workspace(tmp_path_factory.mktemp("reported") / "w"))
    layout.output.mkdir()
    hearing = {"kind": "internal", "deadline": (DAY + timedelta(days=deadline)).isoformat(), "responses": 0}
    rows = [registered_row(valid_until=(DAY + timedelta(days=until)).isoformat()), submitted("hearing", document="W.2")]
    rows[1]["hearing"] = hearing

    def on(day: date) -> tuple[Status, list[Line]]:
        made = Status(day, "90 days")
        return made, made.lines(Registered(rows), [composed_document()])

    keep(layout, "chain", *on(DAY), marks_of(layout))
    day = DAY + timedelta(days=away)
    again = reported(layout, "chain", day)
    assert again in (None, report(day, on(day)[1], []))
    assert again is not None or away > 0
    assert reported(layout, "another chain", day) is None
    assert reported(layout, "chain", DAY - timedelta(days=1)) is None


def test_what_is_composed_is_counted_while_it_is(workspace: Path) -> None:
    for unit in UNITS[:2]:
        write(workspace, unit, texts={"values": "Vi er ordentlige."})
    passed: list[tuple[int, int]] = []
    look(Layout(workspace), Registered([]), lambda row: None, lambda done, of: passed.append((done, of)))
    assert passed == [(1, 2), (2, 2)]


def test_where_the_settings_never_could_be_read_the_usual_notice_span_counts(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path / "w", profile())
    (folder / "rollebog.yaml").write_text("organisation: [", "utf-8")
    seen = see(folder)
    assert (seen.notice, seen.documents) == ("90 days", [])
    assert "rollebog.yaml" in {problem.path for problem in seen.problems}


def test_many_files_are_composed_some_at_a_time(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = see(workspace)
    monkeypatch.setattr("generator.look.AT_A_TIME", 1)
    Layout(workspace).look.unlink()
    some = see(workspace)
    assert some.composed == (*PATHS, STANDARDS)
    assert everything_of(some) == everything_of(whole)
