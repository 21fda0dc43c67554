"""What ``rollebog generate`` says of its run: events as lines, as counts, as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from generator.cli.acting import tell_news
from generator.cli.present import as_json, counted, errors_of, show_problems

if TYPE_CHECKING:
    from generator.build import Event
    from generator.problems import Problem

NAMES = {"pdf": "PDF", "html": "HTML", "md": "Markdown", "odt": "ODT"}
MANY = 5  # units; so many are counted, not named
PROGRESS_FROM = 20  # with fewer units the work is done before a bar could be read


def followed(events: Any, count: int, form: str) -> list[Event]:
    """The events as a list, with a progress bar on a terminal where there are many units."""
    events = _told(events) if form != "json" else events
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


def _told(events: Iterable[Event]) -> Iterator[Event]:
    """The events; on a terminal, what takes a while is announced."""
    from generator.beside import Shaping

    for event in events:
        if isinstance(event, Shaping) and sys.stderr.isatty():
            click.echo(f"Making {NAMES[event.shape]} of {counted(event.count, 'document')} …", err=True)
        yield event


def report(events: Sequence[Event], problems: Sequence[Problem]) -> dict[str, Any]:
    """What ``--format json`` promises."""
    from generator.beside import Outdated, Shaped
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
        "shapes": [
            {"unit": s.unit, "shape": s.shape, "path": s.path, "outcome": s.outcome, "moved": s.moved}
            for s in events
            if isinstance(s, Shaped)
        ],
        "outdated": [event.path for event in events if isinstance(event, Outdated)],
        "taken": [event.path for event in events if isinstance(event, Taken)],
        "settled": [event.message for event in events if isinstance(event, Settled)],
        "removed": [event.path for event in events if isinstance(event, Removed)],
        "abandoned": [event.path for event in events if isinstance(event, Abandoned)],
        "problems": as_json(problems),
    }


def tell(events: Sequence[Event], problems: Sequence[Problem], units: int) -> None:
    """Say what was made of so many units, what was left alone or taken away, and what is to be mended."""
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
    _tell_shapes(events)
    counts = {outcome: sum(one.outcome == outcome for one in made) for outcome in ("written", "unchanged", "edited")}
    parts = [f"{counts['written']} written", f"{counts['unchanged']} unchanged"]
    parts += [f"{counts['edited']} edited and left alone"] if counts["edited"] else []
    issued = len({event.number for event in events if isinstance(event, Copied) and event.state == "approved"})
    in_force = f" {issued} in force in output/current." if issued else ""
    faulty = f" {counted(errors_of(problems), 'error')} to mend." if errors_of(problems) else ""
    faulty = f"{_left_out(events)}{faulty}"
    of = [counted(units, "unit")] if units else []
    of += ["the standards"] if any(one.unit == STANDARDS for one in made) else []
    documents = f"{counted(len(made), 'document')} of {' and '.join(of or [counted(0, 'unit')])}"
    click.echo(f"{documents}: {', '.join(parts)}.{in_force}{_shapes(events)}{faulty}")


def _left_out(events: Sequence[Event]) -> str:
    """Whose documents could not all be made, as a sentence."""
    from generator.build import Failed
    from generator.subjects import STANDARDS

    units = list(dict.fromkeys(event.unit for event in events if isinstance(event, Failed) and event.unit))
    if not units:
        return ""
    of = [one for one in units if one != STANDARDS]
    named = [", ".join(of) if len(of) < MANY else counted(len(of), "unit")] if of else []
    named += ["the standards"] if STANDARDS in units else []
    return f" Not every document of {' and '.join(named)} could be made."


def _tell_shapes(events: Sequence[Event]) -> None:
    from generator.beside import Outdated, Shaped

    for event in events:
        if isinstance(event, Outdated):
            click.echo(f"Removed, because its Word file says something else now: {event.path}")
        elif isinstance(event, Shaped) and event.outcome == "written":
            click.echo(event.path)
            if event.moved:
                message = f"Somebody had changed that file; the changed one is now output/edited/{event.moved}"
                click.secho(message, fg="yellow", err=True)
        elif isinstance(event, Shaped) and event.outcome == "edited":
            message = f"Left alone, because it was changed since Rollebog wrote it: {event.path}"
            click.secho(message, fg="yellow", err=True)


def _shapes(events: Sequence[Event]) -> str:
    """What became of each shape, as a sentence for each."""
    from generator.beside import Shaped

    found = [event for event in events if isinstance(event, Shaped)]
    said = ""
    for shape, name in NAMES.items():
        outcomes = [one.outcome for one in found if one.shape == shape]
        if outcomes:
            said += f" {name}: {outcomes.count('written')} written, {outcomes.count('unchanged')} unchanged."
    return said
