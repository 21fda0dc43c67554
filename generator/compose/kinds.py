"""The kinds of document, and which documents of each kind a profile gives rise to.

A new kind is a line in ``KINDS``, a module beside this one that makes its sections, a template named
after it and its labels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.compose import document as doc
from generator.compose import local
from generator.compose.function_description import function_description
from generator.compose.goal_document import goal_document
from generator.compose.standard import Standard
from generator.model.control import Control
from generator.model.profile import Profile

# A document that a profile calls for: the last part of its key, its title, its control block, its sections.
Wanted = tuple[str, doc.Words, Control, Callable[[Standard], tuple[doc.Section, ...]]]


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with the control block that the profile gives it."""

    document: doc.Document
    control: Control


def _function_descriptions(profile: Profile) -> Iterator[tuple[str, doc.Text, Control, Callable[[Standard], tuple[doc.Section, ...]]]]:
    for number, position in enumerate(profile.positions):
        title = local.text(position.title, "positions", number, "title")
        yield (
            position.id,
            title,
            position.control,
            lambda standard, number=number: function_description(profile, number, standard),
        )


def _goal_documents(profile: Profile) -> Iterator[tuple[str, doc.Text, Control, Callable[[Standard], tuple[doc.Section, ...]]]]:
    if goals := profile.goals:
        yield "goals", local.text(profile.unit.name, "unit", "name"), goals.control, lambda _: goal_document(profile, goals)


KINDS = {
    "function-description": _function_descriptions,
    "goal-document": _goal_documents,
}


def compose(profile: Profile, standard: Standard, kinds: Iterator[str] | None = None) -> Iterator[Composed]:
    """Every document of a profile, in the order of ``KINDS``; only those of ``kinds`` if given."""
    for kind in kinds or KINDS:
        for name, title, control, sections in KINDS[kind](profile):
            unit = profile.unit
            yield Composed(
                doc.Document(
                    kind=kind,
                    key=f"{unit.id}/{name}",
                    language=profile.language,
                    title=title,
                    unit=local.text(unit.name, "unit", "name"),
                    organisation=tuple(
                        local.text(part, "unit", "organisation", number) for number, part in enumerate(unit.organisation)
                    ),
                    framework=standard.framework.id,
                    framework_version=standard.framework.version,
                    framework_title=standard.title,
                    sections=sections(standard),
                ),
                control,
            )
