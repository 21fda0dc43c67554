"""LibreOffice as a process: started alone with a folder of its own, watched, and gone when it is done with."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

TICK = 0.05  # seconds between two looks at what a process has done


@dataclass(frozen=True)
class Limits:
    """How long LibreOffice may take, in seconds: to start, and for each document."""

    start: float = 90
    document: float = 120


@contextmanager
def own_folder() -> Iterator[Path]:
    """A temporary folder; raises OSError where none can be made."""
    folder = Path(tempfile.mkdtemp(prefix="rollebog-office-"))
    try:
        yield folder
    finally:
        _cleared(folder)


def _cleared(folder: Path) -> None:
    """What was killed a moment ago may still hold a file of its own, or write a last one."""
    for _ in range(40):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        Event().wait(TICK)


@contextmanager
def running(command: Sequence[str], folder: Path, surroundings: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command in a folder, its words in ``said.txt`` there; it and all that it started end with the block.

    Raises OSError where the program cannot be run.
    """
    own = {name: str(folder) for name in ("TMPDIR", "TMP", "TEMP")}
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**surroundings, **own},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C on the terminal is for us; we then end all of it
            creationflags=_apart(),
        )
        try:
            yield process
        finally:
            _end(process)


def _apart() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """The program is often a mere starter: those that it started are ended with it."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):  # it has ended; or (macOS) nobody is left but the dead
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def ended(process: subprocess.Popen[bytes], progress: Callable[[], int], limits: Limits) -> bool:
    """Wait until it ends; False where it has made no progress for too long, and goes on."""
    known, idle = 0, 0.0
    while idle < (limits.document if known else limits.start):
        with suppress(subprocess.TimeoutExpired):  # it goes on: that is what is looked at below
            process.wait(TICK)
            return True
        before, known = known, progress()
        idle = idle + TICK if known == before else 0.0
    return False
