"""The rows of the register, to be found by the numbers of their documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from generator.model.names import same_number

Row = Mapping[str, Any]


class Registered:
    """The rows of the register by number, compared as ``same_number`` does."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(rows)
        self._exact = {row["document"]: row for row in self.rows}

    def get(self, number: str) -> Row | None:
        """The row of a document, None where it is not under the register."""
        return self._exact.get(number) or self._alike.get(same_number(number))

    @cached_property
    def _alike(self) -> dict[str, Row]:
        return {same_number(row["document"]): row for row in self.rows}

    def standards_in_force(self) -> dict[str, str]:
        """The version in force of every standard that is under the register, by its id."""
        return {
            row["framework"]: row["edition"]
            for row in self.rows
            if row["force"] == "in-force" and row.get("key") == f"standards/{row['framework']}"
        }
