"""Finished files in a folder: written aside and renamed, and never over what a person has edited.

The folder's ``.written`` remembers the digest of everything that Rollebog put there, in the form of
``sha256sum``, each line added *before* its file is renamed into place. So a file whose digest is not
among its lines was edited by somebody, whenever the program may have been interrupted. Of a file that was made
from another one, a further line tells from which.
"""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Collection
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Literal

from generator.model.names import same_id
from generator.problems import Problem, RollebogError

MEMORY = ".written"
Outcome = Literal["written", "unchanged", "edited"]


class Output:
    """A folder of finished files; paths are relative to it, with ``/``."""

    def __init__(self, folder: Path, shown_as: str) -> None:
        self.folder = folder
        self.shown_as = shown_as

    def put(self, path: str, content: bytes, source: str = "") -> Outcome:
        """Write a file unless it is there already, or holds what a person changed.

        source: what it was made from, for :meth:`made_from`.
        Raises RollebogError where the file is open elsewhere or the folder cannot be written.
        """
        target = self.folder / path
        digest = hashlib.sha256(content).hexdigest()
        lines = [digest, _link(source, digest)] if source else [digest]
        try:
            present = _digest(target)
            if present == digest:
                self._remember(path, lines)
                return "unchanged"
            if present is not None and not self._is_ours(path, present):
                return "edited"
            self._refuse_if_open(target, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            self._remember(path, lines)
            replace(target, content)
        except OSError as error:
            raise RollebogError(self._trouble(path, error)) from None
        return "written"

    def made_from(self, path: str, source: str) -> bool:
        """Whether a file is there as Rollebog made it from that source; raises RollebogError as :meth:`put`."""
        try:
            present = _digest(self.folder / path)
            return present is not None and _link(source, present) in self._written.get(path, ())
        except OSError as error:
            raise RollebogError(self._trouble(path, error)) from None

    def discard(self, path: str) -> bool:
        """Remove a file that Rollebog wrote, unless somebody edited it; whether it is gone by that."""
        target = self.folder / path
        try:
            present = _digest(target)
            if present is None or not self._is_ours(path, present):
                return False
            target.unlink()
        except OSError as error:
            raise RollebogError(self._trouble(path, error)) from None
        return True

    def put_always(self, path: str, content: bytes, aside: Path, source: str = "") -> tuple[Outcome, str]:
        """As :meth:`put`, but what a person changed is moved below ``aside`` first, and the file is written.

        Returns the outcome, and where an edited file went to ("" where there was none).
        """
        outcome = self.put(path, content, source)
        if outcome != "edited":
            return outcome, ""
        target = self.folder / path
        moved = aside / path
        number = 2
        try:
            while moved.exists():
                moved = (aside / path).with_stem(f"{target.stem} ({number})")
                number += 1
            moved.parent.mkdir(parents=True, exist_ok=True)
            target.rename(moved)
        except OSError as error:
            raise RollebogError(self._trouble(path, error)) from None
        return self.put(path, content, source), moved.relative_to(aside).as_posix()

    def prune(self, unit: str, keep: Collection[str]) -> tuple[list[str], list[str]]:
        """Remove what an earlier run wrote for a unit and this one did not, unless somebody edited it.

        Returns what was removed, and what was edited and therefore stays.
        """
        removed, edited = [], []
        kept = {same_id(path) for path in keep}  # on some disks names that differ in case are one file
        for path, digests in self._remembered():
            if same_id(path.partition("/")[0]) != same_id(unit) or same_id(path) in kept:
                continue
            target = self.folder / path
            try:
                present = _digest(target)
                if present in digests:
                    target.unlink()
                    removed.append(path)
                elif present is not None:
                    edited.append(path)
            except OSError as error:
                raise RollebogError(self._trouble(path, error)) from None
            with suppress(OSError):  # it holds other files, or is gone already
                target.parent.rmdir()
        return removed, edited

    def units(self) -> set[str]:
        """Every unit that Rollebog has written files for; raises RollebogError as :meth:`prune`."""
        return {path.partition("/")[0] for path, _ in self._remembered()}

    def shown(self, path: str) -> str:
        """The path as messages name it."""
        return f"{self.shown_as}/{path}"

    def _remembered(self) -> list[tuple[str, set[str]]]:
        try:
            return sorted(self._written.items())
        except OSError as error:
            raise RollebogError(self._trouble(MEMORY, error)) from None

    def _is_ours(self, path: str, digest: str) -> bool:
        """Whether Rollebog wrote that; another run may have written it since the memory was read."""
        if digest not in self._written.get(path, ()):
            self.__dict__.pop("_written", None)
        return digest in self._written.get(path, ())

    @cached_property
    def _written(self) -> dict[str, set[str]]:
        known: dict[str, set[str]] = {}
        memory = self.folder / MEMORY
        if memory.is_file():
            for line in memory.read_text("utf-8", errors="replace").splitlines():
                digest, _, path = line.partition("  ")
                known.setdefault(path, set()).add(digest)
        return known

    def _remember(self, path: str, digests: Collection[str]) -> None:
        known = self._written.setdefault(path, set())
        fresh = [digest for digest in digests if digest not in known]
        if not fresh:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / MEMORY).open("ab+") as memory:
            # A line that broke off when the disk was full must not swallow this one.
            if memory.seek(0, os.SEEK_END) and (memory.seek(-1, os.SEEK_END), memory.read(1))[1] != b"\n":
                memory.write(b"\n")
            memory.write("".join(f"{digest}  {path}\n" for digest in fresh).encode())
        known.update(fresh)

    def _refuse_if_open(self, target: Path, path: str) -> None:
        """Word and LibreOffice leave a lock file beside what they have open."""
        for lock in (f"~${target.name[2:]}", f"~${target.name}", f".~lock.{target.name}#"):
            if target.with_name(lock).exists():
                message = "the file is open in another program, so it was not written."
                hint = f"Close it and run again. (If it is not open, delete '{lock}'.)"
                raise RollebogError(Problem(self.shown(path), message, hint=hint))

    def _trouble(self, path: str, error: OSError) -> Problem:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return Problem(
                self.shown(path), "the disk is full, so it was not written.", hint="Make room and run again."
            )
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            message = "no right to write here, or the file is open in another program."
            return Problem(self.shown(path), message, hint="Close it, or choose another folder with --output.")
        return Problem(self.shown(path), f"could not be written: {error.strerror}.")


def _link(source: str, digest: str) -> str:
    return hashlib.sha256(f"{source} {digest}".encode()).hexdigest()


def _digest(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def replace(target: Path, content: bytes) -> None:
    """Write a file aside and rename it into place; raises OSError where that fails."""
    handle, aside = tempfile.mkstemp(prefix=".rollebog-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(aside).chmod(0o644)
        Path(aside).replace(target)
    except BaseException:  # even where somebody interrupts, no half file stays
        Path(aside).unlink(missing_ok=True)
        raise
