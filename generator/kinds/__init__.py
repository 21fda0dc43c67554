"""The kinds of document that there are: those that come with Rollebog, and those that a workspace describes itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from generator import yamlfile
from generator.model.base import Model
from generator.model.entry import profile_model
from generator.model.kind import Cause, Kind
from generator.model.profile import Profile
from generator.model.reading import understand
from generator.model.schema import FILES
from generator.problems import did_you_mean

_CAUSES = ("position", "goals", "document", "standard", "roles", "hearing")
# What makes the documents that do not stand under ``documents``, and what to do.
ELSEWHERE: Mapping[Cause, tuple[str, str]] = {
    "position": (
        "function descriptions are made of what stands under 'positions'.",
        "Start one there: rollebog new document function-description ID",
    ),
    "goals": (
        "a goal document is made of what stands under 'goals'.",
        "Start it there: rollebog new document goal-document ID",
    ),
    "standard": (
        "a competence description is made of a standard.",
        "Give the standard a control block: rollebog new document competence-description ID",
    ),
    "roles": (
        "role cards are made along with the competence description of a standard.",
        "Give the standard a control block: rollebog new document competence-description ID",
    ),
    "hearing": ("a hearing note is made of what a hearing said.", "Write it with: rollebog hearing note DOCUMENT"),
}


@dataclass(frozen=True)
class Kinds:
    """Kinds by name: what profiles give rise to, then standards and hearings. ``own``: the workspace's.

    ``faulty``: those of its own whose files have mistakes, with the paths of these.
    """

    known: Mapping[str, Kind]
    own: frozenset[str] = frozenset()
    faulty: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every kind, for every kind has a template."""
        return tuple(self.known)

    @cached_property
    def controlled(self) -> tuple[str, ...]:
        """Those with a control block of their own, which can be approved and have a validity and hearings."""
        return tuple(name for name, one in self.known.items() if one.about not in ("roles", "hearing"))

    @property
    def in_settings(self) -> tuple[str, ...]:
        """What the settings may speak of: also what is controlled once its description is mended."""
        return (*self.controlled, *self.faulty)

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
        elsewhere = {name: ELSEWHERE[one.about] for name, one in self.known.items() if one.about in ELSEWHERE}
        return profile_model(self.described, elsewhere | {name: self.refused(name) for name in self.faulty})

    @property
    def files(self) -> dict[str, type[Model]]:
        """The models of the files that people write, by the name of their schema."""
        return {**FILES, "profile": self.profile}

    def words(self, kind: str, language: str) -> dict[str, str]:
        """The words that a kind of the workspace's own brings along, by the dotted names of labels."""
        return self.known[kind].labels(language, own=True) if kind in self.own else {}

    def refused(self, name: str, choices: Sequence[str] = ()) -> tuple[str, str]:
        """Why there is no kind of that name among the ``choices``, and what to do."""
        if name in self.faulty:
            message = f"the kind '{name}' cannot be used: {self.faulty[name]} has mistakes."
            return message, "Mend them first; they are shown by: rollebog template check"
        return f"there is no kind '{name}'.", did_you_mean(name, choices)

    def with_own(self, kinds: Iterable[Kind], faulty: Mapping[str, str] | None = None) -> Kinds:
        """These and the workspace's own; ``faulty``: the paths of those with mistakes, by their names."""
        own = {one.kind: one for one in kinds}
        if not own and not faulty:
            return self
        return Kinds(_in_order({**self.known, **own}.values()), frozenset(own), faulty or {})


@cache
def shipped() -> Kinds:
    """The kinds that come with Rollebog."""
    files = sorted(Path(__file__).parent.glob("*.yaml"))
    return Kinds(_in_order(understand(yamlfile.read(file, file.name), Kind).model for file in files))


def _in_order(kinds: Iterable[Kind]) -> dict[str, Kind]:
    ordered = sorted(kinds, key=lambda one: (_CAUSES.index(one.about), one.kind))
    return {one.kind: one for one in ordered}
