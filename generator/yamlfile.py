"""YAML 1.2 in: every scalar is the text that was written, every value can be asked for its place.

The models convert; nothing here guesses types, so ``no``, ``4.10`` and ``0150`` stay as they are.
Hostile files (alias bombs, deep nesting, tags, huge files) are refused before anything walks them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from generator.problems import Problem, RollebogError, Severity

Node: TypeAlias = "str | list[Node] | dict[str, Node] | None"
Step: TypeAlias = str | int
Place: TypeAlias = tuple[int, int]

MAX_BYTES = 8_000_000
MAX_NODES = 200_000
MAX_DEPTH = 40
CHARACTERS_PER_NODE = 64  # a long text counts as several values, so that aliases cannot multiply it
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TEXT_TAG = "tag:yaml.org,2002:str"


@dataclass(frozen=True)
class Source:
    """A YAML file as read: its data, and the place of each value on demand."""

    path: str
    text: str
    data: Node
    places: dict[tuple[Step, ...], Place] = field(repr=False)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without line ends."""
        return self.text.split("\n")

    def place(self, steps: tuple[Step, ...]) -> Place:
        """Line and column (1-based) of the key or item at ``steps``, or of its nearest ancestor."""
        while steps and steps not in self.places:
            steps = steps[:-1]
        return self.places.get(steps, (1, 1))

    def problem(self, steps: tuple[Step, ...], message: str, hint: str = "", severity: Severity = "error") -> Problem:
        """A finding at ``steps`` of this file."""
        line, column = self.place(steps)
        return Problem(self.path, message, line, column, pointer(steps), hint, severity, self._excerpt(line))

    def _excerpt(self, line: int) -> str:
        return self.lines[line - 1][:200].rstrip() if line <= len(self.lines) else ""


def pointer(steps: tuple[Step, ...]) -> str:
    """``positions[0].control.id`` for ``("positions", 0, "control", "id")``."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return written.removeprefix(".")


def read(file: Path, shown_as: str) -> Source:
    """Read and parse ``file``.

    Raises RollebogError with the place where the file cannot be read, is not UTF-8, is not YAML,
    repeats a key, or is built to exhaust the reader.
    """
    return parse(_decode(_read_bytes(file, shown_as), shown_as), shown_as)


def parse(text: str, shown_as: str) -> Source:
    """Parse YAML text; raises as :func:`read` does."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    builder = _Builder(shown_as, text)
    try:
        builder.build(YAML(typ="safe").parse(text))
    except MarkedYAMLError as error:
        raise RollebogError(_syntax_problem(error, shown_as, text)) from None
    except (YAMLError, ValueError, RecursionError) as error:
        message = f"this is not readable YAML: {str(error).splitlines()[0]}"
        raise RollebogError(_character_problem(text, shown_as) or Problem(shown_as, message)) from None
    return Source(shown_as, text, builder.root, builder.places)


def _read_bytes(file: Path, shown_as: str) -> bytes:
    try:
        if not file.is_file():
            reason = "is a folder, not a file" if file.is_dir() else "there is no such file"
            raise RollebogError(Problem(shown_as, reason))
        if (size := file.stat().st_size) > MAX_BYTES:
            raise RollebogError(
                Problem(
                    shown_as,
                    f"the file is {size / 1e6:.0f} MB; a profile or standard has at most {MAX_BYTES // 1_000_000} MB.",
                    hint="Is this the right file?",
                )
            )
        return file.read_bytes()
    except OSError as error:
        raise RollebogError(
            Problem(shown_as, f"cannot be read: {error.strerror}.", hint="Check the rights of the file.")
        ) from None


def _decode(raw: bytes, shown_as: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:64].count(0) > len(raw[:64]) // 4:
        kind = "UTF-16 text or no text at all"
        raise RollebogError(
            Problem(shown_as, f"the file is {kind}, not UTF-8.", hint='Save it as "UTF-8" in your editor.')
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        excerpt = raw.split(b"\n")[line - 1][:200].decode("latin-1").rstrip()
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8 (an older Windows encoding?)."
        raise RollebogError(
            Problem(shown_as, message, line, column, hint='Save the file as "UTF-8".', excerpt=excerpt)
        ) from None


class _Builder:
    """Turns the parser's events into plain data, counting as it goes; one use each."""

    def __init__(self, shown_as: str, text: str) -> None:
        self.shown_as = shown_as
        self.text = text
        self.root: Node = None
        self.places: dict[tuple[Step, ...], Place] = {}
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.open_anchors: set[str] = set()
        self.count = 0

    def build(self, events: Iterator[Any]) -> None:
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
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        excerpt = self.text.split("\n")[line - 1][:200]
        return RollebogError(Problem(self.shown_as, message, line, column, hint=hint, excerpt=excerpt))

    def _node(self, event: Any, steps: tuple[Step, ...], depth: int) -> Node:
        self.count += 1
        if self.count > MAX_NODES:
            raise self.refused(event, f"the file holds more than {MAX_NODES:,} values.", "Is this the right file?")
        if depth > MAX_DEPTH:
            raise self.refused(event, f"values are nested more than {MAX_DEPTH} deep here.")
        name = type(event).__name__
        if name == "AliasEvent":
            return self._alias(event)
        tag = event.tag
        if tag is not None and tag != TEXT_TAG:
            raise self.refused(event, f"the tag '{tag}' is not allowed here.", "Write plain text, without '!'.")
        if name == "ScalarEvent":
            # A null is only what YAML calls one: unquoted and untagged.
            value: Node = None if not event.style and not tag and event.value in NULLS else event.value
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

    def _alias(self, event: Any) -> Node:
        if event.anchor in self.open_anchors:
            raise self.refused(event, f"'*{event.anchor}' refers to the value that it is part of.")
        if event.anchor not in self.anchors:
            raise self.refused(
                event,
                f"'*{event.anchor}' refers to an anchor that is not there.",
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
            self.places[below] = event.start_mark.line + 1, event.start_mark.column + 1
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
            place = event.start_mark.line + 1, event.start_mark.column + 1
            if key in pairs:
                raise self.refused(
                    event, f"the key '{key}' stands twice, first in line {self.places[below][0]}.", "Keep one of them."
                )
            self.places[below] = place
            pairs[key] = self._node(next(self.events), below, depth + 1)
        return pairs


def _syntax_problem(error: Any, shown_as: str, text: str) -> Problem:
    """The parser's complaint in words that help somebody who does not know YAML."""
    said = str(error.problem or error.context or "")
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    excerpt = lines[line - 1][:200].rstrip() if line <= len(lines) else ""
    message, hint = f"this is not readable YAML: {said}.", ""
    if "\\t" in said or excerpt[: column + 1].strip(" -")[:1] == "\t" or "tab" in said:
        message, hint = "a tab stands where only spaces may.", "Indent with spaces."
    elif "mapping values are not allowed" in said:
        message = "a colon followed by a space stands inside an unquoted text, or the line is indented wrongly."
        hint = 'Put the text in "quotes".'
    elif "expected <block end>" in said or "did not find expected key" in said or "could not find expected ':'" in said:
        message = "the structure breaks off here: wrong indentation, a missing colon, or a quote too many."
        hint = "Compare with the lines above."
    elif "escape" in said:
        message, hint = "this escape sequence names no character.", "Write the character itself."
    elif "unexpected end of stream" in said or "quoted scalar" in str(error.context):
        message, hint = "a text in quotes is not closed.", "Add the closing quote."
    elif "undefined alias" in said or "scanning an a" in str(error.context):
        hint = "Text that begins with '*' or '&' must stand in quotes."
    elif "cannot start any token" in said:
        hint = "Text that begins with a special character must stand in quotes."
    elif "control characters" in said:
        message, hint = "a character stands here that no document can hold.", "Remove it."
    return Problem(shown_as, message, line, column, hint=hint, excerpt=excerpt)


def _character_problem(text: str, shown_as: str) -> Problem | None:
    """Where a raw control character made the parser give up, its place; else None."""
    for number, line in enumerate(text.split("\n"), start=1):
        for column, character in enumerate(line, start=1):
            if character != "\t" and (unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff"):
                return Problem(
                    shown_as,
                    f"the character U+{ord(character):04X} cannot stand in a document.",
                    number,
                    column,
                    hint="Remove it.",
                )
    return None
