"""Each document has, under each heading, as many paragraphs, bullets, rows and columns as the source text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import NamedTuple

import pytest

from tests.source_texts.made import HERE, Made, load
from tests.source_texts.outline import Grid, Part, counted

SHAPES = load(HERE / "shapes.yaml")
MATRICES = SHAPES["matrices"]
DOCUMENTS = [key for key in SHAPES if key != "matrices"]
WITH_MATRICES = [key for key in DOCUMENTS if any("matrix" in shape for shape in SHAPES[key].values())]
CARDS = "standards/kystvagt/role-cards"
IN_SPECIALTY = {"Kystnær fyrpasser": "Særligt fagkyndig fyrpasser"}


class Cell(NamedTuple):
    """So many statements, so many items that complete them, and so many sentences that go on after their items."""

    statements: int
    items: int = 0
    tails: int = 0

    @classmethod
    def read(cls, written: str) -> Cell:
        """``1 (+5) and a tail``."""
        found = re.fullmatch(r"(\d+)(?: \(\+(\d+)\))?( and a tail)?", written)
        assert found
        return cls(int(found[1]), int(found[2] or 0), bool(found[3]))

    @property
    def printed(self) -> Counter[str]:
        """How many paragraphs and bullets that makes."""
        return +Counter({"paragraph": self.statements + self.tails, "bullet": self.items})

    @property
    def in_short(self) -> Counter[str]:
        """On a card each statement of a table is one line, its items in it."""
        return Counter({"bullet": self.statements})


def test_all_documents_of_the_five_sources_are_made(made: dict[str, Made]) -> None:
    assert sorted(made) == sorted(DOCUMENTS)


@pytest.mark.parametrize("key", DOCUMENTS)
def test_under_each_heading_stands_what_the_source_has_there(made: dict[str, Made], key: str) -> None:
    assert {part.heading: _shape(part) for part in made[key].parts if part.heading} == SHAPES[key]


@pytest.mark.parametrize("key", WITH_MATRICES)
def test_each_matrix_has_as_many_statements_in_each_cell_as_the_source(made: dict[str, Made], key: str) -> None:
    wanted = [[Cell.read(written) for written in cells] for cells in MATRICES.values()]
    roles = [part for part in made[key].parts if "matrix" in _shape(part)]
    titles = [part.own_heading.removesuffix(", C-niveau") for part in roles]
    assert [IN_SPECIALTY.get(title, title) for title in titles] == list(MATRICES)
    if key == CARDS:
        assert [_on_card(part) for part in roles] == [
            [first.printed, *(one.in_short for one in others)] for first, *others in wanted
        ]
    else:
        assert [_in_columns(part) for part in roles] == [[one.printed for one in cells] for cells in wanted]


def test_the_sums_are_those_of_the_source() -> None:
    sums = [[Cell.read(cells[n]) for cells in MATRICES.values()] for n in range(4)]
    assert [(sum(one.statements for one in column), sum(one.items for one in column)) for column in sums] == [
        (21, 5),
        (29, 27),
        (33, 9),
        (25, 7),
    ]


def test_a_matrix_repeats_its_two_header_rows_and_may_break_below_them(made: dict[str, Made]) -> None:
    for key in WITH_MATRICES:
        for grid in (_matrix(part) for part in made[key].parts if "matrix" in _shape(part)):
            assert (grid.head_rows, grid.whole_rows, grid.rows) == (2, 2, 3)
            assert len(grid.columns) == (3 if key == CARDS else 4)


def _shape(part: Part) -> str:
    """Runs of lines, and tables, as ``shapes.yaml`` tells them."""
    found: list[str] = []
    for _, run in groupby(part.content, key=lambda one: isinstance(one, Grid)):
        content = list(run)
        lines = [one for one in content if not isinstance(one, Grid)]
        found += [counted(lines)] if lines else [_table(one) for one in content if isinstance(one, Grid)]
    return "; ".join(found)


def _table(grid: Grid) -> str:
    if grid.head_rows == 2:
        return "matrix"
    columns = " | ".join(map(counted, grid.columns))
    return (
        f"table, {grid.head_rows} of {grid.rows} rows repeated: {columns}"
        if len(grid.columns) > 1
        else f"box: {columns}"
    )


def _matrix(part: Part) -> Grid:
    (grid,) = (one for one in part.content if isinstance(one, Grid))
    return grid


def _in_columns(part: Part) -> list[Counter[str]]:
    """Above the statements stand two heading words and the role's name; above skills and attitudes one word."""
    return [
        Counter(sort for sort, _ in column[above:])
        for column, above in zip(_matrix(part).columns, (3, 2, 1, 1), strict=True)
    ]


def _on_card(part: Part) -> list[Counter[str]]:
    """Role statements stand above the table, below the level and the title within a specialty."""
    lines = [one for one in part.content if not isinstance(one, Grid)]
    above = 1 + any(text.startswith("Titel") for _, text in lines)
    columns = [column[n:] for column, n in zip(_matrix(part).columns, (2, 1, 1), strict=True)]
    return [Counter(sort for sort, _ in column) for column in (lines[above:], *columns)]
