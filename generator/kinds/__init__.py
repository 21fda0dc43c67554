"""The kinds of document that there are: those that come with Rollebog, and those that a workspace describes itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator import yamlfile
from generator.model.base import Model
from generator.model.entry import profile_model
from generator.model.kind import Kind
from generator.model.profile import Profile
from generator.model.reading import understand
from generator.model.schema import FILES

_CAUSES = ("position", "goals", "document", "standard", "roles", "hearing")


@dataclass(frozen=True)
class Kinds:
    """Kinds by name: what profiles give rise to, then standards and hearings. ``own``: the workspace's."""

    known: Mapping[str, Kind]
    own: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """Every kind, for every kind has a template."""
        return tuple(self.known)

    @cached_property
    def controlled(self) -> tuple[str, ...]:
        """Those with a control block of their own, which can be approved and have a validity and hearings."""
        return tuple(name for name, one in self.known.items() if one.about not in ("roles", "hearing"))

    @cached_property
    def generated(self) -> tuple[str, ...]:
        """What is made from a workspace's files: what is controlled, and what is derived from that."""
        return tuple(name for name, one in self.known.items() if one.about != "hearing")

    @cached_property
    def described(self) -> tuple[Kind, ...]:
        """Those whose documents stand under ``documents`` of a profile."""
        return tuple(one for one in self.known.values() if one.about == "document")

    @cached_property
    def profile(self) -> type[Profile]:
        """The model of profiles with documents of these kinds."""
        return profile_model(self.described)

    @property
    def files(self) -> dict[str, type[Model]]:
        """The models of the files that people write, by the name of their schema."""
        return {**FILES, "profile": self.profile}

    def words(self, kind: str, language: str) -> dict[str, str]:
        """The words that a kind of the workspace's own brings along, by the dotted names of labels."""
        return self.known[kind].labels(language, own=True) if kind in self.own else {}

    def with_own(self, kinds: Iterable[Kind]) -> Kinds:
        """These and the workspace's own."""
        own = {one.kind: one for one in kinds}
        return Kinds(_in_order({**self.known, **own}.values()), frozenset(own)) if own else self


@cache
def shipped() -> Kinds:
    """The kinds that come with Rollebog."""
    files = sorted(Path(__file__).parent.glob("*.yaml"))
    return Kinds(_in_order(understand(yamlfile.read(file, file.name), Kind).model for file in files))


def _in_order(kinds: Iterable[Kind]) -> dict[str, Kind]:
    ordered = sorted(kinds, key=lambda one: (_CAUSES.index(one.about), one.kind))
    return {one.kind: one for one in ordered}
