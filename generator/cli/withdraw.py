"""``rollebog withdraw``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.acting import Given, Words, act_options, ask, desk, report, workspace_of, yes_option


@click.command("withdraw")
@act_options
@click.option("--reason", type=Words(), required=True, metavar="TEXT", help="Why it is no longer to be used.")
@yes_option
@click.pass_obj
def command(
    folder: Path,
    number: str,
    given: Given,
    reason: str,
    yes: bool,
) -> int:
    """Take a document out of force for good.

    It stays in the archive, and its number is not used again.

    \b
    Example:
      rollebog withdraw FB.PAL.001 --as kvalitet --reason "Teamet er lagt sammen med Lindevang"
    """
    from generator.register import acts

    workspace = workspace_of(folder, number)
    now = workspace.candidate_or_none(number)
    ask(f"Withdraw {now.number if now else number} for good, from {given.day}?", yes)
    with desk(workspace, given) as at:
        after = acts.withdraw(at, now, now.number if now else number, reason)
    report(workspace, after, f"withdrawn on {after.withdrawn}.", given)
    return 0
