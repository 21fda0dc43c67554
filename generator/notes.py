"""Hearing notes: the Word documents that say what was answered to whom."""

from __future__ import annotations

from pathlib import Path

from generator.compose.hearing_note import hearing_note
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
    output = Output(folder, str(folder)) if folder else Output(workspace.layout.output, "output")
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
        note = hearing_note(now.document, hearing)
        kind = f"{now.labels.get(f'kinds.{note.kind}')} {hearing.opened}"
        name = document_name(now.number, kind, str(note.title), str(note.unit))
        path = f"{now.unit}/{name}"
        output.put(path, workspace.render(Finished(now.unit, note, imprint, path)))
        paths.append(output.shown(path))
    return paths
