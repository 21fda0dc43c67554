"""Copies of what is in force: ``output/current`` holds the archive's own bytes, always.

What has expired leaves it; a copy with a warning on every page stands in ``output/expired`` instead. A copy
that somebody edited is moved to ``output/edited`` before the archive's bytes take its place.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.beside import Beside, Outdated, Shaped, Wordfile
from generator.imprint import State
from generator.labels import shipped
from generator.model.names import file_safe, same_id
from generator.output import Outcome, Output
from generator.register import version
from generator.register.archive.ocfl import object_folder
from generator.register.keeping.session import Session
from generator.register.standing import Issue, Standing
from generator.word.stamp import stamped

if TYPE_CHECKING:
    from generator.publish.face import Face


@dataclass(frozen=True)
class Copied:
    """A copy of an issued revision was written, or stood there already.

    moved: where an edited file that stood in its place is now, relative to the workspace's output.
    """

    unit: str
    number: str
    state: State
    path: str
    outcome: Outcome
    moved: str = ""


@dataclass(frozen=True)
class Taken:
    """A copy of what is no longer in force was taken away."""

    unit: str
    path: str


def copy_what_is_in_force(
    session: Session,
    output: Path,
    today: datetime.date,
    units: Collection[str] | None = None,
    beside: Beside | None = None,
) -> Iterator[Copied | Taken | Shaped | Outdated]:
    """Make the folders of issued documents equal to the archive; of these units, of all where it is None.

    beside: what else is wanted of what is in force than the archive holds.
    Raises RollebogError where the archive is damaged or a file cannot be written.
    """
    before: list[dict[str, Any]] | None = None
    # Whoever acts meanwhile copies too; the one who is done last must not leave what had been in force until then.
    beside = beside or Beside()
    while (rows := session.rows()) != before:
        before = rows
        yield from _copied(session, rows, output, today, units, beside)


def _copied(
    session: Session,
    rows: Collection[dict[str, Any]],
    output: Path,
    today: datetime.date,
    units: Collection[str] | None,
    beside: Beside,
) -> Iterator[Copied | Taken | Shaped | Outdated]:
    current, expired = Output(output / "current", "output/current"), Output(output / "expired", "output/expired")
    wanted = None if units is None else {same_id(unit) for unit in units}
    kept: dict[str, list[str]] = {"current": [], "expired": []}
    seen: set[str] = set()
    for row in rows:
        unit = row["path"].partition("/")[0]
        if wanted is not None and same_id(unit) not in wanted:
            continue
        seen.add(unit)
        if row["force"] != "in-force":
            continue
        out_of_date = bool(row["valid_until"]) and datetime.date.fromisoformat(row["valid_until"]) < today
        folder, state = ("expired", expired) if out_of_date else ("current", current)
        files = dict(issued_files(session, row, row["version"], "expired" if out_of_date else ""))
        for path, content in files.items():
            kept[folder].append(path)
            outcome, moved = state.put_always(path, content, output / "edited")
            yield Copied(
                unit, row["number"], "expired" if out_of_date else "approved", state.shown(path), outcome, moved
            )
        if not out_of_date:
            kept[folder] += yield from _shapes(session, row, files, current, output / "edited", beside)
    if _unregistered(session):
        # A register that lost a document cannot say that its copy is out of force; it may be the last one.
        return
    for folder, place in (("current", current), ("expired", expired)):
        for unit in sorted(seen if wanted is not None else place.units()):
            for path in place.prune(unit, kept[folder])[0]:
                yield Taken(unit, place.shown(path))


def _shapes(
    session: Session, row: dict[str, Any], files: dict[str, bytes], current: Output, aside: Path, beside: Beside
) -> Generator[Shaped | Outdated, None, list[str]]:
    """The shapes of a Word file in force, but those that the archive holds.

    Of what was adopted there are none: nobody knows what its header says, nor whether a PDF of it were accessible.
    """
    kept: list[str] = []
    if version.IMPRINT not in session.archive.paths(row["document"], row["version"]):
        return kept
    archived = {path.rpartition(".")[2] for path in files}
    for path, content in files.items():
        if path.endswith(".docx"):
            face = partial(_face, session, row["document"], row["version"])
            file = Wordfile(path.partition("/")[0], current, path, content, face, aside)
            kept += yield from beside.of(file, archived)
    return kept


def _face(session: Session, document: str, number: int) -> Face:
    """What the header of an issued Word file says."""
    from generator.compose.stored import stored
    from generator.labels import Labels
    from generator.publish.face import Face
    from generator.register.imprints import from_plain
    from generator.render.face import facing

    def read(path: str) -> str:
        return session.archive.read(document, number, path).decode()

    words = json.loads(read(version.LABELS))
    labels = Labels(words["language"], words["words"])
    imprint = from_plain(json.loads(read(version.IMPRINT)))
    return Face(**facing(stored(read(version.DOCUMENT)), imprint, labels))


def _unregistered(session: Session) -> bool:
    """Whether the archive holds a document that the register does not know."""
    known = {object_folder(row["document"]) for row in session.rows()}
    return any(folder.name not in known for folder in session.archive.objects())


def issued_files(session: Session, row: dict[str, Any], number: int, mark: str = "") -> Iterator[tuple[str, bytes]]:
    """The files of an issued version by the path of their copy, each with a warning where ``mark`` names a state.

    A PDF cannot be marked; then only its name warns.
    """
    document = row["document"]
    stem = row["path"].rpartition(".")[0]
    words = shipped(row["language"] or "en").get(f"control.{mark}-mark") if mark else ""
    for path in session.archive.paths(document, number):
        if path == version.DOCX:
            content = session.archive.read(document, number, path)
            yield f"{stem}.docx", stamped(content, words) if mark else content
        elif path == version.PDF:
            name = f"{stem} ({words}).pdf" if mark else f"{stem}.pdf"
            yield name, session.archive.read(document, number, path)


def state_of(standing: Standing, issue: Issue, day: datetime.date) -> State:
    """What an issued revision is on a day: approved (in force), expired, superseded or withdrawn."""
    if issue is not standing.issues[-1]:
        return "superseded"
    if standing.force == "withdrawn":
        return "withdrawn"
    return "expired" if issue.valid_until and issue.valid_until < day else "approved"


def taken_out(session: Session, standing: Standing, issue: Issue, day: datetime.date) -> Iterator[tuple[str, bytes]]:
    """The files of an issued revision by their names, which tell the revision; marked where it is not in force."""
    state = state_of(standing, issue, day)
    name = issue.facts["path"].rpartition("/")[2]
    stem, _, suffix = name.rpartition(".")
    row = {
        "document": standing.document,
        "language": issue.facts["language"],
        "path": f"{stem} ({file_safe(issue.revision)}).{suffix}",
    }
    yield from issued_files(session, row, issue.version, "" if state == "approved" else state)
