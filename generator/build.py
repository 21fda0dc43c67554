"""Many units at once: compose, render, write, and say what happened, event by event."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial

from generator.beside import Beside, Outdated, Shaped, Shaping, Unshaped, Wordfile
from generator.copies import Copied, Taken, copy_what_is_in_force
from generator.model.names import same_id
from generator.output import Outcome, Output
from generator.problems import Problem, RollebogError
from generator.register.keeping.session import Session
from generator.workspace import Workspace


@dataclass(frozen=True)
class Made:
    """A document was written, was as wanted already, or had been edited and was left alone."""

    unit: str
    kind: str
    number: str
    path: str
    outcome: Outcome


@dataclass(frozen=True)
class Removed:
    """A file of an earlier run that no document bears any more is gone."""

    unit: str
    path: str


@dataclass(frozen=True)
class Abandoned:
    """A file of an earlier run that no document bears any more was edited, so it stays."""

    unit: str
    path: str


@dataclass(frozen=True)
class Failed:
    """Documents could not be made, or a file not be written."""

    unit: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Settled:
    """An act had been interrupted, and was finished or undone."""

    message: str
    unit: str = ""


Event = Made | Removed | Abandoned | Failed | Settled | Copied | Taken | Shaping | Shaped | Outdated


def build(
    workspace: Workspace,
    units: Collection[str] | None,
    output: Output,
    kinds: Collection[str] = (),
    *,
    today: datetime.date,
    beside: Beside | None = None,
) -> Iterator[Event]:
    """Make the documents of the units, of all where it is None; one that fails does not hold up the others.

    What is in force is copied from the archive, and what says the same gets no draft. What earlier runs wrote
    and no document bears any more is cleared away: a unit's files where all its kinds were made, the files of
    units that are gone where all units were. Other shapes of the documents are made at the end, all together.
    """
    beside = beside or Beside()
    with workspace.register.reading() as session:
        yield from (Settled(message) for message in (session.news if session else ()))
        yield from _drafts(workspace, units, output, kinds, session, beside)
        if session and output.folder == workspace.layout.output:
            try:
                yield from copy_what_is_in_force(session, output.folder, today, units, beside)
            except RollebogError as error:
                yield Failed("", error.problems)
    for event in beside.made():
        yield Failed(event.unit, (event.problem,)) if isinstance(event, Unshaped) else event


def _drafts(
    workspace: Workspace,
    units: Collection[str] | None,
    output: Output,
    kinds: Collection[str],
    session: Session | None,
    beside: Beside,
) -> Iterator[Event]:
    for unit in workspace.subjects.all if units is None else units:
        kept: list[str] = []
        failed = False
        try:
            for finished in workspace.documents(unit, kinds, session):
                kept.append(finished.path)
                try:
                    docx = workspace.render(finished)
                    outcome = output.put(finished.path, docx)
                    if outcome != "edited":  # what stands beside it must say the same
                        file = Wordfile(unit, output, finished.path, docx, partial(workspace.face, finished))
                        kept += yield from beside.of(file)
                except RollebogError as error:
                    failed = True
                    yield Failed(unit, error.problems)
                    continue
                made = finished.document
                yield Made(unit, made.kind, finished.imprint.number or made.key, output.shown(finished.path), outcome)
            if not kinds and not failed:
                yield from _cleared(unit, output, kept)
        except RollebogError as error:
            yield Failed(unit, error.problems)
    if units is None and not kinds and not workspace.subjects.unreadable and output.folder == workspace.layout.output:
        # Another folder may hold other workspaces' documents too.
        # A file that cannot be read may hide any unit; then nothing is known to be gone.
        yield from _clear_away_gone_units(workspace, output)


def _cleared(unit: str, output: Output, kept: Collection[str]) -> Iterator[Event]:
    removed, edited = output.prune(unit, kept)
    yield from (Removed(unit, output.shown(path)) for path in removed)
    yield from (Abandoned(unit, output.shown(path)) for path in edited)


def _clear_away_gone_units(workspace: Workspace, output: Output) -> Iterator[Event]:
    present = set(map(same_id, workspace.subjects.all))
    try:
        for gone in sorted(unit for unit in output.units() if same_id(unit) not in present):
            yield from _cleared(gone, output, ())
    except RollebogError as error:
        yield Failed("", error.problems)
