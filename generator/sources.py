"""Everything that people wrote in a workspace, read once: models, problems of single files, and the bytes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from generator import yamlfile
from generator.kinds import Kinds, shipped
from generator.layout import Layout, edition, translation
from generator.model.base import Model
from generator.model.check.kinds import check
from generator.model.content import Content
from generator.model.framework import Framework
from generator.model.kind import Kind
from generator.model.overlay import Overlay
from generator.model.profile import Profile
from generator.model.reading import Loaded, rescue, understand
from generator.model.settings import Settings
from generator.model.support import mentions
from generator.problems import Problem, RollebogError

M = TypeVar("M", bound=Model)


class Sources:
    """The files of a workspace; of the profiles only those of ``only``, where that is given."""

    def __init__(self, layout: Layout, only: Collection[Path] | None = None) -> None:
        self.layout = layout
        self.only = only
        self.unread: list[Problem] = []
        self.remarks: list[Problem] = []
        self._bytes: dict[str, bytes] = {}

    @property
    def profiles(self) -> list[Path]:
        """The profiles that are read."""
        return self.layout.profiles() if self.only is None else sorted(self.only)

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of document: those that come with Rollebog, and the workspace's own as far as they are sound."""
        known = shipped()
        sound = []
        for loaded in self._load(self.layout.kinds(), Kind):
            faults = [fault for fault in check(loaded, known.names) if loaded.about(fault)]
            self.unread += faults
            if not faults and not loaded.rescued:
                sound.append(loaded.model)
        usable = {*known.names, *(one.kind for one in sound)}
        files = {file.stem: self.layout.shown(file) for file in self.layout.kinds()}
        return known.with_own(sound, {name: file for name, file in files.items() if name not in usable})

    @cached_property
    def content(self) -> Content:
        """Everything that could be read; what could not is among ``unread`` from then on."""
        settings = self._load([self.layout.settings], Settings)
        files = self.layout.frameworks()
        profiles = tuple(self._load(self.profiles, self.kinds.profile))
        return Content(
            settings[0] if settings else None,
            tuple(self._load(files, Framework)),
            tuple(self._load(self.layout.overlays(), Overlay)),
            profiles,
            frozenset(map(edition, files)),
            frozenset(map(translation, self.layout.overlays())),
            whole=self.only is None,
            illegible=tuple(self._illegible(self.profiles, profiles)),
        )

    @cached_property
    def supporting(self) -> tuple[Loaded[Profile], ...]:
        """The profiles whose goals support strategic goals, also those that are not read otherwise.

        A fault elsewhere in a profile does not undo what its goals say; raises RollebogError where a profile that may
        support some cannot be read at all.
        """
        # Of ten thousand profiles few do; a file that is read in vain costs a hundred times as much.
        files = [file for file in self.layout.profiles() if b"supports" in _beginning(file)]
        read = list(self.content.profiles)
        known = {one.source.path for one in read}
        for file in files:
            if self.layout.shown(file) not in known:
                with suppress(RollebogError):
                    read += self._understood(yamlfile.read(file, self.layout.shown(file)), self.kinds.profile)
        if any(self._illegible(files, read)):
            paths = [self.layout.shown(file) for file in files]
            message = "cannot be read, so nobody knows which strategic goals it supports."
            unread = sorted({*paths} - {one.source.path for one in read})
            raise RollebogError(Problem(path, message, hint="Mend it first: rollebog check") for path in unread)
        return tuple(one for one in read if _supports(one))

    def _illegible(self, files: Collection[Path], read: Collection[Loaded[Profile]]) -> Iterator[str]:
        """The text of those files that nothing could be read from."""
        known = {one.source.path for one in read}
        unknown = (file for file in files if self.layout.shown(file) not in known)
        return (_beginning(file).decode("utf-8", errors="replace") for file in unknown)

    def bytes(self, path: str) -> bytes:
        """A file by its path in the workspace, as it was when first asked for; empty where it cannot be read."""
        if path not in self._bytes:
            file = self.layout.root / path
            try:
                # A pipe or device never ends; whoever reads it in earnest says so.
                self._bytes[path] = file.read_bytes() if file.is_file() else b""
            except OSError:
                self._bytes[path] = b""
        return self._bytes[path]

    def _load(self, files: list[Path], kind: type[M]) -> list[Loaded[M]]:
        found = []
        for file in files:
            try:
                source = yamlfile.read(file, self.layout.shown(file))
            except RollebogError as error:
                self.unread += error.problems
                continue
            self.remarks += source.remarks
            found += self._understood(source, kind, self.unread)
        return found

    def _understood(
        self, source: yamlfile.Source, kind: type[M], faults: list[Problem] | None = None
    ) -> list[Loaded[M]]:
        """What a file says, as far as it can be understood; what is wrong is added to ``faults``."""
        try:
            return [understand(source, kind)]
        except RollebogError as error:
            if faults is not None:
                faults += error.problems
            rescued = rescue(source, kind)
            return [rescued] if rescued else []


def _beginning(file: Path) -> bytes:
    """A file as far as anybody would read it; empty where it cannot be read, or never ends."""
    with suppress(OSError):
        if file.is_file():
            with file.open("rb") as opened:
                return opened.read(yamlfile.MAX_BYTES)
    return b""


def _supports(loaded: Loaded[Profile]) -> bool:
    """Whether a profile says who supports what; no stand-in does."""
    unit = loaded.holds("unit", "id") and loaded.holds("unit", "name")
    return unit and any(loaded.holds(*one.steps) for one in mentions(loaded.model))
