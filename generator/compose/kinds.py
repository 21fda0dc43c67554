"""What gives rise to documents of each kind, and how they are composed.

A new kind that profiles give rise to needs no Python: a description (:mod:`generator.kinds`) and a template. Those of
``KINDS`` are made by a module beside this one. Standards and hearings give rise to kinds of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial

from generator.compose import document as doc
from generator.compose import local
from generator.compose.competence_description import document as competence_description
from generator.compose.described import described
from generator.compose.function_description import function_description
from generator.compose.goal_document import goal_document
from generator.compose.since import Since
from generator.compose.standard import Standard
from generator.compose.strategy import NOBODY, Supporters
from generator.model.control import Control
from generator.model.profile import Profile

Sections = tuple[doc.Section, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that a profile calls for: its name within the unit, title, control block and sections."""

    name: str
    title: doc.Text
    control: Control
    sections: Callable[[Standard, Supporters], Sections]


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with the control block that the profile or the standard gives it."""

    document: doc.Document
    control: Control


def _function_descriptions(profile: Profile) -> Iterator[Wanted]:
    for number, position in enumerate(profile.positions):
        title = local.text(position.title, "positions", number, "title")
        yield Wanted(position.id, title, position.control, partial(_function_description, profile, number))


def _function_description(profile: Profile, number: int, standard: Standard, _: Supporters) -> Sections:
    return function_description(profile, number, standard)


def _goal_documents(profile: Profile) -> Iterator[Wanted]:
    if goals := profile.goals:
        title = local.text(profile.unit.name, "unit", "name")
        yield Wanted("goal-document", title, goals.control, lambda _, __: goal_document(profile, goals))


def _described(profile: Profile) -> Iterator[tuple[str, Wanted]]:
    for number, entry in enumerate(profile.documents):
        place = ("documents", number, "title") if entry.title else ("unit", "name")
        title = local.text(entry.title or profile.unit.name, *place)
        yield entry.kind, Wanted(entry.name, title, entry.control, partial(described, profile, number))


KINDS: dict[str, Callable[[Profile], Iterator[Wanted]]] = {
    "function-description": _function_descriptions,
    "goal-document": _goal_documents,
}


def wanted(profile: Profile) -> Iterator[Wanted]:
    """Every document that a profile calls for, not composed yet."""
    yield from (one for _, one in _by_kind(profile))


def _by_kind(profile: Profile) -> Iterator[tuple[str, Wanted]]:
    """Every document of a profile with its kind: those of ``KINDS`` in order, then those that are described."""
    for kind, wanted_of in KINDS.items():
        yield from ((kind, one) for one in wanted_of(profile))
    yield from _described(profile)


def compose(
    profile: Profile, standard: Standard, kinds: Collection[str] = (), supporters: Supporters = NOBODY
) -> Iterator[Composed]:
    """Every document of a profile; only those of ``kinds`` if any are named.

    supporters: the units whose goals support the profile's strategic goals.
    """
    for kind, one in _by_kind(profile):
        if not kinds or kind in kinds:
            sections = one.sections(standard, supporters)
            yield Composed(_document(profile, standard, kind, one, sections), one.control)


def compose_standard(standard: Standard, organisation: str, since: Since | None = None) -> Composed | None:
    """A standard as a document of its own, in the language that ``standard`` speaks; None without control block.

    organisation: the name of whoever keeps the standard, from the settings.
    since: what differs from the version before, where there is one.
    """
    control = standard.framework.control
    return Composed(competence_description(standard, organisation, since), control) if control else None


def _document(profile: Profile, standard: Standard, kind: str, wanted: Wanted, sections: Sections) -> doc.Document:
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
        sections=sections,
    )
