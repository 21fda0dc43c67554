"""The SQLite file under the register: its tables, its versions, its lock, and its errors in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problems import Problem, RollebogError

VERSION = 1
WAIT = 120.0  # seconds to wait for another act; LibreOffice may be at work inside one
SHOWN = "register/register.sqlite"

_SCHEMA = """
CREATE TABLE acts (
  id INTEGER PRIMARY KEY, document TEXT NOT NULL, name TEXT NOT NULL, date TEXT NOT NULL, recorded TEXT NOT NULL,
  person TEXT NOT NULL, plain TEXT NOT NULL, chain TEXT NOT NULL);
CREATE INDEX acts_of_document ON acts (document, id);
CREATE TRIGGER acts_stay BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'acts are only added'); END;
CREATE TRIGGER acts_remain BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'acts are only added'); END;
CREATE TABLE versions (
  document TEXT NOT NULL, version INTEGER NOT NULL, inventory TEXT NOT NULL, act INTEGER NOT NULL,
  PRIMARY KEY (document, version));
CREATE TRIGGER versions_stay BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'versions stay'); END;
CREATE TRIGGER versions_remain BEFORE DELETE ON versions BEGIN SELECT RAISE(ABORT, 'versions stay'); END;
CREATE TABLE evidence (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE intention (one INTEGER PRIMARY KEY CHECK (one = 1), plain TEXT NOT NULL);
CREATE TABLE documents (document TEXT PRIMARY KEY, same TEXT NOT NULL UNIQUE, row TEXT NOT NULL);
"""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a register of an earlier version, or an empty file, to this one; all or nothing."""
    if version == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for step in _MIGRATIONS[version:]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _create(connection: sqlite3.Connection) -> None:
    for statement in _SCHEMA.split(";\n"):
        if statement.strip():
            connection.execute(statement)


_MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_create,)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Nobody else acts meanwhile: a lock that dies with the process and reaches as far as SQLite's own does."""
    with in_words():
        connection = sqlite3.connect(file, timeout=WAIT, isolation_level=None)
    try:
        with in_words():
            connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()


@contextmanager
def in_words() -> Iterator[None]:
    """Whatever SQLite refuses becomes a RollebogError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise RollebogError(_problem(error)) from None


def _problem(error: sqlite3.Error) -> Problem:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_BUSY"):
        return Problem(
            SHOWN, f"somebody else has been acting for {WAIT:.0f} seconds.", hint="Nothing was recorded. Try again."
        )
    if name.startswith("SQLITE_FULL"):
        return Problem(SHOWN, "the disk is full, so nothing was recorded.", hint="Make room and run the command again.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return Problem(
            SHOWN, "no right to write the register, so nothing was recorded.", hint="Ask whoever owns the folder."
        )
    if name.startswith("SQLITE_IOERR"):
        return Problem(
            SHOWN,
            f"the disk failed ({error}); nothing was recorded.",
            hint="Make room or mend the disk, then run the command again.",
        )
    return Problem(
        SHOWN,
        f"the register is damaged ({error}).",
        hint="Nothing was changed. Make it again from the archive: rollebog rebuild",
    )
