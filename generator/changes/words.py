"""Two wordings of one text, word by word."""

from __future__ import annotations

import difflib
import re
from typing import Literal

Piece = tuple[Literal["same", "removed", "added"], str]
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that both share, that only the first has, and that only the second has, in reading order."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    pieces: list[Piece] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(("same", "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(("removed", "".join(old[a:b])))
        if c < d:
            pieces.append(("added", "".join(new[c:d])))
    return tuple(pieces)


def substance(text: str) -> tuple[str, ...]:
    """What of a wording counts as substance: its words, without case, punctuation and spacing."""
    return tuple(re.findall(r"\w+", text.casefold()))


def likeness(before: str, after: str) -> float:
    """How much two wordings have in common, from 0 to 1."""
    return difflib.SequenceMatcher(None, substance(before), substance(after), autojunk=False).ratio()
