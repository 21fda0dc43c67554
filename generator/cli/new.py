"""``rollebog new``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.present import format_option, inside, print_json


@click.group("new")
def command() -> None:
    """Add a unit to the workspace, or a document to a unit.

    \b
    Example:
      rollebog new unit fjordby --name "Palliativt Team Fjordby"
      rollebog new document mission-statement fjordby
    """


@command.command("document")
@click.argument("kind", metavar="KIND")
@click.argument("unit", metavar="ID")
@format_option
@click.pass_obj
def document(folder: Path, kind: str, unit: str, form: str) -> int:
    """Add a document of a kind to the profile of the unit ID, with texts to be filled in.

    Kinds are those that stand under 'documents' in a profile, your organisation's own among them. What the profile
    says already stays as it is.

    \b
    Example:
      rollebog new document mission-statement fjordby
    """
    from generator.drafting import start_document
    from generator.workspace import Workspace

    workspace = Workspace.find(folder)
    shown = workspace.layout.shown(start_document(workspace, kind, unit))
    if form == "json":
        print_json({"unit": unit, "kind": kind, "profile": shown})
        return 0
    click.echo(f"{shown} has a {kind} now. Fill in its texts, then: rollebog{inside(folder)} generate {unit}")
    return 0


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
