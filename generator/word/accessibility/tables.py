"""Tables in the body: a first row that is marked as header, so that cells are read with their columns (WCAG 1.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.word.finding import Finding
from generator.word.nested import inside
from generator.word.places import W
from generator.word.styles import value
from generator.word.wordfile import WordFile, excerpt, words

_ROW, _CELL = f"{{{W}}}tr", f"{{{W}}}tc"
_OFF = ("0", "false", "off")
_ROW_TAG = re.compile(r"\{%tr\s+(\w+)")  # a template's row that vanishes, or repeats others


def tables(file: WordFile) -> Iterator[Finding]:
    """Tables without header row; one with a single row or column only arranges what it holds."""
    for story in file.bodies:
        for table in story.find(f"{{{W}}}tbl"):
            rows = list(inside(table, {_ROW}))
            tags = [found[1] for row in rows if (found := _ROW_TAG.search(words(row)))]
            lasting = [row for row in rows if not _ROW_TAG.search(words(row))]
            columns = max((len(list(inside(row, {_CELL}))) for row in lasting), default=0)
            if len(lasting) + tags.count("for") > 1 and columns > 1 and not _is_header(lasting[0]):
                hint = "Click into the first row, then Layout > Repeat Header Rows."
                message = "the first row of the table is not marked as header."
                yield Finding(story.place(table), message, hint, excerpt(_cells(lasting[0])))


def _cells(row: etree._Element) -> str:
    return " | ".join(map(words, inside(row, {_CELL})))


def _is_header(row: etree._Element) -> bool:
    marked = value(row, "trPr/tblHeader")
    return marked is not None and marked not in _OFF
