"""The parser's events → plain data and places, counting as it goes.

Hostile files (alias bombs, deep nesting, tags) are refused here, before anything walks them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from generator.problems import Problem, RollebogError
from generator.yamlfile.source import Lines, Node, Place, Step

MAX_NODES = 50_000
MAX_DEPTH = 40
CHARACTERS_PER_NODE = 256  # a long text counts as several values, so that aliases cannot multiply it
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TEXT_TAG = "tag:yaml.org,2002:str"


class Builder:
    """Turns the parser's events into plain data, counting as it goes; one use each."""

    def __init__(self, shown_as: str, lines: Lines) -> None:
        self.shown_as = shown_as
        self.lines = lines
        self.may_hold_remarks = "#" in lines.text
        self.root: Node = None
        self.places: dict[tuple[Step, ...], Place] = {}
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.open_anchors: set[str] = set()
        self.count = 0
        self.remarks: list[Problem] = []

    def build(self, events: Iterator[Any]) -> None:
        """Consume the events of a whole stream; raises RollebogError at the first that is refused."""
        self.events = events
        documents = 0
        for event in events:
            name = type(event).__name__
            if name == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise self.refused(event, "a second document begins here ('---').", "Keep one document per file.")
                self.root = self._node(next(events), (), 0)

    def refused(self, event: Any, message: str, hint: str = "") -> RollebogError:
        """The error to raise, at the place of an event."""
        line, column = self.lines.place(event.start_mark)
        excerpt = self.lines.excerpt(line, column)
        return RollebogError(Problem(self.shown_as, message, line, column, hint=hint, excerpt=excerpt))

    def _node(self, event: Any, steps: tuple[Step, ...], depth: int) -> Node:
        self.count += 1
        if self.count > MAX_NODES:
            raise self.refused(
                event, f"the file holds more than {MAX_NODES:,} values.", "Check that it is the right file."
            )
        if depth > MAX_DEPTH:
            raise self.refused(event, f"values are nested more than {MAX_DEPTH} deep here.")
        name = type(event).__name__
        if name == "AliasEvent":
            return self._alias(event)
        tag = event.tag
        if tag is not None and tag != TEXT_TAG:
            raise self.refused(event, f"the tag '{_short(tag)}' is not allowed here.", "Write plain text, without '!'.")
        if name == "ScalarEvent":
            # A null is only what YAML calls one: unquoted and untagged.
            value: Node = None if not event.style and not tag and event.value in NULLS else event.value
            if not event.style and self.may_hold_remarks:
                self._look_behind(event)
            weight = len(event.value) // CHARACTERS_PER_NODE
            self.count += weight
            if event.anchor:
                self.anchors[event.anchor] = value, 1 + weight
            return value
        before = self.count
        if event.anchor:
            self.open_anchors.add(event.anchor)
        value = self._mapping(event, steps, depth) if name == "MappingStartEvent" else self._sequence(steps, depth)
        if event.anchor:
            self.open_anchors.discard(event.anchor)
            self.anchors[event.anchor] = value, self.count - before + 1
        return value

    def _look_behind(self, event: Any) -> None:
        """Remember a remark right behind an unquoted text: ``sag #4`` is a text for everyone but YAML."""
        line, column = self.lines.place(event.end_mark)
        behind = self.lines.rest(line, column).lstrip(" ")
        if behind[:1] == "#" and behind[1:2].strip():
            message = f"'{_short(behind.rstrip())}' is taken for a remark, so it will not be printed."
            place = column + len(self.lines.rest(line, column)) - len(behind)
            hint = "Put the whole text in quotes, or write '# ' before a remark."
            self.remarks.append(
                Problem(self.shown_as, message, line, place, "", hint, "warning", self.lines.excerpt(line, place))
            )

    def _alias(self, event: Any) -> Node:
        if event.anchor in self.open_anchors:
            raise self.refused(event, f"'*{_short(event.anchor)}' refers to the value that it is part of.")
        if event.anchor not in self.anchors:
            raise self.refused(
                event,
                f"'*{_short(event.anchor)}' refers to an anchor that is not there.",
                "Text that begins with '*' must stand in quotes.",
            )
        value, size = self.anchors[event.anchor]
        self.count += size
        if self.count > MAX_NODES:
            raise self.refused(event, f"with its aliases written out the file holds more than {MAX_NODES:,} values.")
        return value

    def _sequence(self, steps: tuple[Step, ...], depth: int) -> list[Node]:
        items: list[Node] = []
        while type(event := next(self.events)).__name__ != "SequenceEndEvent":
            below = (*steps, len(items))
            self.places[below] = self.lines.place(event.start_mark)
            items.append(self._node(event, below, depth + 1))
        return items

    def _mapping(self, start: Any, steps: tuple[Step, ...], depth: int) -> dict[str, Node]:
        pairs: dict[str, Node] = {}
        while type(event := next(self.events)).__name__ != "MappingEndEvent":
            if type(event).__name__ != "ScalarEvent":
                raise self.refused(
                    start if start.flow_style else event,
                    "a key must be a plain word.",
                    "Text that begins with '{' or '[' must stand in quotes.",
                )
            key = unicodedata.normalize("NFC", event.value)
            below = (*steps, key)
            place = self.lines.place(event.start_mark)
            if key in pairs:
                raise self.refused(
                    event,
                    f"the key '{_short(key)}' stands twice, first in line {self.places[below][0]}.",
                    "Keep one of them.",
                )
            self.places[below] = place
            pairs[key] = self._node(next(self.events), below, depth + 1)
        return pairs


def _short(written: str) -> str:
    return written if len(written) <= 60 else written[:59] + "…"
