"""The table of ``template fields``: readable in 80 columns and in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from generator.reference.listing import Listing, Part, Row


def show(found: Listing) -> None:
    """A table for each group of fields, under its heading, as wide as the terminal."""
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    console.print(Text(f"{found.title}: {found.kind_name}", "bold"))
    for part in found.parts:
        console.print()
        console.print(Text(part.heading, "bold"))
        if part.about:
            console.print(part.about)
        for way in part.ways:
            console.print(Text(f"  {way}", "cyan"))
        console.print(_words(part, found.columns) if part.words else _fields(part, found.columns))


def _fields(part: Part, columns: Mapping[str, str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="bold", show_lines=False)
    table.add_column(columns["field"], ratio=14, overflow="fold")
    table.add_column(columns["type"], ratio=6, overflow="fold")
    table.add_column(f"{columns['meaning']} / {columns['example']}", ratio=13, overflow="fold")
    table.add_column(columns["absent"], ratio=7, overflow="fold")
    for row in part.rows:
        example = [Text(f"» {row.example.text}", "italic")] if row.example.text else []
        condition = [Text(row.condition, "cyan")] if row.condition else []
        table.add_row(_tag(row), row.type, Group(Text(row.meaning), *example), Group(Text(row.absence), *condition))
    return table


def _words(part: Part, columns: Mapping[str, str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    table.add_column(columns["field"], overflow="fold")
    table.add_column(columns["word"])
    for row in part.rows:
        table.add_row(_tag(row), row.example.text)
    return table


def _tag(row: Row) -> Text:
    return Text("\n".join(row.entry.tag or (row.entry.path,)), "cyan")
