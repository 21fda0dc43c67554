"""``rollebog adopt``."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.acting import (
    Day,
    Given,
    Words,
    account,
    acting_options,
    ask,
    desk,
    list_option,
    read_evidence,
    report,
    tell_news,
    until,
    when,
    yes_option,
)
from generator.cli.present import counted, print_json, show_problems

if TYPE_CHECKING:
    from generator.adoption import Adopting
    from generator.register.lists.entries import Adoption
    from generator.register.standing import Standing
    from generator.workspace import Workspace

PROGRESS_FROM = 20  # with fewer documents the work is done before a bar could be read


@click.command("adopt")
@click.argument("number", metavar="[DOCUMENT]", required=False)
@click.option(
    "--file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The document as it was approved: .docx or .pdf.",
)
@click.option(
    "--revision",
    type=Words(),
    default="",
    help="Its revision, as it stands in the document; else what the profile declares.",
)
@click.option(
    "--approved", type=Day(), metavar="YYYY-MM-DD", help="When it was approved; else what the profile declares."
)
@click.option(
    "--valid-until", type=Day(), metavar="YYYY-MM-DD", help="Its last day; else what follows from the profile."
)
@click.option("--approved-by", type=Words(), default="", metavar="TEXT", help="Who approved it.")
@list_option
@acting_options
@yes_option
@click.pass_obj
def command(
    folder: Path,
    number: str | None,
    file: Path | None,
    revision: str,
    approved: datetime.date | None,
    valid_until: datetime.date | None,
    approved_by: str,
    listed: Path | None,
    given: Given,
    yes: bool,
) -> int:
    """Put documents under the register that were approved before it.

    A list has the columns number and file, and may have revision, approved, valid-until, approved-by, title
    and unit; their headers may be Danish or Norwegian. Files are looked for from the folder of the list.
    Nothing is adopted unless all of it can be. After an interruption, run the same command again: what was
    adopted is passed over.

    \b
    Example:
      rollebog adopt FB.PAL.001 --file "FB.PAL.001.docx" --revision 4.01 --approved 2025-06-01
      rollebog adopt --list godkendte.xlsx
    """
    from generator.adoption import Adopting
    from generator.register.lists.entries import Adoption
    from generator.workspace import Workspace

    own = any((file, revision, approved, valid_until, approved_by))
    if (listed is None) == (number is None) or (listed and own) or (number and not file):
        raise click.UsageError("give a DOCUMENT with its --file, or --list FILE alone.")
    workspace = Workspace.find(folder)
    if file and number:
        adopting = Adopting(workspace, file.parent, read_evidence)
        wish = Adoption(adopting.number(number), file.name, revision, approved, valid_until, approved_by)
        return _adopt(workspace, adopting, [wish], given, yes)
    wishes = list(_listed(listed)) if listed else []
    adopting = Adopting(workspace, listed.parent if listed else Path(), read_evidence, str(listed))
    return _adopt(workspace, adopting, wishes, given, yes)


def _listed(file: Path) -> list[Adoption]:
    from generator import tablefile
    from generator.register.lists.entries import adoptions

    table = tablefile.read(file, str(file))
    show_problems(table.remarks)
    return adoptions(table)


def _adopt(
    workspace: Workspace,
    adopting: Adopting,
    wishes: Sequence[Adoption],
    given: Given,
    yes: bool,
) -> int:
    from generator.register.people import actor

    who = actor(workspace.settings, given.person, account())
    with workspace.register.reading() as session:
        tell_news(session.news if session else ())
        checked = adopting.check(session, who, when(given.day), wishes)
    done: list[tuple[Adoption, Standing]] = []
    if checked.wanted:
        ask(_question(checked.wanted, len(checked.passed_over)), yes)
        try:
            with desk(workspace, given) as at:
                for wish in _followed(checked.wanted, given.form):
                    done.append((wish, adopting.adopt(at, wish)))
        finally:
            if 0 < len(done) < len(checked.wanted):
                said = f"{counted(len(done), 'document')} of {len(checked.wanted)} adopted. Run it again to go on."
                click.secho(said, fg="yellow", err=True)
    if len(wishes) == 1 and not wishes[0].line and done:
        (wish, after), *_ = done
        said = f"revision {wish.revision} of {wish.approved} is adopted and in force{until(wish.valid_until)}."
        report(workspace, after, said, given)
    else:
        _report(workspace, done, checked.passed_over, given)
    return 0


def _question(wanted: Sequence[Adoption], passed_over: int) -> str:
    if len(wanted) == 1:
        (one,) = wanted
        title = f", {one.title}," if one.title else ""
        return f"Adopt {one.number}{title} as revision {one.revision} of {one.approved}{until(one.valid_until)}?"
    rest = f" ({passed_over} adopted already are passed over)" if passed_over else ""
    return f"Adopt {counted(len(wanted), 'document')}{rest}?"


def _followed(wishes: Sequence[Adoption], form: str) -> Iterator[Adoption]:
    """The wishes, with a progress bar on a terminal where there are many."""
    if form == "json" or len(wishes) < PROGRESS_FROM:
        yield from wishes
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(wishes, "Documents", console=console, transient=True, disable=not console.is_terminal)


def _report(
    workspace: Workspace,
    done: Sequence[tuple[Adoption, Standing]],
    passed_over: Sequence[Adoption],
    given: Given,
) -> None:
    if done:
        _copy(workspace, {after.facts["path"].partition("/")[0] for _, after in done}, given.day)
    if given.form == "json":
        adopted = [{**_plain(wish), "title": after.facts["title"]} for wish, after in done]
        print_json({"adopted": adopted, "passed_over": [_plain(wish) for wish in passed_over]})
        return
    for wish, after in done:
        click.echo(f"{after.document}: revision {wish.revision} of {wish.approved}{until(wish.valid_until)}.")
    counts = [f"{counted(len(done), 'document')} adopted"]
    counts += [f"{len(passed_over)} adopted already and passed over"] if passed_over else []
    click.echo(f"{', '.join(counts)}.")


def _copy(workspace: Workspace, units: set[str], day: datetime.date) -> None:
    """Make the files of the units agree with the register, all in one go."""
    from generator.build import Failed, build
    from generator.output import Output

    for event in build(workspace, sorted(units), Output(workspace.layout.output, "output"), today=day):
        if isinstance(event, Failed):
            show_problems(event.problems)


def _plain(wish: Adoption) -> dict[str, Any]:
    return {
        "document": wish.number,
        "revision": wish.revision,
        "approved": str(wish.approved),
        "valid_until": str(wish.valid_until or ""),
        "file": wish.file,
        "line": wish.line,
    }
