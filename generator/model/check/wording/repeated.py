"""Sentences that stand twice in what becomes one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.check.wording.finding import Finding
from generator.model.prose import Prose
from generator.yamlfile import Source, Step

FEWEST_WORDS = 6  # a shorter sentence may well be said twice
_SHORTEST = 2 * FEWEST_WORDS - 1  # characters
_SENTENCE_END = re.compile(r"[.!?][\"'’”»«)]*\s+(?=\W{0,3}[A-ZÀ-ÖØ-Þ])|\n\s*\n")
_NO_WORD = re.compile(r"\W+")
_SHARED = ("texts",)  # stand in every document of a unit
# Two adaptations, or two revisions, may have one reason; a recommendation's clause says what its text says.
_MAY_REPEAT = frozenset({"control", "reason", "clause"})


def plain(text: str) -> str:
    """The form in which two sentences are compared: its words alone, without case."""
    return _NO_WORD.sub(" ", text.casefold()).strip()


def repeated(source: Source, texts: Iterable[Prose], *, one_document: bool) -> Iterator[Finding]:
    """Every sentence that stands twice in a document; a standard is one, a profile makes several."""
    places: dict[str, list[tuple[Prose, str]]] = {}
    for one in texts:
        if one.title or len(one.text) < _SHORTEST or not _MAY_REPEAT.isdisjoint(one.steps):
            continue
        for sentence in _SENTENCE_END.split(one.text):
            words = plain(sentence)
            if words.count(" ") >= FEWEST_WORDS - 1:
                places.setdefault(words, []).append((one, sentence))
    for uses in places.values():
        if len(uses) > 1:
            yield from _repeats(source, uses, one_document)


def _repeats(source: Source, uses: list[tuple[Prose, str]], one_document: bool) -> Iterator[Finding]:
    firsts: dict[tuple[Step, ...], Prose] = {}
    for one, sentence in sorted(uses, key=lambda use: source.place(use[0].steps)):
        document = () if one_document else _document(one.steps)
        met = list(firsts) if document == _SHARED else [name for name in (document, _SHARED) if name in firsts]
        if met:
            said = " ".join(sentence.split()).rstrip(".!?")
            line, _ = source.place(firsts[met[0]].steps)
            message = f"the sentence '{_opening(said)}' stands in line {line} already."
            yield Finding("repeated-sentence", said, one.steps, message, "Say it once.")
        firsts.setdefault(document, one)


def _document(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The part of a profile that becomes a document: a position, an item of a list, or what one key holds."""
    return steps[:2] if any(isinstance(step, int) for step in steps[1:2]) else steps[:1]


def _opening(sentence: str) -> str:
    return sentence if len(sentence) <= 60 else f"{sentence[:57].rsplit(' ', 1)[0]} …"
