"""The unit's own words as texts of a Document, each with its place in the profile."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.compose import document as doc
from generator.compose.markup import runs
from generator.model.link import Link
from generator.model.statement import Body, ListStatement
from generator.model.statement import Statement as Written
from generator.yamlfile import Step, pointer

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def text(written: str, *steps: Step) -> doc.Text:
    """One text."""
    return doc.Text(runs(written), doc.FromProfile(pointer(steps)))


def paragraphs(written: Iterable[str] | None, *steps: Step) -> tuple[doc.Text, ...]:
    """Prose: one text per paragraph; a blank line inside a text begins another."""
    return tuple(
        text(part, *steps, number) for number, whole in enumerate(written or ()) for part in _BLANK_LINES.split(whole)
    )


def statement(written: Written, *steps: Step, mark: doc.Mark = "") -> doc.Statement:
    """A sentence, or a stem with items and perhaps a tail."""
    if not isinstance(written, ListStatement):
        return doc.Statement(text(written, *steps), mark=mark)
    return doc.Statement(
        text(written.stem, *steps, "stem") if written.stem else None,
        tuple(text(item, *steps, "items", number) for number, item in enumerate(written.items)),
        text(written.tail, *steps, "tail") if written.tail else None,
        mark=mark,
    )


def statements(written: Iterable[Written] | None, *steps: Step) -> tuple[doc.Statement, ...]:
    """A list of statements."""
    return tuple(statement(one, *steps, number) for number, one in enumerate(written or ()))


def body(written: Body | None, *steps: Step) -> tuple[doc.Statement, ...]:
    """One statement or several; of a text each paragraph is one."""
    if written is None:
        return ()
    if not isinstance(written, tuple):
        return _body(written, *steps)
    return tuple(statement for number, one in enumerate(written) for statement in _body(one, *steps, number))


def _body(written: Written, *steps: Step) -> tuple[doc.Statement, ...]:
    if isinstance(written, ListStatement):
        return (statement(written, *steps),)
    return tuple(doc.Statement(text(part, *steps)) for part in _BLANK_LINES.split(written))


def link(written: Link, *steps: Step) -> doc.Words:
    """A text that leads to its address, where that is known."""
    address = written.url or (f"doc:{written.document}" if written.document else "")
    said = text(written.text, *steps, "text")
    return doc.Text((doc.Run(written.text, link=address),), said.origin) if address else said


def table(
    name: str, columns: tuple[str, ...], rows: Iterable[tuple[doc.Words | doc.Cell | None, ...]]
) -> tuple[doc.Table, ...]:
    """A table without its empty columns; nothing at all where there are no rows."""
    cells = [tuple(_cell(value) for value in row) for row in rows]
    kept = [n for n in range(len(columns)) if any(row[n] for row in cells)]
    if not kept:
        return ()
    return (doc.Table(name, tuple(columns[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in cells)),)


def _cell(value: doc.Words | doc.Cell | None) -> doc.Cell:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (doc.Statement(value),)
