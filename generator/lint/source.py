"""What Jinja gets to read of a part, with a way back from each line of it to the tag that stands there.

The part goes through docxtpl's own patching with a token in place of each tag's code, and a mark before each
stretch of words. What is missing afterwards would be missing in the document. Then each code is put back with a
line break behind it, so that the number of the line is the number of the tag.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.lint.flat import Flat, Spot
from generator.lint.tags import CLOSERS, Tag, Tags
from generator.render.template import patched

# Letters that no document uses.
_CODE, _CODE_END, _MARK, _MARK_END = "\ue000", "\ue001", "\ue002", "\ue003"
_TOKEN = re.compile(f"{_CODE}(\\d+){_CODE_END}( [-+]?[}}%#]}})?")
_MARKS = re.compile(f"{_MARK}(\\d+){_MARK_END}")
# docxtpl reads these itself and replaces them.
_OWN = re.compile(r"\s*(?:hm|vm)\s*")
_COLOUR_OR_SPAN = re.compile(r"\s*(?:colspan|cellbg)\s+")


@dataclass(frozen=True, slots=True)
class Source:
    """jinja: the text; lines: the tag on each of its lines; lost: what the patching would swallow."""

    jinja: str
    lines: tuple[Tag, ...]
    lost_tags: tuple[Tag, ...]
    lost_words: tuple[tuple[str, Spot], ...]

    def tag(self, line: int) -> Tag | None:
        """The tag on a line, counted from 1 as Jinja does."""
        return self.lines[min(line, len(self.lines)) - 1] if self.lines else None


def source(flat: Flat, found: Tags, mended: Mapping[int, str], *, word: bool) -> Source:
    """The Jinja source of a part.

    mended: what stands for the codes, by identity of their tags, that Jinja cannot read; so that one mistake does
    not hide the others. word: docxtpl patches this part.
    """
    text = _tokens(flat, found)
    if word:
        text = patched(text)
    lines: list[Tag] = []

    def put_back(token: re.Match[str]) -> str:
        tag = found.tags[int(token[1])]
        lines.append(tag)
        code = mended.get(id(tag), tag.code)
        # Behind the closing sign: Jinja gives some nodes the line of the sign behind them.
        return (_COLOUR_OR_SPAN.sub("", code) if _takes_argument(tag) else code) + (token[2] or "") + "\n"

    kept = {int(one) for one in _MARKS.findall(text)}
    jinja = _TOKEN.sub(put_back, _MARKS.sub("", text))
    there = set(map(id, lines))
    return Source(
        jinja,
        tuple(lines),
        tuple(tag for tag in found.tags if id(tag) not in there and not _OWN.fullmatch(tag.code)),
        tuple(words for number, words in enumerate(found.literals) if number not in kept),
    )


def _takes_argument(tag: Tag) -> bool:
    return tag.opener == "{%" and not tag.prefix and bool(_COLOUR_OR_SPAN.match(tag.code))


def _tokens(flat: Flat, found: Tags) -> str:
    """The XML with every tag in one piece around its token, and a mark before every stretch of words."""
    edits: list[tuple[int, int, str]] = []
    for number, tag in enumerate(found.tags):
        edits.append((tag.spot.start, tag.spot.end, _written(tag, f"{_CODE}{number}{_CODE_END}")))
    edits += ((half.spot.start, half.spot.end, "") for half in found.halves)
    for number, (_, spot) in enumerate(found.literals):
        edits.append((spot.start, spot.start, f"{_MARK}{number}{_MARK_END}"))
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(edits):
        pieces += (flat.xml[at:start], new)
        at = end
    return "".join((*pieces, flat.xml[at:]))


def _written(tag: Tag, token: str) -> str:
    if tag.opener == "{%" and _OWN.fullmatch(tag.code):
        return f"{{% {tag.code.strip()} %}}"
    own = _COLOUR_OR_SPAN.match(tag.code) if _takes_argument(tag) else None
    name = own.group().strip() + " " if own else ""
    prefix = f"{tag.prefix} " if tag.prefix else " "
    return f"{tag.opener}{tag.sign}{prefix}{name}{token} {tag.closing_sign}{CLOSERS[tag.opener]}"
