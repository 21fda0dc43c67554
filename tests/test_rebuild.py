"""The register made again from the archive: nothing that is or was in force is lost, and what else is lost is named."""

from __future__ import annotations

import datetime
import errno
import json
import shutil
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from generator.cli import acting
from generator.register.keeping import rebuild as rebuilding
from generator.register.keeping import session
from generator.register.keeping.disk import Disk
from generator.register.keeping.session import Register
from generator.register.rules import When
from tests.interruptions import dead
from tests.office import Office, told
from tests.small_profile import goals, profile
from tests.small_workspace import everything, save
from tests.tampering import flipped, forge

DAY = "2026-02-01"
SETTINGS = "validity: {goal-document: 24 months}\n"
TEN = [f"u{number}-2" for number in range(10)]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Ten documents in force, of which one was renewed, one withdrawn, one adopted; and four kinds of work."""
    folder = tmp_path_factory.mktemp("prepared")
    office = Office(folder / "office", *(profile(f"u{number}") for number in range(11)), settings=SETTINGS)
    scan = folder / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7")
    for number, document in enumerate(TEN[:9]):
        office.issue(document, "2024-02-29" if not number else f"2025-03-{number:02}")
    office.adopt(TEN[9], scan)
    office.renew(TEN[1], "2026-01-05")
    office.withdraw(TEN[2], "2026-01-06")
    hearing = "hearing", "open", "u0-1", "--party", "Lauget", "--deadline", "2026-01-31"
    office.does("writer", "2026-01-07", "submit", "u0-1")
    office.does("writer", "2026-01-08", *hearing)
    for party in ("Lauget", "Svendene"):
        office.does("writer", "2026-01-09", "hearing", "respond", "u0-1", "--party", party, "--comment", "Ja.")
    office.does("writer", "2026-01-07", "submit", "u1-1")
    office.does("writer", "2026-01-07", "submit", "u10-2")
    save(office.folder, profile("u3", goals=goals(TEN[3], objective="Tørt overalt.")))
    office.does("writer", "2026-01-07", "submit", TEN[3])
    assert office.problems() == []
    return office


@pytest.fixture
def office(prepared: Office, tmp_path: Path) -> Office:
    return Office(shutil.copytree(prepared.folder, tmp_path / "office"))


def rebuilt(office: Office, code: int = 0) -> dict[str, Any]:
    done = office.run("rebuild", "--yes", "--date", DAY, "--format", "json")
    assert done.exit_code == code, done.output
    report: dict[str, Any] = json.loads(done.stdout)
    return report


LOST = {
    "u0-1": "u0-1 was in hearing (internal, until 2026-01-31), with 2 responses; that is lost with the register.",
    "u1-1": "u1-1 awaited its hearing; that is lost with the register.",
    "u10-2": "u10-2 awaited approval; that is lost with the register.",
    "u3-2": "u3-2 awaited approval; that is lost with the register.",
}


def test_all_that_is_or_was_in_force_comes_back_and_what_was_in_progress_is_announced(office: Office) -> None:
    before, acts, versions = office.rows(), office.table("acts"), office.table("versions")
    archive = everything(office.archive)
    office.file.unlink()
    report = rebuilt(office)
    rows = office.rows()
    assert set(rows) == set(TEN)
    assert {one: rows[one] for one in TEN if one != TEN[3]} == {one: before[one] for one in TEN if one != TEN[3]}
    assert rows[TEN[3]] == {**before[TEN[3]], "work": "none", "submitted": None, "last": "2025-03-03"}
    assert (rows[TEN[0]]["approved"], rows[TEN[0]]["valid_until"]) == ("2024-02-29", "2026-02-28")
    assert (rows[TEN[1]]["revision"], rows[TEN[1]]["approved"]) == ("1.01", "2026-01-05")
    assert (rows[TEN[2]]["force"], rows[TEN[2]]["withdrawn"]) == ("withdrawn", "2026-01-06")
    assert (rows[TEN[9]]["revision"], rows[TEN[9]]["approved"]) == ("4.01", "2024-05-01")
    lost = {"u0-1", "u1-1", "u10-2"}
    plain = {one[6] for one in acts if one[1] not in lost and not (one[1] == TEN[3] and one[3] == "2026-01-07")}
    assert {one[6] for one in office.table("acts")} == plain
    assert [one[:3] for one in office.table("versions")] == [one[:3] for one in versions]
    assert {one.partition(" ")[0] for one in report["lost"]} == set(LOST)
    assert all(any(one.startswith(said) for one in report["lost"]) for said in LOST.values())
    assert (report["documents"], report["acts"], report["problems"], report["kept"]) == (10, len(plain), [], "")
    assert everything(office.archive) == archive
    assert office.problems() == []


def test_what_was_in_progress_can_be_read_where_the_announcement_says(office: Office) -> None:
    office.file.unlink()
    (said,) = (one for one in rebuilt(office)["lost"] if one.startswith("u0-1"))
    trace = json.loads((office.folder / said.rpartition("What was recorded: ")[2]).read_bytes())
    assert [one["name"] for one in trace["acts"]] == ["submit", "open-hearing", "respond", "respond"]
    assert trace["acts"][-1]["details"]["responses"][0]["party"] == "Svendene"
    assert not list((office.register / "in-progress").iterdir())
    assert rebuilt(office)["lost"] == []


def test_acts_go_on_afterwards_with_the_next_number(office: Office) -> None:
    office.file.unlink()
    rebuilt(office)
    assert "it was withdrawn on 2026-01-06." in office.refused("writer", DAY, "submit", TEN[2])
    office.renew(TEN[1], DAY)
    office.issue(TEN[3], DAY)
    office.issue("u10-2", DAY)
    rows = office.rows()
    assert [rows[one]["revision"] for one in (TEN[1], TEN[3], "u10-2")] == ["1.02", "1.01", "1.00"]
    assert office.problems() == []


def test_a_whole_register_is_left_as_it_is(office: Office) -> None:
    before = everything(office.register)
    done = office.run("rebuild", "--yes", "--date", DAY)
    assert (done.exit_code, done.stdout) == (0, "The register is whole; there is nothing to rebuild.\n")
    assert everything(office.register) == before
    assert rebuilt(office)["rebuilt"] is False
    assert office.run("rebuild", "--yes").stdout.startswith("The register is whole")


def test_where_nothing_was_ever_recorded_there_is_nothing_to_rebuild(tmp_path: Path) -> None:
    office = Office(tmp_path / "office", profile())
    assert "there is nothing to rebuild" in office.run("rebuild").stdout
    assert not office.register.exists()


def test_a_damaged_register_is_kept_beside_the_new_one_and_never_overwritten(office: Office) -> None:
    for number, content in enumerate((b"first", b"second"), 1):
        office.file.write_bytes(content)
        report = rebuilt(office)
        assert report["kept"] == f"register.{DAY}-{number}.sqlite"
        assert (office.register / report["kept"]).read_bytes() == content
        assert office.problems() == []
    assert (office.register / f"register.{DAY}-1.sqlite").read_bytes() == b"first"


def test_it_asks_first_and_without_a_yes_changes_nothing(office: Office) -> None:
    office.file.unlink()
    before = everything(office.register)
    assert "Nothing was done." in told(office.run("rebuild"))
    assert everything(office.register) == before


def test_one_damaged_object_does_not_keep_the_others_from_coming_back(office: Office) -> None:
    office.file.unlink()
    path = f"rollebog%3a{TEN[4]}/v1/content/record.json"
    with flipped(office.archive / path, 200, 1):
        report = rebuilt(office, code=1)
        assert {one["path"] for one in report["problems"]} == {f"register/archive/{path}"}
        assert set(office.rows()) == {*TEN} - {TEN[4]}
        # Its number is not given away while its object is there.
        assert "archive does not hold what" in office.refused("writer", DAY, "submit", TEN[4])
    assert rebuilt(office)["documents"] == 10
    assert office.problems() == []


def test_records_that_tell_no_story_are_named_and_the_others_come_back(office: Office) -> None:
    office.file.unlink()
    forge(office.archive / f"rollebog%3a{TEN[4]}", 1, "record.json", acts=[])
    forge(office.archive / f"rollebog%3a{TEN[5]}", 1, "record.json", schema="other")
    forge(office.archive / f"rollebog%3a{TEN[1]}", 2, "record.json", predecessor="x")
    report = rebuilt(office, code=1)
    assert {one["path"] for one in report["problems"]} == {
        f"register/archive/rollebog%3a{one}" for one in (TEN[1], TEN[4], TEN[5])
    }
    assert set(office.rows()) == {*TEN} - {TEN[1], TEN[4], TEN[5]}


def test_a_register_older_than_its_archive_is_brought_up_to_date(office: Office) -> None:
    older = office.file.read_bytes()
    office.renew(TEN[5], "2026-01-20")
    rows = office.rows()
    office.file.write_bytes(older)
    assert any(one.endswith("the register does not know this version.") for one in office.problems())
    assert rebuilt(office)["rebuilt"] is True
    assert office.rows()[TEN[5]] == rows[TEN[5]]
    assert office.problems() == []


def test_an_archive_that_was_set_back_is_not_believed_while_the_old_register_can_be_read(office: Office) -> None:
    folder = office.archive / f"rollebog%3a{TEN[1]}"
    shutil.rmtree(folder / "v2")
    for name in ("inventory.json", "inventory.json.sha512"):
        shutil.copy(folder / "v1" / name, folder / name)
    shutil.rmtree(office.archive / f"rollebog%3a{TEN[6]}")
    office.behind_its_back(f"UPDATE documents SET row = '' WHERE document = '{TEN[0]}'")
    report = rebuilt(office, code=1)
    paths = {one["path"] for one in report["problems"]}
    assert f"register/archive/rollebog%3a{TEN[1]}/v2" in paths
    assert f"register/archive/rollebog%3a{TEN[6]}/v1" in paths
    assert set(office.rows()) == {*TEN} - {TEN[1], TEN[6]}


def test_without_an_archive_that_was_there_nothing_is_made(office: Office) -> None:
    office.archive.rename(office.register / "away")
    office.behind_its_back(f"UPDATE documents SET row = '' WHERE document = '{TEN[0]}'")
    before = everything(office.register)
    said = told(office.run("rebuild", "--yes"))
    assert "register/archive: this is no archive to make the register from; nothing was changed." in said
    assert everything(office.register) == before


def test_where_nothing_was_issued_yet_a_damaged_register_makes_room_for_an_empty_one(tmp_path: Path) -> None:
    office = Office(tmp_path / "office", profile())
    office.does("writer", DAY, "submit", "workshop-2")
    office.file.write_bytes(b"x")
    done = office.run("rebuild", "--yes", "--date", DAY)
    assert done.exit_code == 0
    assert "warning: there is no archive, so the new register is empty." in done.stderr
    assert "workshop-2 awaited approval; that is lost with the register." in done.stderr
    office.issue("workshop-2", DAY)
    assert office.problems() == []


def test_acts_keep_their_order_when_the_clock_of_the_computer_went_backwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = count(23, -1)

    def backwards(day: datetime.date) -> When:
        return When(day, day, f"2026-02-01T{next(hours):02}:00:00+00:00")

    monkeypatch.setattr(acting, "when", backwards)
    office = Office(tmp_path / "office", profile(), profile("shop"))
    office.issue("workshop-2", DAY)
    office.issue("shop-2", DAY)
    office.renew("workshop-2", DAY)
    office.withdraw("workshop-2", DAY)
    rows = office.rows()
    office.file.unlink()
    rebuilt(office)
    assert office.rows() == rows
    assert office.problems() == []


# --- interrupted ----------------------------------------------------------------------------------------


def test_killed_in_the_middle_it_works_when_it_is_run_again(office: Office, tmp_path: Path) -> None:
    office.file.write_bytes(b"damaged")
    kept = shutil.copytree(office.register, tmp_path / "kept")
    rows = None
    for step in count(1, 47):
        with dead(office.register, step) as trouble:
            rebuilding.rebuild(Register(office.register), DAY)
        said = office.run("rebuild", "--yes", "--date", DAY)
        assert said.exit_code == 0, said.output
        assert all(one in said.stderr for one in LOST.values()), step
        rows = rows or office.rows()
        assert office.rows() == rows
        assert (office.register / f"register.{DAY}-1.sqlite").read_bytes() == b"damaged"
        assert not (office.register / "register.new.sqlite").exists()
        assert office.problems() == []
        if not trouble.happened:
            break
        shutil.rmtree(office.register)
        shutil.copytree(kept, office.register)
    assert step > 100


def test_what_was_lost_is_told_even_if_the_rebuilding_was_killed_before_it_said_so(office: Office) -> None:
    office.file.unlink()
    rebuilding.rebuild(Register(office.register), DAY)
    assert {one.partition(":")[0] for one in office.problems()} == {
        f"register/in-progress/rollebog%3a{one}.json" for one in LOST
    }
    report = rebuilt(office)
    assert (report["rebuilt"], len(report["lost"])) == (False, 4)
    assert office.problems() == []


@pytest.fixture
def small(tmp_path: Path) -> Office:
    office = Office(tmp_path / "office", profile(), profile("shop"))
    office.issue("workshop-2", "2026-01-05")
    office.does("writer", "2026-01-06", "submit", "shop-2")
    return office


def broken_off(office: Office, monkeypatch: pytest.MonkeyPatch, point: str, nth: int, *line: str) -> None:
    """The act is cut off before the ``nth`` step of that name, and the register is lost."""
    seen: list[str] = []

    def passing(step: str) -> None:
        seen.append(step)
        if seen.count(point) >= nth:
            raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(session, "Disk", lambda: Disk(passing))
        told(office.run(*line, "--as", "master", "--date", DAY, "--yes"))
    assert seen.count(point) >= nth
    office.file.unlink()


FINISHED = "workshop-2: renew by master on 2026-02-01 had been interrupted and was finished."
RENAMES = {
    "before its folder": ("before rename v2", 1),
    "between folder and inventory": ("before rename inventory.json", 1),
    "between inventory and its digest": ("before rename inventory.json.sha512", 1),
}


@pytest.mark.parametrize("staged", [True, False], ids=["with its stage", "without its stage"])
@pytest.mark.parametrize("where", RENAMES)
def test_an_interrupted_issue_is_finished_with_the_register_lost(
    small: Office, monkeypatch: pytest.MonkeyPatch, where: str, staged: bool
) -> None:
    broken_off(small, monkeypatch, *RENAMES[where], "renew", "workshop-2")
    if not staged and where != "before its folder":
        shutil.rmtree(small.register / "stage")
    report = rebuilt(small)
    assert report["settled"] == [FINISHED]
    assert small.rows()["workshop-2"]["revision"] == "1.01"
    assert small.problems() == []
    small.renew("workshop-2", DAY)
    assert small.rows()["workshop-2"]["revision"] == "1.02"
    assert small.problems() == []


def test_an_interrupted_first_issue_is_finished_with_the_register_lost(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(small, monkeypatch, "before rename rollebog%3ashop-2", 1, "approve", "shop-2")
    report = rebuilt(small)
    assert report["settled"] == ["shop-2: approve by master on 2026-02-01 had been interrupted and was finished."]
    assert report["lost"] == []  # what was in progress is in force now
    assert small.rows()["shop-2"]["revision"] == "1.00"
    assert small.problems() == []


def test_an_issue_whose_stage_is_not_whole_is_undone_with_the_register_lost(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(small, monkeypatch, "before rename rollebog%3ashop-2", 1, "approve", "shop-2")
    (small.register / "stage" / "object" / "v1" / "content" / "record.json").unlink()
    archive = everything(small.archive)
    report = rebuilt(small)
    assert report["settled"] == ["an issue had been begun and was undone; do it again."]
    assert "shop-2 awaited approval" in report["lost"][0]
    assert everything(small.archive) == archive
    small.issue("shop-2", DAY)
    assert small.problems() == []


def test_an_interrupted_issue_that_was_altered_is_neither_finished_nor_hidden(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(small, monkeypatch, "before rename inventory.json", 1, "renew", "workshop-2")
    path = "rollebog%3aworkshop-2/v2/content/imprint.json"
    archive = everything(small.archive)
    with flipped(small.archive / path, 20, 1):
        report = rebuilt(small, code=1)
        assert f"register/archive/{path}" in {one["path"] for one in report["problems"]}
        assert (report["settled"], small.rows()) == ([], {})
    assert everything(small.archive) == archive
    assert rebuilt(small)["settled"] == [FINISHED]
    assert small.problems() == []


def test_an_act_whose_trace_was_not_in_its_place_yet_is_announced_too_and_told_once(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.does("writer", "2026-01-06", "submit", "workshop-1")

    def passing(step: str) -> None:
        if step == "before rename rollebog%3aworkshop-1.json":
            raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(session, "Disk", lambda: Disk(passing))
        opening = "hearing", "open", "workshop-1", "--party", "Lauget", "--deadline", "2026-01-31"
        small.run(*opening, "--as", "writer", "--date", "2026-01-07")
    assert (small.register / "under-way.json").is_file()
    small.file.unlink()
    lost = [one for one in rebuilt(small)["lost"] if one.startswith("workshop-1")]
    assert [one.partition(";")[0] for one in lost] == ["workshop-1 was in hearing (internal, until 2026-01-31)"]
    assert not (small.register / "under-way.json").exists()
    assert len(list((small.register / "lost" / DAY).iterdir())) == 3
    assert small.problems() == []


def test_an_inventory_that_somebody_altered_is_not_taken_for_an_interruption(small: Office) -> None:
    small.renew("workshop-2", "2026-01-10")
    small.file.unlink()
    path = "rollebog%3aworkshop-2/inventory.json"
    with flipped(small.archive / path, 300, 1):
        altered = everything(small.archive)
        report = rebuilt(small, code=1)
        assert f"register/archive/{path}" in {one["path"] for one in report["problems"]}
        assert everything(small.archive) == altered
