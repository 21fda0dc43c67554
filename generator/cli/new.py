"""``rollebog new``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.present import format_option, inside, print_json


@click.group("new")
def command() -> None:
    """Add a unit to the workspace.

    \b
    Example:
      rollebog new unit fjordby --name "Palliativt Team Fjordby"
    """


@command.command("unit")
@click.argument("unit", metavar="ID")
@click.option("--name", default="", help="The unit's full name; the id if not given.")
@click.option("--framework", default="", metavar="ID", help="The standard to follow; the only one, or the first.")
@click.option("--level", default="", help="The level of competence; the standard's highest if not given.")
@click.option("--language", default="", metavar="da|nb|en", help="The language; the workspace's if not given.")
@format_option
@click.pass_obj
def unit(folder: Path, unit: str, name: str, framework: str, level: str, language: str, form: str) -> int:
    """Write a first profile for a unit, ready to be generated and filled in.

    \b
    Example:
      rollebog new unit fjordby --name "Palliativt Team Fjordby" --level C
    """
    from generator.start import start_unit
    from generator.workspace import Workspace

    workspace = Workspace.find(folder)
    file = start_unit(workspace, unit, name=name, framework=framework, level=level, language=language)
    if form == "json":
        print_json({"unit": unit, "profile": workspace.layout.shown(file)})
        return 0
    click.echo(
        f"{workspace.layout.shown(file)} is written. Fill in its texts, then: rollebog{inside(folder)} generate {unit}"
    )
    return 0
