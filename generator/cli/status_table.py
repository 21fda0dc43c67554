"""The table of ``status``: readable in 80 columns and in a pipe; colour only adds to what the words say."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

import click

from generator.cli.present import counted

if TYPE_CHECKING:
    import datetime

    from generator.register.status.line import Line

_WIDEST = 120  # a line of text that is longer is hard to follow
_COLUMNS = ("Document", "State", "Valid until", "Next")
_COLOURS = {"expired": "red", "approved": "green"}
Cell = list[tuple[str, str | None]]  # lines of text, each with its colour


def show_table(lines: Sequence[Line], day: datetime.date) -> None:
    """Print the documents of each unit, and below them how many stand in each state."""
    width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    rest = max(width - 2 - 18 - 13 - 6, 40)
    widths = (rest // 2, 18, 13, rest - rest // 2)
    click.secho("  " + "  ".join(name.ljust(size) for name, size in zip(_COLUMNS, widths, strict=True)).rstrip())
    by_unit = sorted(lines, key=lambda line: (line.unit.casefold(), line.unit_id))
    for unit, own in groupby(by_unit, key=lambda line: line.unit):
        click.secho(f"\n{unit or '(no unit)'}", bold=True)
        for line in own:
            for printed in _row((_document(line), _state(line), _validity(line), _next(line)), widths):
                click.echo(printed)
    states = Counter(line.state for line in lines)
    summary = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
    click.echo(f"\n{counted(len(lines), 'document')} on {day}: {summary}.")


def _row(cells: tuple[Cell, ...], widths: Sequence[int]) -> Iterator[str]:
    number, _ = cells[0][0]
    if len(number) > widths[0]:  # it is typed in the next command, so it stays in one piece
        yield f"  {number}"
        cells = (cells[0][1:] or [("", None)], *cells[1:])
    wrapped = [
        [(part, colour) for text, colour in cell for part in textwrap.wrap(text, width) or [""]]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for parts in zip_longest(*wrapped, fillvalue=("", None)):
        last = max((number for number, (text, _) in enumerate(parts) if text), default=0)
        padded = (
            click.style(text, fg=colour) + " " * (0 if number == last else widths[number] - len(text))
            for number, (text, colour) in enumerate(parts[: last + 1])
        )
        yield "  " + "  ".join(padded)


def _document(line: Line) -> Cell:
    return [(line.number, None), (line.title if line.title != line.unit else line.kind, None)]


def _state(line: Line) -> Cell:
    declared = not line.registered and line.approved and line.state != "declared"
    said = [f"declared, {line.state}" if declared else line.state]
    if line.revision:
        said.append(f"revision {line.revision}")
    if line.working:
        said.append(f"next: {line.working}")
    colour = "yellow" if line.due else _COLOURS.get(line.state)
    return [(said[0], colour), *((one, None) for one in said[1:])]


def _validity(line: Line) -> Cell:
    if line.valid_until is None:
        return [("-", None)]
    if line.days_left is None:
        return [(str(line.valid_until), None)]
    left = counted(abs(line.days_left), "day")
    words = f"{left} ago" if line.expired else f"due, {left}" if line.due else left
    return [(str(line.valid_until), None), (words, "red" if line.expired else "yellow" if line.due else None)]


def _next(line: Line) -> Cell:
    notes = [line.next]
    if line.source == "missing" and line.state != "withdrawn":
        notes.append("No file makes it.")
    if line.presentation_changed:
        notes.append("Its template or labels have changed.")
    return [(" ".join(note for note in notes if note), None)]
