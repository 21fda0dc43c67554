"""The table of places: everything that the sources hold has a field, and the stand-ins fill it as often as they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from tests.source_texts.made import HERE, WORKSPACE, load
from tests.source_texts.spoken import texts

PLACES = load(HERE / "places.yaml")
TABLES = ("metadata", "sections", "shapes", "questions")
NO_FIELD = ("made: ", "act: ", "none: ")
# What has no field of its own yet; nothing else may be said to have none.
LACKING = {
    "approval",
    "lead of the disciplines",
    "the month that the official hearing is planned for",
    "the form itself, with its aims, sections, answer cells and annexes",
}
SIZE = 0.1  # a stand-in is as long as its source, give or take a tenth


class Entry(NamedTuple):
    """A thing of a source, and one of the places where it is written."""

    thing: str
    place: str

    @property
    def has_field(self) -> bool:
        """Whether it is written in a file."""
        return not self.place.startswith(NO_FIELD)


def _entries(source: str) -> Iterator[Entry]:
    for table in TABLES:
        for thing, places in PLACES[source].get(table, {}).items():
            yield from (Entry(thing, one) for one in (places if isinstance(places, list) else [places]))


@pytest.mark.parametrize("source", PLACES)
def test_each_thing_of_a_source_has_its_field_and_the_stand_in_fills_it(source: str) -> None:
    entries = [one for one in _entries(source) if one.has_field]
    assert len(entries) >= 10
    assert [one for one in entries if not _filled(one.place, PLACES[source]["file"])] == []


def test_nothing_else_has_no_field() -> None:
    lacking = {one.thing for source in PLACES for one in _entries(source) if one.place.startswith("none: ")}
    assert lacking == LACKING


def test_every_question_of_the_questionnaire_is_answered_or_said_not_to_be() -> None:
    asked = [re.match(r"[QR]\d+", thing) for thing in PLACES["4 unit"]["questions"]]
    assert list(dict.fromkeys(one[0] for one in asked if one)) == [*(f"Q{n}" for n in range(1, 17)), "R1"]


@pytest.mark.parametrize("source", [source for source in PLACES if "words" in PLACES[source]])
def test_a_stand_in_is_as_long_as_its_source(source: str) -> None:
    words = sum(len(one.words.split()) for one in texts(PLACES[source]["file"]))
    assert words == pytest.approx(int(PLACES[source]["words"]), rel=SIZE)


def _filled(place: str, usual: str) -> bool:
    """Whether the place is there, as often as it says."""
    pattern, _, times = place.partition(" ×")
    file, _, pattern = pattern.rpartition(": ")
    found = list(_at(load(WORKSPACE / (file or usual)), _steps(pattern)))
    return len(found) == int(times) if times else bool(found)


def _steps(pattern: str) -> list[str]:
    """``boxes[type=facts].text[]`` in steps: names, ``*``, ``[]`` and ``[type=facts]``."""
    return re.findall(r"[^.\[\]]+(?=[.\[]|$)|\[[^\]]*\]", pattern)


def _at(node: Any, steps: list[str]) -> Iterator[Any]:
    if not steps:
        yield node
        return
    step, *more = steps
    if step.startswith("["):
        key, _, value = step[1:-1].partition("=")
        found = [one for one in node if not key or one[key] == value] if isinstance(node, list) else []
    elif not isinstance(node, dict):
        found = []
    else:
        found = list(node.values()) if step == "*" else [node[step]] if step in node else []
    for one in found:
        yield from _at(one, more)
