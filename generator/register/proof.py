"""Proof that register and archive agree, and that every issued file can be made again from what is archived."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.problems import Problem, RollebogError
from generator.register import version
from generator.register.act import Act, chained
from generator.register.archive import ocfl
from generator.register.archive.shelf import SHOWN as ARCHIVE
from generator.register.archive.verify import Examined, compare_with, examine
from generator.register.database import SHOWN
from generator.register.row import row
from generator.register.session import Session
from generator.register.standing import standing
from generator.render.package import FORMAT, unpack


def proved(session: Session) -> Examined:
    """Everything that is wrong with the archive, with the register, or between them."""
    found = examine(session.archive)
    compare_with(found, [(one.document, one.version, one.inventory) for one in session.store.versions()])
    found.problems += [Problem(SHOWN, f"the file is damaged: {text}.") for text in session.store.integrity()]
    by_document: dict[str, list[Act]] = {}
    chain = ""
    for number, act, digest in session.store.every_act():
        chain = chained(chain, act)
        if chain != digest:
            message = f"act {number} ({act.name} of {act.document}) or one before it was altered."
            found.problems.append(Problem(SHOWN, message))
            chain = digest
        by_document.setdefault(act.document, []).append(act)
    rows = dict(session.store.rows())
    for document in rows.keys() | by_document.keys():
        if rows.get(document) != row(standing(document, by_document.get(document, []))):
            found.problems.append(Problem(SHOWN, f"the row of {document} does not agree with its acts."))
    if not found.problems:
        found.problems += _records(session, by_document)
    return found


def _records(session: Session, by_document: dict[str, list[Act]]) -> Iterator[Problem]:
    """Each record must name its predecessor, and the acts that the register has."""
    for document, acts in by_document.items():
        predecessor = ""
        archived: list[Act] = []
        for one in (one for one in session.store.versions() if one.document == document):
            place = f"{ARCHIVE}/{ocfl.object_folder(document)}/v{one.version}"
            try:
                record = version.read_record(session.archive.read(document, one.version, version.RECORD))
            except (RollebogError, ValueError) as error:
                yield Problem(place, f"its record cannot be read ({error}).")
                continue
            if record["predecessor"] != predecessor:
                yield Problem(place, "its record names another predecessor.")
            predecessor = one.inventory
            archived += record["acts"]
        if archived != acts[: len(archived)]:
            yield Problem(SHOWN, f"the acts of {document} are not those that the archive holds.")


@dataclass(frozen=True)
class Reproduction:
    """What became of making one issued file again: ``same`` file, same ``parts``, ``other-format``, or ``different``.

    parts: the names of the parts that came out otherwise.
    """

    document: str
    version: int
    outcome: str
    format: int
    parts: tuple[str, ...] = ()


def reproduced(session: Session) -> Iterator[Reproduction]:
    """Make every file that Rollebog issued again from what is archived; raises RollebogError as the archive does."""
    for one in session.store.versions():
        content = session.archive.content(one.document, one.version)
        record = version.read_record(content[version.RECORD])
        if version.IMPRINT in content and record["acts"][-1].name != "withdraw":
            yield _reproduction(one.document, one.version, content, record)


def _reproduction(document: str, number: int, content: dict[str, bytes], record: dict[str, Any]) -> Reproduction:
    written = record["format"]
    if written != FORMAT:
        return Reproduction(document, number, "other-format", written)
    try:
        again = version.made_again(content)
    except (ValueError, KeyError, RollebogError) as error:
        return Reproduction(document, number, "different", written, (str(error),))
    if hashlib.sha256(again).hexdigest() == record["file"]:
        return Reproduction(document, number, "same", written)
    parts = {name: hashlib.sha256(part).hexdigest() for name, part in unpack(again).items()}
    names = parts.keys() | record["parts"].keys()
    other = tuple(sorted(name for name in names if parts.get(name) != record["parts"].get(name)))
    same_zlib = record["made-with"]["zlib"] == zlib.ZLIB_RUNTIME_VERSION
    outcome = "different" if other or same_zlib else "parts"
    return Reproduction(document, number, outcome, written, other)
