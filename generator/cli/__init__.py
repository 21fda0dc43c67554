"""The command line: parse, call, present. Nothing outside this folder knows Click.

Commands are imported when they are called, so that ``--help`` costs no more than Click itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

import generator

# Command → its module, and the line that --help shows (held equal to the command's own by a test).
COMMANDS = {
    "adopt": ("generator.cli.adopt", "Put documents under the register that were approved before it."),
    "approve": ("generator.cli.approve", "Put exactly what was submitted into force, and into the archive."),
    "check": ("generator.cli.check", "Find every mistake in profiles, standards and settings."),
    "confirm": ("generator.cli.confirm", "Vouch for what was submitted, as one of the professionally responsible."),
    "copy": ("generator.cli.copy", "Take a revision out of the archive, marked if it is not in force."),
    "generate": ("generator.cli.generate", "Make the Word documents of all units, or of those named."),
    "hearing": (
        "generator.cli.hearing",
        "Hear others about a document: open, respond, close, note.",
    ),
    "init": ("generator.cli.init", "Start a workspace of your own."),
    "new": ("generator.cli.new", "Add a unit to the workspace, or a document to a unit or standard."),
    "rebuild": ("generator.cli.rebuild", "Make the register again from the archive."),
    "renew": ("generator.cli.renew", "Approve an unchanged document for another term, under the next minor number."),
    "schema": ("generator.cli.schema", "Write the JSON Schemas that editors check and complete with."),
    "send-back": ("generator.cli.send_back", "Return what was submitted to its writers; an open hearing ends with it."),
    "status": ("generator.cli.status", "Show every document: its state, revision, dates, and what is to be done."),
    "submit": ("generator.cli.submit", "Hand a document in for hearing and approval."),
    "template": ("generator.cli.template", "Change how documents look: check, fields, new."),
    "text": ("generator.cli.text", "Print what a Word file says, as Markdown, so that versions of it can be compared."),
    "verify": ("generator.cli.verify", "Prove that the archive holds what was approved, unaltered."),
    "withdraw": ("generator.cli.withdraw", "Take a document out of force for good."),
}


class Commands(click.Group):
    """A group that knows its commands' names and first lines without importing them.

    table: command → its module, and the line that --help shows.
    """

    def __init__(self, *args: Any, table: Mapping[str, tuple[str, str]], **given: Any) -> None:
        super().__init__(*args, **given)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands."""
        return list(self.table)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command, imported now."""
        if name not in self.table:
            return None
        command: click.Command = import_module(self.table[name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As Click's, with a guess at what was meant."""
        from generator.problems import did_you_mean

        if args[0] not in self.table:
            ctx.fail(f"there is no command '{args[0]}'. {did_you_mean(args[0], list(self.table))}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.table.items()])


@click.group(
    cls=Commands, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "-C",
    "--workspace",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The workspace to work in, instead of the current folder.",
)
@click.version_option(generator.__version__, prog_name="rollebog")
@click.pass_context
def group(ctx: click.Context, folder: Path) -> None:
    """Standardised, controlled Word documents for social work units.

    \b
    A first document in three lines:
      rollebog init my-units
      rollebog -C my-units new unit fjordby --name "Palliativt Team Fjordby"
      rollebog -C my-units generate
    """
    ctx.obj = folder


def main() -> None:
    """The entry point of ``rollebog``; ends the process with the exit code of design section 6."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows a stand-in; it must not stop the work.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    colour = False if os.environ.get("NO_COLOR") else None
    try:
        code: object = group.main(standalone_mode=False, prog_name="rollebog", color=colour)
    except click.exceptions.Abort:
        click.echo("Interrupted.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Exception as error:  # the one place where whatever went wrong becomes words and a log
        from generator.cli.trouble import exit_code

        with click.Context(group, color=colour):  # the command's own is gone, and with it what NO_COLOR says
            sys.exit(exit_code(error))
    sys.exit(code if isinstance(code, int) else 0)
