"""Where each text of a profile belongs, in the words of the design: the control block, then section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from tests.every_word import roles
from tests.every_word.documents import Doc
from tests.every_word.places import FILE_NAME, FOOTER, HEADER, SUBTITLE, TABLE_HEAD, Path, Place, find
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

NAMED = ("person", "title", "group", "body")
# A document's title: below its kind, in the control block, in the file's name and properties.
TITLE = both(always(SUBTITLE, FILE_NAME, Place(HEADER, row="2")), properties("title"))


def _signed(party: str) -> Rule:
    """A line to sign for each party that the document names."""

    def places(doc: Doc, _: Path) -> Iterable[Place]:
        parties = ("prepared-by", "professionally-responsible", "approved-by")
        signing = [one for one in parties if one in doc.control]
        row = str(signing.index(party) + 1)
        yield body(doc, "history", "signatures")._replace(column=doc.label("columns", "name"), row=row)

    return places


def _revision(column: str) -> Rule:
    """In the table of revisions; the one in force, if there is one, stands first."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        in_force = "approved" in doc.control
        if "history" not in path and not in_force:
            return
        number = int(path[path.index("history") + 1]) + 1 + in_force if "history" in path else 1
        yield body(doc, "history", "history")._replace(column=doc.label("columns", column), row=str(number))

    return places


CONTROL: Table = {
    "id": both(always(FILE_NAME, Place(FOOTER)), control_cell("number"), properties("keywords", "Document number")),
    "type": always(Place(FOOTER)),
    "folder.#": always(Place(FOOTER)),
    "revision": both(
        control_cell("revision"), always(Place(FOOTER)), properties("version", "Revision"), _revision("revision")
    ),
    **{f"history.#.{name}": _revision(name) for name in ("revision", "change")},
    **{
        f"prepared-by.#.{one}": both(control_cell("prepared-by"), _signed("prepared-by"), properties("creator"))
        for one in NAMED
    },
    **{
        f"professionally-responsible.#.{one}": both(
            control_cell("professionally-responsible"), _signed("professionally-responsible")
        )
        for one in NAMED
    },
    **{
        f"approved-by.#.{one}": both(control_cell("approved-by"), _signed("approved-by"), properties("Approved by"))
        for one in NAMED
    },
    **{f"responsible-for-revision.#.{one}": control_cell("responsible-for-revision") for one in NAMED},
}

CONTROL_BLOCK = {f"control.{pattern}": rule for pattern, rule in CONTROL.items()}


def _tasks(*, heading: bool) -> Rule:
    """Under the heading of the target group, or the unit's own."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        tasks = doc.position["tasks"][path[1]]
        words = tasks.get("title") or doc.label("blocks", f"tasks-{tasks['group']}")
        yield Place(doc.label("sections", "tasks"), words, kind="heading" if heading else "")

    return places


POSITION: Table = {
    "title": TITLE,
    "placement.reports-to": fact("placement", "reports-to"),
    "placement.professional-reference": fact("placement", "professional-reference"),
    "placement.leads": fact("placement", "leads"),
    "placement.workplace": fact("placement", "workplace"),
    "target-groups.#": section("target-groups"),
    "tasks.#.title": _tasks(heading=True),
    "collaboration.partners.#.name": cell("collaboration", "partners", "partner"),
    "collaboration.partners.#.about": cell("collaboration", "partners", "about"),
    "collaboration.interfaces.#": section("collaboration", "interfaces"),
    "collaboration.conferences.#.name": cell("collaboration", "conferences", "conference"),
    "collaboration.conferences.#.time": cell("collaboration", "conferences", "time"),
    "collaboration.conferences.#.frequency": cell("collaboration", "conferences", "frequency"),
    "collaboration.conferences.#.contribution": cell("collaboration", "conferences", "contribution"),
    **{
        f"qualifications.{need}.{sort}.#": section("qualifications", f"{need}-{sort}")
        for need in ("required", "desired")
        for sort in ("professional", "personal")
    },
    "development.offers.#.name": cell("development", "offers", "offer"),
    "development.offers.#.type": cell("development", "offers", "type"),
    "development.offers.#.ects": cell("development", "offers", "ects"),
    "employment.hours": fact("employment", "hours"),
    **{
        f"employment.{loan}.#.{name}": fact("employment", label)
        for loan, label in (("lent-to", "lent-to"), ("lent-from", "lent-from"), ("other", "other-posts"))
        for name in ("name", "hours")
    },
    "adaptations.#.reason": cell("adaptations", "adaptations", "reason", block=""),
    **paragraphs(
        {
            "purpose": section("purpose"),
            "placement.text": section("placement"),
            "development.text": section("development"),
            "employment.text": section("employment"),
        }
    ),
    **statements(
        {
            "responsibility.#": section("responsibility", "responsibility"),
            "authority.#": section("responsibility", "authority"),
            "tasks.#.items.#": _tasks(heading=False),
            "adaptations.#.add": both(roles.addition, cell("adaptations", "adaptations", "unit", block="")),
            "adaptations.#.with": both(roles.replacement, cell("adaptations", "adaptations", "unit", block="")),
        },
        within=lambda doc: doc.position,
    ),
}


def _goals(group: str) -> Rule:
    """In the column of the goal area, below the row that says main goals or sub-goals."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        number, title = int(path[1]) + 1, doc.profile["goals"]["areas"][path[1]]["title"]
        yield Place(doc.label("sections", "goals"), "", f"{number}. {title}", doc.label("columns", group))

    return places


def goals_of(profile: Any) -> Iterator[tuple[tuple[str, str], Callable[[Doc], Place]]]:
    """Every strategic goal that a unit's goals name, with whose it is if they say so, and the place of the mention."""
    for number, area in enumerate(profile.get("goals", {}).get("areas", [])):
        for group in ("main", "sub"):
            for goal in area.get(group, []):
                for named in goal.get("supports", []) if isinstance(goal, dict) else []:
                    whose = (named["goal"], named["of"]) if isinstance(named, dict) else (named, "")
                    yield whose, partial(_in_table, ("areas", number), group)


def _in_table(path: Path, group: str, doc: Doc) -> Place:
    (place,) = _goals(group)(doc, path)
    return place


def _address(doc: Doc, _: Path) -> Iterable[Place]:
    yield body(doc, "value-base")._replace(kind="link")


GOALS: Table = {
    "value-base.links.#.text": section("value-base"),
    "value-base.links.#.url": _address,
    "value-base.links.#.document": section("value-base"),
    "areas.#.title": lambda doc, _: [body(doc, "goals")._replace(column=TABLE_HEAD)],
    "areas.#.main.#": _goals("main"),
    "areas.#.main.#.text": _goals("main"),
    "areas.#.sub.#": _goals("sub"),
    "areas.#.sub.#.text": _goals("sub"),
    "areas.#.sub.#.frequency": _goals("sub"),
    **paragraphs(
        {
            "foundation": section("foundation"),
            "objective": section("objective"),
            "value-base.text": section("value-base"),
        }
    ),
}


def _above(doc: Doc, _: Path) -> Iterable[Place]:
    """The header's first row: the organisation, or where nothing stands above it the unit itself."""
    if "organisation" not in doc.profile["unit"]:
        yield Place(HEADER, row="1")


UNIT = both(TITLE, properties("Unit"), _above)
# What all documents of the unit share, and what only its function descriptions hold.
SHARED: Table = {
    "unit.name": UNIT,
    "unit.organisation.#": always(Place(HEADER, row="1")),
    "texts.definitions.#.term": section("definitions", "definitions"),
    "texts.definitions.#.text": section("definitions", "definitions"),
    "texts.abbreviations.#.short": section("definitions", "abbreviations"),
    "texts.abbreviations.#.long": section("definitions", "abbreviations"),
}
DESCRIBED: Table = {
    "unit.name": fact("placement", "unit"),
    "unit.organisation.#": fact("placement", "organisation"),
    "unit.place": fact("placement", "place"),
    "unit.country": fact("placement", "country"),
    "unit.phone": fact("placement", "phone"),
    "unit.email": fact("placement", "email"),
    "texts.references.#": section("references", "references"),
    **paragraphs({"texts.values": section("values")}),
}


def rules(doc: Doc, path: Path) -> list[tuple[Path, Rule]]:
    """The rules for a text of the document's profile, with the path they read; none where another document holds it."""
    if path[0] not in ("positions", "goals", "documents"):
        tables = (SHARED,) if doc.index is None else (SHARED, DESCRIBED)
    else:
        own = ("goals",) if doc.index is None else ("positions", doc.index)
        if path[: len(own)] != own:
            return []
        path = path[len(own) :]
        tables = (CONTROL_BLOCK, GOALS if doc.index is None else POSITION)
    return [(path, rule) for table in tables if (rule := find(table, path))]
