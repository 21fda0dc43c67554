"""The register on disk: an SQLite file to which acts are only ever added. Nobody else knows SQLite.

Journal mode DELETE, so that a network share works; one transaction for each act. Every act carries the digest
of itself and of all before it. Beside the acts stand, kept in the same transactions: the versions in the
archive with their digests, the evidence that is not archived yet, the one issue that may be under way, and a
row for each document, from which ``status`` reads without adding up the acts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.problems import Problem
from generator.register.act import Act, Evidence, canonical_json, chained
from generator.register.keeping import database
from generator.register.keeping.database import SHOWN, DamagedError, as_damage, in_words
from generator.register.keeping.disk import Disk


@dataclass(frozen=True, slots=True)
class Archived:
    """A version that the register knows: the archive must hold exactly this inventory. ``act``: what issued it."""

    document: str
    version: int
    inventory: str
    act: int


class Store:
    """One open register."""

    def __init__(self, connection: sqlite3.Connection, disk: Disk) -> None:
        self._connection = connection
        self._disk = disk

    def acts(self, document: str) -> list[Act]:
        """The acts of a document, oldest first."""
        rows = self._rows("SELECT plain FROM acts WHERE document = ? ORDER BY id", document)
        return [_act(plain) for (plain,) in rows]

    def every_act(self) -> Iterator[tuple[int, Act, str]]:
        """Every act with its number and chain digest, oldest first."""
        for number, plain, chain in self._rows("SELECT id, plain, chain FROM acts ORDER BY id"):
            yield number, _act(plain), chain

    def chain(self) -> str:
        """The digest of the last act and all before it, which tells one state of the register from any other."""
        last = self._rows("SELECT chain FROM acts ORDER BY id DESC LIMIT 1")
        return last[0][0] if last else ""

    def rows(self) -> list[tuple[str, str]]:
        """Every document with its row, as JSON."""
        return self._rows("SELECT document, row FROM documents ORDER BY document")

    def known_as(self, same: str) -> str | None:
        """The document whose number, compared as ``same_number`` does, is this one."""
        found = self._rows("SELECT document FROM documents WHERE same = ?", same)
        return found[0][0] if found else None

    def versions(self) -> list[Archived]:
        """Every version that the archive must hold."""
        rows = self._rows("SELECT document, version, inventory, act FROM versions ORDER BY document, version")
        return [Archived(*row) for row in rows]

    def head(self, document: str) -> Archived | None:
        """The newest version of a document."""
        rows = self._rows(
            "SELECT document, version, inventory, act FROM versions WHERE document = ? ORDER BY version DESC LIMIT 1",
            document,
        )
        return Archived(*rows[0]) if rows else None

    def evidence(self, sha256: str) -> bytes | None:
        """A piece of evidence that is not archived yet."""
        rows = self._rows("SELECT content FROM evidence WHERE sha256 = ?", sha256)
        return bytes(rows[0][0]) if rows else None

    def intention(self) -> dict[str, Any] | None:
        """The issue that is under way, or was when the program was interrupted."""
        rows = self._rows("SELECT plain FROM intention")
        with as_damage():
            return json.loads(rows[0][0]) if rows else None

    def intend(self, plain: dict[str, Any], evidence: Iterable[Evidence]) -> None:
        """Announce an issue, and keep its evidence, before anything is written elsewhere."""
        with self._transaction("intention"):
            self._keep(evidence)
            self._run("INSERT INTO intention VALUES (1, ?)", canonical_json(plain))

    def give_up(self) -> None:
        """Forget the issue under way; nothing of it was put into force."""
        with self._transaction("giving up"):
            self._run("DELETE FROM intention")

    def add(
        self, act: Act, same: str, row: str, evidence: Iterable[Evidence] = (), issued: tuple[int, str] | None = None
    ) -> None:
        """One act, with the document's row after it; ``issued`` is the version and inventory digest it archived."""
        with self._transaction(f"act {act.name}"):
            self._keep(evidence)
            self._add(act, same, row, issued)
            if issued:
                self._run("DELETE FROM intention")

    def add_all(self, acts: Iterable[tuple[Act, str, str, tuple[int, str] | None]]) -> None:
        """Many acts in one transaction: what ``rebuild`` read from the archive."""
        with self._transaction("rebuild"):
            for act, same, row, issued in acts:
                self._add(act, same, row, issued)

    def damage(self) -> list[str]:
        """What is wrong with the file, its tables, or between their columns."""
        with in_words():
            return list(database.damage(self._connection))

    def _add(self, act: Act, same: str, row: str, issued: tuple[int, str] | None) -> None:
        values = act.document, act.name, act.date.isoformat(), act.recorded, act.person
        cursor = self._run(
            "INSERT INTO acts (document, name, date, recorded, person, plain, chain) VALUES (?, ?, ?, ?, ?, ?, ?)",
            *values,
            canonical_json(act.plain()),
            chained(self.chain(), act, issued[1] if issued else ""),
        )
        if issued:
            self._run("INSERT INTO versions VALUES (?, ?, ?, ?)", act.document, *issued, cursor.lastrowid)
        self._run(
            "INSERT INTO documents VALUES (?, ?, ?) ON CONFLICT (document) DO UPDATE SET row = excluded.row",
            act.document,
            same,
            row,
        )

    def _keep(self, evidence: Iterable[Evidence]) -> None:
        for one in evidence:
            self._run("INSERT OR IGNORE INTO evidence VALUES (?, ?)", one.sha256, one.content)

    def _rows(self, query: str, *values: Any) -> list[Any]:
        with in_words():
            return self._connection.execute(query, values).fetchall()

    def _run(self, statement: str, *values: Any) -> sqlite3.Cursor:
        return self._connection.execute(statement, values)

    @contextmanager
    def _transaction(self, what: str) -> Iterator[None]:
        with in_words(), self._connection:  # commits, or rolls back whatever happens
            self._run("BEGIN IMMEDIATE")
            yield
            self._disk.passing(f"before commit {what}")
        self._disk.passing(f"after commit {what}")


def _act(plain: str) -> Act:
    with as_damage():
        return Act.from_plain(json.loads(plain))


@contextmanager
def opened(file: Path, disk: Disk, *, create: bool = False) -> Iterator[Store]:
    """The register in that file, made where it is missing or empty and ``create`` allows that.

    Raises RollebogError where it is from a newer Rollebog, and DamagedError where it is missing or damaged.
    """
    if file.is_dir():
        hint = "Move it elsewhere; then make the register again from the archive: rollebog rebuild"
        raise DamagedError(Problem(SHOWN, "a folder stands in place of the register.", hint=hint))
    if not create and not file.exists():
        raise DamagedError(
            Problem(SHOWN, "the register is missing.", hint="Make it again from the archive: rollebog rebuild")
        )
    with in_words():
        connection = sqlite3.connect(file, timeout=database.WAIT, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = FULL")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        except (sqlite3.Error, UnicodeDecodeError):
            connection.close()
            raise
    try:
        database.refuse_newer(version)
        if version == 0 and not create:
            # Whoever made an empty register here would lose what was in work, and never know.
            raise DamagedError(database.damaged("it is empty"))
        if version < database.VERSION:
            disk.passing("before migration")
            with in_words():
                database.migrate(connection, version)
            disk.passing("after migration")
        yield Store(connection, disk)
    finally:
        connection.close()
