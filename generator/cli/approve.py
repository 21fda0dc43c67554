"""``rollebog approve``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.acting import Given, act_options, ask, desk, report, until, workspace_of, yes_option
from generator.cli.issuing import no_pdf_option, pdf_maker


@click.command("approve")
@act_options
@yes_option
@no_pdf_option
@click.pass_obj
def command(folder: Path, number: str, given: Given, yes: bool, no_pdf: bool) -> int:
    """Put exactly what was submitted into force, and into the archive.

    Refused where anything has changed since it was submitted, where a hearing or confirmation is missing, or
    where the person is not among those who approve it. A decision of a board is recorded on its behalf, with
    its minutes as evidence. Where LibreOffice is installed, a PDF of it goes into the archive too.

    \b
    Example:
      rollebog approve FB.PAL.001 --as leder-fjordby
      rollebog approve KR.SP.001 --as sekretaer --evidence referat.pdf
    """
    from generator.register import acts, issuing

    workspace = workspace_of(folder, number)
    now = workspace.candidate(number)
    if not yes:
        with workspace.register.reading() as session:
            submitted = session.standing(now.number).submission if session else None
        if submitted:
            ask(f"Approve {now.number}, {now.document.title}, as revision {submitted.revision} from {given.day}?", yes)
    pdf = None if no_pdf else pdf_maker(workspace, given, now, issuing.to_approve)
    with desk(workspace, given) as at:
        after = acts.approve(at, now, pdf)
    last = after.issues[-1]
    report(
        workspace,
        after,
        f"revision {last.revision} is approved and in force from {last.approved}{until(last.valid_until)}.",
        given,
    )
    return 0
