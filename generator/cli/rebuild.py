"""``rollebog rebuild``."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.acting import ask, date_option, yes_option
from generator.cli.present import as_json, counted, errors_of, format_option, print_json, show_problems

if TYPE_CHECKING:
    from generator.register.keeping.rebuild import Rebuilt


@click.command("rebuild")
@date_option
@yes_option
@format_option
@click.pass_obj
def command(folder: Path, day: datetime.date, yes: bool, form: str) -> int:
    """Make the register again from the archive.

    For a register that is missing or damaged, or older than the archive. Everything that is or was in force
    comes back; what was only in progress is lost, and is named. A damaged register is kept beside the new one.

    \b
    Example:
      rollebog rebuild
    """
    from generator.register.keeping.lost import put_away
    from generator.register.keeping.rebuild import rebuild, rest, whole
    from generator.workspace import Workspace

    register = Workspace.find(folder).register
    if needless := whole(register):
        made = rest(register, day.isoformat())
    else:
        ask("Make the register again from the archive?", yes)
        made = rebuild(register, day.isoformat())
    lost = [one.words for one in made.lost if one.words]
    if form == "json":
        print_json({"rebuilt": not needless, **vars(made), "lost": lost, "problems": as_json(made.problems)})
    else:
        _show(made, lost, needless)
    put_away(made.lost)
    return 1 if errors_of(made.problems) else 0


def _show(made: Rebuilt, lost: list[str], needless: bool) -> None:
    show_problems(made.problems)
    for words in (*made.settled, *lost):
        click.secho(words, fg="yellow", err=True)
    if needless:
        click.echo("The register is whole; there is nothing to rebuild.")
    else:
        click.echo(f"Rebuilt {counted(made.documents, 'document')} from {counted(made.acts, 'act')}.")
    if made.kept:
        click.echo(f"The old register is kept as register/{made.kept}.")
