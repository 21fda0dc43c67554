"""The entry of a described document under ``documents``: what must be there, and as remarks what may."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.kind import NUMBER, Block, ControlField, Kind, KindWords, Section, own_fields, source_of
from generator.skeletons import drafts, field, scalar

_MAY_BE_LEFT_OUT = re.compile(r"^(\s*)# ")


def entry(kind: Kind, language: str, *, number: str, name: str, title: str) -> Iterator[str]:
    """Its lines; number: that of a numbered one. name, title: those that are not the usual ones."""
    yield f"kind: {kind.kind}"
    if name:
        yield f"id: {scalar(name)}"
    yield f"title: {scalar(title)}" if title else drafts(language)["untitled"]
    if kind.control:
        yield "control:"
        yield from (f"  {line}" for line in control(kind, language, number))
    wanted = {field: required for field, _, required in own_fields(kind)}
    for section in kind.sections:
        for block in section.blocks:
            if (drawn := source_of(section, block)) in wanted:
                lines = [f"{drawn}:", *(f"  {line}" for line in _field(kind, section, block, language))]
                yield from lines if wanted[drawn] or _recalled(kind, block) else _as_remarks(lines)


def control(kind: Kind, language: str, number: str) -> Iterator[str]:
    """The lines of a control block: what documents of the kind must have of it."""
    for name in kind.control:
        yield from _controlled(name, language, number)


def _controlled(name: ControlField, language: str, number: str) -> list[str]:
    said = drafts(language)
    if name == "id":
        return [f"id: {scalar(number)}"]
    if name == "validity":
        return ["validity: 24 months"]
    if name in ("type", "folder"):
        return [f"{name}: {scalar(said['here'])}" if name == "type" else f"folder: [{scalar(said['here'])}]"]
    return [f"{name}:", f"  - body: {said['body']}" if name == "approved-by" else f"  - group: {said['group']}"]


def _field(kind: Kind, section: Section, block: Block, language: str) -> list[str]:
    """What stands below a field: a text that says what belongs there, in every shape that it can have."""
    words: KindWords = getattr(kind.words, language)
    here = drafts(language)["here"]
    if block.facts or block.columns:
        said = words.facts if block.facts else words.columns
        inner = [f"{one}: {scalar(f'{here}: {said[one]}')}" for one in block.facts or block.columns]
        return inner if block.facts else [f"- {inner[0]}", *(f"  {line}" for line in inner[1:])]
    heading = words.sections[section.name]
    heading = words.one[section.name] if NUMBER in heading else heading
    return field(language, block.type, f"{here}: {words.blocks.get(source_of(section, block)) or heading}")


def _recalled(kind: Kind, block: Block) -> bool:
    """Whether something that must be there refers to what stands here."""
    needs = any(one.type == "summary" and required for _, one, required in own_fields(kind))
    return needs and block.type == "themes"


def _as_remarks(lines: list[str]) -> Iterator[str]:
    """What may be left out, and within it everything that may be."""
    return ("# " + _MAY_BE_LEFT_OUT.sub(r"\1", line) for line in lines)
