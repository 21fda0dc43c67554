"""The register made again from the archive: all that is or was in force; what was only in progress is announced."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model.names import same_number
from generator.problems import Problem, RollebogError
from generator.register import version
from generator.register.act import Act
from generator.register.archive import ocfl, unfinished
from generator.register.archive.agreement import missing, remembered, unknown
from generator.register.archive.shelf import SHOWN as ARCHIVE
from generator.register.archive.shelf import Archive
from generator.register.archive.verify import Known, examine
from generator.register.keeping import store as sqlite
from generator.register.keeping.database import NO_STORY, SHOWN, DamagedError
from generator.register.keeping.lost import Lost, left_behind
from generator.register.keeping.proof import proved
from generator.register.keeping.row import row
from generator.register.keeping.session import Register
from generator.register.standing import Standing, following

Issued = tuple[int, str]
Entry = tuple[Act, Issued | None]


@dataclass(frozen=True)
class Rebuilt:
    """What came of it. settled: what had been interrupted, in words. lost: what was in progress, to be put away.

    problems: what cannot be trusted, and was not brought back. kept: where the register that was there before
    is now, empty if there was none.
    """

    documents: int
    acts: int
    settled: tuple[str, ...]
    lost: tuple[Lost, ...]
    problems: tuple[Problem, ...]
    kept: str


def whole(register: Register) -> bool:
    """Whether the register needs no rebuilding: it is sound, and knows all that the archive holds.

    Raises RollebogError where it cannot be told now: somebody acts, the disk fails, a newer Rollebog wrote it.
    """
    if not register.begun:
        return True
    try:
        with register.acting() as session:  # an act under way would look like a fault
            known = remembered((one.document, one.version, one.inventory) for one in session.store.versions())
            found = proved(session)
            return not unknown(found, known) and not [one for one in found.problems if one.path == SHOWN]
    except DamagedError:
        return False


def rebuild(register: Register, day: str) -> Rebuilt:
    """Read every record in the archive into a new register; the old file is kept beside it.

    day: of the rebuilding, for the names of what is kept. Raises RollebogError where the disk fails, or the
    register was written by a newer Rollebog; then nothing was changed.
    """
    with register.alone():
        known = _remembered(register)
        problems = _no_archive(register.archive, known)
        interrupted = [*unfinished.finish(register.archive, register.disk)]
        begun = any(register.archive.stage.glob("object/v*"))
        register.archive.clear_stage()
        examined = examine(register.archive, known)
        missing(examined, known)
        faulty = {one.path.split("/")[2] for one in examined.problems if one.severity == "error"}
        histories, unusable = _histories(register.archive, faulty)
        standings: dict[str, Standing] = {}
        aside = register.file.with_name("register.new.sqlite")
        _clear(aside)
        with sqlite.opened(aside, register.disk, create=True) as store:
            store.add_all(_followed(in_order(histories.values()), standings))
        kept = _keep(register.file, day)
        register.disk.rename(aside, register.file)
        return Rebuilt(
            len(standings),
            sum(map(len, histories.values())),
            (*_settled(interrupted, histories), *["an issue had been begun and was undone; do it again."] * begun),
            left_behind(register, day),
            (*problems, *examined.problems, *unusable),
            kept,
        )


def rest(register: Register, day: str) -> Rebuilt:
    """Announce what a rebuilding that was interrupted had not yet named as lost; the register is whole."""
    if not register.begun:
        return Rebuilt(0, 0, (), (), (), "")
    with register.alone():
        return Rebuilt(0, 0, (), left_behind(register, day), (), "")


def _no_archive(archive: Archive, known: Known) -> list[Problem]:
    """Nothing is made from an archive that is not there, though it was; raises RollebogError for that."""
    if archive.root.is_dir():
        return []
    if known or archive.root.exists():
        message = "this is no archive to make the register from; nothing was changed."
        raise RollebogError(Problem(ARCHIVE, message, hint="Bring the archive back to its place."))
    hint = "If it was moved, bring it back and run this again."
    return [Problem(ARCHIVE, "there is no archive, so the new register is empty.", hint=hint, severity="warning")]


def _settled(interrupted: Iterable[str], histories: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    for document in interrupted:
        act = histories[same_number(document)][-1][0]
        yield f"{document}: {act.name} by {act.person} on {act.date} had been interrupted and was finished."


def _remembered(register: Register) -> Known:
    """What the old register still says was issued, so that an archive that was set back is not believed."""
    if not register.file.exists():
        return {}
    try:
        with sqlite.opened(register.file, register.disk) as store:
            return remembered((one.document, one.version, one.inventory) for one in store.versions())
    except DamagedError:
        return {}


def _histories(archive: Archive, faulty: Iterable[str]) -> tuple[dict[str, list[Entry]], list[Problem]]:
    """The acts of every sound object, by number; and what cannot be understood."""
    found: dict[str, list[Entry]] = {}
    problems = []
    for folder in archive.objects():
        if folder.name in faulty:
            continue
        try:
            history = list(_acts(folder))
            list(_followed(history, {}))
            same = same_number(history[0][0].document)
            if any(ocfl.object_folder(act.document) != folder.name for act, _ in history) or same in found:
                raise ValueError("they are those of another document")
            found[same] = history
        except (OSError, *NO_STORY) as error:
            problems.append(Problem(f"{ARCHIVE}/{folder.name}", f"its records cannot be used ({error})."))
    return found, problems


def _acts(folder: Path) -> Iterator[Entry]:
    """The acts of one object in their order; the one that made a version with that version."""
    inventory = json.loads((folder / ocfl.INVENTORY).read_bytes())
    before = ""
    for number in range(1, len(inventory["versions"]) + 1):
        record = version.read_record((folder / ocfl.logical(inventory, number)[version.RECORD]).read_bytes())
        if record["predecessor"] != before:
            raise ValueError(f"the record of version {number} names another predecessor")
        before = ocfl.digest((folder / f"v{number}" / ocfl.INVENTORY).read_bytes())
        yield from ((act, None) for act in record["acts"][:-1])
        yield record["acts"][-1], (number, before)


def in_order(histories: Iterable[Sequence[Entry]]) -> list[Entry]:
    """All acts as they were recorded; those of one document stay in their order, whatever its clock said."""
    dated = []
    for history in histories:
        latest = ""
        for entry in history:
            latest = max(latest, entry[0].recorded)
            dated.append((latest, entry))
    return [entry for _, entry in sorted(dated, key=lambda one: one[0])]


def _followed(read: Iterable[Entry], standings: dict[str, Standing]) -> Iterator[tuple[Act, str, str, Issued | None]]:
    for act, issued in read:
        after = following(standings.get(act.document, Standing(act.document)), act)
        standings[act.document] = after
        yield act, same_number(act.document), row(after), issued


def _journal(file: Path) -> Path:
    return file.with_name(f"{file.name}-journal")


def _clear(file: Path) -> None:
    for one in (file, _journal(file)):
        one.unlink(missing_ok=True)


def _keep(file: Path, day: str) -> str:
    """Rename the old register, and its journal with it: beside the new one SQLite would take that for its own."""
    number = 1
    while (kept := file.with_name(f"register.{day}-{number}.sqlite")).exists() or _journal(kept).exists():
        number += 1
    moved = [(one, other) for one, other in ((_journal(file), _journal(kept)), (file, kept)) if one.exists()]
    for one, other in moved:
        one.rename(other)
    return moved[-1][1].name if moved else ""
