"""A finished Word file as an outline: under each heading what stands there, sort by sort, table by table.

Sorts come from what Word itself goes by: the outline level of a heading, the list level that a style numbers by.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

# A paragraph: "paragraph", "bullet" or "nested bullet", and its words.
Line: TypeAlias = tuple[str, str]


class Grid(NamedTuple):
    """A table column by column; a cell that spans several belongs to the first.

    ``head_rows`` are repeated on every page, ``whole_rows`` stay in one piece.
    """

    head_rows: int
    whole_rows: int
    rows: int
    columns: tuple[tuple[Line, ...], ...]


class Part(NamedTuple):
    """What stands under a heading; the heading with those above it, `` › `` between them."""

    heading: str
    content: tuple[Line | Grid, ...]

    @property
    def own_heading(self) -> str:
        """The heading alone."""
        return self.heading.rpartition(" › ")[2]


def opened(file: bytes) -> Document:
    """The file, by another library than the one that it was written with."""
    return docx.Document(io.BytesIO(file))


def outline(file: bytes) -> list[Part]:
    """Everything in the body; what stands above the first heading has an empty one. Blank lines are left out."""
    document = opened(file)
    parts: list[tuple[str, list[Line | Grid]]] = [("", [])]
    above: list[str] = []
    for one in document.iter_inner_content():
        if isinstance(one, Table):
            parts[-1][1].append(_grid(one))
        elif level := _heading_level(one):
            above = [*above[: level - 1], one.text]
            parts.append((" › ".join(above), []))
        else:
            parts[-1][1].extend(_lines([one]))
    return [Part(heading, tuple(content)) for heading, content in parts]


def words(parts: Iterable[Part]) -> Iterator[str]:
    """Every heading and paragraph in the order of reading, tables column by column."""
    for part in parts:
        yield part.own_heading
        for one in part.content:
            yield from (text for column in one.columns for _, text in column) if isinstance(one, Grid) else [one[1]]


def counted(lines: Iterable[Line]) -> str:
    """``1 paragraph, 3 bullets``: runs of the same sort."""
    runs = ((sort, len(list(run))) for sort, run in groupby(sort for sort, _ in lines))
    return ", ".join(f"{number} {sort}{'s' if number > 1 else ''}" for sort, number in runs)


def _grid(table: Table) -> Grid:
    columns: list[list[Line]] = [[] for _ in table.columns]
    head_rows, whole_rows = (
        sum(row._tr.find(f"{qn('w:trPr')}/{qn(name)}") is not None for row in table.rows)
        for name in ("w:tblHeader", "w:cantSplit")
    )
    for row in table.rows:
        number = 0
        for cell in row._tr.tc_lst:
            columns[number].extend(_lines(_Cell(cell, table).paragraphs))
            number += cell.grid_span
    return Grid(head_rows, whole_rows, len(table.rows), tuple(map(tuple, columns)))


def _lines(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    return ((_sort(one), one.text) for one in paragraphs if one.text)


def _sort(paragraph: Paragraph) -> str:
    level = _from_style(paragraph, "w:numPr/w:ilvl")
    if level is None or _from_style(paragraph, "w:numPr/w:numId") == "0":
        return "paragraph"
    return "bullet" if level == "0" else "nested bullet"


def _heading_level(paragraph: Paragraph) -> int:
    level = _from_style(paragraph, "w:outlineLvl")
    return 0 if level is None else int(level) + 1


def _from_style(paragraph: Paragraph, path: str) -> str | None:
    """A value of the paragraph's style, or of the next style below it that gives one."""
    style: Any = paragraph.style
    steps = "/".join(map(qn, ["w:pPr", *path.split("/")]))
    while style is not None:
        found = style.element.find(steps)
        if found is not None:
            return str(found.get(qn("w:val")))
        style = style.base_style
    return None
