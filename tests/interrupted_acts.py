"""Acts on a real register in a process of their own, which is killed at a chosen point; and what must hold afterwards.

A point is a name that the disk announces between two of its steps, or a touch of a file below ``output/``. The
points of an act are those of a run that nobody kills. A killed run leaves the register exactly as it was before
the act, or exactly as the run that nobody killed left it, once the next command has opened it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from generator.copies import copy_what_is_in_force, issued_files
from generator.register.keeping.disk import Disk
from generator.register.keeping.proof import proved
from generator.register.keeping.session import Register, Session
from tests.lives_on_disk import DAY, Scene

_TOUCHES = {"open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
Passing = Callable[[str], None]


def nowhere(point: str) -> None:
    """For a run that nobody kills."""


def killed_at(number: int) -> Passing:
    """Kills this process, as ``kill -9`` does, when it passes its ``number``-th point."""
    seen = 0

    def passing(point: str) -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return passing


# --- what is done in the other process -----------------------------------------------------------------


def act(scene: Scene, folder: Path, passing: Passing = nowhere) -> None:
    """The act, and the copies in ``output/`` that follow it."""
    with Register(folder / "register", Disk(passing)).acting() as session:
        scene.act(session)
    with _touches_announced(folder / "output", passing):
        copy(folder)


def copy(folder: Path) -> None:
    """Make ``output/`` agree with the register."""
    with Register(folder / "register").reading() as session:
        if session:
            for _ in copy_what_is_in_force(session, folder / "output", DAY):
                pass


def settle(folder: Path, passing: Passing = nowhere) -> list[str]:
    """What the next command does before its own work; returns what it says of the act that was interrupted."""
    with Register(folder / "register", Disk(passing)).acting() as session:
        return session.news


_announcing: list[tuple[str, Passing]] = []


def _touched(event: str, given: tuple[Any, ...]) -> None:
    if not _announcing or event not in _TOUCHES or (event == "open" and not given[2] & _WRITING):
        return
    folder, passing = _announcing[-1]
    if isinstance(given[0], str) and given[0].startswith(folder):
        name = Path(given[0]).name
        passing(f"before {event} output/{'….part' if name.endswith('.part') else name}")


@cache
def _announce() -> None:
    """From now on Python tells of every touch, for good; a process in which nobody listens need not pay for it."""
    sys.addaudithook(_touched)


@contextmanager
def _touches_announced(folder: Path, passing: Passing) -> Iterator[None]:
    _announce()
    _announcing.append((str(folder), passing))
    try:
        yield
    finally:
        _announcing.pop()


# --- the other process ---------------------------------------------------------------------------------


def started(work: Callable[[], object]) -> int:
    """Begin the work in a process of its own, which has everything imported already; returns its id."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # from 3.12 on: the test runner has threads, which rest
        child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(70)


def ended(child: int) -> bool:
    """Wait for a process; whether it was killed, rather than ended by itself."""
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "the process failed of itself"
    return False


def points(work: Callable[[Passing], object], beside: Path) -> list[str]:
    """The names of all points that the work passes, in their order."""

    def recorded() -> None:
        passed: list[str] = []
        work(passed.append)
        beside.write_text(json.dumps(passed), "utf-8")

    assert not ended(started(recorded))
    return list(json.loads(beside.read_text("utf-8")))


# --- what must hold ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class State:
    """Everything that a register holds."""

    acts: tuple[Any, ...]
    rows: tuple[tuple[str, str], ...]
    versions: tuple[Any, ...]
    archive: dict[str, bytes]
    traces: dict[str, bytes]


def state(session: Session) -> State:
    """What the register holds now."""
    return State(
        tuple(session.store.every_act()),
        tuple(session.store.rows()),
        tuple(session.store.versions()),
        {f"{one.name}/{path}": content for one in session.archive.objects() for path, content in _files(one).items()},
        _files(session.register.progress),
    )


def _files(folder: Path) -> dict[str, bytes]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


@dataclass
class Verdict:
    """What became of one killed act. Empty lists where all is well."""

    finished: bool = False
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def bad(self) -> list[str]:
        """Everything that is wrong."""
        return self.lost + self.doubled + self.half + self.faults


def judged(scene: Scene, folder: Path, *, by_reading: bool = False) -> Verdict:
    """Open the register as the next command does, and look at all of it; then do the act again if it was undone."""
    found = Verdict()
    register = Register(folder / "register")
    with register.reading() if by_reading else register.acting() as session:
        if session is not None:
            found.faults += [str(one) for one in proved(session).problems]
            _compare(state(session), scene, found)
        else:
            found.half += ["nothing was ever recorded"] if scene.before.acts else []
    if not found.finished and not found.bad:
        act(scene, folder)
    if settle(folder):
        found.half.append("there was something left to settle")
    found.half += [
        f"{one.name} stands" for one in (register.archive.stage, register.traces.announcement) if one.exists()
    ]
    with register.reading() as session:
        if session is None or state(session) != scene.after:
            found.half.append("done again, it came out otherwise")
    copy(folder)
    found.half += _copies(folder)
    return found


def _compare(now: State, scene: Scene, found: Verdict) -> None:
    before, after = scene.before, scene.after
    if now.acts[: len(before.acts)] != before.acts:
        found.lost.append(f"{len(before.acts)} acts, and now {len(now.acts)}")
    elif len(now.acts) > len(after.acts):
        found.doubled.append(f"{len(now.acts)} acts instead of {len(after.acts)}")
    elif now == after:
        found.finished = True
    elif now != before:
        reference = after if now.acts == after.acts else before
        names = [name for name in State.__dataclass_fields__ if getattr(now, name) != getattr(reference, name)]
        found.half.append(f"neither as before nor as after: {', '.join(names)}")


def _copies(folder: Path) -> list[str]:
    """What of ``output/current`` is not the archive's own bytes of what is in force."""
    wanted: dict[str, bytes] = {}
    with Register(folder / "register").reading() as session:
        for row in session.rows() if session else ():
            if session and row["force"] == "in-force":
                wanted.update(issued_files(session, row, row["version"]))
    there = _files(folder / "output" / "current")
    # What a killed run wrote aside lies there under a name that nobody takes for a document.
    there = {path: content for path, content in there.items() if not Path(path).name.startswith(".")}
    return [] if there == wanted else [f"output/current holds {sorted(there)}, wanted {sorted(wanted)}"]


def laid_out(scene: Scene, folder: Path) -> Path:
    """The state from which the act starts, in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(scene.start, folder)
    return folder
