"""Bad days: whatever is wrong with disk, register, archive, clock or colleagues is said clearly; nothing is lost."""

from __future__ import annotations

import datetime
import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.cli import acting
from generator.register.keeping import database, session
from generator.register.keeping.disk import Disk
from tests.office import Office, told
from tests.small_profile import profile
from tests.small_workspace import everything

REBUILD = "rollebog rebuild"
ACTS = {
    "submit": ("writer", "submit", "workshop-1"),
    "approve": ("master", "approve", "workshop-2", "--yes"),
    "renew": ("master", "renew", "shop-2", "--yes"),
    "withdraw": ("quality", "withdraw", "shop-2", "--reason", "Nedlagt.", "--yes"),
}
DAY = "2026-02-01"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One document in force, one awaiting approval in its first revision, two in no register yet."""
    office = Office(tmp_path_factory.mktemp("prepared") / "office", profile(), profile("shop"))
    office.issue("shop-2", "2026-01-05")
    office.does("writer", "2026-01-06", "submit", "workshop-2")
    return office


@pytest.fixture
def office(prepared: Office, tmp_path: Path) -> Office:
    return Office(shutil.copytree(prepared.folder, tmp_path / "office"))


def act(office: Office, name: str, day: str = DAY) -> str:
    """What is said to somebody whose act is refused."""
    who, *line = ACTS[name]
    return office.refused(who, day, *line)


def succeeds(office: Office, name: str, day: str = DAY) -> None:
    who, *line = ACTS[name]
    office.does(who, day, *line)
    assert office.problems() == []


# --- the register ---------------------------------------------------------------------------------------


def _gone(file: Path) -> None:
    file.unlink()


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _garbage(file: Path) -> None:
    file.write_bytes(b"dear register\n" * 1000)


def _a_word(file: Path) -> None:
    file.write_bytes(b"x")


def _truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 - 100])


def _without_its_head(file: Path) -> None:
    file.write_bytes(b"\0" * 100 + file.read_bytes()[100:])


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _without_its_tables(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE x (y)")
        connection.commit()


LOST: dict[str, tuple[Callable[[Path], None], str]] = {
    "missing": (_gone, "register/register.sqlite: the register is missing."),
    "of zero bytes": (_empty, "register/register.sqlite: the register is damaged (it is empty)."),
    "garbage": (_garbage, "register/register.sqlite: the register is damaged (file is not a database)."),
    "a single letter": (_a_word, "register/register.sqlite: the register is damaged"),
    "truncated": (_truncated, "register/register.sqlite: the register is damaged"),
    "without its head": (_without_its_head, "register/register.sqlite: the register is damaged"),
    "a folder": (_folder, "register/register.sqlite: a folder stands in place of the register."),
    "without its tables": (_without_its_tables, "register/register.sqlite: the register is damaged (it is empty)."),
}


@pytest.mark.parametrize("how", LOST)
def test_a_register_that_is_lost_is_named_by_every_command_and_made_again_by_rebuild(office: Office, how: str) -> None:
    damage, said = LOST[how]
    archive = everything(office.archive)
    damage(office.file)
    found = everything(office.register)
    for name in ("submit", "approve", "renew", "withdraw"):
        refused = act(office, name)
        assert said in refused
        assert REBUILD in refused
    for command in (("status",), ("generate",), ("verify",)):
        assert said in told(office.run(*command))
    assert {**everything(office.register), "lock.sqlite": b""} == {**found, "lock.sqlite": b""}
    done = office.run("rebuild", "--yes", "--date", DAY)
    assert done.exit_code == 0, done.output
    assert "workshop-2 awaited approval; that is lost with the register." in done.stderr
    assert everything(office.archive) == archive
    assert office.problems() == []
    office.renew("shop-2", DAY)
    office.issue("workshop-2", DAY)


def test_a_register_of_a_newer_rollebog_is_left_alone_by_everything(office: Office) -> None:
    with closing(sqlite3.connect(office.file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = everything(office.register)
    newer = "the register was written by a newer Rollebog (its version is 99, this one knows 1)."
    for said in (act(office, "submit"), act(office, "approve"), told(office.run("status"))):
        assert newer in said
        assert "Install the newer Rollebog" in said
    for command in (("rebuild", "--yes"), ("verify",)):
        assert newer in told(office.run(*command))
    assert everything(office.register) == before


def test_a_register_that_may_not_be_opened_says_so_and_is_not_taken_for_damaged(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.state()
    real = sqlite3.connect

    def refused(file: Any, *args: Any, **given: Any) -> sqlite3.Connection:
        if Path(file) == office.file:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorname = "SQLITE_CANTOPEN"
            raise error
        connection: sqlite3.Connection = real(file, *args, **given)
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", refused)
        no_right = "register/register.sqlite: no right to write the register, so nothing was recorded."
        assert f"{no_right} Ask whoever owns the folder." in act(office, "approve")
        assert no_right in told(office.run("rebuild", "--yes"))
        assert no_right in told(office.run("status"))
    assert office.state() == before
    succeeds(office, "approve")


def test_a_transaction_that_the_power_cut_off_is_rolled_back(office: Office) -> None:
    before = office.state()
    journal = office.file.with_name("register.sqlite-journal")
    with closing(sqlite3.connect(office.file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO evidence VALUES (?, ?)", [(str(n), b"x" * 3000) for n in range(50)])
        half = office.file.read_bytes(), journal.read_bytes()
        connection.execute("ROLLBACK")
    office.file.write_bytes(half[0])
    journal.write_bytes(half[1])
    assert len(half[0]) > 100_000
    assert office.problems() == []
    assert office.state() == before
    succeeds(office, "approve")


def test_a_journal_left_behind_does_not_spoil_the_register_that_is_made_again(office: Office) -> None:
    journal = office.file.with_name("register.sqlite-journal")
    with closing(sqlite3.connect(office.file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO evidence VALUES (?, ?)", [(str(n), b"x" * 3000) for n in range(50)])
        left = journal.read_bytes()
        connection.execute("ROLLBACK")
    office.file.unlink()
    journal.write_bytes(left)
    assert office.run("rebuild", "--yes", "--date", DAY).exit_code == 0
    assert office.problems() == []
    assert set(office.rows()) == {"shop-2"}
    assert office.file.with_name(f"register.{DAY}-1.sqlite-journal").read_bytes() == left


# --- the lock -------------------------------------------------------------------------------------------


def test_somebody_who_acts_too_long_is_waited_for_and_then_named(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT", 0.2)
    before = office.state()
    with closing(sqlite3.connect(office.register / "lock.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = act(office, "approve")
        assert "somebody else has been acting for 0.2 seconds. Nothing was recorded. Try again." in said
        assert office.run("status").exit_code == 0  # whoever only looks does not wait
        office.file.rename(office.file.with_name("aside"))
        assert "somebody else has been acting" in told(office.run("rebuild", "--yes"))
        office.file.with_name("aside").rename(office.file)
    assert office.state() == before
    succeeds(office, "approve")


def test_a_register_that_another_program_holds_is_waited_for_too(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT", 0.2)
    before = office.state()
    with closing(sqlite3.connect(office.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for said in (act(office, "approve"), told(office.run("status")), told(office.run("rebuild", "--yes"))):
            assert "somebody else has been acting for 0.2 seconds. Nothing was recorded. Try again." in said
    assert office.state() == before
    succeeds(office, "approve")


@pytest.mark.parametrize("what", ["garbage", "a folder"])
def test_a_lock_that_is_none_says_so_and_may_be_deleted(office: Office, what: str) -> None:
    lock = office.register / "lock.sqlite"
    lock.unlink()
    if what == "a folder":
        lock.mkdir()
    else:
        lock.write_bytes(b"x" * 5000)
    before = office.state()
    said = act(office, "approve")
    assert "register/lock.sqlite: this is not the lock that Rollebog made; nothing was recorded. Delete it" in said
    assert office.state() == before
    shutil.rmtree(lock) if lock.is_dir() else lock.unlink()
    succeeds(office, "approve")


# --- the archive ----------------------------------------------------------------------------------------


def test_without_the_archive_nothing_is_put_into_force_and_none_is_begun_anew(office: Office) -> None:
    away = office.register / "away"
    office.archive.rename(away)
    before = office.state()
    for name in ("approve", "renew", "withdraw"):
        assert "archive" in act(office, name)
    assert not office.archive.exists()
    assert office.state() == before
    assert [one.partition(": ")[0] for one in office.problems()] == [
        "register/archive/rollebog%3ashop-2/v1",
    ]
    away.rename(office.archive)
    for name in ("approve", "renew", "withdraw"):
        succeeds(office, name)


def test_a_file_in_place_of_the_archive_is_named_and_nothing_is_recorded(office: Office) -> None:
    away = office.register / "away"
    office.archive.rename(away)
    office.archive.write_bytes(b"x")
    before = office.state()
    for name in ("approve", "renew", "withdraw"):
        assert "archive" in act(office, name)
        assert office.state() == before
    assert "register/archive: a file stands in place of the archive." in office.problems()
    office.archive.unlink()
    away.rename(office.archive)
    for name in ("approve", "renew", "withdraw"):
        succeeds(office, name)


def test_an_archive_whose_newest_version_was_altered_is_not_built_upon(office: Office) -> None:
    file = office.archive / "rollebog%3ashop-2" / "inventory.json"
    content = file.read_bytes()
    file.write_bytes(content.replace(b"approve 1.00", b"approve 1.01"))
    before = office.state()
    for name in ("renew", "withdraw"):
        said = act(office, name)
        assert "the archive does not hold what the register says was issued last; nothing was recorded." in said
        assert "rollebog verify names everything that is wrong." in said
    assert office.state() == before
    file.write_bytes(content)
    succeeds(office, "renew")


# --- the disk -------------------------------------------------------------------------------------------


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, step: int, number: int) -> Iterator[list[str]]:
    """From the ``step``-th step on the disk of the register refuses everything with that error number."""
    seen: list[str] = []

    def passing(point: str) -> None:
        if point.startswith("before"):
            seen.append(point)
            if len(seen) >= step:
                raise _sqlite_full() if " commit " in point else OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(session, "Disk", lambda: Disk(passing))
        yield seen


def _sqlite_full() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorname = "SQLITE_FULL"
    return error


SAID = {errno.ENOSPC: "the disk is full", errno.EROFS: "no right to write", errno.EACCES: "no right to write"}


@contextmanager
def undone(office: Office) -> Iterator[None]:
    """Whatever is recorded, the register is as it was afterwards."""
    kept = shutil.copytree(office.register, office.folder.with_name("kept"))
    try:
        yield
    finally:
        shutil.rmtree(office.register)
        kept.rename(office.register)


def steps(office: Office, monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """The steps in which an act changes the disk."""
    with undone(office), failing(monkeypatch, sys.maxsize, 0) as seen:
        succeeds(office, name)
    return seen


@pytest.mark.parametrize(
    ("name", "stride"),
    [
        *(("submit", 3), ("renew", 5), ("approve", 11)),
        *(pytest.param(name, 1, marks=pytest.mark.thorough) for name in ("submit", "renew", "approve")),
    ],
)
def test_a_disk_that_is_full_or_read_only_from_any_step_on_loses_and_doubles_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, name: str, stride: int
) -> None:
    before = office.state()
    recorded = []
    who, *line = ACTS[name]
    for step in range(1, len(steps(office, monkeypatch, name)) + 1, stride):
        with undone(office):
            number = list(SAID)[step % len(SAID)]
            with failing(monkeypatch, step, number) as seen:
                done = office.run(*line, "--as", who, "--date", DAY)
            said = told(done) if done.exit_code else ""
            assert not said or SAID[number] in said or "disk is full" in said, (seen[-1], said)
            assert office.problems() == [], seen[-1]  # whoever comes next finishes it or undoes it
            after = office.state()
            recorded.append(len(after["acts"]) - len(before["acts"]))
            if said and "the next command finishes or undoes it" not in said:
                assert recorded[-1] == 0, seen[-1]
            if not recorded[-1]:
                assert after == before, seen[-1]
                assert not (office.register / "stage").exists(), seen[-1]
            if not recorded[-1] and step % 4 == 1:
                succeeds(office, name)
    assert set(recorded) == {0, 1}
    assert recorded == sorted(recorded)  # what has once been written whole is never undone


def test_a_disk_that_is_still_full_while_an_interrupted_act_is_settled_loses_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    who, *line = ACTS["renew"]
    rename = steps(office, monkeypatch, "renew").index("before rename v2") + 1
    before = office.table("acts")
    with failing(monkeypatch, rename + 1, errno.ENOSPC):
        assert "the next command finishes or undoes it" in office.refused(who, DAY, *line)
    for step in range(1, 100):
        with undone(office):
            with failing(monkeypatch, step, errno.ENOSPC) as seen:
                done = office.run("verify")
            if len(seen) < step:
                break
            assert not done.exit_code or "disk is full" in told(done), seen[-1]
            assert office.problems() == [], seen[-1]
            assert len(office.table("acts")) == len(before) + 1, seen[-1]
            assert office.rows()["shop-2"]["revision"] == "1.01"
    assert step > 5


def test_a_disk_that_is_really_full_for_sqlite_says_so_and_records_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.state()
    real = sqlite3.connect

    def small(file: Any, *args: Any, **given: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(file, *args, **given)
        connection.execute("PRAGMA max_page_count = 1")  # no more than there are already
        return connection

    evidence = office.folder / "scan.pdf"
    evidence.write_bytes(b"%PDF" + b"x" * 50_000)
    who, *line = ACTS["approve"]
    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", small)
        said = office.refused(who, DAY, *line, "--evidence", evidence)
    assert "the disk is full, so nothing was recorded. Make room and run the command again." in said
    assert office.state() == before
    office.does(who, DAY, *line, "--evidence", evidence)
    assert office.problems() == []


# --- the clock ------------------------------------------------------------------------------------------


def test_an_act_in_the_future_is_refused(office: Office) -> None:
    before = office.state()
    today = datetime.datetime.now().astimezone().date()
    tomorrow = (today + datetime.timedelta(days=1)).isoformat()
    said = act(office, "approve", tomorrow)
    assert f"workshop-2: {tomorrow} lies in the future (today is " in said
    assert "An act is recorded when it has been done." in said
    assert office.state() == before


def test_a_clock_that_went_backwards_is_told_from_the_last_act(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    before = office.state()
    with monkeypatch.context() as patch:
        patch.setattr(acting, "today", lambda: datetime.date(2020, 1, 1))
        said = act(office, "approve", "2020-01-01")
    assert "its last act (submit) is dated 2026-01-06; this one would be dated 2020-01-01." in said
    assert "Check the clock of this computer, or give the day with --date." in said
    assert office.state() == before
    succeeds(office, "approve")


def test_an_approval_dated_before_its_hearing_ended_is_refused(office: Office) -> None:
    office.does("writer", "2026-01-10", "submit", "workshop-1")
    office.does(
        "writer", "2026-01-11", "hearing", "open", "workshop-1", "--party", "Lauget", "--deadline", "2026-01-25"
    )
    approve = "approve", "workshop-1", "--yes"
    before = office.state()
    assert "the internal hearing is open until 2026-01-25." in office.refused("master", "2026-01-20", *approve)
    closing = "hearing", "close", "workshop-1"
    assert "it cannot be closed on 2026-01-24" in office.refused("writer", "2026-01-24", *closing)
    assert office.state() == before
    office.does("writer", "2026-01-26", *closing)
    before = office.state()
    said = office.refused("master", "2026-01-25", *approve)
    assert "its last act (close-hearing) is dated 2026-01-26; this one would be dated 2026-01-25." in said
    assert office.state() == before
    office.does("master", "2026-01-26", *approve)
    assert office.problems() == []
