"""The kinds of document, and what gives rise to documents of each kind.

A new kind that profiles give rise to is a line in ``KINDS``, a module beside this one that makes its sections,
a template named after it and its labels. Standards and hearings give rise to kinds of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial

from generator.compose import document as doc
from generator.compose import local
from generator.compose.competence_description import KIND as STANDARD_KIND
from generator.compose.competence_description import competence_description
from generator.compose.function_description import function_description
from generator.compose.goal_document import goal_document
from generator.compose.hearing_note import KIND as NOTE_KIND
from generator.compose.standard import Standard
from generator.model.control import Control
from generator.model.profile import Profile

Sections = tuple[doc.Section, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that a profile calls for: its name within the unit, title, control block and sections."""

    name: str
    title: doc.Text
    control: Control
    sections: Callable[[Standard], Sections]


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with the control block that the profile or the standard gives it."""

    document: doc.Document
    control: Control


def _function_descriptions(profile: Profile) -> Iterator[Wanted]:
    for number, position in enumerate(profile.positions):
        title = local.text(position.title, "positions", number, "title")
        yield Wanted(position.id, title, position.control, partial(function_description, profile, number))


def _goal_documents(profile: Profile) -> Iterator[Wanted]:
    if goals := profile.goals:
        title = local.text(profile.unit.name, "unit", "name")
        yield Wanted("goal-document", title, goals.control, lambda _: goal_document(profile, goals))


KINDS: dict[str, Callable[[Profile], Iterator[Wanted]]] = {
    "function-description": _function_descriptions,
    "goal-document": _goal_documents,
}
# What has a control block of its own, and so can be approved and have a validity and hearings.
CONTROLLED: tuple[str, ...] = (*KINDS, STANDARD_KIND)
# What has a template.
ALL_KINDS: tuple[str, ...] = (*CONTROLLED, NOTE_KIND)


def wanted(profile: Profile) -> Iterator[Wanted]:
    """Every document that a profile calls for, not composed yet."""
    for wanted_of in KINDS.values():
        yield from wanted_of(profile)


def compose(profile: Profile, standard: Standard, kinds: Collection[str] = ()) -> Iterator[Composed]:
    """Every document of a profile, in the order of ``KINDS``; only those of ``kinds`` if any are named."""
    for kind, wanted_of in KINDS.items():
        for wanted in wanted_of(profile) if not kinds or kind in kinds else ():
            yield Composed(_document(profile, standard, kind, wanted), wanted.control)


def compose_standard(standard: Standard, organisation: str) -> Composed | None:
    """A standard as a document of its own, in the language that ``standard`` speaks; None without control block.

    organisation: the name of whoever keeps the standard, from the settings.
    """
    framework = standard.framework
    if framework.control is None:
        return None
    document = doc.Document(
        kind=STANDARD_KIND,
        key=f"standards/{framework.id}",
        language=standard.language,
        title=standard.title,
        unit=doc.Text((doc.Run(organisation),), doc.FromProfile("organisation")),
        organisation=(),
        framework=framework.id,
        framework_version=framework.version,
        framework_title=standard.title,
        sections=competence_description(standard),
    )
    return Composed(document, framework.control)


def _document(profile: Profile, standard: Standard, kind: str, wanted: Wanted) -> doc.Document:
    unit = profile.unit
    return doc.Document(
        kind=kind,
        key=f"{unit.id}/{wanted.name}",
        language=profile.language,
        title=wanted.title,
        unit=local.text(unit.name, "unit", "name"),
        organisation=tuple(
            local.text(part, "unit", "organisation", number) for number, part in enumerate(unit.organisation)
        ),
        framework=standard.framework.id,
        framework_version=standard.framework.version,
        framework_title=standard.title,
        sections=wanted.sections(standard),
    )
