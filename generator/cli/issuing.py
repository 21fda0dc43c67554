"""The PDF that goes into the archive with what is approved: made before anybody is kept waiting, and no condition."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from generator.cli.acting import Given, seated, tell_news

if TYPE_CHECKING:
    from generator.publish.office import Office
    from generator.register.candidate import Candidate
    from generator.register.desk import Desk
    from generator.register.issuing import Granted, PdfMaker
    from generator.workspace import Workspace

no_pdf_option = click.option("--no-pdf", is_flag=True, help="Make no PDF, even where LibreOffice is installed.")


def pdf_maker(
    workspace: Workspace, given: Given, now: Candidate, grant: Callable[[Desk, Candidate], Granted]
) -> PdfMaker | None:
    """What hands out the PDF of the very file that the act will issue; None where none can be made, which is said.

    grant: what the act demands. Raises RollebogError where it is refused.
    """
    from generator.cli.office import office, unwanted
    from generator.publish.shapes import lacking
    from generator.register.issuing import foreseen

    if unwanted():
        return None
    program = office()
    if missing := lacking(program):
        _note(f"{missing.message[0].upper()}{missing.message[1:]} {missing.hint}")
        return None
    seat = seated(workspace, given)
    with workspace.register.reading() as session:
        if session is None:
            return None
        tell_news(session.news)
        at = seat(session)
        docx = foreseen(at, now, grant(at, now))
    made = {docx: _pdf(docx, now.number, program)}
    # Where somebody acted on it meanwhile, the file is another one.
    return lambda issued: made[issued] if issued in made else _pdf(issued, now.number, program)


def _pdf(docx: bytes, number: str, program: Office | None) -> bytes | None:
    from generator.publish.shapes import pdfs

    if sys.stderr.isatty():
        click.echo("Making the PDF …", err=True)
    for _, made in pdfs({number: docx}, program):
        if isinstance(made, bytes):
            return made
        _note(f"No PDF goes with it: {made.message} {made.hint}")
    return None


def _note(message: str) -> None:
    click.secho(message.strip(), fg="yellow", err=True)
