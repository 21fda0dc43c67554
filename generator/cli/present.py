"""How reports look: problems with the line they are in, counts in words, JSON with stable keys."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.problems import Problem, left_out

F = TypeVar("F", bound=Callable[..., Any])

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to report: for people, or one JSON document.",
)


def show_problems(problems: Sequence[Problem]) -> None:
    """Print problems to stderr, each with its source line and a mark below the place."""
    for problem in problems:
        colour = "yellow" if problem.severity == "warning" else "red"
        place, _, words = str(problem).partition(": ")
        click.echo(f"{click.style(place, bold=True)}: {click.style(words, fg=colour)}", err=True)
        if problem.excerpt.strip() and problem.line:
            _show_line(problem)
        elif problem.excerpt.strip():
            click.echo(click.style("      | ", dim=True) + problem.excerpt.strip(), err=True)


def _show_line(problem: Problem) -> None:
    start = max(problem.column - 61, 0)
    shown = start - left_out(problem.column)
    line = problem.excerpt[shown : shown + 100].replace("\t", " ")
    number = f"{problem.line:>5} | "
    click.echo(click.style(number, dim=True) + line, err=True)
    click.echo(" " * (len(number) + problem.column - 1 - start) + click.style("^", bold=True), err=True)


def as_json(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Problems with the keys that ``--format json`` promises."""
    return [asdict(problem) for problem in problems]


def print_json(report: dict[str, Any]) -> None:
    """One JSON document on stdout."""
    text = json.dumps(report, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        # Where the output cannot show a letter, JSON has its own way to write it.
        text = json.dumps(report, indent=2)
    click.echo(text)


def print_text(text: str) -> None:
    """JSON as it is, or with its own way to write letters where the output cannot show them."""
    try:
        content = text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        content = json.dumps(json.loads(text)).encode()
    click.echo(content)


def inside(folder: Path) -> str:
    """The option that makes a command work in that folder, ready to be pasted."""
    return "" if folder == Path() else f" -C {shlex.quote(str(folder))}"


NO_UNITS = "There are no units yet. Add one with: rollebog new unit ID"


def counted(number: int, singular: str, plural: str = "") -> str:
    """``1 document``, ``3 documents``."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def errors_of(problems: Sequence[Problem]) -> int:
    """How many of them are errors."""
    return sum(problem.severity == "error" for problem in problems)
