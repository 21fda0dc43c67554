"""Abbreviations that nothing explains: each told once in a file, where it stands first.

Explained is what stands as "full name (ABC)" or "ABC (full name)", and "ABC – Full Name" where a text begins with it;
what is a term or listed abbreviation of the file or its standard; and what the organisation lists in its settings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from generator.model.check.wording.finding import Finding
from generator.model.prose import Prose
from generator.yamlfile import Source

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_PART = rf"[{_CAPITAL}]{{2}}[{_CAPITAL}0-9]*"
_TOKEN = re.compile(
    rf"[{_CAPITAL}]{{2}}(?<![\w.-]..)[{_CAPITAL}0-9]*(?:-{_PART})*"  # looks back late: most letters are no capitals
    r"(?=(?:['’]?s)?(?!\w))"
    rf"(?!-[{_CAPITAL}0-9]|\.\w|(?:/\w{{1,20}}){{0,5}}/[0-9])"  # numbers go on: BUA-F-0412, FB.PAL.001, FB/PAL/001
)
_ROMAN = re.compile(r"[IVX]+")
_MOST_LETTERS = 6  # what is longer is a word in capitals
_LISTED = ("term", "short")  # the keys of what a list explains
_BRACKETED = re.compile(r" ?\([^()]*[a-zß-öø-ÿ]{2}")
_NAMED = re.compile(rf" [–-] [{_CAPITAL}]")
_NAME_BEFORE = re.compile(r"\w[\"'’”»)]? \($")
_WORDS = re.compile(r"[^\W\d_]+")
_Found: TypeAlias = tuple[Prose, list[re.Match[str]]]


def explained(texts: Iterable[Prose]) -> set[str]:
    """The abbreviations that these texts explain."""
    return _explained(_found(texts))


def unexplained(source: Source, texts: Sequence[Prose], usual: Collection[str]) -> Iterator[Finding]:
    """Every abbreviation of a file that neither the file explains nor the ``usual`` ones hold, at its first place."""
    found = _found(texts)
    known = {*usual, *_explained(found)}
    places: dict[str, list[Prose]] = {}
    for one, tokens in found:
        if "instead-of" not in one.steps and not _is_heading(one.text):
            for name in {token[0]: None for token in tokens}:
                if not _needs_none(name, known):
                    places.setdefault(name, []).append(one)
    if not places:
        return
    words = {word for one in texts for word in _WORDS.findall(one.text)}
    for name, uses in places.items():
        if name.lower() not in words:  # else it is a word, written in capitals for emphasis
            first = min(uses, key=lambda one: source.place(one.steps))
            yield Finding(
                "abbreviation",
                name,
                first.steps,
                f"'{name}' is explained nowhere.",
                f"Write 'full name ({name})' where it stands first, or list it under 'abbreviations'.",
            )


def _found(texts: Iterable[Prose]) -> list[_Found]:
    return [(one, tokens) for one in texts if (tokens := list(_TOKEN.finditer(one.text)))]


def _explained(found: Iterable[_Found]) -> set[str]:
    return {
        token[0] for one, tokens in found for token in tokens if one.steps[-1] in _LISTED or _explains(one.text, token)
    }


def _explains(text: str, token: re.Match[str]) -> bool:
    start, end = token.span()
    if _BRACKETED.match(text, end) or (start == 0 and _NAMED.match(text, end)):
        return True
    return text.startswith(")", end) and _NAME_BEFORE.search(text[max(start - 4, 0) : start]) is not None


def _is_heading(text: str) -> bool:
    return text.isupper() and len(text.split()) > 1


def _needs_none(token: str, known: Collection[str]) -> bool:
    parts = token.split("-")
    return (
        token in known
        or all(part in known for part in parts)
        or any(len(part) > _MOST_LETTERS for part in parts)
        or _ROMAN.fullmatch(token) is not None
    )
