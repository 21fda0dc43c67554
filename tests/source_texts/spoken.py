"""What each document says, text by text in the order of reading, as paths into the files that people wrote.

A path leads to all texts below it. What begins with ``=`` is said in those words: dates, counts, labels of levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from tests.every_word.places import Path, fits, shown
from tests.source_texts.made import WORKSPACE, load

SETTINGS = "rollebog.yaml"
STANDARD = "frameworks/kystvagt/1.0.yaml"
DIMENSIONS = ("viden", "faerdigheder", "holdninger")
# What the files hold beside texts: ids, choices, references, addresses, dates, which other tests look at.
NO_TEXT = (
    *("unit.id", "unit.kind", "language", "framework", "framework-version", "id", "version", "level-label"),
    *("documents.#.kind", "positions.#.id", "positions.#.specialty", "positions.#.level", "positions.#.tasks.#.group"),
    *(f"{where}.control.{name}" for where in ("documents.#", "goals") for name in ("approved", "valid-until")),
    *(f"{things}.#.id" for things in ("sources", "scope.areas", "levels", "dimensions", "disciplines", "roles")),
    *("goals.value-base.links.#.url", "documents.#.summary.recommendations.#"),
    "documents.#.themes.#.recommendations.#.items.#.id",
    *(f"documents.#{at}.boxes.#.type" for at in ("", ".themes.#", ".themes.#.subsections.#")),
)
_CLAUSE = "documents.#.themes.#.recommendations.#.items.#.clause"
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


class Text(NamedTuple):
    """A text of a file as it is printed."""

    file: str
    path: Path
    words: str

    def __str__(self) -> str:
        return f"{self.file}: {shown(self.path)}"


@cache
def texts(file: str) -> tuple[Text, ...]:
    """Every text of a file, in its order."""
    every = _leaves(file, (), load(WORKSPACE / file))
    return tuple(one for one in every if not any(fits(pattern, one.path) for pattern in NO_TEXT))


def _leaves(file: str, path: Path, node: Any) -> Iterator[Text]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, one in inner:
        yield from _leaves(file, (*path, step), one)
    if isinstance(node, str):
        yield Text(file, path, _LINK.sub(r"\1", node))


@cache
def spoken(key: str) -> tuple[Text | str, ...]:
    """The texts of a document in their order; what is a mere string was written in no file."""
    return tuple(one for file, path in _ORDERS[key]() for one in _found(file, path))


def _found(file: str, path: str) -> Iterator[Text | str]:
    if path.startswith("="):
        yield path[1:]
        return
    steps = path.split(".")
    for one in texts(file):
        if [str(step) for step in one.path[: len(steps)]] != steps:
            continue
        if fits(_CLAUSE, one.path) and not path.endswith("clause"):  # said in the summary alone
            continue
        # The rhythm in brackets stands before the full stop.
        yield one._replace(words=one.words.removesuffix(".")) if one.path in _recurring(file) else one


@cache
def _recurring(file: str) -> frozenset[Path]:
    """Where the texts stand that come round in a rhythm."""
    return frozenset((*one.path[:-1], "text") for one in texts(file) if one.path[-1] == "frequency")


def _of(file: str, *paths: str) -> list[tuple[str, str]]:
    return [(file, path) for path in paths]


def _mission() -> list[tuple[str, str]]:
    return _of(
        "profiles/fyrgruppen.yaml",
        *("unit.name", "documents.0.control.approved-by.0.meeting", "=1. marts 2018"),
        *("documents.0.mission", "documents.0.vision"),
    )


def _strategy() -> list[tuple[str, str]]:
    return _of(
        "profiles/fyrfaget.yaml",
        *("documents.0.title", "unit.name", "documents.0.headings.mission", "documents.0.mission"),
        *("documents.0.headings.vision", "documents.0.vision", "=De seks strategiske mål", "documents.0.goals"),
    )


def _goals() -> list[tuple[str, str]]:
    return _of(
        "profiles/lostjenesten.yaml",
        *("unit.name", "goals.foundation", "goals.objective", "goals.value-base", "goals.areas"),
        *("texts.abbreviations", "goals.control.revision", "=11.07.2023"),
        *(f"goals.control.{name}" for name in ("prepared-by", "professionally-responsible", "approved-by")),
    )


def _standard() -> list[tuple[str, str]]:
    standard = load(WORKSPACE / STANDARD)
    roles: list[str] = []
    for number, role in enumerate(standard["roles"]):
        title = f"roles.{number}.title"
        roles += [title, "=C-niveau", *_matrix(number, role["id"], "=C-niveau", title)]
        roles += [title, f"roles.{number}.specialties"] if "specialties" in role else []
        roles += ["=A-niveau", title, "=B-niveau", title]
    return [
        *_of(STANDARD, "title"),
        *_of(SETTINGS, "organisation"),
        *_of(STANDARD, *_scope(), "ethics", "disciplines", *_levels(), *roles),
        *_of(
            STANDARD, "=A-niveau", "=B-niveau", "disciplines", "sources", "control.prepared-by", "control.approved-by"
        ),
    ]


def _cards() -> list[tuple[str, str]]:
    paths: list[str] = []
    for number, role in enumerate(load(WORKSPACE / STANDARD)["roles"]):
        title, statements = f"roles.{number}.title", f"roles.{number}.statements"
        paths += [title, "=C-niveau", f"roles.{number}.specialties", "=C-niveau", "levels.2.description", statements]
        paths += [title, "=C-niveau"]
        for n, name in enumerate(DIMENSIONS):
            paths += [f"dimensions.{n}.title", f"competences.{role['id']}.C.{name}"]
    return _of(STANDARD, *paths)


def _position() -> list[tuple[str, str]]:
    file, position = "profiles/lodsstation-nord.yaml", "positions.0"
    roles: list[str] = []
    for number, role in enumerate(load(WORKSPACE / STANDARD)["roles"]):
        title = f"roles.{number}.{'specialties' if 'specialties' in role else 'title'}"
        roles += [title, "=C-niveau", *_matrix(number, role["id"], "=C-niveau", title)]
    meetings = [
        f"{position}.collaboration.conferences.{n}.{name}" for name in ("name", "frequency", "time") for n in (0, 1)
    ]
    offers = [f"{position}.development.offers.{n}.{name}" for name in ("name", "type", "ects") for n in range(5)]
    return [
        *_of(file, f"{position}.title", "unit.name", f"{position}.purpose", "unit.name", "unit.organisation"),
        *_of(file, f"{position}.placement", "unit.place", "unit.email", f"{position}.target-groups"),
        *_of(file, f"{position}.responsibility", f"{position}.tasks"),
        *_of(STANDARD, *_scope(), "disciplines", "title", "=1.0", *_levels(), *roles),
        *_of(file, *meetings, f"{position}.development.text", *offers, f"{position}.employment.hours"),
        *_of(file, *(f"{position}.employment.{posts}" for posts in ("lent-to", "lent-from", "other"))),
        *_of(STANDARD, "ethics", "sources"),
        *_of(file, f"{position}.control.prepared-by", f"{position}.control.approved-by"),
    ]


def _paper() -> list[tuple[str, str]]:
    themes = "documents.0.themes"
    recommended = f"{themes}.{{}}.recommendations.0.items.{{}}.{{}}".format
    return _of(
        "profiles/kystnetvaerket.yaml",
        *("documents.0.title", "unit.name", "documents.0.headings.foreword", "documents.0.lead", "documents.0.boxes"),
        *("documents.0.challenges", "documents.0.headings.summary", "documents.0.summary.stem"),
        *(recommended(0, 0, "clause"), recommended(0, 1, "clause")),
        *(recommended(1, 2, "text"), recommended(2, 4, "text"), "documents.0.summary.note"),
        *("=De tre temaer", themes, "documents.0.references"),
    )


def _scope() -> list[str]:
    return ["scope.definition", "scope.areas", "scope.interdisciplinarity"]


def _levels() -> list[str]:
    return [one for n, level in enumerate("ABC") for one in (f"={level}-niveau", f"levels.{n}.description")]


def _matrix(number: int, role: str, level: str, title: str) -> list[str]:
    """A role's table, column by column."""
    columns = [f"competences.{role}.C.{name}" for name in DIMENSIONS]
    return [level, title, f"roles.{number}.statements"] + [
        one for n, column in enumerate(columns) for one in (f"dimensions.{n}.title", column)
    ]


_ORDERS = {
    "fyrgruppen/mission-statement": _mission,
    "fyrfaget/strategic-goals": _strategy,
    "lostjenesten/goal-document": _goals,
    "standards/kystvagt": _standard,
    "standards/kystvagt/role-cards": _cards,
    "lodsstation-nord/fyrpasser": _position,
    "kystnetvaerket/position-paper": _paper,
}
DOCUMENTS = tuple(_ORDERS)
