"""``rollebog hearing``: open, respond, close, note."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from generator.cli.acting import Day, Given, Words, act_options, desk, list_option, report, workspace_of
from generator.cli.present import counted, format_option, print_json, show_problems
from generator.hearing import KINDS, OUTCOMES
from generator.model.names import quoted


@click.group("hearing")
def command() -> None:
    """Hear others about a document: open, respond, close, note.

    \b
    Example:
      rollebog hearing open FB.PAL.001 --party "Ledende overlæge" --party "Tillidsrepræsentant" --deadline 2026-12-15
    """


@command.command("open")
@act_options
@click.option("--kind", type=click.Choice(KINDS), help="Which hearing; else the next that the settings ask for.")
@click.option("--party", "parties", type=Words(), multiple=True, required=True, help="Who is asked; may be repeated.")
@click.option("--deadline", type=Day(), required=True, metavar="YYYY-MM-DD", help="The last day for responses.")
@click.pass_obj
def open_(
    folder: Path,
    number: str,
    given: Given,
    kind: Any,
    parties: tuple[str, ...],
    deadline: datetime.date,
) -> int:
    """Ask parties for their responses until a day.

    \b
    Example:
      rollebog hearing open FB.PAL.001 --party "Ledende overlæge" --deadline 2026-12-15
    """
    from generator.register import acts

    workspace = workspace_of(folder, number)
    now = workspace.candidate(number)
    with desk(workspace, given) as at:
        left = at.session.standing(now.number).hearings_left
        after = acts.open_hearing(at, now, kind or (left[0] if left else "internal"), parties, deadline)
    hearing = after.hearings[-1]
    said = f"{hearing.kind} hearing of {counted(len(parties), 'party', 'parties')} is open until {deadline}."
    follow = f"rollebog hearing respond {quoted(after.document)} --party NAME --comment TEXT"
    report(workspace, after, said, given, follow)
    return 0


@command.command("respond")
@act_options
@click.option("--party", type=Words(), default="", help="Who responds.")
@click.option("--comment", type=Words(), default="", metavar="TEXT", help="What the party says.")
@click.option("--about", type=Words(), default="", metavar="SECTION", help="The section or statement that it is about.")
@list_option
@click.option("--to", "response", type=int, metavar="NUMBER", help="Answer a response that is recorded already.")
@click.option("--answer", type=Words(), default="", metavar="TEXT", help="What is answered.")
@click.option("--outcome", type=click.Choice(OUTCOMES), help="What comes of the response.")
@click.pass_obj
def respond(
    folder: Path,
    number: str,
    given: Given,
    party: str,
    comment: str,
    about: str,
    listed: Path | None,
    response: int | None,
    answer: str,
    outcome: Any,
) -> int:
    """Record what a party said, or what is answered.

    A list has the columns party, comment, about, answer and outcome; the last three may be missing.

    \b
    Example:
      rollebog hearing respond FB.PAL.001 --party "Ledende overlæge" --comment "Visitationen mangler" --about tasks
      rollebog hearing respond FB.PAL.001 --to 1 --answer "Skrevet ind" --outcome accommodated
      rollebog hearing respond FB.PAL.001 --list svar.xlsx
    """
    from generator.register import acts

    if sum((response is not None, listed is not None, bool(party or comment))) != 1:
        raise click.UsageError("give --party with --comment, or --list FILE, or --to NUMBER.")
    if response is not None and not outcome:
        raise click.UsageError("--to takes an --outcome.")
    if listed is None and response is None and not (party.strip() and comment.strip()):
        raise click.UsageError("a response takes both --party and --comment.")
    workspace = workspace_of(folder, number)
    number = workspace.subjects.catalogue.number_of(number)
    many = _listed(listed) if listed else []
    with desk(workspace, given) as at:
        if response is not None:
            after = acts.answer(at, number, response, answer, outcome)
            said = f"response {response} is answered."
        else:
            one = {"party": party, "comment": comment, "about": about, "answer": answer, "outcome": outcome or ""}
            responses = acts.not_recorded_yet(at, number, many) if listed else [one]
            after = acts.respond(at, number, responses) if responses else at.session.standing(number)
            total = sum(len(hearing.responses) for hearing in after.hearings)
            said = f"{counted(len(responses), 'response')} recorded, {total} in all."
    report(workspace, after, said, given)
    return 0


def _listed(file: Path) -> list[dict[str, str]]:
    from generator import tablefile
    from generator.register.lists.entries import responses

    table = tablefile.read(file, str(file))
    show_problems(table.remarks)
    return responses(table)


@command.command("close")
@act_options
@click.pass_obj
def close(folder: Path, number: str, given: Given) -> int:
    """End a hearing, on its deadline or later.

    \b
    Example:
      rollebog hearing close FB.PAL.001
    """
    from generator.register import acts

    workspace = workspace_of(folder, number)
    with desk(workspace, given) as at:
        after = acts.close_hearing(at, workspace.subjects.catalogue.number_of(number))
    hearing = after.hearings[-1]
    said = f"the {hearing.kind} hearing is closed, with {counted(len(hearing.responses), 'response')}."
    left = after.hearings_left
    name = quoted(after.document)
    follow = f"rollebog hearing open {name} --kind {left[0]} …" if left else f"rollebog hearing note {name}"
    report(workspace, after, said, given, follow)
    return 0


@command.command("note")
@click.argument("number", metavar="DOCUMENT")
@click.option("--output", type=click.Path(path_type=Path), help="Where to write it, instead of output/.")
@format_option
@click.pass_obj
def note(folder: Path, number: str, output: Path | None, form: str) -> int:
    """Write the hearing note: a Word document of every comment, answer and outcome.

    Of the hearings of the revision in work; after approval, of those that led to the revision in force.

    \b
    Example:
      rollebog hearing note FB.PAL.001
    """
    from generator.notes import write_notes

    workspace = workspace_of(folder, number)
    paths = write_notes(workspace, workspace.subjects.catalogue.number_of(number), output)
    if form == "json":
        print_json({"files": paths})
        return 0
    for path in paths:
        click.echo(path)
    return 0
