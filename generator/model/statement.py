"""A statement: a sentence, or a stem with items and perhaps a closing tail."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import Discriminator, Field, Tag

from generator.model.base import Key, Model, Text


class ListStatement(Model):
    """An opening clause, the items that complete it, and the clause that closes the sentence."""

    stem: Text | None = None
    items: Annotated[tuple[Text, ...], Field(min_length=1)]
    tail: Text | None = None


class ListStandardStatement(ListStatement):
    """A list statement of a standard, with what it rests on."""

    disciplines: tuple[Key, ...] = ()
    recommendations: tuple[Key, ...] = ()


class PlainStandardStatement(Model):
    """A one-sentence statement of a standard, with what it rests on."""

    text: Text
    disciplines: tuple[Key, ...] = ()
    recommendations: tuple[Key, ...] = ()


# Tags stand in angle brackets so that no key of a file can be taken for one.
def _form(value: Any) -> str:
    if not isinstance(value, dict):
        return "<text>"
    return "<plain>" if "text" in value else "<list>"


# What a unit writes.
Statement: TypeAlias = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[ListStatement, Tag("<list>")],
    Discriminator(lambda value: "<list>" if isinstance(value, dict) else "<text>"),
]
# What a standard writes.
StandardStatement: TypeAlias = Annotated[
    Annotated[Text, Tag("<text>")]
    | Annotated[PlainStandardStatement, Tag("<plain>")]
    | Annotated[ListStandardStatement, Tag("<list>")],
    Discriminator(_form),
]
# Either: a standard's words, or a translation of them.
AnyStatement: TypeAlias = str | PlainStandardStatement | ListStatement
Statements: TypeAlias = Annotated[tuple[Statement, ...], Field(min_length=1)]


def _extent(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "<several>"
    return "<text>" if isinstance(value, str) else "<list>"


# The body of a text, a cell of a table: one statement or several, paragraphs and lists as they come.
Body: TypeAlias = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[ListStatement, Tag("<list>")] | Annotated[Statements, Tag("<several>")],
    Discriminator(_extent),
]


def disciplines_of(statement: StandardStatement) -> tuple[str, ...]:
    """The ids of the disciplines that a statement of a standard rests on."""
    return () if isinstance(statement, str) else statement.disciplines


def recommendations_of(statement: StandardStatement) -> tuple[str, ...]:
    """The ids of the recommendations that a statement of a standard refers to."""
    return () if isinstance(statement, str) else statement.recommendations
