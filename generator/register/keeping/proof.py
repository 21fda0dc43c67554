"""Proof that register and archive agree, and that every issued file can be made again from what is archived."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.problems import Problem, RollebogError
from generator.register import version
from generator.register.act import Act
from generator.register.archive import ocfl
from generator.register.archive.agreement import missing, remembered, unknown
from generator.register.archive.shelf import SHOWN as ARCHIVE
from generator.register.archive.verify import Examined, examine
from generator.register.keeping.database import SHOWN
from generator.register.keeping.ledger import acts_by_document, faults
from generator.register.keeping.session import Session
from generator.word.package import FORMAT, unpack


def proved(session: Session) -> Examined:
    """Everything that is wrong with the archive, with the register, or between them; see :func:`at_rest`.

    Raises RollebogError where the register is too damaged to be read.
    """
    known = remembered((one.document, one.version, one.inventory) for one in session.store.versions())
    found = examine(session.archive, known)
    missing(found, known)
    found.problems += unknown(found, known)
    found.problems += faults(session)
    if not found.problems:
        found.problems += _records(session, acts_by_document(session.store))
    return found


def at_rest(session: Session, chain: str) -> bool:
    """Whether nobody has acted since ``Store.chain`` was that: an act under way looks like a fault."""
    store = session.store
    return store.chain() == chain and store.intention() is None and not session.register.traces.announced


def _records(session: Session, by_document: Mapping[str, Sequence[Act]]) -> Iterator[Problem]:
    """Each record must name its predecessor, and the acts that the register has."""
    predecessors: dict[str, str] = {}
    archived: dict[str, list[Act]] = {}
    for one in session.store.versions():
        place = f"{ARCHIVE}/{ocfl.object_folder(one.document)}/v{one.version}"
        try:
            record = version.read_record(session.archive.read(one.document, one.version, version.RECORD))
        except (RollebogError, ValueError) as error:
            yield Problem(place, f"its record cannot be read ({error}).")
            continue
        if record["predecessor"] != predecessors.get(one.document, ""):
            yield Problem(place, "its record names another predecessor.")
        predecessors[one.document] = one.inventory
        archived.setdefault(one.document, []).extend(record["acts"])
    for document, acts in archived.items():
        if acts != by_document.get(document, [])[: len(acts)]:
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
    except (ValueError, LookupError, TypeError, AttributeError, RollebogError) as error:
        return Reproduction(document, number, "different", written, (str(error),))
    if hashlib.sha256(again).hexdigest() == record["file"]:
        return Reproduction(document, number, "same", written)
    parts = {name: hashlib.sha256(part).hexdigest() for name, part in unpack(again).items()}
    names = parts.keys() | record["parts"].keys()
    other = tuple(sorted(name for name in names if parts.get(name) != record["parts"].get(name)))
    same_zlib = record["made-with"]["zlib"] == zlib.ZLIB_RUNTIME_VERSION
    outcome = "different" if other or same_zlib else "parts"
    return Reproduction(document, number, outcome, written, other)
