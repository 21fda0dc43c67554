"""``rollebog renew``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.acting import Given, act_options, ask, desk, report, until, workspace_of, yes_option
from generator.cli.issuing import no_pdf_option, pdf_maker


@click.command("renew")
@act_options
@yes_option
@no_pdf_option
@click.pass_obj
def command(folder: Path, number: str, given: Given, yes: bool, no_pdf: bool) -> int:
    """Approve an unchanged document for another term, under the next minor number.

    Those who approve the document can renew it; quality too, where the settings say 'delegated-renewal: true'.

    \b
    Example:
      rollebog renew FB.PAL.001 --as leder-fjordby
    """
    from generator.register import acts, issuing

    workspace = workspace_of(folder, number)
    now = workspace.candidate(number)
    ask(f"Renew {now.number}, {now.document.title}, unchanged from {given.day}?", yes)
    pdf = None if no_pdf else pdf_maker(workspace, given, now, issuing.to_renew)
    with desk(workspace, given) as at:
        after = acts.renew(at, now, pdf)
    last = after.issues[-1]
    said = f"renewed as revision {last.revision} from {last.approved}{until(last.valid_until)}."
    report(workspace, after, said, given)
    return 0
