"""``rollebog template``: the group, whose commands are imported when they are called."""

from __future__ import annotations

import click

from generator.cli import Commands

TABLE = {
    "check": ("generator.cli.template_check", "Find every mistake in templates before anything is made with them."),
    "fields": ("generator.cli.template_fields", "List what a template of a kind may use, with meanings and examples."),
    "new": (
        "generator.cli.template_new",
        "Make a template of a kind, as it comes with Rollebog or in your organisation's look.",
    ),
}


@click.group("template", cls=Commands, table=TABLE)
def command() -> None:
    """Change how documents look: check, fields, new.

    \b
    Example:
      rollebog template fields function-description
    """
