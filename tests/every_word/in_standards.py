"""Where each text of a standard belongs in a function description; a goal document says nothing of the standard.

A translated text belongs where the text that it translates does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tests.every_word import roles
from tests.every_word.documents import Doc
from tests.every_word.places import TABLE_HEAD, Path, Place, find
from tests.every_word.rules import Rule, Table, body, properties, section, statements


def area(kind: str = "") -> Rule:
    """Under the area's title and, in brackets, its label."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        area = ("scope", "areas", path[2])
        heading = doc.say(*area, "title")
        if "label" in doc.standard["scope"]["areas"][path[2]]:
            heading += f" ({doc.say(*area, 'label')})"
        yield body(doc, "scope")._replace(heading=heading, kind=kind)

    return places


def source_address(doc: Doc, _: Path) -> Iterable[Place]:
    yield body(doc, "references", "sources")._replace(kind="link")


def _level_description(doc: Doc, path: Path) -> Iterable[Place]:
    if doc.standard["levels"][path[1]]["id"] in roles.levels_in_use(doc):
        yield body(doc, "roles", "levels")


def _level_label(doc: Doc, _: Path) -> Iterable[Place]:
    """Wherever a level is named."""
    yield from (body(doc, "roles", "levels") for _ in roles.levels_in_use(doc))
    for matrix in roles.matrices(doc):
        if matrix.described:
            yield roles.under(doc, matrix)._replace(kind="heading")
            yield roles.under(doc, matrix)._replace(column=TABLE_HEAD)
            yield from roles.says_nothing(doc, matrix)
    yield from (place for _, place in roles.undescribed(doc))


def _dimension(doc: Doc, _: Path) -> Iterable[Place]:
    for matrix in roles.matrices(doc):
        if matrix.described:
            yield roles.under(doc, matrix)._replace(column=TABLE_HEAD)


def _role_title(doc: Doc, path: Path) -> Iterable[Place]:
    """Above and in its matrices, in remarks about the role, and wherever an adaptation concerns it."""
    role, specialty = int(path[1]), doc.specialty
    within = specialty in doc.standard["roles"][role].get("specialties", {})
    if path[2:] != (("specialties", specialty) if within else ("title",)):
        return
    for matrix in roles.matrices(doc):
        if matrix.role == role and matrix.described:
            yield roles.under(doc, matrix)._replace(kind="heading")
            yield roles.role_column(doc, matrix)
    yield from (place for number, place in roles.undescribed(doc) if number == role)
    if roles.left_out(doc, role):
        under = body(doc, "roles")._replace(heading=roles.role_title(doc, role))
        yield from (under._replace(kind="heading"), under)
    for number, one in enumerate(doc.adaptations):
        if _concerns(doc, one.get("role") or one.get("replace") or one.get("omit"), role):
            column = doc.label("columns", "adaptation")
            yield body(doc, "adaptations")._replace(column=column, row=str(number + 1))


def _concerns(doc: Doc, target: str, role: int) -> bool:
    own = doc.standard["roles"][role]
    cells = [cell for level in roles.competences(doc, role).values() for cell in level.values()]
    return target == own["id"] or any(target in found for found in (own["statements"], *cells))


def _form(*, title: bool) -> Rule:
    """Where a partner works in that form, and among the definitions where any does."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        form = doc.standard["collaboration-forms"][path[1]]["id"]
        partners = doc.position.get("collaboration", {}).get("partners", [])
        rows = [str(number) for number, one in enumerate(partners, start=1) if one.get("form") == form]
        column = body(doc, "collaboration", "partners")._replace(column=doc.label("columns", "form"))
        if title:
            yield from (column._replace(row=row) for row in rows)
        if rows:
            yield body(doc, "definitions", "definitions")

    return places


def _recommendation(doc: Doc, path: Path) -> Iterable[Place]:
    """Only where a statement that the document prints as applying refers to it."""
    wanted = doc.standard["recommendations"][path[1]]["id"]
    if any(wanted in one.get("recommendations", []) for one in _applying(doc) if isinstance(one, dict)):
        yield body(doc, "references", "recommendations")


def _applying(doc: Doc) -> Iterator[Any]:
    """The standard's statements without those that the unit replaces or omits."""
    yield from (area["content"] for area in doc.standard.get("scope", {}).get("areas", []))
    yield doc.standard.get("ethics")
    left_out = {*roles.adapted(doc, "replace"), *roles.adapted(doc, "omit")}
    for matrix in roles.matrices(doc):
        cells = roles.competences(doc, matrix.role).get(matrix.level, {}).values()
        for found in (doc.standard["roles"][matrix.role]["statements"], *cells):
            yield from (statement for key, statement in found.items() if key not in left_out)


IN_ALL: Table = {"title": properties("subject")}
IN_YEAR_PLANS: Table = {"recommendations.#.text": section("promises", "recommendations")}
IN_DESCRIPTIONS: Table = {
    "title": section("roles"),
    "summary": section("scope"),
    "sources.#.title": section("references", "sources"),
    "sources.#.note": section("references", "sources"),
    "sources.#.url": source_address,
    "scope.definition": section("scope"),
    "scope.areas.#.title": area("heading"),
    "scope.areas.#.label": area("heading"),
    "scope.areas.#.note": area(),
    "scope.interdisciplinarity": section("scope", "interdisciplinarity"),
    "level-label": _level_label,
    "levels.#.description": _level_description,
    "dimensions.#.title": _dimension,
    "disciplines.#.title": section("scope", "disciplines"),
    "terms.#.term": section("definitions", "definitions"),
    "terms.#.definition": section("definitions", "definitions"),
    "terms.#.instead-of.#": section("definitions", "definitions"),
    "terms.#.reason": section("definitions", "definitions"),
    "collaboration-forms.#.title": _form(title=True),
    "collaboration-forms.#.definition": _form(title=False),
    "recommendations.#.text": _recommendation,
    "roles.#.title": _role_title,
    "roles.#.specialties.*": _role_title,
    **statements(
        {
            "scope.areas.#.content": area(),
            "ethics": section("values", "ethics"),
            "roles.#.statements.*": roles.standard_statement,
            "competences.*.*.*.*": roles.standard_statement,
        },
        within=lambda doc: doc.standard,
    ),
}


def rules(doc: Doc, path: Path) -> list[tuple[Path, Rule]]:
    """The rules for a text of the document's standard, with the path they read."""
    tables = {"function-description": (IN_ALL, IN_DESCRIPTIONS), "year-plan": (IN_ALL, IN_YEAR_PLANS)}.get(
        doc.kind, (IN_ALL,)
    )
    return [(path, rule) for table in tables if (rule := find(table, path))]
