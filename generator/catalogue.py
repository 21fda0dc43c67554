"""The documents of a workspace by name: by number, by key, or by unit where it has only one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.names import same_id, same_number
from generator.problems import Problem, RollebogError, did_you_mean


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: its number, the id of its unit, and its key (``unit/position``)."""

    number: str
    unit: str
    key: str


class Catalogue:
    """Every document that profiles and standards make."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    def find(self, name: str) -> Entry:
        """The document meant; raises RollebogError where there is none, or more than one."""
        found = [one for one in self.entries if same_number(one.number) == same_number(name)] or [
            one for one in self.entries if same_id(name) in (same_id(one.unit), same_id(one.key))
        ]
        numbers = [one.number for one in found]
        if len(found) > 1:
            message = f"'{name}' has {len(found)} documents: {', '.join(numbers)}."
            raise RollebogError(Problem(name, message, hint="Write the number of one of them."))
        if not found:
            hint = did_you_mean(name, [one.number for one in self.entries])
            raise RollebogError(Problem(name, "no profile or standard makes a document of that number.", hint=hint))
        return found[0]

    def knows(self, number: str) -> bool:
        """Whether something makes a document of that number."""
        return any(same_number(one.number) == same_number(number) for one in self.entries)

    def number_of(self, name: str) -> str:
        """The number meant; the name itself where nothing makes such a document any more."""
        try:
            return self.find(name).number
        except RollebogError:
            return name
