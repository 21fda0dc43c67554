"""Documents of the small standard, composed, and what they say in Danish words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.compose.document import Block, Document, Origin, Paragraphs, RoleMatrix, Statement, Text, Words
from generator.compose.kinds import compose
from generator.compose.standard import Standard
from generator.labels import shipped
from generator.render.markup import plain
from tests.small_profile import position, profile, read
from tests.small_standard import in_danish

LABELS = shipped("da")


def function_description(standard: Standard | None = None, language: str = "da", **more: Any) -> Document:
    """The function description of a unit with one position."""
    unit = profile(positions=[position(**more)], language=language)
    return next(compose(read(unit), standard or in_danish(), ["function-description"])).document


def blocks(document: Document, section: str) -> tuple[Block, ...]:
    """The blocks of a section; none where the document has no such section."""
    return next((one.blocks for one in document.sections if one.name == section), ())


def matrices(document: Document) -> list[RoleMatrix]:
    """The role matrices in their order."""
    return [block for block in blocks(document, "roles") if isinstance(block, RoleMatrix)]


def shown(**more: Any) -> list[tuple[str, str, list[str], dict[str, list[str]]]]:
    """Role, level, role statements and columns of every matrix, in words."""
    return [
        (
            said(one.title),
            said(one.level),
            lines(one.statements),
            {c.dimension: lines(c.statements) for c in one.columns},
        )
        for one in matrices(function_description(**more))
    ]


def paragraphs(document: Document, section: str, name: str) -> list[str]:
    """The words of the paragraphs of that name."""
    found = [block for block in blocks(document, section) if isinstance(block, Paragraphs) and block.name == name]
    return [said(text) for block in found for text in block.texts]


def said(words: Words) -> str:
    """A text or phrase in Danish words."""
    return plain(words, LABELS)


def phrase(name: str, **gaps: str) -> str:
    """A fixed phrase of the Danish labels, its gaps filled."""
    return LABELS.get(f"phrases.{name}").format(**gaps)


def lines(statements: Iterable[Statement]) -> list[str]:
    """Each statement in one line: ``stem: item, item; tail [mark]``."""
    return [_line(one) for one in statements]


def origin(words: Words | None) -> Origin:
    """Where a text comes from."""
    assert isinstance(words, Text)
    return words.origin


def language(words: Words | None) -> str:
    """The language of a text; empty where it is the document's own."""
    assert isinstance(words, Text)
    return words.language


def _line(one: Statement) -> str:
    items = ", ".join(map(said, one.items))
    parts = [
        said(one.text) if one.text else "",
        f": {items}" if items else "",
        f"; {said(one.tail)}" if one.tail else "",
    ]
    return "".join(parts) + (f" [{one.mark}]" if one.mark else "")
