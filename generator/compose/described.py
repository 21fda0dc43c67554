"""A document of a kind that is described in YAML: each block out of a field of the profile, or out of the standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from generator.compose import document as doc
from generator.compose import local
from generator.compose.goal_document import goal_table
from generator.compose.sections import abbreviations, own_definitions, section
from generator.compose.standard import Standard
from generator.compose.stated import (
    collaboration_forms,
    definition,
    disciplines,
    ethics,
    levels,
    recommendations,
    sources,
    summary,
    terms,
)
from generator.model.entry import field_name
from generator.model.kind import Block, block_name, source_of
from generator.model.profile import Profile
from generator.yamlfile import Step

Steps: TypeAlias = tuple[Step, ...]


def described(profile: Profile, number: int, standard: Standard) -> tuple[doc.Section, ...]:
    """The sections of the document at index ``number``; those without content are left out."""
    entry = profile.documents[number]
    found: list[doc.Section] = []
    for one in entry.described.sections:
        blocks: list[doc.Block] = []
        for block in one.blocks:
            drawn, name = source_of(one, block), block_name(one, block)
            if drawn in _DRAWN:
                blocks += _BLOCKS[block.type](name, _DRAWN[drawn](profile, standard))
            elif (written := getattr(entry, field_name(drawn))) is not None:
                blocks += _BLOCKS[block.type](name, _READ[block.type](written, ("documents", number, drawn), block))
        found += section(one.name, blocks)
    return tuple(found)


def _facts(written: Any, steps: Steps, block: Block) -> tuple[tuple[str, doc.Words], ...]:
    values = {name: getattr(written, field_name(name)) for name in block.facts}
    return tuple((name, local.text(value, *steps, name)) for name, value in values.items() if value)


def _terms(written: Any, steps: Steps, _: Block) -> tuple[doc.Term, ...]:
    return tuple(
        doc.Term(local.text(one.term, *steps, number, "term"), local.text(one.meaning, *steps, number, "meaning"))
        for number, one in enumerate(written)
    )


def _table(written: Any, steps: Steps, block: Block) -> tuple[tuple[str, ...], list[tuple[doc.Cell, ...]]]:
    return block.columns, [
        tuple(_cell(getattr(row, field_name(name)), (*steps, number, name)) for name in block.columns)
        for number, row in enumerate(written)
    ]


def _cell(written: Any, steps: Steps) -> doc.Cell:
    if written is None:
        return ()
    return local.statements(written, *steps) if isinstance(written, tuple) else (local.statement(written, *steps),)


# What stands in a field of the profile → the content of a block of that type.
_READ: Mapping[str, Callable[[Any, Steps, Block], Any]] = {
    "paragraphs": lambda written, steps, _: local.paragraphs(written, *steps),
    "listing": lambda written, steps, _: local.statements(written, *steps),
    "facts": _facts,
    "terms": _terms,
    "table": _table,
    "sentences": _table,
    "goals": lambda written, steps, _: goal_table(written, steps),
}
# The content of a block → the block, under its name.
_BLOCKS: Mapping[str, Callable[[str, Any], tuple[doc.Block, ...]]] = {
    "paragraphs": lambda name, texts: (doc.Paragraphs(name, texts),),
    "listing": lambda name, items: (doc.Listing(name, items),),
    "facts": lambda name, rows: (doc.Facts(name, rows),),
    "terms": lambda name, items: (doc.Terms(name, items),),
    "table": lambda name, table: local.table(name, *table),
    "sentences": lambda name, table: local.table(name, *table),
    "goals": lambda name, columns: (doc.GoalTable(name, columns),) if columns else (),
}


def _purposes(profile: Profile, _: Standard) -> tuple[doc.Term, ...]:
    return tuple(_purpose(profile, number) for number in range(len(profile.positions)))


def _purpose(profile: Profile, number: int) -> doc.Term:
    """What a position is there for; of several paragraphs the first."""
    position, steps = profile.positions[number], ("positions", number)
    return doc.Term(
        local.text(position.title, *steps, "title"), local.paragraphs(position.purpose, *steps, "purpose")[0]
    )


def _prose_of_goals(name: str) -> Callable[[Profile, Standard], tuple[doc.Text, ...]]:
    def found(profile: Profile, _: Standard) -> tuple[doc.Text, ...]:
        return local.paragraphs(getattr(profile.goals, name), "goals", name) if profile.goals else ()

    return found


def _areas(profile: Profile, _: Standard) -> tuple[doc.GoalColumn, ...]:
    return goal_table(profile.goals.areas, ("goals", "areas")) if profile.goals else ()


# What :data:`generator.model.kind.DRAWN` names.
_DRAWN: Mapping[str, Callable[[Profile, Standard], Any]] = {
    "goals.foundation": _prose_of_goals("foundation"),
    "goals.objective": _prose_of_goals("objective"),
    "goals.areas": _areas,
    "positions.purpose": _purposes,
    "texts.values": lambda profile, _: local.paragraphs(profile.texts.values, "texts", "values"),
    "texts.definitions": lambda profile, _: own_definitions(profile),
    "texts.abbreviations": lambda profile, _: abbreviations(profile),
    "texts.references": lambda profile, _: local.statements(profile.texts.references, "texts", "references"),
    "standard.summary": lambda _, standard: summary(standard),
    "standard.definition": lambda _, standard: definition(standard),
    "standard.ethics": lambda _, standard: ethics(standard),
    "standard.disciplines": lambda _, standard: disciplines(standard),
    "standard.levels": lambda _, standard: levels(standard),
    "standard.terms": lambda _, standard: terms(standard),
    "standard.collaboration-forms": lambda _, standard: collaboration_forms(standard),
    "standard.recommendations": lambda _, standard: recommendations(standard),
    "standard.sources": lambda _, standard: sources(standard),
}


def sources_of_blocks() -> Iterator[str]:
    """Everything that a block can draw on beside a field of its own."""
    yield from _DRAWN
