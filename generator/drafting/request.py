"""What is asked for: a document of a kind, for a unit or standard; and what of names and numbers is free for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from generator.model.base import ID_PATTERN, TEXT_PATTERN
from generator.model.kind import Kind
from generator.model.names import same_id
from generator.problems import Problem, RollebogError
from generator.workspace import Workspace

_LONGEST = 60  # of ids and numbers, see generator/model/base.py


@dataclass(frozen=True, slots=True)
class Started:
    """The file that has a draft now, and whose documents are to be generated from it."""

    file: Path
    subject: str


@dataclass(frozen=True, slots=True)
class Request:
    """A document of that kind for a subject (the id of a unit or standard); ``name`` and ``title`` may be empty."""

    workspace: Workspace
    kind: Kind
    subject: str
    name: str
    title: str

    def __post_init__(self) -> None:
        """Raises RollebogError where name or title cannot be one."""
        if self.name and not re.search(ID_PATTERN, self.name):
            message = f"'{self.name}' cannot name a document."
            hint = "Use letters, digits and hyphens, at most 60, and no name that Windows keeps for devices."
            raise RollebogError(Problem("--id", message, hint=hint))
        if self.title and not re.search(TEXT_PATTERN, self.title):
            raise RollebogError(Problem("--name", "this cannot be printed as a title.", hint="Write letters."))

    def refuse_names(self, only_one: str) -> None:
        """Raises RollebogError where a name or title is given for what has neither."""
        if self.name or self.title:
            message = f"{only_one}, so it takes neither --id nor --name."
            raise RollebogError(Problem("new document", message, hint="Leave them out."))

    def free_number(self, wanted: Iterable[str]) -> str:
        """The first of those numbers that no document bears, those of the register included."""
        with self.workspace.register.reading() as session:
            return next(
                number
                for number in wanted
                if not self.workspace.subjects.catalogue.knows(number)
                and (session is None or session.document(number) is None)
            )


def numbered(wanted: str) -> Iterator[str]:
    """That name, and then with figures behind it."""
    yield wanted[:_LONGEST]
    yield from (f"{wanted[: _LONGEST - len(str(n)) - 1]}-{n}" for n in count(2))


def free_name(wanted: str, taken: Collection[str]) -> str:
    """That id, or with the first figure behind it with which it is not taken."""
    others = set(map(same_id, taken))
    return next(name for name in numbered(wanted) if same_id(name) not in others)
