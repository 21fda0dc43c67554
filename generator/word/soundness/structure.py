"""Tables that Word refuses or repairs: cells without a paragraph, rows without cells, more cells than columns."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.word.finding import Finding
from generator.word.nested import inside
from generator.word.places import W
from generator.word.styles import value
from generator.word.wordfile import Story, WordFile, around, excerpt, words

_BLOCKS = {f"{{{W}}}{name}" for name in ("p", "tbl", "altChunk")}
_TABLE, _ROW, _CELL, _PARAGRAPH = (f"{{{W}}}{name}" for name in ("tbl", "tr", "tc", "p"))


def structure(file: WordFile) -> Iterator[Finding]:
    """Every table that is not as Word demands."""
    for story in file.stories:
        for table in story.root.iter(_TABLE):
            yield from _table(story, table)
        for cell in story.root.iter(_CELL):
            blocks = [block.tag for block in inside(cell, _BLOCKS)]
            if blocks[-1:] != [_PARAGRAPH]:
                message = "the cell does not end with a paragraph, so Word calls the file damaged."
                hint = "Put an empty paragraph at the end of the cell."
                yield Finding(story.place(cell), message, hint, excerpt(words(cell)))


def _table(story: Story, table: etree._Element) -> Iterator[Finding]:
    rows = list(inside(table, {_ROW}))
    columns = len(table.findall(f"{{{W}}}tblGrid/{{{W}}}gridCol"))
    if not rows:
        yield Finding(story.place(table), "the table has no rows.", "Delete the table.", around(table))
    for row in rows:
        cells = list(inside(row, {_CELL}))
        if not cells:
            yield Finding(story.place(row), "the row has no cells, so Word calls the file damaged.", "Delete the row.")
            continue
        gaps = [value(row, f"trPr/{name}") for name in ("gridBefore", "gridAfter")]
        spans = [value(cell, "tcPr/gridSpan") for cell in cells]
        width = sum(_number(one, 0) for one in gaps) + sum(_number(one, 1) for one in spans)
        if columns and width > columns:
            message = f"the row is {width} columns wide, its table has {columns}."
            hint = "Split or merge its cells so that they fit the table."
            yield Finding(story.place(row), message, hint, excerpt(words(row)))


def _number(written: str | None, absent: int) -> int:
    return int(written) if written and written.isdigit() else absent
