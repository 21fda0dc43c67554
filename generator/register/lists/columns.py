"""The columns of lists, whatever of the three languages their headers are in. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from generator.hearing import OUTCOMES, Outcome
from generator.labels import shipped
from generator.model.names import LANGUAGES
from generator.problems import Problem, nearest
from generator.tablefile import Table

# For each column the label of a document that means the same, in every language, and further words for it.
RESPONSES = {
    "party": ("columns.respondent", "party", "part", "høringspart", "høringsinstans", "respondent"),
    "comment": ("columns.comment", "comment", "kommentar", "bemærkning", "merknad", "høringssvar", "innspill"),
    "about": ("columns.concerns", "about", "section", "afsnit", "avsnitt", "vedrører", "vedrørende", "gjelder"),
    "answer": ("columns.answer", "answer", "svar", "besvarelse"),
    "outcome": ("columns.outcome", "outcome", "resultat", "udfald", "utfall"),
}
ADOPTIONS = {
    "number": ("control.number", "number", "nummer", "document id", "dokument id", "dokumentnummer", "dok id"),
    "file": ("", "file", "fil", "file name", "filnavn"),
    "revision": ("control.revision", "revision", "revisjon", "version", "versjon"),
    "approved": ("control.approved", "approved", "godkendt", "godkjent", "approval date", "godkendelsesdato"),
    "valid-until": ("control.valid-until", "valid until", "gyldig til", "expires", "udløber", "utløper"),
    "approved-by": ("control.approved-by", "approved by", "godkendt af", "godkjent av"),
    "title": ("", "title", "titel", "tittel"),
    "unit": ("facts.unit", "unit", "enhed", "enhet"),
}
_SHORT_OUTCOMES: dict[Outcome, tuple[str, ...]] = {"partly": ("delvist", "delvis")}


class Columns:
    """Which column of a table means what; ``faults`` says which are unknown, double or missing."""

    def __init__(self, table: Table, known: Mapping[str, tuple[str, ...]], required: tuple[str, ...]) -> None:
        self.required = required
        self._headers: dict[str, str] = {}
        self.faults = list(self._read(table, known, required))

    def __contains__(self, name: str) -> bool:
        return name in self._headers

    def cell(self, cells: Mapping[str, str], name: str) -> str:
        """The text under that name, empty where the table has no such column."""
        return cells[self._headers[name]] if name in self._headers else ""

    def _read(self, table: Table, known: Mapping[str, tuple[str, ...]], required: tuple[str, ...]) -> Iterator[Problem]:
        words = {word: name for name, labels in known.items() for word in _words(labels)}

        def problem(message: str, hint: str) -> Problem:
            return Problem(table.shown, message, line=table.header_line, column=1, hint=hint)

        for header in filter(None, table.header):
            name = words.get(folded(header))
            if name is None:
                likely = nearest(folded(header), list(words))
                hint = f"Did you mean '{likely}'?" if likely else f"Columns: {', '.join(known)}."
                yield problem(f"unknown column '{header}'.", hint)
            elif name in self._headers:
                message = f"'{self._headers[name]}' and '{header}' are the same column, '{name}'."
                yield problem(message, "Keep one of them.")
            else:
                self._headers[name] = header
        for name in required:
            if name not in self._headers:
                yield problem(f"there is no column '{name}'.", f"It may be called {', '.join(known[name][1:])}.")


def outcome(written: str) -> Outcome | None:
    """The outcome meant by its key or its words in any of the languages; None where there is no such outcome."""
    return outcome_words().get(folded(written))


@cache
def outcome_words() -> dict[str, Outcome]:
    """Every way to write an outcome, folded."""
    found: dict[str, Outcome] = {}
    for key in OUTCOMES:
        said = (shipped(language).get(f"phrases.outcome-{key}") for language in LANGUAGES)
        found |= {folded(word): key for word in (*said, key, *_SHORT_OUTCOMES.get(key, ()))}
    return found


def folded(text: str) -> str:
    """The form in which headers and fixed words are compared: without case, hyphens and a closing mark."""
    return " ".join(re.split(r"[\s_-]+", unicodedata.normalize("NFC", text))).strip(" .:*").casefold()


@cache
def _words(labels: tuple[str, ...]) -> tuple[str, ...]:
    label, *others = labels
    printed = (shipped(language).get(label) for language in LANGUAGES) if label else ()
    return tuple(dict.fromkeys(map(folded, (*others, *printed))))
