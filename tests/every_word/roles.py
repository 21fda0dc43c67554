"""Roles and competences: which matrices a function description shows, and what stands in each.

The design: each role at the level that the position has it; with ``show-lower`` the lower levels after it, from the
highest down; a level without statements says so. Replaced statements show the unit's words, omitted ones a remark;
the standard's words of both stand under local adaptations. Additions belong to the position's own level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.every_word.documents import Doc
from tests.every_word.places import Path, Place
from tests.every_word.rules import body


@dataclass(frozen=True)
class Matrix:
    """A role at one level; ``own`` is the level that the position has. If not described: a remark, no table."""

    role: int
    level: str
    own: bool
    described: bool = True


def adapted(doc: Doc, act: str) -> dict[str, int]:
    """What the position replaces or omits: the id with the number of the adaptation."""
    return {one[act]: number for number, one in enumerate(doc.adaptations) if act in one}


def order(doc: Doc) -> list[str]:
    """The ids of the levels, lowest first."""
    return [level["id"] for level in doc.standard["levels"]]


def shown_roles(doc: Doc) -> Iterator[tuple[int, str]]:
    """The roles that the position has, with its level."""
    levels = doc.position["level"]
    for number, role in enumerate(doc.standard["roles"]):
        if role["id"] not in adapted(doc, "omit"):
            yield number, levels if isinstance(levels, str) else levels[role["id"]]


def matrices(doc: Doc) -> Iterator[Matrix]:
    """Every matrix, in order."""
    for role, own in shown_roles(doc):
        yield Matrix(role, own, own=True)
        if doc.position.get("show-lower") == "true":
            for level in reversed(order(doc)[: order(doc).index(own)]):
                yield Matrix(role, level, own=False, described=bool(competences(doc, role).get(level)))


def competences(doc: Doc, role: int) -> Any:
    """What the standard describes for a role, by level."""
    return doc.standard["competences"].get(doc.standard["roles"][role]["id"], {})


def levels_in_use(doc: Doc) -> list[str]:
    """All levels up to the highest that the position has."""
    highest = max(order(doc).index(level) for _, level in shown_roles(doc))
    return order(doc)[: highest + 1]


# --- words that the places are named by -----------------------------------------------------------


def role_title(doc: Doc, role: int) -> str:
    """The role's title, or the one within the position's specialty."""
    if doc.specialty and doc.specialty in doc.standard["roles"][role].get("specialties", {}):
        return doc.say("roles", role, "specialties", doc.specialty)
    return doc.say("roles", role, "title")


def level_label(doc: Doc, level: str) -> str:
    """The standard's pattern with the level in it."""
    return doc.say("level-label").replace("{level}", level)


def under(doc: Doc, matrix: Matrix) -> Place:
    """The heading of a matrix."""
    return body(doc, "roles")._replace(heading=f"{role_title(doc, matrix.role)}, {level_label(doc, matrix.level)}")


def role_column(doc: Doc, matrix: Matrix) -> Place:
    """The column with the role's title and role statements."""
    column = f"{doc.label('columns', 'role')} › {level_label(doc, matrix.level)}"
    return under(doc, matrix)._replace(column=column, row="1")


def dimension_column(doc: Doc, matrix: Matrix, dimension: str) -> Place:
    """The column of a dimension."""
    number = next(n for n, one in enumerate(doc.standard["dimensions"]) if one["id"] == dimension)
    column = f"{doc.label('columns', 'competences')} › {doc.say('dimensions', number, 'title')}"
    return under(doc, matrix)._replace(column=column, row="1")


# --- statements -------------------------------------------------------------------------------------


def spot(doc: Doc, statement: str) -> Place | None:
    """The cell in which a statement of the standard has its place, if the position draws on it."""
    for matrix in matrices(doc):
        if matrix.own and statement in doc.standard["roles"][matrix.role]["statements"]:
            return role_column(doc, matrix)
        for dimension, cell in competences(doc, matrix.role).get(matrix.level, {}).items():
            if statement in cell:
                return dimension_column(doc, matrix, dimension)
    return None


def standard_statement(doc: Doc, path: Path) -> Iterable[Place]:
    """The standard's words: in the matrix, or under local adaptations where the unit has others or none."""
    statement = str(path[3] if path[0] == "roles" else path[4])
    place = spot(doc, statement)
    if place is None:
        return
    number = {**adapted(doc, "replace"), **adapted(doc, "omit")}.get(statement)
    if number is None:
        yield place
    else:
        yield body(doc, "adaptations")._replace(column=doc.label("columns", "standard"), row=str(number + 1))


def addition(doc: Doc, path: Path) -> Iterable[Place]:
    """The unit's addition, in the column of its dimension, or without one beside the role statements."""
    one = doc.position["adaptations"][path[1]]
    for matrix in matrices(doc):
        if matrix.own and doc.standard["roles"][matrix.role]["id"] == one["role"]:
            has_column = "dimension" in one
            yield dimension_column(doc, matrix, one["dimension"]) if has_column else role_column(doc, matrix)


def replacement(doc: Doc, path: Path) -> Iterable[Place]:
    """The unit's words where the standard's would stand."""
    place = spot(doc, doc.position["adaptations"][path[1]]["replace"])
    if place:
        yield place


def says_nothing(doc: Doc, matrix: Matrix) -> Iterator[Place]:
    """The columns of a matrix that hold no statement, and say so naming the level."""
    added = {
        one.get("dimension")
        for one in doc.adaptations
        if matrix.own and "add" in one and one["role"] == doc.standard["roles"][matrix.role]["id"]
    }
    described = competences(doc, matrix.role).get(matrix.level, {})
    for dimension in doc.standard["dimensions"]:
        if not described.get(dimension["id"]) and dimension["id"] not in added:
            yield dimension_column(doc, matrix, dimension["id"])


def left_out(doc: Doc, role: int) -> bool:
    """Whether the position leaves the whole role out; a remark under the role's title says so."""
    return doc.standard["roles"][role]["id"] in adapted(doc, "omit")


def undescribed(doc: Doc) -> Iterator[tuple[int, Place]]:
    """A remark for each lower level that the standard does not describe, below the role's matrix above it."""
    heading = body(doc, "roles")
    for matrix in matrices(doc):
        if matrix.described:
            heading = under(doc, matrix)
        else:
            yield matrix.role, heading
