"""What a described document draws on beside its own fields: the profile's other parts, and the standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.compose import document as doc
from generator.compose import local
from generator.compose.goal_document import goal_table
from generator.compose.sections import abbreviations, own_definitions
from generator.compose.standard import Standard
from generator.compose.stated import (
    collaboration_forms,
    definition,
    disciplines,
    ethics,
    levels,
    recommendations,
    sources,
    summary,
    terms,
)
from generator.model.kind import DRAWN
from generator.model.profile import Profile


def drawn(source: str, name: str, profile: Profile, standard: Standard) -> doc.Block:
    """The block of that name, drawn from one of :data:`generator.model.kind.DRAWN`; maybe without content."""
    return _BLOCKS[DRAWN[source]](name, _DRAWN[source](profile, standard))


_BLOCKS: Mapping[str, Callable[[str, Any], doc.Block]] = {
    "paragraphs": doc.Paragraphs,
    "listing": doc.Listing,
    "terms": doc.Terms,
    "goals": doc.GoalTable,
}


def _purposes(profile: Profile, _: Standard) -> tuple[doc.Term, ...]:
    return tuple(_purpose(profile, number) for number in range(len(profile.positions)))


def _purpose(profile: Profile, number: int) -> doc.Term:
    """What a position is there for; of several paragraphs the first."""
    position, steps = profile.positions[number], ("positions", number)
    return doc.Term(
        local.text(position.title, *steps, "title"), local.paragraphs(position.purpose, *steps, "purpose")[0]
    )


def _prose_of_goals(name: str) -> Callable[[Profile, Standard], tuple[doc.Text, ...]]:
    def found(profile: Profile, _: Standard) -> tuple[doc.Text, ...]:
        return local.paragraphs(getattr(profile.goals, name), "goals", name) if profile.goals else ()

    return found


def _areas(profile: Profile, _: Standard) -> tuple[doc.GoalColumn, ...]:
    return goal_table(profile.goals.areas, ("goals", "areas")) if profile.goals else ()


# What :data:`generator.model.kind.DRAWN` names.
_DRAWN: Mapping[str, Callable[[Profile, Standard], Any]] = {
    "goals.foundation": _prose_of_goals("foundation"),
    "goals.objective": _prose_of_goals("objective"),
    "goals.areas": _areas,
    "positions.purpose": _purposes,
    "texts.values": lambda profile, _: local.paragraphs(profile.texts.values, "texts", "values"),
    "texts.definitions": lambda profile, _: own_definitions(profile),
    "texts.abbreviations": lambda profile, _: abbreviations(profile),
    "texts.references": lambda profile, _: local.statements(profile.texts.references, "texts", "references"),
    "standard.summary": lambda _, standard: summary(standard),
    "standard.definition": lambda _, standard: definition(standard),
    "standard.ethics": lambda _, standard: ethics(standard),
    "standard.disciplines": lambda _, standard: disciplines(standard),
    "standard.levels": lambda _, standard: levels(standard),
    "standard.terms": lambda _, standard: terms(standard),
    "standard.collaboration-forms": lambda _, standard: collaboration_forms(standard),
    "standard.recommendations": lambda _, standard: recommendations(standard),
    "standard.sources": lambda _, standard: sources(standard),
}


def sources_of_blocks() -> Iterator[str]:
    """Everything that a block can draw on beside a field of its own."""
    yield from _DRAWN
