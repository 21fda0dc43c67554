"""Everything that people wrote in a workspace, read once: models, problems of single files, and the bytes."""

from __future__ import annotations

from collections.abc import Collection
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
from generator.model.support import supported
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
            faults = list(check(loaded, known.names))
            self.unread += faults
            if not faults and not loaded.rescued:
                sound.append(loaded.model)
        return known.with_own(sound)

    @cached_property
    def content(self) -> Content:
        """Everything that could be read; what could not is among ``unread`` from then on."""
        settings = self._load([self.layout.settings], Settings)
        files = self.layout.frameworks()
        return Content(
            settings[0] if settings else None,
            tuple(self._load(files, Framework)),
            tuple(self._load(self.layout.overlays(), Overlay)),
            tuple(self._load(self.profiles, self.kinds.profile)),
            frozenset(map(edition, files)),
            frozenset(map(translation, self.layout.overlays())),
            whole=self.only is None,
        )

    @cached_property
    def supporting(self) -> tuple[Loaded[Profile], ...]:
        """The profiles whose goals support strategic goals, also those that are not read otherwise.

        A fault elsewhere in a profile does not undo what its goals say.
        """
        read = list(self.content.profiles)
        others = [] if self.only is None else sorted({*self.layout.profiles()} - {*self.only})
        for file in others:
            # Of ten thousand profiles few do; a file that is read in vain costs a hundred times as much.
            if b"supports" in self.bytes(self.layout.shown(file)):
                with suppress(RollebogError):
                    read += self._understood(yamlfile.read(file, self.layout.shown(file)), self.kinds.profile)
        return tuple(one for one in read if any(supported(one.model)) and one.is_from_file("unit", "goals"))

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
