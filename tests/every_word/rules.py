"""How an expectation is written down: a table of path patterns, each with a rule that yields places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from tests.every_word.documents import Doc
from tests.every_word.places import HEADER, PROPERTIES, Path, Place

# The places of a text in one document; a place may come several times.
Rule: TypeAlias = Callable[[Doc, Path], Iterable[Place]]
Table: TypeAlias = dict[str, Rule]


def section(name: str, block: str = "") -> Rule:
    """In the text of a section, perhaps under a heading inside it."""
    return lambda doc, _: [body(doc, name, block)]


def fact(section_name: str, name: str) -> Rule:
    """Behind a label."""
    return lambda doc, _: [body(doc, section_name)._replace(column=doc.label("facts", name))]


def cell(section_name: str, rows: str, column: str, block: str | None = None) -> Rule:
    """In a table that has a row for each item of the list ``rows``, and the heading of that name."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        heading = rows if block is None else block
        row = str(int(path[path.index(rows) + 1]) + 1)
        yield body(doc, section_name, heading)._replace(column=doc.label("columns", column), row=row)

    return places


def control_cell(name: str) -> Rule:
    """In the control block of the page header, behind a label."""
    return lambda doc, _: [Place(HEADER, column=doc.label("control", name))]


def properties(*names: str) -> Rule:
    """In properties of the file."""
    return lambda *_: [Place(PROPERTIES, column=name) for name in names]


def always(*places: Place) -> Rule:
    """In the same places of every document."""
    return lambda *_: places


def both(*rules: Rule) -> Rule:
    """Wherever any of the rules says."""
    return lambda doc, path: [place for rule in rules for place in rule(doc, path)]


def body(doc: Doc, name: str, block: str = "") -> Place:
    """A section by its heading, and the heading inside it."""
    return Place(doc.label("sections", name), doc.label("blocks", block) if block else "")


def paragraphs(table: Mapping[str, Rule]) -> Table:
    """Prose: one text or a list of them."""
    return {**table, **{f"{pattern}.#": rule for pattern, rule in table.items()}}


def statements(table: Mapping[str, Rule], within: Callable[[Doc], Any]) -> Table:
    """A sentence, or a stem with items and perhaps a tail; ``within`` is what the paths lead through."""
    found: Table = {}
    for pattern, rule in table.items():
        found |= dict.fromkeys((pattern, f"{pattern}.text", f"{pattern}.stem", f"{pattern}.tail"), rule)
        found[f"{pattern}.items.#"] = _items(rule, within)
    return found


def _items(rule: Rule, within: Callable[[Doc], Any]) -> Rule:
    """One level further in than the stem that they complete; without a stem like sentences (in cells, a list)."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        statement = within(doc)
        for step in path[: path.index("items", -2)]:
            statement = statement[step]
        for place in rule(doc, path):
            yield place._replace(kind="item") if "stem" in statement or place.column else place

    return places
