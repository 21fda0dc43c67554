"""Where each text of a document belongs whose kind is described in YAML: by kind, each field in its section.

The design: a strategic goal stands under its number and name, and names the units whose goals name it; the sentence
of approval stands below the title. Position papers have a module of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tests.every_word.documents import Doc
from tests.every_word.in_profiles import UNIT, goals_of
from tests.every_word.places import FILE_NAME, FOOTER, HEADER, TABLE_HEAD, Path, Place, find
from tests.every_word.places import TITLE as TOP
from tests.every_word.rules import (
    Rule,
    Table,
    always,
    body,
    both,
    cell,
    control_cell,
    fact,
    paragraphs,
    properties,
    section,
    statements,
)
from tests.every_word.tokens import GOAL_NAME, Leaf

# --- the control block: what is there, in the header; who approved it and when, below the title -------------


def approval(party: str) -> Rule:
    """In the sentence that says so once a document is approved: the meeting, or a party that has none."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        one = doc.control["approved-by"][int(path[path.index("approved-by") + 1])]
        if "approved" in doc.control and (party == "meeting") == ("meeting" in one):
            yield Place("")

    return places


_PARTY = ("person", "title", "group", "body")
CONTROL: Table = {
    "id": both(always(FILE_NAME, Place(FOOTER)), control_cell("number"), properties("keywords", "Document number")),
    "type": always(Place(FOOTER)),
    "folder.#": always(Place(FOOTER)),
    "revision": both(control_cell("revision"), always(Place(FOOTER)), properties("version", "Revision")),
    "approved-by.#.meeting": approval("meeting"),
    **{f"prepared-by.#.{one}": both(control_cell("prepared-by"), properties("creator")) for one in _PARTY},
    **{
        f"approved-by.#.{one}": both(control_cell("approved-by"), properties("Approved by"), approval("party"))
        for one in _PARTY
    },
    **{
        f"{name}.#.{one}": control_cell(name)
        for name in ("professionally-responsible", "responsible-for-revision")
        for one in _PARTY
    },
}


# A title of its own stands above all; without one, the kind does.
OWN_TITLE = both(always(TOP, FILE_NAME, Place(HEADER, row="2")), properties("title"))
SHARED: Table = {"unit.name": UNIT, "unit.organisation.#": always(Place(HEADER, row="1"))}


def _own_heading(doc: Doc, path: Path) -> Iterable[Place]:
    """A heading of the document's own, in place of the kind's."""
    yield body(doc, str(path[1]))._replace(kind="heading")


# --- mission statements and strategic goals -----------------------------------------------------------------

MISSION: Table = {
    **paragraphs({"mission": section("mission")}),
    **statements({"vision.#": section("vision")}, within=lambda doc: doc.entry),
}


def _goal(doc: Doc, number: int) -> Place:
    return body(doc, "strategic-goals")._replace(heading=f"{number + 1}. {doc.entry['goals'][number]['name']}")


def _of_goal(kind: str = "", column: str = "") -> Rule:
    """Under the heading of the goal; behind the words that say what it is."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        label = f"{doc.label('goals', column)}:" if column else ""
        yield _goal(doc, int(path[1]))._replace(kind=kind, column=label)

    return places


STRATEGY: Table = {
    "goals.#.name": _of_goal("heading"),
    "goals.#.statement": _of_goal(),
    "goals.#.question": _of_goal(column="question"),
    "goals.#.links.#.text": _of_goal(column="links"),
    "goals.#.links.#.document": _of_goal(column="links"),
    "goals.#.links.#.url": _of_goal("link", "links"),
    "goals.#.target": _of_goal(column="target"),
    **{f"goals.#.target.{name}": _of_goal(column="target") for name in ("text", "measure", "frequency")},
    **paragraphs(
        {
            "goals.#.elaboration": _of_goal(),
            **{f"{one}.{part}": section(one) for one in ("mission", "vision") for part in ("lead", "statement")},
        }
    ),
}


def mentions(leaf: Leaf, doc: Doc) -> Iterator[Place]:
    """Where a document names what belongs to another: a goal document the strategic goals, and these their units."""
    if doc.kind == "goal-document" and leaf.path[-1] == "name" and find({GOAL_NAME: True}, leaf.path):
        for named, place in goals_of(doc.profile):
            if leaf.token in named[0]:
                yield place(doc)
    if doc.kind == "strategic-goals" and leaf.path == ("unit", "name"):
        supporting = {named for named, _ in goals_of(doc.files[leaf.file])}
        for number, goal in enumerate(doc.entry["goals"]):
            if {(goal["name"], ""), (goal["name"], doc.profile["unit"]["id"])} & supporting:
                yield _goal(doc, number)._replace(column=f"{doc.label('goals', 'supporters')}:")


# --- an organisation's own kind: tests/own_kind.py ---------------------------------------------------------


def _aims(group: str) -> Rule:
    def places(doc: Doc, path: Path) -> Iterable[Place]:
        number = int(path[1])
        area = f"{number + 1}. {doc.entry['aims'][number]['title']}"
        yield body(doc, "aims")._replace(column=area, row=doc.label("columns", group))

    return places


YEAR_PLAN: Table = {
    "frame.budget": fact("calendar", "budget"),
    "frame.days": fact("calendar", "days"),
    "aims.#.title": lambda doc, _: [body(doc, "aims")._replace(column=TABLE_HEAD)],
    **{f"aims.#.{sort}.#{form}": _aims(sort) for sort in ("main", "sub") for form in ("", ".text", ".frequency")},
    "wordlist.#.term": section("wordlist"),
    "wordlist.#.meaning": section("wordlist"),
    **paragraphs({"opening": section("opening")}),
    **statements(
        {
            "promises.#": section("promises"),
            **{
                f"calendar.#.{name}{form}": cell("calendar", "calendar", name, block="")
                for name in ("month", "doing", "who")
                for form in ("", ".#")
            },
        },
        within=lambda doc: doc.entry,
    ),
}
DRAWN: Table = {
    "texts.definitions.#.term": section("wordlist", "definitions"),
    "texts.definitions.#.text": section("wordlist", "definitions"),
}

# --- which kind has what ----------------------------------------------------------------------------------


def rules(doc: Doc, path: Path, kinds: Mapping[str, Table]) -> list[tuple[Path, Rule]]:
    """The rules for a text of the document's profile, with the path they read; ``kinds``: the fields of each."""
    if path[:2] == ("documents", doc.number):
        path = path[2:]
        tables: tuple[Any, ...] = (
            {"title": OWN_TITLE, "headings.*": _own_heading},
            {f"control.{name}": one for name, one in CONTROL.items()},
        )
        tables += (kinds[doc.kind],)
    else:
        tables = (SHARED, DRAWN) if doc.kind == "year-plan" else (SHARED,)
    return [(path, rule) for table in tables if (rule := find(table, path))]
