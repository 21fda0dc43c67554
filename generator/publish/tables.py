"""A table of pandoc's tree as rows and columns: which words stand above a cell, and which way it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.publish.nodes import words
from generator.publish.pandoc import Node


@dataclass(frozen=True, slots=True)
class Cell:
    """The blocks of a cell; ``node`` is pandoc's own, to be written to."""

    node: list[Any]
    blocks: list[Node]
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Table:
    """Header rows and body rows, and the number of columns."""

    head: list[list[Cell]]
    body: list[list[Cell]]
    width: int

    @property
    def regular(self) -> bool:
        """Whether every cell of the body stands under words of its own: no cell spans, and there is a header."""
        return bool(self.head) and all(
            len(row) == self.width and all(cell.rows == cell.columns == 1 for cell in row) for row in self.body
        )

    @property
    def by_column(self) -> bool:
        """Whether it is read column by column, downwards.

        So it is where there is one column, where rows between say the same in every column, and where one row
        stands below a head of several rows: below a single row of names it is a record, as more rows would be.
        """
        return self.regular and (
            self.width == 1
            or (len(self.head) > 1 and len(self.body) == 1)
            or any(_says_the_same(row) for row in self.body)
        )

    def above(self) -> list[tuple[str, ...]]:
        """For each column, what its header says, from the top."""
        found: list[tuple[str, ...]] = [()] * self.width
        for row in self.head:
            for at, cell in placed(row):
                for column in range(at, min(at + cell.columns, self.width)):
                    found[column] = (*found[column], *filter(None, [words(cell.blocks)]))
        return found


def table(node: Node) -> Table:
    """Pandoc's table."""
    _, _, columns, head, bodies, foot = node["c"]
    between = [row for body in bodies for row in (*body[2], *body[3])]
    return Table(_rows(head[1]), _rows([*between, *foot[1]]), len(columns))


def placed(row: Sequence[Cell]) -> Iterator[tuple[int, Cell]]:
    """The cells of a row, each with the number of its first column; true of rows below which nothing hangs down."""
    at = 0
    for cell in row:
        yield at, cell
        at += cell.columns


def _rows(rows: Sequence[list[Any]]) -> list[list[Cell]]:
    return [[Cell(c, c[4], c[2], c[3]) for c in cells] for _, cells in rows]


def _says_the_same(row: Sequence[Cell]) -> bool:
    said = {words(cell.blocks) for cell in row}
    return len(row) > 1 and len(said) == 1 and said != {""}
