"""The types of block that the sections of a Document are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from generator.compose.document.texts import Statement, Term, Text, Words


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Prose."""

    type: ClassVar[str] = "paragraphs"
    name: str
    texts: tuple[Words, ...]
    title: Words | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs and lists as they come: of each statement the text is a paragraph, and its items are a list."""

    type: ClassVar[str] = "prose"
    name: str
    texts: tuple[Statement, ...]
    title: Words | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A heading: a part of the section begins, and what follows belongs to it, up to the next part."""

    type: ClassVar[str] = "part"
    name: str
    title: Words


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
class Terms:
    """Terms with their meaning."""

    type: ClassVar[str] = "terms"
    name: str
    items: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A side text; ``name`` is its sort (definition, facts, quotation, vocabulary, term)."""

    type: ClassVar[str] = "box"
    name: str
    title: Words | None
    texts: tuple[Statement, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[Words, ...] = ()


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
class StrategicGoal:
    """A strategic goal; ``supporters`` are the units whose own goals name it."""

    name: Text
    statement: Words
    elaboration: tuple[Words, ...] = ()
    target: Words | None = None
    question: Words | None = None
    links: tuple[Words, ...] = ()
    supporters: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class StrategicGoals:
    """Strategic goals in their order."""

    type: ClassVar[str] = "strategic-goals"
    name: str
    goals: tuple[StrategicGoal, ...]


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


Block: TypeAlias = (
    Paragraphs | Prose | Part | Listing | Facts | Terms | Box | Table | GoalTable | StrategicGoals | RoleMatrix
)
