"""What is wrong, where, and what to do about it: the one shape in which Rollebog reports trouble.

Knows nothing of YAML, Word or the command line. Nothing here prints.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]
_LONGEST_GUESS = 200  # nobody mistypes a longer word


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    path: the file, relative to the workspace and with ``/``, or as the user named it.
    line, column: 1-based; 0 where the finding concerns the whole file.
    pointer: the place inside the file in words of the file (``positions[0].control.id``; of a Word file
    ``body, paragraph 12``).
    excerpt: the source line, for showing; never needed to understand the message. Of a long one the part around the
    column, see :func:`left_out`.
    """

    path: str
    message: str
    line: int = 0
    column: int = 0
    pointer: str = ""
    hint: str = ""
    severity: Severity = "error"
    excerpt: str = field(default="", compare=False)

    def __str__(self) -> str:
        place = self.path
        if self.line:
            place += f":{self.line}:{self.column}"
        elif self.pointer:
            place += f": {self.pointer}"
        mark = "warning: " if self.severity == "warning" else ""
        return f"{place}: {mark}{self.message}" + (f" {self.hint}" if self.hint else "")


def left_out(column: int) -> int:
    """How many characters of a line stand before the excerpt that shows a column."""
    return 0 if column <= 140 else column - 61


class RollebogError(Exception):
    """The root of every error that Rollebog raises on purpose; carries all problems at once."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(in_order(problems))
        super().__init__("\n".join(map(str, self.problems)))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems sorted by file, line, column (in a Word file by place) and text, each one once."""
    return sorted(
        set(problems), key=lambda p: (p.path, p.line, p.column, _in_numbers("" if p.line else p.pointer), p.message)
    )


def _in_numbers(place: str) -> str:
    """``body, paragraph 9`` comes before ``body, paragraph 10``."""
    return re.sub(r"\d+", lambda number: number[0].zfill(9), place)


def nearest(written: str, known: Sequence[str]) -> str:
    """The likeliest of the known words, or nothing where none is near."""
    if len(written) > _LONGEST_GUESS:
        return ""
    by_folded = {word.casefold(): word for word in known}
    close = difflib.get_close_matches(written.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else ""


def did_you_mean(written: str, known: Sequence[str]) -> str:
    """A sentence that names the likeliest of the known words, or all of them where they are few."""
    if meant := nearest(written, known):
        return f"Did you mean '{meant}'?"
    if not known:
        return ""
    if len(known) <= 12:
        return f"Known: {', '.join(known)}."
    return f"Known: {', '.join(known[:10])} and {len(known) - 10} more."
