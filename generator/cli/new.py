"""``rollebog new``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.present import format_option, inside, print_json


@click.group("new")
def command() -> None:
    """Add a unit to the workspace, or a document to a unit or standard.

    \b
    Example:
      rollebog new unit fjordby --name "Palliativt Team Fjordby"
      rollebog new document mission-statement fjordby
    """


@command.command("document")
@click.argument("kind", metavar="KIND")
@click.argument("subject", metavar="ID")
@click.option("--id", "name", default="", metavar="NAME", help="What it goes by within its unit.")
@click.option("--name", "title", default="", metavar="TITLE", help="Its title: a position's, or a document's.")
@format_option
@click.pass_obj
def document(folder: Path, kind: str, subject: str, name: str, title: str, form: str) -> int:
    """Add a document of a kind to the profile of the unit ID, with texts to be filled in.

    A function-description is a position there, a goal-document the goals, every other kind an entry under
    'documents', your organisation's own kinds among them. For a competence-description ID is a standard, which gets a
    control block. What the file says already stays as it is; what may be left out stands there behind '#'.

    \b
    Example:
      rollebog new document mission-statement fjordby
      rollebog new document function-description fjordby --id koordinator --name "Palliativ koordinator"
      rollebog new document competence-description social-palliation
    """
    from generator.drafting import start_document
    from generator.workspace import Workspace

    workspace = Workspace.find(folder)
    started = start_document(workspace, kind, subject, name=name, title=title)
    shown = workspace.layout.shown(started.file)
    if form == "json":
        print_json({"kind": kind, "unit": started.subject, "file": shown})
        return 0
    again = f"rollebog{inside(folder)} generate {started.subject}"
    click.echo(f"{shown} holds a draft of {kind} now. Fill it in, then: {again}")
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
