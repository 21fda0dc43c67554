"""Where each text of a standard belongs in its own document: all of it, each text once, titles wherever spoken of.

The design: a level that no role describes says so; each role has a matrix for every level that is described, lowest
first, with its role statements in the first; levels that are not described are named behind the matrices of the role.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tests.every_word import roles
from tests.every_word.documents import Doc
from tests.every_word.in_documents import approval
from tests.every_word.in_profiles import CONTROL_BLOCK, NAMED, TITLE
from tests.every_word.in_standards import area, source_address
from tests.every_word.places import TABLE_HEAD, Path, Place, find
from tests.every_word.roles import Matrix
from tests.every_word.rules import Rule, Table, body, both, properties, section, statements


def _matrices(doc: Doc, role: int) -> list[Matrix]:
    """Those of a role; ``own`` is the first, which holds the role statements."""
    described = [level for level in roles.order(doc) if roles.competences(doc, role).get(level)]
    return [Matrix(role, level, own=number == 0) for number, level in enumerate(described)]


def _every_matrix(doc: Doc) -> Iterator[Matrix]:
    for role in range(len(doc.standard["roles"])):
        yield from _matrices(doc, role)


def _undescribed(doc: Doc, role: int) -> int:
    """How many levels are not described for a role."""
    return len(roles.order(doc)) - len(_matrices(doc, role))


def _own_heading(doc: Doc, role: int) -> Place:
    """The heading of a role that has no matrices."""
    return body(doc, "roles")._replace(heading=roles.role_title(doc, role))


def _behind(doc: Doc, role: int) -> Place:
    """Where remarks about a role stand: behind its last matrix."""
    matrices = _matrices(doc, role)
    return roles.under(doc, matrices[-1]) if matrices else _own_heading(doc, role)


def _level_label(doc: Doc, _: Path) -> Iterable[Place]:
    used = {matrix.level for matrix in _every_matrix(doc)}
    for level in roles.order(doc):
        yield body(doc, "levels")  # with its description
        if level not in used or any(_lacks(doc, role, level) for role in _all_roles(doc)):
            yield body(doc, "not-described", "levels-not-described")
    yield from (_partial(doc) for matrix in _every_matrix(doc) if _empty(doc, matrix))
    for matrix in _every_matrix(doc):
        yield roles.under(doc, matrix)._replace(kind="heading")
        yield roles.under(doc, matrix)._replace(column=TABLE_HEAD)
        yield from roles.says_nothing(doc, matrix)
    for role in range(len(doc.standard["roles"])):
        yield from [_behind(doc, role)] * _undescribed(doc, role)


def _all_roles(doc: Doc) -> range:
    return range(len(doc.standard["roles"]))


def _lacks(doc: Doc, role: int, level: str) -> bool:
    """Whether a level that is described for others is not for this role."""
    return not roles.competences(doc, role).get(level)


def _empty(doc: Doc, matrix: Matrix) -> list[str]:
    """The dimensions of a matrix without statements."""
    cells = roles.competences(doc, matrix.role)[matrix.level]
    return [one["id"] for one in doc.standard["dimensions"] if not cells.get(one["id"])]


def _partial(doc: Doc) -> Place:
    return body(doc, "not-described", "dimensions-not-described")


def _dimension(doc: Doc, path: Path) -> Iterable[Place]:
    for matrix in _every_matrix(doc):
        yield roles.under(doc, matrix)._replace(column=TABLE_HEAD)
        if doc.standard["dimensions"][path[1]]["id"] in _empty(doc, matrix):
            yield _partial(doc)._replace(kind="item")


def _discipline(doc: Doc, path: Path) -> Iterable[Place]:
    yield body(doc, "disciplines")
    used = re.findall(r"'disciplines': \[(.*?)\]", str((doc.standard["roles"], doc.standard["competences"])))
    if not any(f"'{doc.standard['disciplines'][path[1]]['id']}'" in one for one in used):
        yield body(doc, "not-described", "disciplines-not-used")


def _role_title(doc: Doc, path: Path) -> Iterable[Place]:
    """Above and in its matrices, and in every remark about the role."""
    role = int(path[1])
    for matrix in _matrices(doc, role):
        yield roles.under(doc, matrix)._replace(kind="heading")
        yield roles.role_column(doc, matrix)
    if not _matrices(doc, role):
        yield _own_heading(doc, role)._replace(kind="heading")
    remarks = _undescribed(doc, role) + len(doc.standard["roles"][role].get("specialties", {}))
    yield from [_behind(doc, role)] * remarks
    used = {matrix.level for matrix in _every_matrix(doc)}
    for level in used:
        if _lacks(doc, role, level):
            yield body(doc, "not-described", "levels-not-described")._replace(kind="item")
    yield from (_partial(doc) for matrix in _matrices(doc, role) if _empty(doc, matrix))


def _specialty(doc: Doc, path: Path) -> Iterable[Place]:
    yield _behind(doc, int(path[1]))


def _role_statement(doc: Doc, path: Path) -> Iterable[Place]:
    matrices = _matrices(doc, int(path[1]))
    yield roles.role_column(doc, matrices[0]) if matrices else _own_heading(doc, int(path[1]))


def _competence(doc: Doc, path: Path) -> Iterable[Place]:
    role = next(number for number, one in enumerate(doc.standard["roles"]) if one["id"] == path[1])
    yield roles.dimension_column(doc, Matrix(role, str(path[2]), own=False), str(path[3]))


DESCRIPTION: Table = {
    **CONTROL_BLOCK,
    **{
        f"control.approved-by.#.{one}": both(CONTROL_BLOCK[f"control.approved-by.#.{one}"], approval("party"))
        for one in NAMED
    },
    "control.approved-by.#.meeting": approval("meeting"),
    "title": both(TITLE, properties("subject")),
    "summary": section("purpose"),
    "sources.#.title": section("references", "sources"),
    "sources.#.note": section("references", "sources"),
    "sources.#.url": source_address,
    "scope.definition": section("scope"),
    "scope.areas.#.title": area("heading"),
    "scope.areas.#.label": area("heading"),
    "scope.areas.#.note": area(),
    "scope.interdisciplinarity": section("scope", "interdisciplinarity"),
    "level-label": _level_label,
    "levels.#.description": section("levels"),
    "dimensions.#.title": _dimension,
    "disciplines.#.title": _discipline,
    "terms.#.term": section("terms"),
    "terms.#.definition": section("terms"),
    "terms.#.instead-of.#": section("terms"),
    "terms.#.reason": section("terms"),
    "collaboration-forms.#.title": section("collaboration-forms"),
    "collaboration-forms.#.definition": section("collaboration-forms"),
    "recommendations.#.text": section("recommendations"),
    "roles.#.title": _role_title,
    "roles.#.specialties.*": _specialty,
    **statements(
        {
            "scope.areas.#.content": area(),
            "ethics": section("ethics"),
            "roles.#.statements.*": _role_statement,
            "competences.*.*.*.*": _competence,
        },
        within=lambda doc: doc.standard,
    ),
}


def rules(path: Path) -> list[tuple[Path, Rule]]:
    """The rule for a text of the standard, with the path that it reads."""
    rule = find(DESCRIPTION, path)
    return [(path, rule)] if rule else []
