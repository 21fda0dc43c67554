"""Every step by which the register changes the disk, durably, and with a name.

A step announces itself before and after; so a test can cut the power at each of them.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problems import Problem, RollebogError


class Disk:
    """Writing that survives a power cut: content is synced before names are, folders after that."""

    def __init__(self, passing: Callable[[str], None] = lambda point: None) -> None:
        """``passing`` is called with the name of every point between two steps."""
        self.passing = passing

    def write(self, file: Path, content: bytes) -> None:
        """A new file with its content; raises FileExistsError where there is one."""
        self.passing(f"before write {file.name}")
        with file.open("xb") as handle:
            self.passing(f"before content {file.name}")
            handle.write(content)
            handle.flush()
            self.passing(f"before fsync {file.name}")
            os.fsync(handle.fileno())
        self.passing(f"after fsync {file.name}")

    def folder(self, folder: Path) -> None:
        """A folder, and those above it."""
        self.passing(f"before mkdir {folder.name}")
        folder.mkdir(parents=True, exist_ok=True)
        self.passing(f"after mkdir {folder.name}")

    def rename(self, source: Path, target: Path) -> None:
        """One name becomes the other, in one step; both folders are synced."""
        self.passing(f"before rename {target.name}")
        source.replace(target)
        self.passing(f"after rename {target.name}")
        for folder in dict.fromkeys((target.parent, source.parent)):
            self.sync(folder)

    def unlink(self, file: Path) -> None:
        """A file is gone, if it was there at all."""
        if not file.exists():
            return
        self.passing(f"before unlink {file.name}")
        file.unlink()
        self.passing(f"after unlink {file.name}")
        self.sync(file.parent)

    def sync(self, folder: Path) -> None:
        """What a folder lists survives a power cut (Windows does so by itself)."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            self.passing(f"before fsync {folder.name}/")
            os.fsync(handle)
        finally:
            os.close(handle)
        self.passing(f"after fsync {folder.name}/")

    def remove(self, folder: Path) -> None:
        """A folder of the register's own, with everything in it, if it is there."""
        self.passing(f"before remove {folder.name}")
        if folder.exists():
            shutil.rmtree(folder)
        self.passing(f"after remove {folder.name}")


@contextmanager
def disk_in_words(outcome: str = "nothing was put into force") -> Iterator[None]:
    """Whatever the disk refuses becomes a RollebogError that says what to do; ``outcome``: what came of the act."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            problem = Problem("register", f"the disk is full; {outcome}.", hint="Make room and run the command again.")
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            problem = Problem("register", f"no right to write here; {outcome}.", hint="Ask whoever owns the folder.")
        else:
            problem = Problem(
                "register", f"the disk failed ({error.strerror}); {outcome}.", hint="Run the command again."
            )
        raise RollebogError(problem) from None
