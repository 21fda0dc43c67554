"""The contract of each kind: exactly the fields that :func:`generator.render.context.context` gives.

A kind differs from the others in its sections alone; those stand in :mod:`generator.contract.sections`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from generator.compose.hearing_note import KIND as NOTE_KIND
from generator.contract.blocks import (
    ANY,
    BLOCKS,
    PLAIN,
    block,
    flag,
    group,
    listed,
    one_of,
    plain,
    undemanded,
    words,
)
from generator.contract.sections import SECTIONS, Sort
from generator.contract.types import Contract, Demand, Field, Group, OneOf
from generator.labels import shipped
from generator.model.names import LANGUAGES


@cache
def contract(kind: str) -> Contract:
    """What the templates of a kind may use; a KeyError where there is no such kind."""
    return described(kind, SECTIONS[kind])


def described(kind: str, sorts: Iterable[Sort]) -> Contract:
    """The contract of a kind with those sections."""
    sorts = tuple(sorts)
    named = {_written(one.name): _section(one) for one in sorts}
    # A hearing note is about another document, whose history is not its own.
    history: Demand = "" if kind == NOTE_KIND else "warning"
    revision = {"number": plain(), "date": plain(), "change": words()}
    framework = {"id": plain(), "version": plain(), "title": plain()}
    fields: dict[str, Field] = {
        "kind": plain(),
        "title": plain("never", "warning"),
        "unit": plain(),
        "organisation": listed(PLAIN, "empty"),
        "language": plain(),
        "framework": Field(Group("framework", framework)),
        "control": Field(_control()),
        **named,
        "sections": listed(_any(sorts)),
        "history": listed(Group("revision", revision), "empty", history),
        "label": Field(_label()),
    }
    return Contract(kind, fields)


def _written(name: str) -> str:
    return name.replace("-", "_")


def _control() -> Group:
    signature = {"party": plain(), "names": plain(), "signed": plain("empty")}
    fields = {
        "number": plain("never", "error"),
        "type": plain("empty"),
        "folder": plain("empty"),
        "revision": plain("empty", "error"),
        # Either tells a draft from what is in force.
        "state": plain("never", "error", ("control", "mark")),
        "draft": flag(),
        "mark": plain("empty"),
        "approved": plain("never", "error"),
        "valid_until": plain("never", "error"),
        "prepared_by": plain("never", "error"),
        "professionally_responsible": plain("empty"),
        "approved_by": plain("never", "error"),
        "responsible_for_revision": plain("empty"),
        "signatures": listed(Group("signature", signature)),
    }
    return Group("control", fields)


def _section(one: Sort) -> Field:
    place = f"sections.{_written(one.name)}"
    fields = {"name": plain(), "heading": plain(), "blocks": listed(one_of(place, one.types), demanded=one.demanded)}
    return Field(group(place, "section", fields), "never" if one.always else "none", one.demanded, ((ANY, "blocks"),))


def _any(sorts: tuple[Sort, ...]) -> Group:
    """A section as a loop over all of them meets it; a template may provide for blocks that its kind never has."""
    own = {sort for one in sorts for sort in one.types}
    blocks = {kind: undemanded(block(ANY, sort)) for sort, (kind, _) in BLOCKS.items()}
    for sort in sorted(own, key=list(BLOCKS).index, reverse=True):
        made = block(ANY, sort)
        blocks[made.like] = made
    fields = {"name": plain(), "heading": plain(), "blocks": listed(OneOf("type", blocks))}
    return group(ANY, "section", fields)


def _label() -> Group:
    """The fixed words by group and name; a word that one of the languages leaves blank can be empty."""
    groups: dict[str, dict[str, Field]] = {}
    spoken = [shipped(language).words for language in LANGUAGES]
    for name in spoken[0]:
        part, _, inner = name.partition(".")
        if inner:
            filled = all(words[name] for words in spoken)
            groups.setdefault(part, {})[_written(inner)] = plain("never" if filled else "empty")
    return Group("label", {part: Field(Group(f"label.{part}", inner, "word")) for part, inner in groups.items()})
