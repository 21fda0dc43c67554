"""What ``status`` tells people: their tasks, reminders, and a calendar of deadlines."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.present import counted
from generator.cli.status_report import print_csv, print_line
from generator.model.names import quoted
from generator.problems import Problem, RollebogError
from generator.register.status.line import Line, Step

if TYPE_CHECKING:
    import datetime

    from generator.layout import Layout
    from generator.model.settings import Settings
    from generator.workspace import Workspace

_COMMANDS: Mapping[Step, str] = {
    "mend": "check",
    "submit": "submit",
    "submit-again": "submit",
    "submit-change": "submit",
    "open-hearing": "hearing open",
    "answer": "hearing respond",
    "close-hearing": "hearing close",
    "confirm": "confirm",
    "approve": "approve",
    "renew": "renew",
    "adopt": "adopt",
    "withdraw": "withdraw",
}


def show_tasks(layout: Layout, lines: Sequence[Line], person: str, user: str, day: datetime.date, form: str) -> None:
    """What a person must do now; raises RollebogError where there is no such person."""
    from generator.register.people import actor
    from generator.register.status.steps import words
    from generator.register.status.tasks import tasks

    settings = _settings(layout)
    who = actor(settings.model_copy(update={"other_accounts": "record"}), person, user)
    found = [
        {
            "number": task.line.number,
            "title": task.line.title,
            "unit": task.line.unit,
            "step": task.step,
            "what": words(task.line._asdict(), (task.step,)),
            "command": f"rollebog {_COMMANDS[task.step]} {quoted(task.line.number)}" if task.step in _COMMANDS else "",
        }
        for task in tasks(settings, lines, day)
        if task.recipient.person == who.id
    ]
    if form == "json":
        print_line({"date": day.isoformat(), "person": who.id, "tasks": found})
    elif form == "csv":
        print_csv(found, ["number", "title", "unit", "step", "what", "command"])
    else:
        click.echo(f"{who.shown}: {counted(len(found), 'task')}." if found else f"{who.shown}: nothing to do now.")
        for one in found:
            named = ", ".join(dict.fromkeys(filter(None, (one["title"], one["unit"]))))
            click.echo(f"\n{click.style(one['number'], bold=True)}  {named}\n  {one['what']}")
            if one["command"]:
                click.echo(click.style(f"  {one['command']}", dim=True))


def show_mails(layout: Layout, lines: Sequence[Line], day: datetime.date, form: str, folder: Path | None) -> None:
    """Reminders, to stdout or one file each; raises RollebogError where a file cannot be written."""
    from generator.register.status.tasks import tasks
    from generator.reminders.mail import mails

    if form == "csv":
        raise click.UsageError("reminders have no CSV form; use table or json.")
    from generator.workspace import Workspace

    workspace = Workspace(layout, only=())
    settings = workspace.settings
    open_tasks = [task for task in tasks(settings, lines, day) if task.step != "renew"]
    found = list(mails(open_tasks, settings.organisation, day, settings.language, partial(_called, workspace)))
    files = _written(folder, [(f"{one.to}, {one.language}.txt", one.text) for one in found]) if folder else []
    if form == "json":
        print_line({"date": day.isoformat(), "mails": [vars(one) for one in found], "files": files})
    elif folder:
        click.echo("".join(f"{file}\n" for file in files) or "Nobody must do anything.", nl=not files)
    else:
        click.echo(("-" * 72 + "\n").join(one.text for one in found) or "Nobody must do anything.", nl=not found)


def _called(workspace: Workspace, kind: str, language: str) -> str:
    """The name of a kind of document in the workspace's words; its id where it has none in that language."""
    from generator.labels import shipped

    try:
        labels = workspace.labels(language, kind)
    except RollebogError:  # a mistake in those words is no reason not to remind anybody
        labels = shipped(language)
    return labels.words.get(f"kinds.{kind}", kind)


def write_calendar(layout: Layout, lines: Sequence[Line], notice: str, day: datetime.date, file: Path) -> None:
    """The deadlines as a calendar; raises RollebogError where the file cannot be written."""
    from generator.reminders.ics import calendar

    content, events = calendar(lines, notice, day, _settings(layout).language)
    _write(file, content)
    click.echo(f"{file}: {counted(events, 'event')}.", err=True)


def _settings(layout: Layout) -> Settings:
    from generator.workspace import Workspace

    return Workspace(layout, only=()).settings


def _written(folder: Path, texts: Sequence[tuple[str, str]]) -> list[str]:
    from generator.model.names import file_safe

    files = [folder / file_safe(name) for name, _ in texts]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RollebogError(Problem(str(folder), f"cannot be made: {os.strerror(error.errno or 0)}.")) from None
    for file, (_, text) in zip(files, texts, strict=True):
        _write(file, text.encode())
    return [str(file) for file in files]


def _write(file: Path, content: bytes) -> None:
    from generator.output import replace

    try:
        replace(file, content)
    except OSError as error:
        problem = Problem(str(file), f"could not be written: {error.strerror}.", hint="Choose another place.")
        raise RollebogError(problem) from None
