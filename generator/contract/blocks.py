"""The types of block as groups of fields; what :mod:`generator.render.context` makes of them, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from generator.contract.types import Absent, Demand, Field, Flag, Group, Listed, Number, OneOf, Type, Words

PLAIN = Words(plain=True)
ANY = "sections.any"  # the place of a section that is reached through ``sections``


def plain(absent: Absent = "never", demanded: Demand = "", *instead: tuple[str, str]) -> Field:
    """Words without bold, links or other languages."""
    return Field(PLAIN, absent, demanded, instead)


def words(absent: Absent = "never", demanded: Demand = "", *instead: tuple[str, str]) -> Field:
    """Words as they were written, with bold and links."""
    return Field(Words(), absent, demanded, instead)


def listed(of: Type, absent: Absent = "never", demanded: Demand = "") -> Field:
    """A list of fields."""
    return Field(Listed(of), absent, demanded)


def flag() -> Field:
    """True or false."""
    return Field(Flag())


def group(place: str, like: str, fields: Mapping[str, Field]) -> Group:
    """The group of that place; below a named section it knows its like below ``sections``."""
    room, _, rest = place.removeprefix("sections.").partition(".")
    general = "" if f"sections.{room}" == ANY else f"{ANY}.{rest}".removesuffix(".")
    return Group(place, fields, like, general)


def statement(place: str, parts: Demand) -> Group:
    """A statement; ``parts`` is the demand on its items and tail, where there can be any."""
    fields = {
        "text": words("empty", parts or "warning"),
        "items": listed(Words(), "empty", parts),
        "tail": words("empty", parts),
    }
    return group(f"{place}.statement", "statement", fields)


def _paragraphs(place: str) -> dict[str, Field]:
    return {"heading": words("empty"), "texts": listed(Words(), demanded="warning")}


def _prose(place: str) -> dict[str, Field]:
    texts = listed(statement(place, "warning"), demanded="warning")
    return {"heading": words("empty", "warning"), "texts": texts}


def _listing(place: str) -> dict[str, Field]:
    items = listed(statement(place, "warning"), demanded="warning")
    return {"heading": words("empty"), "items": items, "note": words("empty", "warning")}


def _facts(place: str) -> dict[str, Field]:
    fact = group(f"{place}.fact", "fact", {"name": plain("never", "warning"), "text": words("never", "warning")})
    return {"heading": words("empty"), "rows": listed(fact, demanded="warning")}


def _term(place: str) -> Group:
    fields = {
        "term": words("never", "warning"),
        "text": words("never", "warning"),
        "instead_of": words("empty"),
        "reason": words("empty"),
    }
    return group(f"{place}.term", "term", fields)


def _terms(place: str) -> dict[str, Field]:
    return {"heading": words("empty"), "items": listed(_term(place), demanded="warning")}


def _box(place: str) -> dict[str, Field]:
    return {
        "sort": plain(),
        "heading": words("empty", "warning"),
        "texts": listed(statement(place, "warning"), "empty", "warning"),
        "terms": listed(_term(place), "empty", "warning"),
        "sources": listed(Words(), "empty", "warning"),
    }


def _table(place: str, parts: Demand = "warning") -> dict[str, Field]:
    cell = Listed(statement(place, parts))
    rows = listed(Listed(cell, absent="empty"), demanded="warning")
    return {"heading": words("empty"), "columns": listed(PLAIN), "rows": rows}


def _goals(place: str) -> dict[str, Field]:
    fields = {
        "number": Field(Number()),
        "title": words("never", "warning"),
        "main": listed(Words(), demanded="warning"),
        "sub": listed(Words(), "empty", "warning"),
    }
    area = group(f"{place}.area", "area", fields)
    return {"heading": words("empty"), "columns": listed(area, demanded="warning"), "width": Field(Number())}


def _strategic_goals(place: str) -> dict[str, Field]:
    fields = {
        "number": Field(Number()),
        "name": words("never", "warning"),
        "statement": words("never", "warning"),
        "elaboration": listed(Words(), "empty", "warning"),
        "target": words("empty", "warning"),
        "question": words("empty", "warning"),
        "links": listed(Words(), "empty", "warning"),
        "supporters": listed(Words(), "empty", "warning"),
    }
    goal = group(f"{place}.goal", "goal", fields)
    return {"heading": words("empty"), "goals": listed(goal, demanded="warning")}


def _matrix(place: str) -> dict[str, Field]:
    fields = {
        "title": words("never", "warning"),
        "statements": listed(statement(f"{place}.dimension", "error"), demanded="error"),
    }
    dimension = group(f"{place}.dimension", "dimension", fields)
    return {
        "heading": words(),
        "title": words("never", "warning", (place, "heading")),
        "level": words("never", "warning"),
        "statements": listed(statement(place, "error"), "empty", "error"),
        "columns": listed(dimension, demanded="error"),
        "width": Field(Number()),
    }


# The types of block with their fields beside type and name; ``sentences`` is a table.
BLOCKS: dict[str, tuple[str, Callable[[str], dict[str, Field]]]] = {
    "paragraphs": ("paragraphs", _paragraphs),
    "prose": ("prose", _prose),
    "part": ("part", lambda _: {"heading": words("never", "warning")}),
    "listing": ("listing", _listing),
    "facts": ("facts", _facts),
    "terms": ("terms", _terms),
    "box": ("box", _box),
    "table": ("table", _table),
    "sentences": ("table", partial(_table, parts="")),
    "goals": ("goals", _goals),
    "strategic-goals": ("strategic-goals", _strategic_goals),
    "matrix": ("matrix", _matrix),
}
# What is written as one field and prints as blocks of several types, or of another one.
_PRINTED: Mapping[str, tuple[str, ...]] = {
    "declaration": ("paragraphs",),
    "boxes": ("box",),
    "themes": ("part", "prose", "box"),
    "summary": ("prose",),
    "references": ("paragraphs",),
}


def block(place: str, sort: str) -> Group:
    """The block of that sort (a key of ``BLOCKS``) in a section."""
    kind, fields = BLOCKS[sort]
    inner = f"{place}.{kind}"
    return group(inner, kind, {"type": plain(), "name": plain(), **fields(inner)})


def printed(sorts: Iterable[str]) -> tuple[str, ...]:
    """The keys of ``BLOCKS`` that a kind's types of block print as, each once."""
    return tuple(dict.fromkeys(one for sort in sorts for one in _PRINTED.get(sort, (sort,))))


def one_of(place: str, sorts: tuple[str, ...]) -> Group | OneOf:
    """What stands in a section's ``blocks``: where only one type can, that; else one of several."""
    groups = {BLOCKS[sort][0]: block(place, sort) for sort in sorts}
    return next(iter(groups.values())) if len(groups) == 1 else OneOf("type", groups)


def undemanded(one: Group) -> Group:
    """The same group, of which a template may print what it likes."""
    fields = {
        name: replace(field, type=_undemanded(field.type), demanded="", instead=())
        for name, field in one.fields.items()
    }
    return replace(one, fields=fields)


def _undemanded(of: Type) -> Type:
    if isinstance(of, Listed):
        return replace(of, of=_undemanded(of.of))
    return undemanded(of) if isinstance(of, Group) else of
