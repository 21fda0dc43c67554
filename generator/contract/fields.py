"""The contract of each kind: exactly the fields that :func:`generator.render.context.context` gives.

A kind differs from the others in its sections alone; those stand in :mod:`generator.contract.sections`.
"""

from __future__ import annotations

from functools import cache

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
from generator.contract.sections import Sort, sorts
from generator.contract.types import Contract, Demand, Field, Group, OneOf
from generator.kinds import shipped as shipped_kinds
from generator.labels import shipped
from generator.model.kind import Kind
from generator.model.names import LANGUAGES


@cache
def contract(kind: str) -> Contract:
    """What the templates of a kind that comes with Rollebog may use; a KeyError where there is no such kind."""
    return described(shipped_kinds().known[kind])


def described(kind: Kind) -> Contract:
    """What the templates of a kind may use, as its description says."""
    sections = sorts(kind)
    named = {_written(one.name): _section(one) for one in sections}
    # What is about another document, or made from one, has no history of its own; nor has what bears no number.
    history: Demand = "warning" if kind.numbered and kind.about not in ("roles", "hearing") else ""
    revision = {"number": plain(), "date": plain(), "change": words()}
    followed = kind.about in ("position", "standard", "roles")
    framework = dict.fromkeys(("id", "version", "title"), plain("never" if followed else "empty"))
    fields: dict[str, Field] = {
        "kind": plain(),
        "title": plain("never", "warning"),
        "unit": plain(),
        "organisation": listed(PLAIN, "empty"),
        "language": plain(),
        "framework": Field(Group("framework", framework)),
        "control": Field(_control(kind)),
        **named,
        "sections": listed(_any(sections)),
        "history": listed(Group("revision", revision), "empty", history),
        "label": Field(_label(kind)),
    }
    return Contract(kind.kind, fields)


def _written(name: str) -> str:
    return name.replace("-", "_")


def _control(kind: Kind) -> Group:
    """The control block; what the kind does not demand of a document can be empty, and no template must print it."""
    signature = {"party": plain(), "names": plain(), "signed": plain("empty")}
    dated: Demand = "error" if "approved-by" in kind.control else ""

    def given(name: str, *instead: tuple[str, str]) -> Field:
        demanded: Demand = "error" if name in kind.control else ""
        # What a hearing note is about may have less; what cards are made from has all of it.
        certain = kind.about == "roles" or (demanded and kind.about != "hearing")
        return plain("never" if certain else "empty", demanded, *instead)

    approval = ("control", "approval")
    fields = {
        "number": given("id"),
        "type": plain("empty"),
        "folder": plain("empty"),
        "revision": plain("empty", "error" if kind.numbered else ""),
        # Either tells a draft from what is in force.
        "state": plain("never", "error", ("control", "mark")),
        "draft": flag(),
        "mark": plain("empty"),
        "approved": plain("never", dated, ("control", "approved_long"), approval),
        "approved_long": plain("empty"),
        "approval": plain("empty"),
        "valid_until": plain("never", dated if kind.numbered else ""),
        "prepared_by": given("prepared-by"),
        "professionally_responsible": plain("empty"),
        "approved_by": given("approved-by", approval),
        "responsible_for_revision": plain("empty"),
        "signatures": listed(Group("signature", signature), given("approved-by").absent),
    }
    return Group("control", fields)


def _section(one: Sort) -> Field:
    place = f"sections.{_written(one.name)}"
    fields = {"name": plain(), "heading": plain(), "blocks": listed(one_of(place, one.types), demanded=one.demanded)}
    return Field(group(place, "section", fields), "never" if one.always else "none", one.demanded, ((ANY, "blocks"),))


def _any(sections: tuple[Sort, ...]) -> Group:
    """A section as a loop over all of them meets it; a template may provide for blocks that its kind never has."""
    own = {sort for one in sections for sort in one.types}
    blocks = {kind: undemanded(block(ANY, sort)) for sort, (kind, _) in BLOCKS.items()}
    for sort in sorted(own, key=list(BLOCKS).index, reverse=True):
        made = block(ANY, sort)
        blocks[made.like] = made
    fields = {"name": plain(), "heading": plain(), "blocks": listed(OneOf("type", blocks))}
    return group(ANY, "section", fields)


def _label(kind: Kind) -> Group:
    """The fixed words by group and name; a word that one of the kind's languages leaves blank can be empty."""
    groups: dict[str, dict[str, Field]] = {}
    spoken = [shipped(language).words for language in LANGUAGES]
    if kind.kind not in shipped_kinds().known:
        own = {language: kind.labels(language, own=True) for language in LANGUAGES}
        spoken = [{**shipped(language).words, **words} for language, words in own.items() if words]
    for name in spoken[0]:
        part, _, inner = name.partition(".")
        if inner:
            filled = all(words[name] for words in spoken)
            groups.setdefault(part, {})[_written(inner)] = plain("never" if filled else "empty")
    return Group("label", {part: Field(Group(f"label.{part}", inner, "word")) for part, inner in groups.items()})
