"""``rollebog generate``."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.acting import date_option, tell_news
from generator.cli.present import NO_UNITS, as_json, counted, errors_of, format_option, print_json, show_problems

if TYPE_CHECKING:
    from generator.build import Event
    from generator.problems import Problem
    from generator.workspace import Workspace

PROGRESS_FROM = 20  # with fewer units the work is done before a bar could be read


@click.command("generate")
@click.argument("units", nargs=-1, metavar="[UNIT]...")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind of document; may be repeated.")
@click.option("--output", type=click.Path(path_type=Path), help="Another folder for the documents than output/.")
@click.option("--strict", is_flag=True, help="Let warnings count as failures.")
@click.option("--watch", is_flag=True, help="Go on: make the documents anew whenever a file changes.")
@date_option
@format_option
@click.pass_obj
def command(
    folder: Path,
    units: tuple[str, ...],
    kinds: tuple[str, ...],
    output: Path | None,
    strict: bool,
    watch: bool,
    day: datetime.date,
    form: str,
) -> int:
    """Make the Word documents of all units, or of those named.

    A unit with mistakes is left out and its mistakes are listed; the others are made. A document that
    somebody has edited in Word is never overwritten.

    \b
    Example:
      rollebog generate
      rollebog generate fjordby --kind goal-document
    """
    from generator.workspace import Workspace

    if watch and form == "json":
        raise click.UsageError("--watch and --format json do not go together.")

    def once() -> int:
        return _generate(Workspace.find(folder), units, kinds, output, day, strict=strict, form=form)

    return _watch(Workspace.find(folder), once) if watch else once()


def _generate(
    workspace: Workspace,
    wanted: tuple[str, ...],
    kinds: tuple[str, ...],
    folder: Path | None,
    today: datetime.date,
    *,
    strict: bool,
    form: str,
) -> int:
    from generator.agreement import disagreements
    from generator.build import Failed, build
    from generator.compose.kinds import CONTROLLED
    from generator.output import Output
    from generator.problems import did_you_mean, in_order
    from generator.subjects import STANDARDS

    for kind in kinds:
        if kind not in CONTROLLED:
            raise click.BadParameter(
                f"there is no kind '{kind}'. {did_you_mean(kind, list(CONTROLLED))}", param_hint="--kind"
            )
    units = workspace.subjects.choose(wanted)
    problems = in_order([*workspace.problems, *disagreements(workspace)])
    if wanted:
        paths = workspace.subjects.concerns(units, wanted)
        problems = [problem for problem in problems if problem.path in paths]
    output = Output(folder, str(folder)) if folder else Output(workspace.layout.output, "output")
    events = _followed(build(workspace, units if wanted else None, output, kinds, today=today), len(units), form)
    failures = [problem for event in events if isinstance(event, Failed) for problem in event.problems]
    problems = in_order([*problems, *failures])
    if form == "json":
        print_json(_report(events, problems))
    else:
        _tell(events, problems, sum(unit != STANDARDS for unit in units))
        if not workspace.layout.profiles():
            click.echo(NO_UNITS)
    return 1 if errors_of(problems) or (strict and problems) else 0


def _followed(events: Any, count: int, form: str) -> list[Event]:
    """The events as a list, with a progress bar on a terminal where there are many units."""
    if form == "json" or count < PROGRESS_FROM:
        return list(events)
    from rich.console import Console
    from rich.progress import Progress

    done: list[Event] = []
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Units", total=count)
        for event in events:
            done.append(event)
            progress.update(task, completed=len({one.unit for one in done}), description=event.unit)
    return done


def _report(events: Sequence[Event], problems: Sequence[Problem]) -> dict[str, Any]:
    from generator.build import Abandoned, Made, Removed, Settled
    from generator.copies import Copied, Taken

    made = [event for event in events if isinstance(event, Made)]
    return {
        "documents": [
            {"unit": m.unit, "kind": m.kind, "number": m.number, "path": m.path, "outcome": m.outcome} for m in made
        ],
        "issued": [
            {
                "unit": c.unit,
                "number": c.number,
                "state": c.state,
                "path": c.path,
                "outcome": c.outcome,
                "moved": c.moved,
            }
            for c in events
            if isinstance(c, Copied)
        ],
        "taken": [event.path for event in events if isinstance(event, Taken)],
        "settled": [event.message for event in events if isinstance(event, Settled)],
        "removed": [event.path for event in events if isinstance(event, Removed)],
        "abandoned": [event.path for event in events if isinstance(event, Abandoned)],
        "problems": as_json(problems),
    }


def _tell(events: Sequence[Event], problems: Sequence[Problem], units: int) -> None:
    from generator.build import Abandoned, Made, Removed, Settled
    from generator.copies import Copied, Taken
    from generator.subjects import STANDARDS

    tell_news([event.message for event in events if isinstance(event, Settled)])
    show_problems(problems)
    made = [event for event in events if isinstance(event, Made)]
    for one in made:
        if one.outcome == "written":
            click.echo(one.path)
    for event in events:
        if isinstance(event, Removed):
            click.echo(f"Removed, because no draft bears this name any more: {event.path}")
        elif isinstance(event, Taken):
            click.echo(f"Taken away, because it is no longer in force: {event.path}")
        elif isinstance(event, Copied) and event.outcome == "written":
            click.echo(f"{event.path}{' (expired)' if event.state == 'expired' else ''}")
            if event.moved:
                message = f"Somebody had changed that copy; the changed one is now output/edited/{event.moved}"
                click.secho(message, fg="yellow", err=True)
        elif isinstance(event, Abandoned):
            message = f"No draft bears this name any more, but the file was edited, so it stays: {event.path}"
            click.secho(message, fg="yellow", err=True)
    for one in made:
        if one.outcome == "edited":
            click.secho(
                f"Left alone, because it was changed since Rollebog wrote it: {one.path}", fg="yellow", err=True
            )
            click.echo("  Move your copy elsewhere, or carry its changes into the profile and delete it.", err=True)
    counts = {outcome: sum(one.outcome == outcome for one in made) for outcome in ("written", "unchanged", "edited")}
    parts = [f"{counts['written']} written", f"{counts['unchanged']} unchanged"]
    parts += [f"{counts['edited']} edited and left alone"] if counts["edited"] else []
    issued = sum(isinstance(event, Copied) and event.state == "approved" for event in events)
    in_force = f" {issued} in force in output/current." if issued else ""
    faulty = f" {counted(errors_of(problems), 'error')} to mend." if errors_of(problems) else ""
    of = [counted(units, "unit")] if units else []
    of += ["the standards"] if any(one.unit == STANDARDS for one in made) else []
    documents = f"{counted(len(made), 'document')} of {' and '.join(of or [counted(0, 'unit')])}"
    click.echo(f"{documents}: {', '.join(parts)}.{in_force}{faulty}")


def _watch(workspace: Workspace, once: Callable[[], int]) -> int:
    """Run again after every change of an input, until interrupted."""
    import time

    from generator.cli.trouble import exit_code
    from generator.problems import RollebogError

    seen: object = None
    while True:
        now = _state(workspace)
        if now != seen:
            seen = now
            try:
                once()
            except RollebogError as error:
                exit_code(error)
            click.echo("Waiting for changes. Stop with Ctrl-C.")
        time.sleep(0.5)


def _state(workspace: Workspace) -> dict[Path, tuple[int, int]]:
    """Size and time of every input."""
    state = {}
    for file in workspace.layout.inputs():
        try:
            found = file.stat()
        except OSError:
            continue
        state[file] = (found.st_mtime_ns, found.st_size)
    return state
