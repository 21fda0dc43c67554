"""A position, as a unit describes it: what becomes one function description."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from generator.model.base import Date, Flag, Id, Key, Line, Model, Paragraphs, Text
from generator.model.control import FullControl
from generator.model.statement import Statement, Statements

Texts: TypeAlias = Annotated[tuple[Text, ...], Field(min_length=1)]


class Placement(Model):
    """Where the position stands in the organisation and whom it refers to."""

    text: Paragraphs | None = None
    reports_to: Text
    professional_reference: Text | None = None
    leads: Text | None = None
    workplace: Text | None = None


class GroupTasks(Model):
    """Tasks towards one of the usual target groups."""

    group: Literal["patients", "citizens", "relatives", "bereaved", "children", "professions", "organisation"]
    items: Statements


class TitledTasks(Model):
    """Tasks under a heading of the unit's own."""

    title: Line
    items: Statements


def _heading(value: Any) -> str | None:
    if isinstance(value, dict):
        for key in ("group", "title"):
            if key in value:
                return f"<{key}>"
    return None


Tasks: TypeAlias = Annotated[
    Annotated[GroupTasks, Tag("<group>")] | Annotated[TitledTasks, Tag("<title>")], Discriminator(_heading)
]


class Partner(Model):
    """Somebody the position works with."""

    name: Line
    about: Text
    form: Key | None = None


class Conference(Model):
    """A regular meeting."""

    name: Line
    time: Line | None = None
    frequency: Line | None = None
    contribution: Text | None = None


class Collaboration(Model):
    """Partners, borders to others' work, and conferences."""

    partners: tuple[Partner, ...] = ()
    interfaces: tuple[Text, ...] = ()
    conferences: tuple[Conference, ...] = ()


class Requirements(Model):
    """Professional and personal qualifications."""

    professional: tuple[Text, ...] = ()
    personal: tuple[Text, ...] = ()


class Qualifications(Model):
    """What a holder must have, and what is desired."""

    required: Requirements | None = None
    desired: Requirements | None = None


class Offer(Model):
    """A course, module or degree; ECTS points as written."""

    name: Line
    type: Line | None = None
    ects: Line | None = None


class Development(Model):
    """How competence is kept and extended."""

    text: Paragraphs | None = None
    offers: tuple[Offer, ...] = ()


class Loan(Model):
    """Hours lent to another unit or borrowed from it, or worked in another post."""

    name: Line
    hours: Line | None = None


class Employment(Model):
    """Terms of employment."""

    hours: Line | None = None
    lent_to: tuple[Loan, ...] = ()
    lent_from: tuple[Loan, ...] = ()
    other: tuple[Loan, ...] = ()
    text: Paragraphs | None = None


class Addition(Model):
    """A statement that the unit adds to a role; without dimension it is a role statement."""

    add: Statement
    role: Key
    dimension: Key | None = None
    reason: Text | None = None


class Replacement(Model):
    """A statement of the standard that the unit words differently."""

    replace: Key
    with_: Statement
    reason: Text
    until: Date | None = None


class Omission(Model):
    """A statement, or a whole role, of the standard that does not apply in the unit."""

    omit: Key
    reason: Text
    until: Date | None = None


def _act(value: Any) -> str | None:
    if isinstance(value, dict):
        for key in ("add", "replace", "omit"):
            if key in value:
                return f"<{key}>"
    return None


Adaptation: TypeAlias = Annotated[
    Annotated[Addition, Tag("<add>")] | Annotated[Replacement, Tag("<replace>")] | Annotated[Omission, Tag("<omit>")],
    Discriminator(_act),
]
# One level for all roles, or a level for each role.
Levels: TypeAlias = Annotated[
    Annotated[Key, Tag("<one>")] | Annotated[dict[Key, Key], Field(min_length=1), Tag("<each>")],
    Discriminator(lambda value: "<each>" if isinstance(value, dict) else "<one>"),
]


class Position(Model):
    """One position of a unit."""

    id: Id
    title: Line
    specialty: Key | None = None
    control: FullControl
    level: Levels
    show_lower: Flag = False
    purpose: Paragraphs
    placement: Placement
    target_groups: Texts | None = None
    responsibility: Statements
    authority: tuple[Statement, ...] = ()
    tasks: Annotated[tuple[Tasks, ...], Field(min_length=1)]
    collaboration: Collaboration | None = None
    qualifications: Qualifications | None = None
    development: Development | None = None
    employment: Employment | None = None
    adaptations: tuple[Adaptation, ...] = ()
