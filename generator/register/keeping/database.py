"""The SQLite file under the register: its tables, its versions, its lock, and its errors in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problems import Problem, RollebogError
from generator.register.act import ISSUING

VERSION = 1
WAIT = 120.0  # seconds to wait for another act; LibreOffice may be at work inside one
SHOWN = "register/register.sqlite"
# What reading and adding up acts can raise where somebody altered them.
NO_STORY = (ValueError, LookupError, TypeError, AttributeError)

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
    with connection:  # commits, or rolls back whatever happens
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for step in _MIGRATIONS[version:]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _create(connection: sqlite3.Connection) -> None:
    for statement in _SCHEMA.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def damage(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the file, its tables, or between their columns; raises sqlite3.Error where it is worse."""
    yield from (text for (text,) in connection.execute("PRAGMA integrity_check") if text != "ok")
    intended = sqlite3.connect(":memory:", isolation_level=None)
    migrate(intended, 0)
    there, wanted = _made_of(connection), _made_of(intended)
    intended.close()
    yield from (
        f"its {name} is not as it was made"
        for name in sorted(there.keys() | wanted.keys())
        if there.get(name) != wanted.get(name)
    )
    yield from (
        f"the columns of act {number} differ from what it says" for (number,) in connection.execute(_DISCORDANT)
    )
    for document, version in connection.execute(_ASTRAY):
        yield f"version {version} of {document} and the act that issued it do not agree"


def _made_of(connection: sqlite3.Connection) -> dict[str, str]:
    return {
        f"{kind} '{name}'": sql for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")
    }


# Columns that repeat what an act says, so that SQLite can find it.
_REPEATED = ("document", "name", "date", "recorded", "person")
_DISCORDANT = f"""
SELECT id FROM acts WHERE CASE WHEN json_valid(plain)
  THEN {" OR ".join(f"{name} IS NOT json_extract(plain, '$.{name}')" for name in _REPEATED)} ELSE 1 END"""
_VERSIONS = "SELECT document, version, act FROM versions"
_ISSUES = f"""
SELECT document, row_number() OVER (PARTITION BY document ORDER BY id) AS version, id
FROM acts WHERE name IN ({", ".join(f"'{name}'" for name in sorted(ISSUING))})"""
_ASTRAY = f"""
SELECT document, version FROM (SELECT * FROM ({_VERSIONS}) EXCEPT SELECT * FROM ({_ISSUES}))
UNION SELECT document, version FROM (SELECT * FROM ({_ISSUES}) EXCEPT SELECT * FROM ({_VERSIONS}))"""

_MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_create,)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Nobody else acts meanwhile: a lock that dies with the process and reaches as far as SQLite's own does.

    Raises RollebogError where somebody else has been acting too long, or the file is no lock.
    """
    no_lock = Problem(
        f"register/{file.name}",
        "this is not the lock that Rollebog made; nothing was recorded.",
        hint="Delete it; it holds nothing.",
    )
    if file.is_dir():
        raise RollebogError(no_lock)
    with in_words():
        connection = sqlite3.connect(file, timeout=WAIT, isolation_level=None)
    try:
        try:
            with in_words():
                connection.execute("BEGIN EXCLUSIVE")
        except DamagedError:
            raise RollebogError(no_lock) from None
        yield
    finally:
        connection.close()


@contextmanager
def in_words() -> Iterator[None]:
    """Whatever SQLite refuses becomes a RollebogError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        problem = _passing(error)
        raise (RollebogError(problem) if problem else DamagedError(damaged(str(error)))) from None
    except UnicodeDecodeError as error:  # SQLite's own words for what is wrong repeat the damaged bytes
        raise DamagedError(damaged(str(error))) from None


@contextmanager
def as_damage() -> Iterator[None]:
    """What cannot be understood of what the register holds becomes a DamagedError."""
    try:
        yield
    except NO_STORY as error:
        raise DamagedError(damaged(f"{type(error).__name__}: {error}")) from None


def _passing(error: sqlite3.Error) -> Problem | None:
    """What may be otherwise the next time; None where the file itself is at fault."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_BUSY"):
        return Problem(
            SHOWN, f"somebody else has been acting for {WAIT:g} seconds.", hint="Nothing was recorded. Try again."
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
    return None


class DamagedError(RollebogError):
    """The register is missing or cannot be read; ``rebuild`` makes it again."""


def damaged(why: str) -> Problem:
    """The problem of a register that cannot be read."""
    hint = "Nothing was changed. Make it again from the archive: rollebog rebuild"
    return Problem(SHOWN, f"the register is damaged ({why}).", hint=hint)


def refuse_newer(version: int) -> None:
    """Raises RollebogError for a register that a newer Rollebog wrote: nobody else may touch it."""
    if version > VERSION:
        message = f"the register was written by a newer Rollebog (its version is {version}, this one knows {VERSION})."
        raise RollebogError(Problem(SHOWN, message, hint="Install the newer Rollebog; nothing was changed."))
