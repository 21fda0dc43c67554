"""``rollebog check``."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.present import NO_UNITS, as_json, counted, errors_of, format_option, print_json, show_problems

if TYPE_CHECKING:
    from generator.inspection import Inspected
    from generator.workspace import Workspace


@click.command("check")
@click.argument("units", nargs=-1, metavar="[UNIT]...")
@click.option("--documents", is_flag=True, help="Make the Word documents too, and check each: sound, accessible.")
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@format_option
@click.pass_obj
def command(folder: Path, units: tuple[str, ...], documents: bool, strict: bool, form: str) -> int:
    """Find every mistake in profiles, standards and settings.

    Reports file, line and column, what is wrong and what was probably meant. With units, only what
    concerns them. With --documents, also whether Word can open every document and everybody can read it:
    title, language, headings, pictures, tables, links, colours. Nothing is written.

    \b
    Example:
      rollebog check
      rollebog check fjordby --strict
      rollebog check --documents
    """
    from generator.agreement import disagreements
    from generator.problems import in_order
    from generator.workspace import Workspace

    workspace = Workspace.find(folder)
    problems = in_order([*workspace.problems, *disagreements(workspace)])
    chosen = workspace.subjects.choose(units) if units else None
    if chosen is not None:
        paths = workspace.subjects.concerns(chosen, units)
        problems = [problem for problem in problems if problem.path in paths]
    inspected = _inspected(workspace, chosen) if documents else []
    problems = in_order([*problems, *(problem for one in inspected for problem in one.problems)])
    made = sum(bool(one.path) for one in inspected)
    errors = errors_of(problems)
    warnings = len(problems) - errors
    if form == "json":
        counts = {"errors": errors, "warnings": warnings, **({"documents": made} if documents else {})}
        print_json({**counts, "problems": as_json(problems)})
    else:
        show_problems(problems)
        looked_at = counted(len(units) or len(workspace.layout.profiles()), "profile")
        looked_at += f" and {counted(made, 'document')}" if documents else ""
        found = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}" if problems else "no problems"
        click.echo(f"Checked {looked_at}: {found}.")
        if not workspace.layout.profiles():
            click.echo(NO_UNITS)
    return 1 if errors or (strict and warnings) else 0


def _inspected(workspace: Workspace, units: Collection[str] | None) -> list[Inspected]:
    from generator.inspection import inspect

    return list(inspect(workspace, units))
