"""An office: a workspace with its people, who act by the command line in this process."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from click.testing import Result

from tests.command_line import rollebog
from tests.small_register import PEOPLE
from tests.small_workspace import everything, small_workspace

TABLES = ("acts", "versions", "documents", "evidence", "intention")


class Office:
    """A workspace in which documents are acted upon; a goal document needs no hearing, a function description does."""

    def __init__(self, folder: Path, *profiles: dict[str, Any], settings: str = "") -> None:
        """A new workspace with these profiles; without any, the one that is in the folder already."""
        self.folder = folder
        self.register = folder / "register"
        self.file = self.register / "register.sqlite"
        self.archive = self.register / "archive"
        if profiles:
            small_workspace(folder, *profiles)
            with (folder / "rollebog.yaml").open("a", encoding="utf-8") as written:
                written.write(f"people: {json.dumps(PEOPLE)}\n{settings}")

    def run(self, *args: str | Path) -> Result:
        """Any command."""
        return rollebog("-C", self.folder, *args)

    def does(self, who: str, day: str, *args: str | Path) -> str:
        """An act that succeeds; what it says."""
        done = self.run(*args, "--as", who, "--date", day)
        assert done.exit_code == 0, (args, done.output)
        return done.output

    def refused(self, who: str, day: str, *args: str | Path) -> str:
        """An act that is refused in words; these."""
        return told(self.run(*args, "--as", who, "--date", day))

    def issue(self, number: str, day: str, *more: str | Path) -> None:
        """Submit and approve a document that needs no hearing."""
        self.does("writer", day, "submit", number)
        self.does("master", day, "approve", number, "--yes", *more)

    def renew(self, number: str, day: str) -> None:
        """Approve it for another term."""
        self.does("master", day, "renew", number, "--yes")

    def withdraw(self, number: str, day: str) -> None:
        """Take it out of force."""
        self.does("quality", day, "withdraw", number, "--reason", "Nedlagt.", "--yes")

    def adopt(self, number: str, file: Path, revision: str = "4.01", approved: str = "2024-05-01") -> None:
        """Put a file under the register that was approved before."""
        given = "--file", file, "--revision", revision, "--approved", approved, "--yes"
        self.does("quality", "2026-01-05", "adopt", number, *given)

    def verified(self, *more: str) -> dict[str, Any]:
        """What ``verify`` reports, with its exit code."""
        done = self.run("verify", "--format", "json", *more)
        assert done.exit_code in (0, 1), done.output
        report: dict[str, Any] = json.loads(done.stdout)
        return {**report, "exit": done.exit_code}

    def problems(self) -> list[str]:
        """The problems that ``verify`` finds, as they are shown."""
        found = self.verified()
        shown = [f"{one['path']}: {one['message']}" for one in found["problems"]]
        assert found["exit"] == int(any(one["severity"] == "error" for one in found["problems"]))
        return shown

    def rows(self) -> dict[str, dict[str, Any]]:
        """The register's rows by document."""
        return {row[0]: json.loads(row[2]) for row in self.table("documents")}

    def table(self, name: str) -> list[tuple[Any, ...]]:
        """A table of the register."""
        with closing(sqlite3.connect(self.file)) as connection:
            return connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()

    def behind_its_back(self, *statements: str) -> None:
        """Change the register as somebody with an SQLite program would; triggers do not hold him."""
        with closing(sqlite3.connect(self.file)) as connection:
            made = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in made:
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                assert connection.execute(statement).rowcount, statement
            for _, sql in made:
                connection.execute(sql)
            connection.commit()

    def state(self) -> dict[str, Any]:
        """Everything that must survive: the acts, rows and versions, and every byte of the archive."""
        records = {name: self.table(name) for name in TABLES} if self.file.is_file() else {}
        return {**records, "archive": everything(self.archive) if self.archive.is_dir() else {}}


def told(done: Result) -> str:
    """What a command says that was refused: in words, without a traceback, with exit code 1."""
    assert (done.exit_code, "Traceback" in done.output, "fault in Rollebog" in done.output) == (1, False, False), (
        done.output
    )
    assert done.stderr.strip(), done.output
    return done.stderr


def head(archive: Path, folder: str) -> int:
    """The newest version of an object, as its inventory says."""
    return int(json.loads((archive / folder / "inventory.json").read_bytes())["head"][1:])
