"""The column grid of tables whose number of cells a template's loop decides.

The same arithmetic as docxtpl's ``fix_tables`` (0.20), which parses the whole body; here only the
``w:tblGrid`` of a table whose rows do not fit it is written anew.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Begins with fixed letters, so that the search runs at the speed of str.find.
_TAGS = re.compile(r'w:(?:t(?:bl[ >]|blGrid>.*?</w:tblGrid>|r[ >]|c[ >])|gridSpan w:val="(\d+)"/>)', re.DOTALL)
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+(?:\.\d+)?)"\s*/>')


class _Table:
    """What has been seen of one open table: its grid, the row it is in, and its widest row.

    As in docxtpl, the rows of a table inside a cell count for the outer one too.
    """

    def __init__(self) -> None:
        self.grid: re.Match[str] | None = None
        self.cells = self.columns = 0
        self.most_cells = self.most_columns = 0


def fit_grids(xml: str) -> str:
    """The XML with every table's grid as wide as its widest row."""
    edits: list[tuple[int, int, str]] = []
    open_tables: list[_Table] = []
    for tag in _TAGS.finditer(xml):
        name = tag.group()
        if xml[tag.start() - 1] == "/":
            if name.startswith("w:tbl"):
                _end_row(open_tables)
                _close(open_tables.pop(), edits)
        elif name.startswith("w:tc"):
            open_tables[-1].cells += 1
            open_tables[-1].columns += 1
        elif tag[1]:
            open_tables[-1].columns += int(tag[1]) - 1
        elif name.startswith("w:tblGrid"):
            open_tables[-1].grid = tag
        elif name.startswith("w:tr"):
            _end_row(open_tables)
        else:
            open_tables.append(_Table())
    for begin, end, grid in sorted(edits, reverse=True):
        xml = xml[:begin] + grid + xml[end:]
    return xml


def _end_row(open_tables: list[_Table]) -> None:
    row = open_tables[-1]
    for table in open_tables:
        table.most_cells = max(table.most_cells, row.cells)
        table.most_columns = max(table.most_columns, row.columns)
    row.cells = row.columns = 0


def _close(table: _Table, edits: list[tuple[int, int, str]]) -> None:
    if table.grid is not None:
        grid = _fitted(table.grid.group(), table.most_cells, table.most_columns)
        if grid != table.grid.group():
            edits.append((*table.grid.span(), grid))


@lru_cache(maxsize=256)
def _fitted(grid: str, cells: int, columns: int) -> str:
    """The grid with columns added for the cells, or removed where no row spans them."""
    widths = [float(width) for width in _COLUMN.findall(grid)]
    if not widths or len(widths) != grid.count("<w:gridCol"):
        return grid
    count = len(widths)
    if cells > count:
        average, narrower = sum(widths) / count, sum(widths) / cells
        widths = [float(int(width * narrower / average)) for width in widths] + [float(int(narrower))] * (cells - count)
    if len(widths) > columns > 0:
        removed = sum(widths[columns:])
        widths = [width + int(removed / columns) for width in widths[:columns]]
    elif cells <= count:
        return grid
    return "w:tblGrid>" + "".join(f'<w:gridCol w:w="{int(width)}"/>' for width in widths) + "</w:tblGrid>"
