"""Texts of a Document: runs with their origin, phrases of fixed words, statements, terms."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias


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
class Term:
    """A term and what it means; terms that it replaces, and why."""

    term: Words
    text: Words
    instead_of: tuple[Text, ...] = ()
    reason: Text | None = None
