"""The register made again from the archive: all that is or was in force; what was only in progress is announced."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.names import same_number
from generator.problems import Problem, RollebogError
from generator.register import store as sqlite
from generator.register import version
from generator.register.act import Act
from generator.register.archive import ocfl
from generator.register.archive.verify import examine
from generator.register.database import SHOWN
from generator.register.proof import proved
from generator.register.row import row
from generator.register.session import Register
from generator.register.standing import Standing, following

Issued = tuple[int, str]


@dataclass(frozen=True)
class Rebuilt:
    """What came of it. lost: what was in progress, in words; problems: objects that cannot be trusted.

    kept: where the register that was there before is now, empty if there was none.
    """

    documents: int
    acts: int
    lost: tuple[str, ...]
    problems: tuple[Problem, ...]
    kept: str


def whole(register: Register) -> bool:
    """Whether the register needs no rebuilding."""
    try:
        with register.reading() as session:
            return session is None or not [one for one in proved(session).problems if one.path == SHOWN]
    except RollebogError:
        return False


def rebuild(register: Register, day: str) -> Rebuilt:
    """Read every record in the archive into a new register; the old file is kept beside it.

    day: of the rebuilding, for the names of what is kept. Raises RollebogError where the disk fails.
    """
    with register.alone():
        register.archive.clear_stage()
        aside = register.file.with_name("register.new.sqlite")
        aside.unlink(missing_ok=True)
        examined = examine(register.archive)
        faulty = {
            one.path.split("/")[2] for one in examined.problems if one.severity == "error" and one.path.count("/") > 2
        }
        read = [one for folder in register.archive.objects() if folder.name not in faulty for one in _acts(folder)]
        read.sort(key=lambda one: one[0].recorded)
        standings: dict[str, Standing] = {}
        with sqlite.opened(aside, register.disk, create=True) as store:
            store.add_all(_followed(read, standings))
        kept = _keep(register.file, day)
        register.disk.rename(aside, register.file)
        lost = tuple(_lost(register, day))
    return Rebuilt(len(standings), len(read), lost, tuple(examined.problems), kept)


def _acts(folder: Path) -> Iterator[tuple[Act, Issued | None]]:
    """The acts of one object in their order; the one that made a version with that version."""
    inventory = json.loads((folder / ocfl.INVENTORY).read_bytes())
    for number in range(1, int(inventory["head"][1:]) + 1):
        place = folder / ocfl.logical(inventory, number)[version.RECORD]
        *before, last = version.read_record(place.read_bytes())["acts"]
        yield from ((act, None) for act in before)
        yield last, (number, ocfl.digest((folder / f"v{number}" / ocfl.INVENTORY).read_bytes()))


def _followed(
    read: list[tuple[Act, Issued | None]], standings: dict[str, Standing]
) -> Iterator[tuple[Act, str, str, Issued | None]]:
    for act, issued in read:
        after = following(standings.get(act.document, Standing(act.document)), act)
        standings[act.document] = after
        yield act, same_number(act.document), row(after), issued


def _keep(file: Path, day: str) -> str:
    if not file.exists():
        return ""
    number = 1
    while (kept := file.with_name(f"register.{day}-{number}.sqlite")).exists():
        number += 1
    file.rename(kept)
    return kept.name


def _lost(register: Register, day: str) -> Iterator[str]:
    """What was in progress, by the traces that it left; they are kept to be read."""
    if not register.progress.is_dir():
        return
    target = register.folder / "lost" / day
    for file in sorted(register.progress.glob("*.json")):
        try:
            trace: dict[str, Any] = json.loads(file.read_bytes())
            words = _in_words(trace)
        except (ValueError, KeyError, TypeError):
            words = f"{file.stem}: something was in progress"
        target.mkdir(parents=True, exist_ok=True)
        kept = target / file.name
        number = 2
        while kept.exists():
            kept = target / f"{file.stem} {number}.json"
            number += 1
        file.rename(kept)
        where = f"register/lost/{day}/{kept.name}"
        yield f"{words}; that is lost with the register. Submit it again. What was recorded stands in {where}."


def _in_words(trace: dict[str, Any]) -> str:
    work = {
        "hearing": "was in hearing",
        "awaiting-hearing": "awaited its hearing",
        "awaiting-approval": "awaited approval",
    }
    acts = trace["acts"]
    opened = [one for one in acts if one["name"] == "open-hearing"]
    responses = sum(len(one["details"]["responses"]) for one in acts if one["name"] == "respond")
    said = f"{trace['document']} {work[trace['work']]}"
    if opened and trace["work"] == "hearing":
        said += f" ({opened[-1]['details']['kind']}, until {opened[-1]['details']['deadline']})"
    return said + (f", with {responses} responses" if responses else "")
