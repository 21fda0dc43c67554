"""The fixed words of documents, one file per language, which a workspace may override word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from generator import kinds, yamlfile
from generator.problems import Problem, RollebogError, did_you_mean
from generator.yamlfile import FORBIDDEN, Source

_NUMBER = "{number}"
# The numbers that Danish and Norwegian write in words, from two on; above them stand figures.
_IN_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")


@dataclass(frozen=True)
class Labels:
    """The words of one language by dotted name (``sections.purpose``); ``tag`` is ``da-DK`` and the like."""

    language: str
    words: Mapping[str, str]

    @property
    def tag(self) -> str:
        """The language tag that Word expects."""
        return self.words["language"]

    def get(self, name: str) -> str:
        """The words of that name; a KeyError is a fault of the program, not of the user."""
        return self.words[name]

    def heading(self, section: str, number: int) -> str:
        """The heading of a section; one that counts says how many things there are, small numbers in words."""
        words = self.words[f"sections.{section}"]
        if _NUMBER not in words:
            return words
        if number == 1:
            return self.words[f"one.{section}"]
        in_words = dict(enumerate(_IN_WORDS, 2)).get(number)
        return words.replace(_NUMBER, self.words[f"numbers.{in_words}"] if in_words else str(number))


@cache
def shipped(language: str) -> Labels:
    """The labels that come with Rollebog, with the words of the kinds that it describes in YAML."""
    file = Path(__file__).with_name(f"{language}.yaml")
    words = _flat(yamlfile.read(file, file.name))
    for kind in kinds.shipped().described:
        words |= kind.labels(language, own=False)
    return Labels(language, words)


def overridden(language: str, file: Path, shown_as: str) -> Labels:
    """The shipped labels with those of ``file`` in their place.

    Raises RollebogError for names that do not exist, and for words that lost one of their gaps.
    """
    base = shipped(language)
    source = yamlfile.read(file, shown_as)
    own = _flat(source)
    problems = [_unknown(source, name, base) for name in own if name not in base.words]
    problems += [
        source.problem(
            tuple(name.split(".")), f"the gaps of '{name}' differ from the shipped label.", f"It is: {base.get(name)}"
        )
        for name, words in own.items()
        if name in base.words and _gaps(words) != _gaps(base.get(name))
    ]
    problems += [
        source.problem(tuple(name.split(".")), f"'{name}' holds a character that no document can hold.", "Remove it.")
        for name, words in own.items()
        if _FORBIDDEN.search(words)
    ]
    problems += [
        source.problem(tuple(name.split(".")), f"'{name}' is blank.", f"It is: {base.get(name)}")
        for name, words in own.items()
        if not words.strip() and base.words.get(name)
    ]
    if sorted(re.findall(r"%.?", own.get("date", base.get("date")))) != ["%Y", "%d", "%m"]:
        problems.append(
            source.problem(("date",), "a date needs %d, %m and %Y, each once.", f"It is: {base.get('date')}")
        )
    if problems:
        raise RollebogError(problems)
    return Labels(language, {**base.words, **own})


def _unknown(source: Source, name: str, base: Labels) -> Problem:
    return source.problem(tuple(name.split(".")), f"there is no label '{name}'.", did_you_mean(name, list(base.words)))


def _gaps(words: str) -> list[str]:
    try:
        return sorted(name for _, name, _, _ in Formatter().parse(words) if name is not None)
    except ValueError:
        return ["?"]


def _flat(source: Source) -> dict[str, str]:
    found: dict[str, str] = {}
    for group, inner in (source.data if isinstance(source.data, dict) else {}).items():
        if isinstance(inner, dict):
            found.update({f"{group}.{name}": str(words or "") for name, words in inner.items()})
        else:
            found[group] = str(inner or "")
    return found
