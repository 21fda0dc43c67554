"""Where the files and the register say different things about a document: from its first act on, the register rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.names import same_number
from generator.model.profile import Controlled, controls
from generator.problems import Problem
from generator.workspace import Workspace
from generator.yamlfile import Source


def disagreements(workspace: Workspace) -> list[Problem]:
    """A warning for every value that a file declares and the register contradicts, and for what is withdrawn.

    Raises RollebogError where the register cannot be read.
    """
    with workspace.register.reading() as session:
        rows = {same_number(row["document"]): row for row in session.rows()} if session else {}
    if not rows:
        return []
    return [
        problem
        for source, controlled in _controls(workspace)
        if (row := rows.get(same_number(controlled.number)))
        for problem in _about(source, controlled, row)
    ]


def _controls(workspace: Workspace) -> Iterator[tuple[Source, Controlled]]:
    for profile in workspace.content.profiles:
        yield from ((profile.source, one) for one in controls(profile.model))
    for framework in workspace.subjects.newest_standards:  # an earlier version tells of its own approval
        if control := framework.model.control:
            yield framework.source, Controlled(("control",), control, control.id)


def _about(source: Source, controlled: Controlled, row: dict[str, Any]) -> Iterator[Problem]:
    steps, control, number = controlled
    if row["force"] == "withdrawn":
        message = f"'{number}' was withdrawn on {row['withdrawn']}, so no document is made."
        what, place = ("number", steps) if control.id else ("id", steps[:-1])
        yield source.problem((*place, "id"), message, f"Remove it, or give the document a new {what}.", "warning")
        return
    if not row["revision"]:
        return
    declared = (("revision", control.revision, row["revision"]), ("approved", control.approved, row["approved"]))
    for name, written, recorded in declared:
        if written is not None and str(written) != recorded:
            message = f"'{name}: {written}' stands here, and '{recorded}' in the register, which rules."
            yield source.problem((*steps, name), message, f"Remove '{name}' here.", "warning")
