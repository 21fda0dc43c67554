"""The documents of a workspace looked at as Word files: whether Word can open them, and everybody read them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from generator.model.names import same_id
from generator.problems import Problem, RollebogError
from generator.register import version
from generator.register.keeping.session import Session
from generator.workspace import Workspace

IN_FORCE = "It is in force: mend it with the next revision."


@dataclass(frozen=True)
class Inspected:
    """A document, by the name of its file, and what is wrong with it."""

    path: str
    problems: tuple[Problem, ...]


def inspect(workspace: Workspace, units: Collection[str] | None) -> Iterator[Inspected]:
    """Make every document of the units, of all where it is None, in memory; and take what is in force as it is.

    What cannot be made is inspected too: its problems say why. In what is in force, every problem is a warning.
    Raises RollebogError where register or archive cannot be read.
    """
    shown = workspace.layout.shown(workspace.layout.output)
    with workspace.register.reading() as session:
        for unit in workspace.subjects.all if units is None else units:
            try:
                for finished in workspace.documents(unit, (), session):
                    path = f"{shown}/{finished.path}"
                    yield Inspected(path, faults(workspace.render(finished), path))
            except RollebogError as error:
                yield Inspected("", error.problems)
        yield from _in_force(session, f"{shown}/current", units) if session else ()


def _in_force(session: Session, folder: str, units: Collection[str] | None) -> Iterator[Inspected]:
    wanted = None if units is None else {same_id(unit) for unit in units}
    for row in session.rows():
        chosen = wanted is None or same_id(row["path"].partition("/")[0]) in wanted
        if not chosen or row["force"] != "in-force":
            continue
        document, number = row["document"], row["version"]
        if version.DOCX in session.archive.paths(document, number):
            path = f"{folder}/{row['path']}"
            found = faults(session.archive.read(document, number, version.DOCX), path)
            mild = (replace(one, hint=f"{one.hint} {IN_FORCE}".strip(), severity="warning") for one in found)
            yield Inspected(path, tuple(mild))


def faults(content: bytes, path: str) -> tuple[Problem, ...]:
    """Everything that is wrong with a Word file, whoever made it, as problems of the file ``path``."""
    from generator.word.accessibility import inaccessible
    from generator.word.package import unpack
    from generator.word.soundness import unsound

    try:
        parts = unpack(content)
    except ValueError as error:
        return (Problem(path, f"the file cannot be opened: {error}."),)
    return tuple(one.problem(path) for one in (*unsound(parts), *inaccessible(parts)))
