"""The Document: what a document says, as a frozen tree of named sections made of a few block types.

Headings and fixed words are not in it: sections, blocks, columns and phrases carry the *names* that the
labels of a language give words to. So a new label changes how a document looks, never what it says.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal, TypeAlias

from generator.compose.canonical import plain

SCHEMA = "rollebog-document/1"


@dataclass(frozen=True, slots=True)
class FromStandard:
    """The text stands in the standard, under that id."""

    framework: str
    version: str
    id: str


@dataclass(frozen=True, slots=True)
class FromProfile:
    """The text is local: the unit wrote it at that place of its profile, or somebody in a hearing."""

    canonical: ClassVar[str] = "profile"  # an item that only moved in its file still says the same
    pointer: str


Origin: TypeAlias = FromStandard | FromProfile


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one manner; ``link`` is a web address or ``doc:NUMBER``."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its origin; ``language`` only where it is not the document's own."""

    runs: tuple[Run, ...]
    origin: Origin
    language: str = ""

    def __str__(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Fixed words, by the name of their label, with what fills their gaps; ``sections.purpose`` names a heading."""

    name: str
    gaps: tuple[tuple[str, Text | Phrase | str | datetime.date], ...] = ()


Words: TypeAlias = Text | Phrase
Mark: TypeAlias = Literal["", "added", "replaced", "omitted"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A text with the items that complete it and a closing clause; ``mark`` says how a unit adapted it."""

    text: Words | None
    items: tuple[Words, ...] = ()
    tail: Words | None = None
    id: str = ""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Prose."""

    type: ClassVar[str] = "paragraphs"
    name: str
    texts: tuple[Words, ...]
    title: Words | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of statements; ``title`` is a heading that the source gives, else the name's label serves."""

    type: ClassVar[str] = "listing"
    name: str
    items: tuple[Statement, ...]
    title: Words | None = None
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Named values."""

    type: ClassVar[str] = "facts"
    name: str
    rows: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term and what it means; terms that it replaces, and why."""

    term: Words
    text: Words
    instead_of: tuple[Text, ...] = ()
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms with their meaning."""

    type: ClassVar[str] = "terms"
    name: str
    items: tuple[Term, ...]


Cell: TypeAlias = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under named columns; a column without any content is not in it."""

    type: ClassVar[str] = "table"
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class GoalColumn:
    """One goal area."""

    title: Text
    main: tuple[Words, ...]
    sub: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class GoalTable:
    """Goal areas side by side: main goals above, sub-goals below."""

    type: ClassVar[str] = "goals"
    name: str
    columns: tuple[GoalColumn, ...]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One dimension of a role at a level: an independent list, as long as it happens to be."""

    dimension: str
    title: Text
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class RoleMatrix:
    """A role at one level: its role statements, and a column for each dimension."""

    type: ClassVar[str] = "matrix"
    name: str
    role: str
    title: Text
    level: Text
    statements: tuple[Statement, ...]
    columns: tuple[MatrixColumn, ...]


Block: TypeAlias = Paragraphs | Listing | Facts | Terms | Table | GoalTable | RoleMatrix


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a document; one without blocks is left out by whoever composes."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """What a document says.

    ``key`` names it within the workspace: unit/position, unit/goal-document, standards/framework, …/hearing-note.
    """

    kind: str
    key: str
    language: str
    title: Text
    unit: Text
    organisation: tuple[Text, ...]
    framework: str
    framework_version: str
    framework_title: Text
    sections: tuple[Section, ...]

    @cached_property
    def content_digest(self) -> str:
        """SHA-256 over the canonical JSON of the content, with algorithm and schema named."""
        return digest(self)


def canonical(document: Document) -> str:
    """The document as JSON with sorted keys and no spaces: equal text for equal content.

    A local text's pointer is left out: an item that only moved in its file still says the same.
    """
    return json.dumps(
        {"schema": SCHEMA, "document": plain(document)}, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def digest(document: Document) -> str:
    """``sha256:rollebog-document/1:…`` over the canonical JSON."""
    return f"sha256:{SCHEMA}:{hashlib.sha256(canonical(document).encode()).hexdigest()}"
