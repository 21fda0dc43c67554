"""The Document: what a document says, as a frozen tree of named sections made of a few block types.

Headings and fixed words are not in it: sections, blocks, columns and phrases carry the *names* that the
labels of a language give words to. So a new label changes how a document looks, never what it says.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from generator.compose.canonical import plain
from generator.compose.document.blocks import (
    Block,
    Box,
    Cell,
    Facts,
    GoalColumn,
    GoalTable,
    Listing,
    MatrixColumn,
    Paragraphs,
    Part,
    Prose,
    RoleMatrix,
    StrategicGoal,
    StrategicGoals,
    Table,
    Terms,
)
from generator.compose.document.texts import (
    FromProfile,
    FromStandard,
    Mark,
    Origin,
    Phrase,
    Run,
    Statement,
    Term,
    Text,
    Words,
)

__all__ = [
    "SCHEMA",
    "Block",
    "Box",
    "Cell",
    "Document",
    "Facts",
    "FromProfile",
    "FromStandard",
    "GoalColumn",
    "GoalTable",
    "HeadedSection",
    "Listing",
    "Mark",
    "MatrixColumn",
    "Origin",
    "Paragraphs",
    "Part",
    "Phrase",
    "Prose",
    "RoleMatrix",
    "Run",
    "Section",
    "Statement",
    "StrategicGoal",
    "StrategicGoals",
    "Table",
    "Term",
    "Terms",
    "Text",
    "Words",
    "canonical",
    "digest",
]

SCHEMA = "rollebog-document/1"


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a document; one without blocks is left out by whoever composes."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class HeadedSection(Section):
    """A section with a heading of its document's own; the label of its name heads the others."""

    title: Text


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
