"""A mistake at a tag or at words of a template, and how it becomes a problem of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.lint.flat import Spot
from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """message: what is wrong; hint: what to write instead; spot: None where it concerns the whole template."""

    message: str
    hint: str = ""
    spot: Spot | None = None
    severity: Literal["error", "warning"] = "error"

    def problem(self, path: str) -> Problem:
        """As a problem of that file."""
        place, around = (self.spot.place, self.spot.around) if self.spot else ("", "")
        return Problem(path, self.message, pointer=place, hint=self.hint, severity=self.severity, excerpt=around)
