"""What all acts on documents share: who, when, with what evidence; asking first; saying what followed."""

from __future__ import annotations

import datetime
import getpass
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial, reduce, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.cli.present import format_option, print_json, show_problems

if TYPE_CHECKING:
    from generator.register.act import Evidence
    from generator.register.desk import Desk
    from generator.register.keeping.session import Session
    from generator.register.rules import When
    from generator.register.standing import Standing
    from generator.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])
LARGEST_EVIDENCE = 100_000_000  # bytes; a film is no minutes


class Day(click.ParamType[datetime.date]):
    """A date written as year-month-day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date, or a usage error."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no date. Write year-month-day, such as 2026-03-31.", param, ctx)


class Words(click.ParamType[str]):
    """A text that can stand in a document."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text without spaces around it; a usage error where no document can hold it."""
        from generator.yamlfile import FORBIDDEN

        if re.search(f"[{FORBIDDEN}]", value):
            self.fail("the text holds a character that no document can hold.", param, ctx)
        text = str(value).strip()
        if not text and param is not None and param.required:
            self.fail("the text is empty.", param, ctx)
        return text


def today() -> datetime.date:
    """The day on this computer's clock."""
    return datetime.datetime.now().astimezone().date()


date_option = click.option(
    "--date", "day", type=Day(), metavar="YYYY-MM-DD", default=today, help="The day that counts, instead of today."
)
yes_option = click.option("--yes", is_flag=True, help="Do not ask first.")
_number = click.argument("number", metavar="DOCUMENT")
_as = click.option(
    "--as", "person", default="", metavar="PERSON", help="Who acts; else whoever this account belongs to."
)
_evidence = click.option(
    "--evidence",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file that proves it (minutes, mail, signed page); kept in the archive. May be repeated.",
)


list_option = click.option(
    "--list",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of many, with a header row: CSV or XLSX.",
)


@dataclass(frozen=True)
class Given:
    """How an act was asked for: by whom, for which day, with what evidence, and how to report it."""

    person: str
    day: datetime.date
    evidence: tuple[Path, ...]
    form: str


def acting_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options of every act; the command gets them together as ``given``."""

    @wraps(command)
    def bundled(
        *args: Any, person: str, day: datetime.date, evidence: tuple[Path, ...], form: str, **others: Any
    ) -> int:
        return command(*args, given=Given(person, day, evidence, form), **others)

    return reduce(lambda inner, option: option(inner), (format_option, _evidence, date_option, _as), bundled)


def act_options(command: Callable[..., int]) -> Callable[..., int]:
    """As :func:`acting_options`, with the document that the act is on."""
    return _number(acting_options(command))


def account() -> str:
    """The operating-system user, as the system knows it; what the environment says only where it cannot tell."""
    with suppress(ImportError, KeyError):  # Windows has no such list, and an account may be missing from it
        import os
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def workspace_of(folder: Path, number: str) -> Workspace:
    """The workspace, read as far as the document of that number needs; a key or unit needs all of it."""
    from generator.layout import Layout
    from generator.look.where import profiles_to_read
    from generator.workspace import Workspace

    layout = Layout.find(folder)
    files = profiles_to_read(layout, number)
    if files is not None:
        narrow = Workspace(layout, files)
        if narrow.subjects.catalogue.knows(number):
            return narrow
    return Workspace(layout)


def when(day: datetime.date) -> When:
    """The day of an act, with the clock that it is recorded by."""
    from generator.register.rules import When

    return When(day, today(), datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"))


@contextmanager
def desk(workspace: Workspace, given: Given) -> Iterator[Desk]:
    """Everything that an act needs; nobody else acts meanwhile."""
    seat = seated(workspace, given)
    with workspace.register.acting() as session:
        tell_news(session.news)
        yield seat(session)


def seated(workspace: Workspace, given: Given) -> Callable[[Session], Desk]:
    """Everything that an act needs, but the register."""
    from generator.register.desk import Desk
    from generator.register.people import actor

    settings = workspace.settings
    who = actor(settings, given.person, account())
    proofs = tuple(read_evidence(file) for file in given.evidence)
    return partial(Desk, settings=settings, who=who, when=when(given.day), evidence=proofs)


def read_evidence(file: Path) -> Evidence:
    """A file that proves something; raises RollebogError where it cannot be read."""
    from generator.problems import Problem, RollebogError
    from generator.register.act import Evidence

    try:
        if file.stat().st_size > LARGEST_EVIDENCE:
            raise RollebogError(Problem(str(file), "a file of more than 100 MB is not kept.", hint="Make it smaller."))
        content = file.read_bytes()
    except OSError as error:
        raise RollebogError(Problem(str(file), f"cannot be read: {error.strerror}.")) from None
    if not content:
        raise RollebogError(Problem(str(file), "the file is empty, so it proves nothing."))
    return Evidence(file.name, content)


def tell_news(news: Sequence[str]) -> None:
    """What had been interrupted and was settled."""
    for message in news:
        click.secho(message, fg="yellow", err=True)


def ask(question: str, yes: bool) -> None:
    """Ask before what cannot be undone; ends the command where the answer is no."""
    if yes:
        return
    try:
        agreed = click.confirm(question, err=True)
    except click.Abort:
        click.echo("\nNothing was done. To do it without being asked, add --yes.", err=True)
        raise click.exceptions.Exit(1) from None
    if not agreed:
        click.echo("Nothing was done.", err=True)
        raise click.exceptions.Exit(1)


def report(workspace: Workspace, after: Standing, said: str, given: Given, follow: str = "") -> None:
    """Say what an act led to, once its copies are in ``output/``."""
    from generator.register.keeping.row import fields

    paths = refresh(workspace, after, given.day)
    if given.form == "json":
        print_json({"document": fields(after), "files": paths})
        return
    click.echo(f"{after.document}: {said}")
    for path in paths:
        click.echo(f"  {path}")
    if follow:
        click.echo(f"Next: {follow}")


def refresh(workspace: Workspace, after: Standing, day: datetime.date) -> list[str]:
    """Make the files of the document's unit agree with the register; returns where the document stands now."""
    from generator.build import Failed, Made, build
    from generator.copies import Copied
    from generator.output import Output

    unit = after.facts.get("path", "").partition("/")[0]
    output = Output(workspace.layout.output, "output")
    paths = []
    for event in build(workspace, [unit], output, today=day):
        if isinstance(event, Failed):
            show_problems(event.problems)
        elif isinstance(event, (Made, Copied)) and event.number == after.document:
            paths.append(event.path)
    return paths


def until(last: datetime.date | None) -> str:
    """The end of a sentence that says until when something is valid; nothing where it has no end."""
    return f", valid until {last}" if last else ""
