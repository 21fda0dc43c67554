"""Trouble at a chosen step: every touch of a folder's files is announced by Python's audit events.

So the tests need not know by which functions the program writes: they let the first, second, third …
touch fail until one run has no touch left to fail.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

_TOUCHES = {"open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "os.link", "os.truncate", "os.utime"}
_armed: list[Trouble] = []


class Killed(BaseException):
    """The process is no more."""


class Trouble:
    """Lets one touch of a folder fail, or with ``dead`` that one and all after it."""

    def __init__(self, folder: Path, step: int, error: BaseException | None) -> None:
        self.folder = str(folder)
        self.step = step
        self.error = error
        self.seen = 0

    @property
    def happened(self) -> bool:
        """Whether there was such a step at all."""
        return self.seen >= self.step

    def touch(self, subject: object) -> None:
        if isinstance(subject, (str, bytes)) and not os.fsdecode(subject).startswith(self.folder):
            return
        self.seen += 1
        if self.error is None and self.seen >= self.step:
            raise Killed
        if self.error is not None and self.seen == self.step:
            raise self.error


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    if _armed and event in _TOUCHES:
        _armed[-1].touch(arguments[0])


@cache
def _begin() -> None:
    """From now on Python tells of every touch, for good; a process in which nobody listens need not pay for it."""
    sys.addaudithook(_listen)


@contextmanager
def failing(folder: Path, step: int, number: int) -> Iterator[Trouble]:
    """The ``step``-th touch of the folder fails with that error number."""
    yield from _with(Trouble(folder, step, OSError(number, os.strerror(number))))


@contextmanager
def interrupted(folder: Path, step: int) -> Iterator[Trouble]:
    """Somebody presses Ctrl-C at the ``step``-th touch of the folder; what tidies up still runs."""
    with suppress(KeyboardInterrupt):
        yield from _with(Trouble(folder, step, KeyboardInterrupt()))


@contextmanager
def dead(folder: Path, step: int) -> Iterator[Trouble]:
    """From the ``step``-th touch on nothing reaches the disk any more: not even tidying up."""
    trouble = Trouble(folder, step, None)
    with suppress(Killed):
        yield from _with(trouble)


def _with(trouble: Trouble) -> Iterator[Trouble]:
    _begin()
    _armed.append(trouble)
    try:
        yield trouble
    finally:
        _armed.remove(trouble)
