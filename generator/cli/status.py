"""``rollebog status``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.acting import account, date_option, tell_news
from generator.cli.present import print_text, show_problems

if TYPE_CHECKING:
    from generator.layout import Layout
    from generator.look import Seen
    from generator.register.status.line import Line
    from generator.span import Span

STATES = (
    "draft",
    "declared",
    "awaiting-hearing",
    "hearing",
    "awaiting-approval",
    "approved",
    "expired",
    "withdrawn",
)
FAILINGS = ("expired", "due", "changed")


class Within(click.ParamType["Span"]):
    """A span of time: ``90d``, ``12w``, ``3m``, ``1y``, or in full, ``3 months``."""

    name = "span"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Span:
        """The span, or a usage error."""
        import re

        from generator.span import Span

        found = re.fullmatch(r"\s*([1-9][0-9]{0,3})\s*(d|w|m|y|days?|weeks?|months?|years?)\s*", str(value))
        if not found:
            self.fail(f"'{value}' is no span of time. Write 90d, 12w, '3 months' or the like.", param, ctx)
        units = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
        return Span.parse(f"{found[1]} {units[found[2][0]]}")


class Failings(click.ParamType[tuple[str, ...]]):
    """Some of ``FAILINGS``, with commas between them."""

    name = "failings"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names, or a usage error."""
        given = value if isinstance(value, tuple) else tuple(part.strip() for part in str(value).split(","))
        if wrong := [one for one in given if one not in FAILINGS]:
            self.fail(f"'{wrong[0]}' is none of {', '.join(FAILINGS)}.", param, ctx)
        return given


@click.command("status")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--unit", "units", multiple=True, metavar="ID", help="Only this unit; may be repeated.")
@click.option(
    "--state", "states", multiple=True, type=click.Choice(STATES), help="Only in this state; may be repeated."
)
@click.option(
    "--due", "within", type=Within(), metavar="SPAN", help="Only what is valid no longer than that, such as 90d."
)
@click.option("--for", "person", metavar="PERSON", help="Only what this person must do now.")
@click.option("--mail", is_flag=True, help="Write a reminder for everybody who must do something.")
@click.option(
    "--mail-to",
    "mail_folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the reminders into files there.",
)
@click.option(
    "--ics",
    "ics",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the deadlines to a calendar file too.",
)
@click.option(
    "--fail-on", "failings", type=Failings(), default=(), metavar="expired,due,changed", help="Exit with 1 on any."
)
@date_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to report.",
)
@click.pass_obj
def command(
    folder: Path,
    documents: tuple[str, ...],
    units: tuple[str, ...],
    states: tuple[str, ...],
    within: Span | None,
    person: str | None,
    mail: bool,
    mail_folder: Path | None,
    ics: Path | None,
    failings: tuple[str, ...],
    day: datetime.date,
    form: str,
) -> int:
    """Show every document: its state, revision, dates, and what is to be done.

    With an earlier --date the register is shown as it was at the end of that day, beside the files as they
    are now. A DOCUMENT is a number, a key (unit/position), or a unit.

    \b
    Example:
      rollebog status
      rollebog status --unit fjordby --due 90d
      rollebog status --for leder-fjordby
      rollebog status --format json --fail-on expired,due
    """
    from generator.layout import Layout

    layout = Layout.find(folder)
    chosen_by = (documents, units, states, within, person, mail, mail_folder, ics, failings)
    if form == "json" and not any(chosen_by) and (text := _reported(layout, day)):
        print_text(text)
        return 0
    from generator.cli import status_people as people
    from generator.cli import status_report as report

    seen, lines = _looked(layout, day)
    chosen = _chosen(lines, documents, units, states, within.after(day) if within else None)
    report.show_differences(chosen)
    if ics:
        people.write_calendar(layout, chosen, seen.notice, day, ics)
    if person is not None:
        people.show_tasks(layout, chosen, person, account(), day, form)
    elif mail or mail_folder:
        people.show_mails(layout, chosen, day, form, mail_folder)
    else:
        report.show(chosen, seen, day, form)
    return report.failed(chosen, failings)


def _reported(layout: Layout, day: datetime.date) -> str | None:
    """The report as it was made last, where it would be the same."""
    from generator.look.reported import reported
    from generator.register.keeping.session import Register

    with Register(layout.register).reading() as session:
        tell_news(session.news if session else ())
        return reported(layout, session.store.chain() if session else "", day)


def _looked(layout: Layout, day: datetime.date) -> tuple[Seen, list[Line]]:
    """What the workspace says now, and a line for each document on that day."""
    from generator.cli.status_report import following
    from generator.look import look
    from generator.look.reported import keep, marks_of
    from generator.register.keeping.session import Register
    from generator.register.status.lines import Status
    from generator.register.status.picture import issued_document, rows_on
    from generator.register.status.rows import Registered

    marks = marks_of(layout)
    with Register(layout.register).reading() as session:
        tell_news(session.news if session else ())
        # Asked before the rows: an act recorded in between must make the report look old, not the rows new.
        state = session.store.chain() if session else ""
        rows, left_out = rows_on(session, day) if session else ([], 0)
        registered = Registered(rows)
        seen = look(layout, registered, lambda row: issued_document(session, row) if session else None, following())
    if left_out:
        acts = "1 later act is" if left_out == 1 else f"{left_out} later acts are"
        click.echo(f"As of {day}: {acts} left out.", err=True)
    show_problems(seen.problems)
    status = Status(day, seen.notice, seen.newest, seen.faulty)
    lines = status.lines(registered, seen.documents)
    if not left_out and not seen.problems and not any(line.declared_differs for line in lines):
        keep(layout, state, status, lines, marks)
    return seen, lines


def _chosen(
    lines: list[Line],
    documents: Sequence[str],
    units: Sequence[str],
    states: Sequence[str],
    latest: datetime.date | None,
) -> list[Line]:
    """The lines asked for; raises RollebogError where a document or unit is named that there is not."""
    found = lines
    if documents:
        found = [line for line in found if line.number in _meant(lines, documents)]
    if units:
        wanted = _units(lines, units)
        found = [line for line in found if line.unit_id in wanted]
    if states:
        found = [line for line in found if line.states & set(states)]
    if latest:
        ends = [line for line in found if line.valid_until and line.state != "withdrawn"]
        found = [line for line in ends if line.valid_until and line.valid_until <= latest]
    return found


def _meant(lines: list[Line], documents: Sequence[str]) -> set[str]:
    from generator.model.names import same_id, same_number
    from generator.problems import Problem, RollebogError, did_you_mean

    found: set[str] = set()
    unknown = []
    for name in documents:
        meant = {line.number for line in lines if same_number(line.number) == same_number(name)}
        meant = meant or {line.number for line in lines if same_id(name) in (same_id(line.key), same_id(line.unit_id))}
        if not meant:
            hint = did_you_mean(name, [line.number for line in lines])
            unknown.append(Problem(name, "there is no document of that number, key or unit.", hint=hint))
        found |= meant
    if unknown:
        raise RollebogError(unknown)
    return found


def _units(lines: list[Line], units: Sequence[str]) -> set[str]:
    from generator.model.names import same_id
    from generator.problems import Problem, RollebogError, did_you_mean

    known = {same_id(line.unit_id): line.unit_id for line in lines}
    if unknown := [unit for unit in units if same_id(unit) not in known]:
        raise RollebogError(
            Problem("--unit", f"no unit '{unit}' has documents.", hint=did_you_mean(unit, list(known.values())))
            for unit in unknown
        )
    wanted = {same_id(unit) for unit in units}
    return {line.unit_id for line in lines if same_id(line.unit_id) in wanted}
