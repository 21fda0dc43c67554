"""What a standard changes against the version before it: the rows of the table, and what stands in which cell.

The design: role by role, those that are gone last; of a role its titles, then place by place what was replaced or
moved, what was added (together), what was removed (together). Every text has a token of its own, so all that both
versions have reads otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.every_word.documents import Doc
from tests.every_word.places import Path, Place
from tests.every_word.rules import Rule, Table, body, statements

Spot = tuple[str, str, str]  # role, level and dimension, the latter empty for role statements


@dataclass(frozen=True)
class Row:
    """The place that a row is about; the statements before and now; ``titles``: the role's titles instead."""

    spot: Spot
    before: tuple[str, ...]
    now: tuple[str, ...]
    titles: bool = False
    moved_from: Spot | None = None


def _spots(standard: object) -> dict[str, Spot]:
    """The place of every statement."""
    found: dict[str, Spot] = {}
    assert isinstance(standard, dict)
    for role in standard["roles"]:
        found |= dict.fromkeys(role["statements"], (role["id"], "", ""))
        for level in standard["levels"]:
            cells = standard["competences"].get(role["id"], {}).get(level["id"], {})
            for dimension in standard["dimensions"]:
                spot = (role["id"], level["id"], dimension["id"])
                found |= dict.fromkeys(cells.get(dimension["id"], {}), spot)
    return found


def rows(doc: Doc) -> list[Row]:
    """All rows in their order; none without an earlier version."""
    if not doc.earlier:
        return []
    was, stands = _spots(doc.earlier), _spots(doc.standard)
    new, old = ([role["id"] for role in one["roles"]] for one in (doc.standard, doc.earlier))
    kept = {*new} & {*old}
    return [row for role in dict.fromkeys([*new, *old]) for row in _of_role(role, kept, was, stands)]


def _of_role(role: str, kept: set[str], was: dict[str, Spot], stands: dict[str, Spot]) -> Iterator[Row]:
    if role in kept:
        yield Row((role, "", ""), (), (), titles=True)
    for spot in dict.fromkeys([*stands.values(), *was.values()]):
        if spot[0] != role:
            continue
        here = [one for one, where in stands.items() if where == spot]
        for one in here:
            if one in was:
                yield Row(spot, (one,), (one,), moved_from=was[one] if was[one] != spot else None)
        if new := tuple(one for one in here if one not in was):
            yield Row(spot, (), new)
        if gone := tuple(one for one, where in was.items() if where == spot and one not in stands):
            yield Row(spot, gone, ())


def _cell(doc: Doc, number: int, column: str) -> Place:
    return body(doc, "changes", "statements-changed")._replace(column=doc.label("columns", column), row=str(number))


def _named(doc: Doc) -> Iterator[tuple[Spot, Place]]:
    """Every place that is named, with the cell that names it."""
    for number, row in enumerate(rows(doc), 1):
        yield row.spot, _cell(doc, number, "role")
        if row.moved_from:
            yield row.moved_from, _cell(doc, number, "before")


def _statement(column: str) -> Rule:
    def places(doc: Doc, path: Path) -> Iterable[Place]:
        key = str(path[3] if path[0] == "roles" else path[4])
        for number, row in enumerate(rows(doc), 1):
            if key in (row.now if column == "now" else row.before):
                yield _cell(doc, number, column)

    return places


def _titles(column: str) -> Rule:
    """In the row of the role's titles; its own title also wherever its places are named."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        side = doc.standard if column == "now" else doc.earlier
        role = side["roles"][path[1]]["id"]
        for number, row in enumerate(rows(doc), 1):
            if row.titles and row.spot[0] == role:
                yield _cell(doc, number, column)
        if path[2] == "title" and (column == "now" or role not in [one["id"] for one in doc.standard["roles"]]):
            yield from (place for spot, place in _named(doc) if spot[0] == role)

    return places


def _level(column: str) -> Rule:
    def places(doc: Doc, _: Path) -> Iterable[Place]:
        known = {one["id"] for one in doc.standard["levels"]}
        for spot, place in _named(doc):
            if spot[1] and (spot[1] in known) == (column == "now"):
                yield place

    return places


def _dimension(column: str) -> Rule:
    def places(doc: Doc, path: Path) -> Iterable[Place]:
        side = doc.standard if column == "now" else doc.earlier
        own = side["dimensions"][path[1]]["id"] if doc.earlier else ""
        known = {one["id"] for one in doc.standard["dimensions"]}
        for spot, place in _named(doc):
            if spot[2] == own and (column == "now" or own not in known):
                yield place

    return places


def _table(column: str) -> Table:
    return {
        "roles.#.title": _titles(column),
        "roles.#.specialties.*": _titles(column),
        "level-label": _level(column),
        "dimensions.#.title": _dimension(column),
        **statements(
            {"roles.#.statements.*": _statement(column), "competences.*.*.*.*": _statement(column)},
            within=lambda doc: doc.standard if column == "now" else doc.earlier,
        ),
    }


# What the table says of the new version, and of the one before it.
NOW, BEFORE = _table("now"), _table("before")
