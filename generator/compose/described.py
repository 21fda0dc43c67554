"""A document of a kind that is described in YAML: each block out of a field of the profile, or out of the standard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.compose import document as doc
from generator.compose import local, paper, strategy
from generator.compose.drawn import drawn
from generator.compose.goal_document import goal_table
from generator.compose.sections import section
from generator.compose.standard import Standard
from generator.model.entry import field_name
from generator.model.kind import DRAWN, Block, block_name, fields_of_type, source_of
from generator.model.profile import Entry, Profile
from generator.yamlfile import Step


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a document as it was written, its place in the profile, and the block that it becomes.

    document: what it is a field of, and at which index of ``documents``.
    """

    written: Any
    steps: tuple[Step, ...]
    block: Block
    name: str
    document: tuple[int, Entry]
    supporters: strategy.Supporters


def described(
    profile: Profile, number: int, standard: Standard, supporters: strategy.Supporters
) -> tuple[doc.Section, ...]:
    """The sections of the document at index ``number``; those without content are left out.

    supporters: the units whose goals name the document's strategic goals.
    """
    entry = profile.documents[number]
    found: list[doc.Section] = []
    for one in entry.described.sections:
        blocks: list[doc.Block] = []
        for block in one.blocks:
            source, name = source_of(one, block), block_name(one, block)
            if source in DRAWN:
                blocks.append(drawn(source, name, profile, standard))
            elif (written := getattr(entry, field_name(source))) is not None:
                place = "documents", number, source
                blocks += _BLOCKS[block.type](Field(written, place, block, name, (number, entry), supporters))
        made = section(one.name, blocks)
        if made and (heading := entry.headings.get(one.name)):
            title = local.text(heading, "documents", number, "headings", one.name)
            made = (doc.HeadedSection(one.name, made[0].blocks, title),)
        found += made
    return tuple(found)


def _facts(field: Field) -> tuple[doc.Facts]:
    values = {name: getattr(field.written, field_name(name)) for name in field.block.facts}
    rows = tuple((name, local.text(value, *field.steps, name)) for name, value in values.items() if value)
    return (doc.Facts(field.name, rows),)


def _terms(field: Field) -> tuple[doc.Terms]:
    return (doc.Terms(field.name, paper.meanings(field.written, *field.steps)),)


def _table(field: Field) -> tuple[doc.Table, ...]:
    columns = field.block.columns
    rows = [
        tuple(local.body(getattr(row, field_name(name)), *field.steps, number, name) for name in columns)
        for number, row in enumerate(field.written)
    ]
    return local.table(field.name, columns, rows)


def _summary(field: Field) -> tuple[doc.Prose]:
    """The recommendations are written in the document's own themes."""
    number, entry = field.document
    (source,) = fields_of_type(entry.described, "themes")
    themes = getattr(entry, field_name(source))
    said = paper.summary(field.written, themes or (), ("documents", number, source), *field.steps)
    return (doc.Prose(field.name, tuple(said)),)


# What stands in a field of the profile → the blocks that it becomes, by the type that the description gives.
_BLOCKS: Mapping[str, Callable[[Field], Iterable[doc.Block]]] = {
    "paragraphs": lambda field: (doc.Paragraphs(field.name, local.paragraphs(field.written, *field.steps)),),
    "prose": lambda field: (doc.Prose(field.name, local.body(field.written, *field.steps)),),
    "listing": lambda field: (doc.Listing(field.name, local.statements(field.written, *field.steps)),),
    "facts": _facts,
    "terms": _terms,
    "table": _table,
    "sentences": _table,
    "goals": lambda field: (doc.GoalTable(field.name, goal_table(field.written, field.steps)),),
    "declaration": lambda field: strategy.declaration(field.written, *field.steps),
    "strategic-goals": lambda field: (
        doc.StrategicGoals(field.name, strategy.strategic_goals(field.written, field.supporters, *field.steps)),
    ),
    "boxes": lambda field: paper.boxes(field.written, *field.steps),
    "themes": lambda field: paper.themes(field.written, *field.steps),
    "summary": _summary,
    "references": lambda field: (doc.Paragraphs(field.name, paper.references(field.written, *field.steps)),),
}
