"""``rollebog confirm``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.acting import Given, act_options, desk, report, workspace_of
from generator.model.names import quoted


@click.command("confirm")
@act_options
@click.pass_obj
def command(folder: Path, number: str, given: Given) -> int:
    """Vouch for what was submitted, as one of the professionally responsible.

    \b
    Example:
      rollebog confirm FB.PAL.001 --as overlaege
    """
    from generator.register import acts

    workspace = workspace_of(folder, number)
    now = workspace.candidate(number)
    with desk(workspace, given) as at:
        after = acts.confirm(at, now)
    parties = ", ".join(party for party, _, _ in after.confirmed)
    report(workspace, after, f"confirmed by {parties}.", given, f"rollebog approve {quoted(after.document)}")
    return 0
