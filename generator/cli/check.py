"""``rollebog check``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.present import NO_UNITS, as_json, counted, errors_of, format_option, print_json, show_problems


@click.command("check")
@click.argument("units", nargs=-1, metavar="[UNIT]...")
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@format_option
@click.pass_obj
def command(folder: Path, units: tuple[str, ...], strict: bool, form: str) -> int:
    """Find every mistake in profiles, standards and settings.

    Reports file, line and column, what is wrong and what was probably meant. With units, only what
    concerns them.

    \b
    Example:
      rollebog check
      rollebog check fjordby --strict
    """
    from generator.agreement import disagreements
    from generator.problems import in_order
    from generator.workspace import Workspace

    workspace = Workspace.find(folder)
    problems = in_order([*workspace.problems, *disagreements(workspace)])
    if units:
        paths = workspace.subjects.concerns(workspace.subjects.choose(units), units)
        problems = [problem for problem in problems if problem.path in paths]
    errors = errors_of(problems)
    warnings = len(problems) - errors
    if form == "json":
        print_json({"errors": errors, "warnings": warnings, "problems": as_json(problems)})
    else:
        show_problems(problems)
        looked_at = counted(len(units) or len(workspace.layout.profiles()), "profile")
        found = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}" if problems else "no problems"
        click.echo(f"Checked {looked_at}: {found}.")
        if not workspace.layout.profiles():
            click.echo(NO_UNITS)
    return 1 if errors or (strict and warnings) else 0
