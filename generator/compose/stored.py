"""The canonical JSON of a Document, read back: how an issued document is compared and printed years later.

A local text comes back without its place in the profile, which the canonical form leaves out.
"""

from __future__ import annotations

import datetime
import json
from typing import Any, get_args

from generator.compose import document as doc

_BLOCKS: dict[str, type[Any]] = {kind.type: kind for kind in get_args(doc.Block)}


def stored(written: str) -> doc.Document:
    """The document; raises ValueError where the text is no document of this schema."""
    read = json.loads(written)
    if not isinstance(read, dict) or read.get("schema") != doc.SCHEMA:
        raise ValueError(f"no document of the schema {doc.SCHEMA}")
    try:
        return doc.Document(**{name: _FIELDS.get(name, _same)(value) for name, value in read["document"].items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no document of the schema {doc.SCHEMA}: {error}") from None


def _same(value: Any) -> Any:
    return value


def _origin(read: Any) -> doc.Origin:
    return doc.FromProfile("") if read == "profile" else doc.FromStandard(**read)


def _text(read: dict[str, Any]) -> doc.Text:
    return doc.Text(tuple(doc.Run(**run) for run in read["runs"]), _origin(read["origin"]), read["language"])


def _words(read: dict[str, Any] | None) -> Any:
    if read is None:
        return None
    if "runs" in read:
        return _text(read)
    return doc.Phrase(read["name"], tuple((name, _gap(value)) for name, value in read["gaps"]))


def _gap(read: Any) -> Any:
    if not isinstance(read, dict):
        return read
    return datetime.date.fromisoformat(read["date"]) if "date" in read else _words(read)


def _all_words(read: list[Any]) -> tuple[Any, ...]:
    return tuple(map(_words, read))


def _statement(read: dict[str, Any]) -> doc.Statement:
    return doc.Statement(
        _words(read["text"]), _all_words(read["items"]), _words(read["tail"]), read["id"], read["mark"]
    )


def _statements(read: list[Any]) -> tuple[doc.Statement, ...]:
    return tuple(map(_statement, read))


def _block(read: dict[str, Any]) -> doc.Block:
    kind = read["type"]
    given = {name: value for name, value in read.items() if name != "type"}
    for name, convert in _PARTS[kind].items():
        given[name] = convert(given[name])
    made: doc.Block = _BLOCKS[kind](**given)
    return made


def _term(read: dict[str, Any]) -> doc.Term:
    return doc.Term(_words(read["term"]), _words(read["text"]), _all_words(read["instead_of"]), _words(read["reason"]))


def _terms(read: list[Any]) -> tuple[doc.Term, ...]:
    return tuple(map(_term, read))


def _strategic_goal(read: dict[str, Any]) -> doc.StrategicGoal:
    several = ("elaboration", "links", "supporters")
    given: dict[str, Any] = {key: (_all_words if key in several else _words)(one) for key, one in read.items()}
    return doc.StrategicGoal(**given)


def _goals(read: dict[str, Any]) -> doc.GoalColumn:
    return doc.GoalColumn(_text(read["title"]), _all_words(read["main"]), _all_words(read["sub"]))


def _dimension(read: dict[str, Any]) -> doc.MatrixColumn:
    return doc.MatrixColumn(read["dimension"], _text(read["title"]), _statements(read["statements"]))


def _section(read: dict[str, Any]) -> doc.Section:
    name, blocks = read["name"], tuple(map(_block, read["blocks"]))
    return doc.HeadedSection(name, blocks, _text(read["title"])) if "title" in read else doc.Section(name, blocks)


_PARTS: dict[str, dict[str, Any]] = {
    "paragraphs": {"texts": _all_words, "title": _words},
    "listing": {"items": _statements, "title": _words, "note": _words},
    "prose": {"texts": _statements, "title": _words},
    "part": {"title": _words},
    "box": {"title": _words, "texts": _statements, "terms": _terms, "sources": _all_words},
    "facts": {"rows": lambda rows: tuple((key, _words(words)) for key, words in rows)},
    "terms": {"items": _terms},
    "table": {"columns": tuple, "rows": lambda rows: tuple(tuple(map(_statements, row)) for row in rows)},
    "goals": {"columns": lambda columns: tuple(map(_goals, columns))},
    "strategic-goals": {"goals": lambda goals: tuple(map(_strategic_goal, goals))},
    "matrix": {
        "title": _text,
        "level": _text,
        "statements": _statements,
        "columns": lambda columns: tuple(map(_dimension, columns)),
    },
}
_FIELDS: dict[str, Any] = {
    "title": _text,
    "unit": _text,
    "organisation": _all_words,
    "framework_title": _text,
    "sections": lambda sections: tuple(map(_section, sections)),
}
