"""Deprecated terms: words that a standard replaces by others, found in all their inflected forms.

A term is found as a word or phrase of its own, with the endings of Danish and bokmål (in English: of the plural
and the genitive). Compounds are other words: ``terminalerklæring`` does not hold the term ``terminal``. Where
the term is part of a preferred one, it is used rightly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model.check.wording.finding import Finding
from generator.model.framework import Framework
from generator.model.overlay import Overlay
from generator.model.prose import Prose

_SHORT = 4  # letters; a shorter word with an ending is too often another word
_GENITIVE = r"(?:['’]?s)?"
_ENDINGS = r"(?:e|en|ene|er|erne|et|n|ne|r|rne|t|a)?s?"
_PARTICIPLE = r"(?:t|de)s?"  # of what ends in -et: udviklingshæmmet, udviklingshæmmede
_DOUBLED = "bdfgklmnprst"  # consonants that a short vowel doubles: sygdom, sygdommen
# Titles of works, posts and documents are what others named them; history tells what was.
_NAMED_BY_OTHERS = frozenset({"control", "links", "references", "sources"})


class Replaced(NamedTuple):
    """A deprecated term, what to write instead, and why."""

    term: str
    preferred: str
    reason: str


def replaced(framework: Framework, overlay: Overlay | None, language: str) -> tuple[Replaced, ...]:
    """What a standard deprecates in a language: its own words in its own, else those of its translation."""
    found: list[Replaced] = []
    for one in framework.terms:
        if language == framework.language:
            found += (Replaced(old, one.term, one.reason or "") for old in one.instead_of)
        elif overlay and (words := overlay.terms.get(one.id)):
            found += (Replaced(old, words.term or one.term, words.reason or "") for old in words.instead_of)
    return tuple(found)


class Deprecated:
    """All deprecated terms of a standard in one language, in one regular expression."""

    def __init__(self, terms: Iterable[Replaced], language: str) -> None:
        known = {one.term.lower(): one for one in reversed(tuple(terms))}
        entries: list[tuple[str, Replaced | None]] = [(one.term, one) for one in known.values()]
        for preferred in dict.fromkeys(one.preferred for one in known.values()):
            if any(old in preferred.lower() for old in known):
                entries.append((preferred, None))
        entries.sort(key=lambda entry: -len(entry[0]))  # of two that begin alike the longer one is meant
        self._entries = [entry for _, entry in entries]
        alternatives = "|".join(f"({_inflected(term, language)})" for term, _ in entries)
        self._pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE) if entries else None
        # What stands in every form of a term: the longest of its words, but for the t that a participle loses.
        self._signs = {max(term.split(), key=len).removesuffix("t") for term in known}

    def used(self, texts: Sequence[Prose]) -> Iterator[Finding]:
        """Every text that uses a deprecated term, once for each term."""
        whole = "\n".join(one.text for one in texts).lower()
        if self._pattern is None or not any(sign in whole for sign in self._signs):
            return  # the usual case, which must cost little
        for one in texts:
            if one.steps[0] == "terms" or not _NAMED_BY_OTHERS.isdisjoint(one.steps):
                continue
            told: set[Replaced] = set()
            for match in self._pattern.finditer(one.text):
                entry = self._entries[(match.lastindex or 1) - 1]
                if entry and entry not in told:
                    told.add(entry)
                    yield _finding(one, entry, match[0])


def _finding(one: Prose, entry: Replaced, written: str) -> Finding:
    reason = f" The standard's reason: {entry.reason}" if entry.reason else ""
    form = "" if written.casefold() == entry.term.casefold() else f" (here '{' '.join(written.split())}')"
    return Finding(
        "deprecated-term",
        entry.term,
        one.steps,
        f"the standard no longer uses '{entry.term}'{form}.",
        f"Write '{entry.preferred}'.{reason}",
    )


def _inflected(term: str, language: str) -> str:
    return r"\s+".join(_forms(word, language) for word in term.split())


def _forms(word: str, language: str) -> str:
    """A word in all its forms."""
    written = re.escape(word)
    if len(word) < _SHORT:
        return written + _GENITIVE
    if language == "en":
        return rf"{written}(?:es|['’]?s)?"
    last = word[-1].lower()
    forms = f"{written}{last}?{_ENDINGS}" if last in _DOUBLED else f"{written}{_ENDINGS}"
    return f"(?:{forms}|{re.escape(word[:-1])}{_PARTICIPLE})" if word.lower().endswith("et") else forms
