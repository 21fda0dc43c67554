"""What a position paper is made of: prose with lists, themes with their recommendations, side texts, references."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from generator.model.base import Key, Line, Model, Paragraphs, Text, WebAddress
from generator.model.statement import Body


class Meaning(Model):
    """A term and what it means."""

    term: Line
    meaning: Text


class Definition(Model):
    """A side text that says what a word means, and after whom."""

    type: Literal["definition"]
    term: Line
    text: Body
    sources: Paragraphs | None = None


class FactBox(Model):
    """A side text of facts."""

    type: Literal["facts"]
    title: Line
    text: Body


class Quotation(Model):
    """Words of somebody else; ``by``: whose."""

    type: Literal["quotation"]
    title: Line | None = None
    text: Paragraphs
    by: Line | None = None


class Vocabulary(Model):
    """A side text that tells kindred terms apart."""

    type: Literal["vocabulary"]
    title: Line
    text: Body | None = None
    terms: Annotated[tuple[Meaning, ...], Field(min_length=1)]


class TermDecision(Model):
    """Which term the document uses, instead of which, and why."""

    type: Literal["term"]
    title: Line | None = None
    preferred: Line
    instead_of: Annotated[tuple[Line, ...], Field(min_length=1)]
    reason: Text


def _box(value: Any) -> str | None:
    kind = value.get("type") if isinstance(value, dict) else getattr(value, "type", None)
    return f"<{kind}>" if isinstance(kind, str) else None


Box: TypeAlias = Annotated[
    Annotated[Definition, Tag("<definition>")]
    | Annotated[FactBox, Tag("<facts>")]
    | Annotated[Quotation, Tag("<quotation>")]
    | Annotated[Vocabulary, Tag("<vocabulary>")]
    | Annotated[TermDecision, Tag("<term>")],
    Discriminator(_box),
]
Boxes: TypeAlias = Annotated[tuple[Box, ...], Field(min_length=1)]


class Recommendation(Model):
    """A recommendation as it stands in its theme; ``clause``: the form that completes a stem in the summary."""

    id: Key
    text: Text
    clause: Text | None = None


class Recommendations(Model):
    """Recommendations in full; with a stem they complete it, else each stands for itself.

    ``title`` is a heading in place of the usual one, ``lead`` what stands before them.
    """

    title: Line | None = None
    lead: Body | None = None
    stem: Text | None = None
    items: Annotated[tuple[Recommendation, ...], Field(min_length=1)]


class Subsection(Model):
    """A part of a theme under its own heading; side texts follow it."""

    title: Line
    text: Body
    boxes: tuple[Box, ...] = ()


class Theme(Model):
    """A theme; its side texts stand after the lead, its recommendations at the end."""

    title: Line
    lead: Body | None = None
    boxes: tuple[Box, ...] = ()
    subsections: tuple[Subsection, ...] = ()
    recommendations: tuple[Recommendations, ...] = ()


Themes: TypeAlias = Annotated[tuple[Theme, ...], Field(min_length=1)]


class OwnWording(Model):
    """A recommendation in the words that this summary needs."""

    id: Key
    text: Text


Recalled: TypeAlias = Annotated[
    Annotated[Key, Tag("<id>")] | Annotated[OwnWording, Tag("<worded>")],
    Discriminator(lambda value: "<worded>" if isinstance(value, (dict, OwnWording)) else "<id>"),
]


class Summary(Model):
    """Recommendations of the themes by their ids, again; ``note`` follows them."""

    stem: Text | None = None
    recommendations: Annotated[tuple[Recalled, ...], Field(min_length=1)]
    note: Text | None = None


class Work(Model):
    """A work that is referred to, as a list of references has it."""

    authors: Line | None = None
    year: Line | None = None
    title: Line
    publisher: Line | None = None
    place: Line | None = None
    url: WebAddress | None = None


Reference: TypeAlias = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[Work, Tag("<work>")],
    Discriminator(lambda value: "<text>" if isinstance(value, str) else "<work>"),
]
References: TypeAlias = Annotated[tuple[Reference, ...], Field(min_length=1)]
