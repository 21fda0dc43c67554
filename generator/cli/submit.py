"""``rollebog submit``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.cli.acting import Given, Words, act_options, desk, report, workspace_of
from generator.model.names import quoted


@click.command("submit")
@act_options
@click.option("--change", type=Words(), default="", metavar="TEXT", help="What changes, for the table of revisions.")
@click.option(
    "--weight",
    type=click.Choice(["significant", "minor"]),
    help="Another weight than the texts show: an editor may raise it, quality lower it with a reason.",
)
@click.option("--reason", type=Words(), default="", metavar="TEXT", help="Why quality lowers the weight.")
@click.pass_obj
def command(
    folder: Path,
    number: str,
    given: Given,
    change: str,
    weight: Any,
    reason: str,
) -> int:
    """Hand a document in for hearing and approval.

    From here on it is fixed what is to be approved: whoever approves it approves exactly this text.
    A change after this is submitted again.

    \b
    Example:
      rollebog submit FB.PAL.001 --as leder-fjordby --change "Kontakten til efterladte er udvidet"
    """
    from generator.register import acts
    from generator.register.proposal import propose

    workspace = workspace_of(folder, number)
    now = workspace.candidate(number)
    with desk(workspace, given) as at:
        before = at.session.standing(now.number)
        baseline = at.session.baseline(before)
        proposal = propose(at.settings, before, baseline, now, weight=weight, reason=reason, change=change)
        after = acts.submit(at, now, proposal)
    change = "nothing in the text has changed" if proposal.weight == "unchanged" else f"{proposal.weight} change"
    said = f"submitted as revision {proposal.revision} ({change})."
    report(workspace, after, said, given, _next(after))
    return 0


def _next(after: Any) -> str:
    number = quoted(after.document)
    if after.hearings_left:
        kind = after.hearings_left[0]
        return f"rollebog hearing open {number} --kind {kind} --party NAME --deadline DATE"
    responsible = "professionally_responsible" in after.submission.control
    return (
        f"rollebog confirm {number}, then: rollebog approve {number}" if responsible else f"rollebog approve {number}"
    )
