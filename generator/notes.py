"""Hearing notes: the Word documents that say what was answered to whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.compose.hearing_note import hearing_note
from generator.hearing import Hearing
from generator.labels import Labels
from generator.layout import document_name
from generator.output import Output
from generator.problems import Problem, RollebogError
from generator.register.drafts import draft
from generator.workspace import Finished, Workspace


def write_notes(workspace: Workspace, number: str, folder: Path | None = None) -> list[str]:
    """Write a note for every hearing of the revision in work, else of the one in force; returns their paths.

    Raises RollebogError where there was no hearing, or a file cannot be written.
    """
    now = workspace.candidate(number)
    # Beside the drafts they would be cleared away as files that no document bears.
    output = Output(folder, str(folder)) if folder else Output(workspace.layout.output / "hearings", "output/hearings")
    with workspace.register.reading() as session:
        standing = session.standing(now.number) if session else None
        hearings = (standing.hearings or standing.heard) if standing else ()
        if session is None or standing is None or not hearings:
            raise RollebogError(Problem(now.number, "there has been no hearing.", hint="rollebog hearing open …"))
        imprint = draft(session, workspace.settings, now) or session.imprint(standing)
        if imprint is None:
            raise RollebogError(Problem(now.number, "it is no longer in force, and nothing is in progress."))
    paths = []
    for hearing in hearings:
        note = hearing_note(now.document, _in_words(hearing, now.labels))
        held = now.labels.get(f"control.{hearing.kind}-hearing")
        kind = f"{now.labels.get(f'kinds.{note.kind}')}, {held} {hearing.opened}"
        name = document_name(now.number, kind, str(note.title), str(note.unit))
        path = f"{now.unit}/{name}"
        output.put(path, workspace.render(Finished(now.unit, note, imprint, path)))
        paths.append(output.shown(path))
    return paths


def _in_words(hearing: Hearing, labels: Labels) -> Hearing:
    """The hearing with the headings of the sections that responses are about, instead of their names."""
    return replace(
        hearing,
        responses=tuple(
            replace(one, about=labels.words.get(f"sections.{one.about}", one.about)) for one in hearing.responses
        ),
    )
