"""One thing that is wrong with a Word file, and where, in words that its writer knows."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    place: as :mod:`generator.word.places` writes it (``body, paragraph 12``), or a part's name; empty for the file.
    message: what is wrong; hint: what to do about it in Word; excerpt: the words that stand there.
    """

    place: str
    message: str
    hint: str
    excerpt: str = ""
    severity: Severity = "error"

    def problem(self, path: str) -> Problem:
        """The finding as a problem of the file of that name."""
        return Problem(
            path, self.message, pointer=self.place, hint=self.hint, severity=self.severity, excerpt=self.excerpt
        )
