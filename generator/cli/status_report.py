"""How ``status`` reports documents: as table, JSON or CSV; and whether something failed."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from generator.cli.present import NO_UNITS, as_json, print_text, show_problems
from generator.problems import Problem
from generator.register.status.line import WITHIN, Line, plain

if TYPE_CHECKING:
    import datetime

    from generator.look import Seen

PROGRESS_FROM = 50  # files; fewer are composed before a bar could be read


def following() -> Callable[[int, int], None]:
    """What follows the composing: a line on a terminal where there is much of it, else nothing."""
    terminal = sys.stderr.isatty()

    def passing(done: int, of: int) -> None:
        if terminal and of >= PROGRESS_FROM:
            click.echo(f"\rComposing {done} of {of} …" if done < of else "\r" + " " * 40 + "\r", nl=False, err=True)

    return passing


def show_differences(lines: Iterable[Line]) -> None:
    """What files declare otherwise than the register, to stderr; the register rules (design section 4)."""
    show_problems(
        [
            Problem(
                line.number,
                f"its file declares '{one['name'].replace('_', '-')}: {one['declared']}', and the register says "
                f"'{one['register'] or 'nothing'}'.",
                hint="The register rules; take it out of the file.",
                severity="warning",
            )
            for line in lines
            for one in line.declared_differs
        ]
    )


def show(lines: Sequence[Line], seen: Seen, day: datetime.date, form: str) -> None:
    """The documents themselves."""
    if form == "json":
        from generator.look.reported import report

        print_text(report(day, lines, as_json(seen.problems)))
    elif form == "csv":
        print_csv([_flat(plain(line)) for line in lines], _COLUMNS)
    elif lines:
        from generator.cli.status_table import show_table

        show_table(lines, day)
    else:
        click.echo("No documents." if seen.documents or seen.problems else NO_UNITS)


_COLUMNS = [name for name in Line._fields if name not in (*WITHIN, "steps")]


def _flat(said: dict[str, Any]) -> dict[str, Any]:
    """A line as one row of plain values."""
    hearing, differs = said["hearing"], said["declared_differs"]
    said = {
        **said,
        "hearing": f"{hearing['kind']} until {hearing['deadline']}" if hearing else "",
        "declared_differs": [f"{one['name']}: {one['declared']} / {one['register']}" for one in differs],
    }
    return {name: "; ".join(one) if isinstance(one, (list, tuple)) else one for name, one in said.items()}


def failed(lines: Iterable[Line], failings: Sequence[str]) -> int:
    """1 where a document is what it should not be, and then which is named on stderr; else 0."""
    wrong = [(line.number, found) for line in lines if (found := [name for name in failings if getattr(line, name)])]
    for number, found in wrong:
        click.secho(f"{number}: {', '.join(found)}", fg="red", err=True)
    return 1 if wrong else 0


def print_line(report: Mapping[str, Any]) -> None:
    """One JSON document in one line: ten thousand documents must not take long."""
    print_text(json.dumps(report, ensure_ascii=False))


def print_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Comma-separated, with the mark by which Excel knows UTF-8."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(columns)
    writer.writerows([_harmless(row[name]) for name in columns] for row in rows)
    click.echo(b"\xef\xbb\xbf" + made.getvalue().encode(), nl=False)


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") and value else value
