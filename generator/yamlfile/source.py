"""A YAML file as read: plain data, with the place of every value."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from generator.problems import Problem, Severity, left_out

Node: TypeAlias = "str | list[Node] | dict[str, Node] | None"
Step: TypeAlias = str | int
Place: TypeAlias = tuple[int, int]
_LONGEST_STEP = 80  # of a key, as messages show it

# What XML 1.0 cannot hold (section 2.2, "Characters"), for a class of a regular expression; lone surrogates
# never get past the reader.
FORBIDDEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @staticmethod
    def place(mark: Any) -> Place:
        """Line and column, 1-based, of a mark that the parser set."""
        return mark.line + 1, mark.column + 1

    def excerpt(self, line: int, column: int = 1) -> str:
        """What a message shows of a line: around the column, where it is long."""
        begin = left_out(column)
        return self._all[line - 1][begin : begin + 200].rstrip() if line <= len(self._all) else ""

    def rest(self, line: int, column: int) -> str:
        """What stands in a line from a column on."""
        return self._all[line - 1][column - 1 :] if line <= len(self._all) else ""

    @cached_property
    def _all(self) -> list[str]:
        return self.text.split("\n")


@dataclass(frozen=True)
class Source:
    """A YAML file as read: its data, and the place of each value on demand."""

    path: str
    lines: Lines
    data: Node
    places: dict[tuple[Step, ...], Place] = field(repr=False)
    remarks: tuple[Problem, ...] = ()

    def place(self, steps: tuple[Step, ...]) -> Place:
        """Line and column (1-based) of the key or item at ``steps``, or of its nearest ancestor."""
        while steps and steps not in self.places:
            steps = steps[:-1]
        return self.places.get(steps, (1, 1))

    def problem(self, steps: tuple[Step, ...], message: str, hint: str = "", severity: Severity = "error") -> Problem:
        """A finding at ``steps`` of this file."""
        line, column = self.place(steps)
        excerpt = self.lines.excerpt(line, column)
        return Problem(self.path, message, line, column, pointer(steps), hint, severity, excerpt)


def pointer(steps: tuple[Step, ...]) -> str:
    """``positions[0].control.id`` for ``("positions", 0, "control", "id")``."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step[:_LONGEST_STEP]}" for step in steps)
    return written.removeprefix(".")
