"""A Document laid out as passages: each text with its place, its identity, and whether it is one of substance.

Substance, by the design (section 7), are tasks, responsibility, authority, level, role and required
qualification, and what a body stands for: mission and vision, strategic goals, recommendations. Everything else is
other text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.compose import document as doc

SUBSTANCE_SECTIONS = frozenset({"tasks", "responsibility", "mission", "vision"})
SUBSTANCE_BLOCKS = frozenset({"required-professional", "required-personal", "theme-recommendations"})
_LEAD = "lead"  # what stands before a mission, and is none


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a document.

    place: section, part of it, block and slot (a column, a list); ``id`` names the text beyond its words: the
    standard's statement id, the role, the fact; empty where only its words tell it from others.
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
        if isinstance(section, doc.HeadedSection):
            found.append(Passage((section.name, "heading"), "heading", _words(section.title), False))
        place: tuple[str, ...] = (section.name,)
        for block in section.blocks:
            if isinstance(block, doc.Part):  # what follows belongs to it
                place = section.name, _words(block.title)
            found += _block(place, _name(block), block)
    return found


def _name(block: doc.Block) -> str:
    """What tells a block from its neighbours: its role and level, its own title, or its name."""
    if isinstance(block, doc.RoleMatrix):
        return f"{block.name}:{block.role}:{_words(block.level)}"
    # The heading of prose is a text like those below it, and may be reworded without their having moved.
    title = None if isinstance(block, doc.Prose) else getattr(block, "title", None)
    return f"{block.name}:{_words(title)}" if title else block.name


def _block(place: tuple[str, ...], name: str, block: doc.Block) -> Iterator[Passage]:
    substance = (place[0] in SUBSTANCE_SECTIONS and name != _LEAD) or name in SUBSTANCE_BLOCKS
    # A part is the place itself.
    own = place if isinstance(block, doc.Part) else (*place, name)
    yield from _PASSAGES[type(block)](own, block, substance)


def _paragraphs(place: tuple[str, ...], block: doc.Paragraphs, substance: bool) -> Iterator[Passage]:
    return (Passage(place, "", _words(text), substance) for text in block.texts)


def _prose_block(place: tuple[str, ...], block: doc.Prose, substance: bool) -> Iterator[Passage]:
    if block.title:
        yield Passage((*place, "title"), "", _words(block.title), substance)
    yield from _prose(place, block.texts, substance)


def _part(place: tuple[str, ...], block: doc.Part, substance: bool) -> Iterator[Passage]:
    return _titled(place, block.title, substance)


def _listing(place: tuple[str, ...], block: doc.Listing, substance: bool) -> Iterator[Passage]:
    yield from _titled(place, block.title, substance)
    yield from _statements(place, block.items, substance)
    if block.note:
        yield Passage((*place, "note"), "note", _words(block.note), substance)


def _facts(place: tuple[str, ...], block: doc.Facts, substance: bool) -> Iterator[Passage]:
    seen: dict[str, int] = {}
    for key, words in block.rows:
        seen[key] = seen.get(key, 0) + 1
        yield Passage(place, f"{key}:{seen[key]}", _words(words), substance)


def _table(place: tuple[str, ...], block: doc.Table, substance: bool) -> Iterator[Passage]:
    return (Passage(place, "", " | ".join(map(_cell, row)), substance) for row in block.rows)


def _goal_table(place: tuple[str, ...], block: doc.GoalTable, _: bool) -> Iterator[Passage]:
    for column in block.columns:
        slot = (*place, _words(column.title))
        yield Passage(slot, "title", _words(column.title), False)
        yield from (Passage((*slot, "main"), "", _words(goal), False) for goal in column.main)
        yield from (Passage((*slot, "sub"), "", _words(goal), False) for goal in column.sub)


def _box(place: tuple[str, ...], block: doc.Box, substance: bool) -> Iterator[Passage]:
    yield from _titled(place, block.title, substance)
    yield from _prose(place, block.texts, substance)
    yield from _terms(place, block.terms, substance)
    yield from (Passage((*place, "sources"), "", _words(source), substance) for source in block.sources)


def _strategic_goals(place: tuple[str, ...], block: doc.StrategicGoals, _: bool) -> Iterator[Passage]:
    for goal in block.goals:
        slot = (*place, _words(goal.name))
        yield Passage(slot, "name", _words(goal.name), True)
        for name in ("statement", "target", "question"):
            if said := getattr(goal, name):
                yield Passage((*slot, name), name, _words(said), name != "question")
        for name in ("elaboration", "links", "supporters"):
            yield from (Passage((*slot, name), "", _words(one), False) for one in getattr(goal, name))


def _matrix(place: tuple[str, ...], block: doc.RoleMatrix, _: bool) -> Iterator[Passage]:
    yield Passage(place, f"role:{block.role}:{_words(block.level)}", _words(block.title), True)
    yield from _statements((*place, "role"), block.statements, True)
    for column in block.columns:
        yield from _statements((*place, column.dimension), column.statements, False)


# By the type of block: its place, the block, and whether it is one of substance → its passages.
_PASSAGES: Mapping[type, Callable[[tuple[str, ...], Any, bool], Iterator[Passage]]] = {
    doc.Paragraphs: _paragraphs,
    doc.Prose: _prose_block,
    doc.Part: _part,
    doc.Listing: _listing,
    doc.Facts: _facts,
    doc.Terms: lambda place, block, substance: _terms(place, block.items, substance),
    doc.Box: _box,
    doc.Table: _table,
    doc.GoalTable: _goal_table,
    doc.StrategicGoals: _strategic_goals,
    doc.RoleMatrix: _matrix,
}


def _titled(place: tuple[str, ...], title: doc.Words | None, substance: bool) -> Iterator[Passage]:
    if title:
        yield Passage((*place, "title"), "title", _words(title), substance)


def _terms(place: tuple[str, ...], terms: Iterable[doc.Term], substance: bool) -> Iterator[Passage]:
    for term in terms:
        parts = (term.text, *term.instead_of, *((term.reason,) if term.reason else ()))
        yield Passage(place, _words(term.term), "\n".join(map(_words, (term.term, *parts))), substance)


def _prose(place: tuple[str, ...], statements: Iterable[doc.Statement], substance: bool) -> Iterator[Passage]:
    """Each paragraph and each item by itself: what is recommended item by item is changed item by item."""
    for one in statements:
        parts = (one.text, *one.items, one.tail)
        yield from (Passage(place, "", _words(part), substance) for part in parts if part is not None)


def _statements(place: tuple[str, ...], statements: Iterable[doc.Statement], substance: bool) -> Iterator[Passage]:
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
