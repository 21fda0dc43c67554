"""A Document laid out as passages: each text with its place, its identity, and whether it is one of substance.

Substance, by the design (section 7), are tasks, responsibility, authority, level, role and required
qualification; everything else is other text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.compose import document as doc

SUBSTANCE_SECTIONS = frozenset({"tasks", "responsibility"})
SUBSTANCE_BLOCKS = frozenset({"required-professional", "required-personal"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a document.

    place: section, block and slot (a column, a list); ``id`` names the text beyond its words: the standard's
    statement id, the role, the fact; empty where only its words tell it from others.
    """

    place: tuple[str, ...]
    id: str
    text: str
    substance: bool


def passages(document: doc.Document) -> list[Passage]:
    """Every text of a document, in its order."""
    found = [
        Passage(("", "title"), "title", _words(document.title), False),
        Passage(("", "unit"), "unit", _words(document.unit), False),
    ]
    for section in document.sections:
        for block in section.blocks:
            found += _block(section.name, _name(block), block)
    return found


def _name(block: doc.Block) -> str:
    """What tells a block from its neighbours: its role and level, its own title, or its name."""
    if isinstance(block, doc.RoleMatrix):
        return f"{block.name}:{block.role}:{_words(block.level)}"
    title = getattr(block, "title", None)
    return f"{block.name}:{_words(title)}" if title else block.name


def _block(section: str, name: str, block: doc.Block) -> Iterator[Passage]:
    place = section, name
    substance = section in SUBSTANCE_SECTIONS or name in SUBSTANCE_BLOCKS
    if isinstance(block, doc.Paragraphs):
        yield from (Passage(place, "", _words(text), substance) for text in block.texts)
    elif isinstance(block, doc.Listing):
        if block.title:
            yield Passage((*place, "title"), "title", _words(block.title), substance)
        yield from _statements(place, block.items, substance=substance)
        if block.note:
            yield Passage((*place, "note"), "note", _words(block.note), substance)
    elif isinstance(block, doc.Facts):
        seen: dict[str, int] = {}
        for key, words in block.rows:
            seen[key] = seen.get(key, 0) + 1
            yield Passage(place, f"{key}:{seen[key]}", _words(words), substance)
    elif isinstance(block, doc.Terms):
        for term in block.items:
            parts = (term.text, *term.instead_of, *((term.reason,) if term.reason else ()))
            yield Passage(place, _words(term.term), "\n".join(map(_words, (term.term, *parts))), substance)
    elif isinstance(block, doc.Table):
        for row in block.rows:
            yield Passage(place, "", " | ".join(_cell(cell) for cell in row), substance)
    elif isinstance(block, doc.GoalTable):
        for column in block.columns:
            slot = (*place, _words(column.title))
            yield Passage(slot, "title", _words(column.title), False)
            yield from (Passage((*slot, "main"), "", _words(goal), False) for goal in column.main)
            yield from (Passage((*slot, "sub"), "", _words(goal), False) for goal in column.sub)
    else:
        yield from _matrix(place, block)


def _matrix(place: tuple[str, ...], block: doc.RoleMatrix) -> Iterator[Passage]:
    yield Passage(place, f"role:{block.role}:{_words(block.level)}", _words(block.title), True)
    yield from _statements((*place, "role"), block.statements, substance=True)
    for column in block.columns:
        yield from _statements((*place, column.dimension), column.statements, substance=False)


def _statements(place: tuple[str, ...], statements: Iterable[doc.Statement], *, substance: bool) -> Iterator[Passage]:
    return (Passage(place, one.id, _statement(one), substance) for one in statements)


def _cell(cell: doc.Cell) -> str:
    return "\n".join(map(_statement, cell))


def _statement(one: doc.Statement) -> str:
    parts = (one.text, *one.items, one.tail)
    return "\n".join(_words(part) for part in parts if part is not None) + (f" [{one.mark}]" if one.mark else "")


def _words(words: doc.Words) -> str:
    """The words as plain text with their links; a phrase by its name, so that labels do not count."""
    if isinstance(words, doc.Phrase):
        gaps = " ".join(_gap(value) for _, value in words.gaps)
        return f"[{words.name}] {gaps}".strip()
    return "".join(run.text + (f" <{run.link}>" if run.link else "") for run in words.runs)


def _gap(value: object) -> str:
    return _words(value) if isinstance(value, (doc.Text, doc.Phrase)) else str(value)
