"""``rollebog send-back``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.acting import Given, Words, act_options, desk, report, workspace_of
from generator.model.names import quoted


@click.command("send-back")
@act_options
@click.option("--reason", type=Words(), required=True, metavar="TEXT", help="Why; its writers will read this.")
@click.pass_obj
def command(folder: Path, number: str, given: Given, reason: str) -> int:
    """Return what was submitted to its writers; an open hearing ends with it.

    \b
    Example:
      rollebog send-back FB.PAL.001 --as kvalitet --reason "Ansvaret for vagtordningen mangler"
    """
    from generator.register import acts

    workspace = workspace_of(folder, number)
    now = workspace.candidate_or_none(number)
    with desk(workspace, given) as at:
        after = acts.send_back(at, now, now.number if now else number, reason)
    follow = f"change it, then: rollebog submit {quoted(after.document)}"
    report(workspace, after, "sent back; it is a draft again.", given, follow)
    return 0
