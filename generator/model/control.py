"""The control block: what identifies a document, who answers for it, and how long it is valid.

Revision and dates stand in a file only for a document that was approved before Rollebog; they are
*declared*, and print as given.
"""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import Discriminator, Field, Tag

from generator.model.base import Date, DocumentNumber, Line, Model, Span, Text


class Person(Model):
    """A named person, perhaps with a title."""

    person: Line
    title: Line | None = None


class Title(Model):
    """Whoever holds a post."""

    title: Line


class Group(Model):
    """A group of people."""

    group: Line


class Body(Model):
    """A body that decides: a board, a general assembly; perhaps the meeting at which it does."""

    body: Line
    meeting: Line | None = None


def _kind(value: Any) -> str | None:
    if isinstance(value, Model):
        return f"<{type(value).__name__.lower()}>"
    if isinstance(value, dict):
        for key in ("person", "group", "body", "title"):
            if key in value:
                return f"<{key}>"
    return None


Party: TypeAlias = Annotated[
    Annotated[Person, Tag("<person>")]
    | Annotated[Title, Tag("<title>")]
    | Annotated[Group, Tag("<group>")]
    | Annotated[Body, Tag("<body>")],
    Discriminator(_kind),
]
Parties: TypeAlias = Annotated[tuple[Party, ...], Field(min_length=1)]


class PastRevision(Model):
    """An earlier revision of a document that was approved before Rollebog."""

    revision: Line
    date: Date
    change: Text


class Control(Model):
    """Number, parties and validity of one document, with declared revision and dates if it has any.

    What of it a document must have is for its kind to say.
    """

    id: DocumentNumber = ""
    type: Line | None = None
    folder: Annotated[tuple[Line, ...], Field(min_length=1)] | None = None
    prepared_by: Parties = ()
    professionally_responsible: Parties | None = None
    approved_by: Parties = ()
    responsible_for_revision: Parties | None = None
    validity: Span | None = None
    revision: Line | None = None
    approved: Date | None = None
    valid_until: Date | None = None
    history: tuple[PastRevision, ...] = ()


class FullControl(Control):
    """The control block of a numbered document."""

    id: DocumentNumber
    prepared_by: Parties
    approved_by: Parties
