"""Where each text of a standard belongs on its role cards: roles, levels, competences; of control a line at the foot.

The design: a card for each role at each level that is described, and one for a role that is described at none. A
statement of the matrix is one paragraph, with its items run in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.every_word import roles
from tests.every_word.documents import Doc
from tests.every_word.places import FILE_NAME, FOOTER, TABLE_HEAD, Path, Place, find
from tests.every_word.rules import Rule, Table, always, both, properties, statements

Card = tuple[int, str]  # the role and the level, empty where none is described


def _cards(doc: Doc) -> Iterator[Card]:
    for role in range(len(doc.standard["roles"])):
        described = [level for level in roles.order(doc) if roles.competences(doc, role).get(level)]
        yield from ((role, level) for level in described or [""])


def _named(doc: Doc, card: Card) -> str:
    """The role, and the level where there is one."""
    title = roles.role_title(doc, card[0])
    return f"{title}, {roles.level_label(doc, card[1])}" if card[1] else title


def _card(doc: Doc, card: Card) -> Place:
    return Place(_named(doc, card))


def _line(wanted: str = "") -> Rule:
    """Once on every card of a role, or of a level."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        for card in _cards(doc):
            named = card[1] == doc.standard["levels"][path[1]]["id"] if wanted else card[0] == path[1]
            yield from [_card(doc, card)] * named

    return places


def _band(doc: Doc, card: Card) -> Place:
    return _card(doc, card)._replace(column=TABLE_HEAD)


def _column(doc: Doc, card: Card, dimension: int) -> Place:
    """Below the role's title with the level, and the title of the dimension."""
    words = f"{_named(doc, card)} › {doc.say('dimensions', dimension, 'title')}"
    return _card(doc, card)._replace(column=words, row="1", kind="item")


def _level_label(doc: Doc, _: Path) -> Iterable[Place]:
    for card in _cards(doc):
        if card[1]:
            yield from (_card(doc, card)._replace(kind="heading"), _card(doc, card), _band(doc, card))
            cells = roles.competences(doc, card[0])[card[1]]
            for number, dimension in enumerate(doc.standard["dimensions"]):
                yield from [_column(doc, card, number)] * (not cells.get(dimension["id"]))


def _role_title(doc: Doc, path: Path) -> Iterable[Place]:
    for card in _cards(doc):
        if card[0] == path[1]:
            yield _card(doc, card)._replace(kind="heading")
            yield _band(doc, card) if card[1] else _card(doc, card)


def _dimension(doc: Doc, _: Path) -> Iterable[Place]:
    return (_band(doc, card) for card in _cards(doc) if card[1])


def _competence(doc: Doc, path: Path) -> Iterable[Place]:
    role = next(number for number, one in enumerate(doc.standard["roles"]) if one["id"] == path[1])
    dimension = next(number for number, one in enumerate(doc.standard["dimensions"]) if one["id"] == path[3])
    yield _column(doc, (role, str(path[2])), dimension)


def _parties(name: str, shown: str) -> Table:
    return {f"control.{name}.#.{key}": properties(shown) for key in ("person", "title", "group", "body")}


CARDS: Table = {
    "title": both(always(FILE_NAME, Place(FOOTER)), properties("title", "subject")),
    "control.id": both(always(FILE_NAME, Place(FOOTER)), properties("keywords", "Document number")),
    "control.revision": both(always(Place(FOOTER)), properties("version", "Revision")),
    **_parties("prepared-by", "creator"),
    **_parties("approved-by", "Approved by"),
    "level-label": _level_label,
    "levels.#.description": _line("level"),
    "dimensions.#.title": _dimension,
    "roles.#.title": _role_title,
    "roles.#.specialties.*": _line(),
    **statements(
        {"roles.#.statements.*": _line(), "competences.*.*.*.*": _competence}, within=lambda doc: doc.standard
    ),
}
for _pattern in ("roles.#.statements.*", "competences.*.*.*.*"):
    CARDS[f"{_pattern}.items.#"] = CARDS[_pattern]  # run in, or at the depth of their stem


def rules(path: Path) -> list[tuple[Path, Rule]]:
    """The rule for a text of the standard, with the path that it reads."""
    rule = find(CARDS, path)
    return [(path, rule)] if rule else []
