"""An act that is interrupted, by whatever and wherever, is done whole or not at all; the next command says which.

The whole proof, every act at every point and at random moments, is ``benchmarks/kills.py``.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.problems import RollebogError
from generator.register.keeping.disk import Disk
from generator.register.keeping.session import Register
from tests.interrupted_acts import (
    Passing,
    State,
    act,
    ended,
    judged,
    killed_at,
    laid_out,
    points,
    settle,
    started,
    state,
)
from tests.lives_on_disk import Scene, scenes

# What a process wrote outlives it, synced or not; so nothing need wait for a disk where memory can be had as one.
_MEMORY = "/dev/shm"


@pytest.fixture(scope="module")
def quick() -> Iterator[Path]:
    with TemporaryDirectory(dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def found(quick: Path) -> dict[str, Scene]:
    return scenes(quick)


_passed: dict[str, list[str]] = {}


def passed(scene: Scene, folder: Path) -> list[str]:
    """The points of an act; they are always the same."""
    if scene.name not in _passed:
        _passed[scene.name] = points(
            lambda passing: act(scene, laid_out(scene, folder / "whole"), passing), folder / "points.json"
        )
    return _passed[scene.name]


def killed(scene: Scene, folder: Path, number: int) -> Path:
    """What a process leaves that is killed at that point of the act."""
    left = laid_out(scene, folder / "killed")
    assert ended(started(lambda: act(scene, left, killed_at(number))))
    return left


# --- killed --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("name", ["approve-second", "withdraw"])
def test_killed_at_any_point_an_issue_is_done_whole_or_not_at_all(
    name: str, every: int, found: dict[str, Scene], quick: Path
) -> None:
    scene = found[name]
    steps = enumerate(pairwise(["", *passed(scene, quick)]), 1)
    # Nothing happens between the end of a step and the beginning of the next.
    kills = [step for step in steps if not (step[1][0].startswith("after") and step[1][1].startswith("before"))]
    finished = []
    for turn, (number, (_, point)) in enumerate(kills[::every]):
        verdict = judged(scene, killed(scene, quick, number), by_reading=turn % 2 == 0)
        assert not verdict.bad, point
        finished.append(verdict.finished)
    # Once everything is on the disk there is no way back, and before that there is none forward.
    assert finished == sorted(finished)
    assert {False, True} == set(finished)


@pytest.mark.parametrize("name", ["submit", "send-back", "respond", "approve-first", "adopt", "renew"])
def test_killed_now_and_then_any_act_is_done_whole_or_not_at_all(
    name: str, found: dict[str, Scene], quick: Path
) -> None:
    scene = found[name]
    count = len(passed(scene, quick))
    for number in (1, count // 2, count):
        assert not judged(scene, killed(scene, quick, number)).bad, number


def test_an_object_whose_declaration_was_created_and_not_yet_filled_is_not_taken_for_whole(
    found: dict[str, Scene], quick: Path
) -> None:
    number = passed(found["adopt"], quick).index("before content 0=ocfl_object_1.1") + 1
    verdict = judged(found["adopt"], killed(found["adopt"], quick, number))
    assert (verdict.finished, verdict.bad) == (False, [])


@pytest.mark.parametrize("point", ["after rename v2", "before commit act approve", "before fsync record.json"])
def test_killed_again_while_the_first_kill_is_settled_it_is_still_one_or_the_other(
    point: str, found: dict[str, Scene], quick: Path
) -> None:
    scene = found["approve-second"]
    number = passed(scene, quick).index(point) + 1
    once = killed(scene, quick, number)
    settling = Scene(scene.name, once, scene.act, scene.before, scene.after)
    names = points(lambda passing: settle(laid_out(settling, quick / "whole"), passing), quick / "points.json")
    for again in (1, len(names) // 2, len(names)):
        twice = laid_out(settling, quick / "twice")
        assert ended(started(lambda again=again, twice=twice: settle(twice, killed_at(again))))  # type: ignore[misc]
        assert not judged(settling, twice).bad, names[again - 1]


@pytest.mark.parametrize(
    ("name", "point", "said"),
    [
        ("approve-second", "before fsync record.json", "W.1: approve by master on 2026-03-18 {} undone; do it again."),
        ("approve-second", "before rename v2", "W.1: approve by master on 2026-03-18 {} finished."),
        ("respond", "before commit act respond", "W.1: respond by writer on 2026-03-03 {} undone; do it again."),
        ("respond", "after commit act respond", "W.1: respond by writer on 2026-03-03 {} finished."),
        ("send-back", "after commit act send-back", "W.1: send-back by quality on 2026-03-02 {} finished."),
        ("submit", "before fsync under-way.json", "W.1: submit by writer on 2026-03-02 {} undone; do it again."),
    ],
)
def test_the_next_command_says_what_became_of_it_once(
    name: str, point: str, said: str, found: dict[str, Scene], quick: Path
) -> None:
    left = killed(found[name], quick, passed(found[name], quick).index(point) + 1)
    assert settle(left) == [said.format("had been interrupted and was")]
    assert settle(left) == []


# --- stopped by hand, or by the disk -------------------------------------------------------------------


def _raising(number: int, error: BaseException, lasting: bool) -> Passing:
    """Lets the ``number``-th step fail, and with ``lasting`` every one after it."""
    seen = 0

    def passing(point: str) -> None:
        nonlocal seen
        seen += 1
        if seen == number or (lasting and seen > number and point.startswith("before")):
            raise _full_register() if "commit" in point and isinstance(error, OSError) else error

    return passing


def _full_register() -> sqlite3.Error:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorname = "SQLITE_FULL"
    return error


def _attempts(
    scene: Scene, folder: Path, side: str, error: BaseException, lasting: bool = False
) -> Iterator[tuple[Path, BaseException | None]]:
    """The act done with trouble before or after each of its steps; what it left, and what was raised."""
    for number, point in enumerate(passed(scene, folder), 1):
        if not point.startswith(side) or "output/" in point:
            continue
        left = laid_out(scene, folder / "troubled")
        try:
            with Register(left / "register", Disk(_raising(number, error, lasting))).acting() as session:
                scene.act(session)
        except (RollebogError, KeyboardInterrupt) as raised:
            yield left, raised
        else:
            yield left, None


def _left(folder: Path) -> tuple[list[str], State]:
    """What the next command says, and what the register holds then."""
    news = settle(folder)
    with Register(folder / "register").reading() as session:
        assert session
        return news, state(session)


@pytest.mark.parametrize(
    ("name", "lasting"), [("respond", False), ("respond", True), ("send-back", True), ("withdraw", True)]
)
def test_where_the_disk_is_full_the_message_says_what_is_true(
    name: str, lasting: bool, found: dict[str, Scene], quick: Path
) -> None:
    scene = found[name]
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    refused = 0
    for left, error in _attempts(scene, quick, "before", full, lasting):
        news, now = _left(left)
        if error is None:
            assert now == scene.after
        elif "broke off" in str(error):
            assert now in (scene.before, scene.after)
            assert news
        else:
            assert "the disk is full" in str(error)
            assert "nothing was" in str(error)
            assert now == scene.before
            assert lasting or not news
        refused += error is not None
    assert refused


@pytest.mark.parametrize("point", ["after fsync record.json", "before rename v4"])
def test_a_disk_that_is_full_while_an_interruption_is_settled_only_puts_that_off(
    point: str, found: dict[str, Scene], quick: Path
) -> None:
    scene = found["withdraw"]
    once = killed(scene, quick, passed(scene, quick).index(point) + 1)
    settling = Scene(scene.name, once, scene.act, scene.before, scene.after)
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    names = points(lambda passing: settle(laid_out(settling, quick / "whole"), passing), quick / "points.json")
    put_off = 0
    for number in (number for number, name in enumerate(names, 1) if name.startswith("before")):
        left = laid_out(settling, quick / "twice")
        try:
            settle(left, _raising(number, full, lasting=True))
        except RollebogError as error:
            assert "the disk is full" in str(error)
            put_off += 1
        assert not judged(settling, left).bad
    assert put_off


@pytest.mark.parametrize("name", ["submit", "withdraw"])
def test_stopped_with_ctrl_c_after_any_step_it_is_done_whole_or_not_at_all(
    name: str, found: dict[str, Scene], quick: Path
) -> None:
    scene = found[name]
    for left, _ in _attempts(scene, quick, "after", KeyboardInterrupt()):
        assert _left(left)[1] in (scene.before, scene.after)


def test_what_does_not_stay_on_the_disk_is_not_reported_as_done(found: dict[str, Scene], quick: Path) -> None:
    scene = found["approve-second"]
    left = laid_out(scene, quick / "left")

    def swallow(point: str) -> None:
        if point == "after fsync stage/":
            next((left / "register" / "stage").rglob("record.json")).unlink()

    with (
        pytest.raises(RollebogError, match=r"did not stay on the disk; nothing was put into force\."),
        Register(left / "register", Disk(swallow)).acting() as session,
    ):
        scene.act(session)
    assert settle(left) == []
    assert not judged(scene, left).bad


def test_a_folder_that_somebody_put_where_the_next_version_belongs_is_not_taken_for_it(
    found: dict[str, Scene], quick: Path
) -> None:
    scene = found["approve-second"]
    left = laid_out(scene, quick / "left")
    (left / "register" / "archive" / "rollebog%3aW%2e1" / "v2").mkdir()
    with (
        pytest.raises(RollebogError, match=r"something in the archive stands where the next version belongs"),
        Register(left / "register").acting() as session,
    ):
        scene.act(session)
