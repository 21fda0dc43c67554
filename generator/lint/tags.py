"""The tags of one part, found as docxtpl finds them: across the runs that Word splits them into.

One pass from left to right, so ten thousand unclosed tags cost no more than ten thousand closed ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Literal

from generator.lint.flat import Flat, Spot

CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
PREFIXES = {"p": "paragraph", "tr": "row", "tc": "cell", "r": "run"}
_OPENER = re.compile(r"\{[{%#]")
_BORDER = re.compile(r"\{[{%#]|[}%#]\}")
_SIGNS = re.compile(r"['\"“”‘’]|\{[{%#]|[}%#]\}|[{}]")
_STRING = re.compile(r"'[^'\\]*(?:\\.[^'\\]*)*'|\"[^\"\\]*(?:\\.[^\"\\]*)*\"", re.DOTALL)
_TWO_TAGS = re.compile(r"[}%]\}.*\{[{%]", re.DOTALL)
_PREFIX = re.compile(r"(tr|tc|p|r)(?= )|r(?=\s)")
# What stands before a closing half that was one of a tag; "100 %}" and a smiley are none.
_LIKE_A_TAG = {
    "}}": re.compile(r"[-\w)\]'\"{]\s*\Z"),
    "%}": re.compile(r"\{|\b(?:if|for|set|else|elif|end\w+|macro|with|raw|colspan|cellbg|hm|vm)\b[^{}%]*\Z"),
    "#}": re.compile(r"\{|#"),
}
_END_OF_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_LONGEST, _LONGEST_STRING = 20_000, 2_000
# docxtpl takes out what stands between two text elements inside a tag; other markup stays in it.
_BETWEEN_TEXTS = re.compile(r"</w:t>.*?<w:t(?: [^>]*)?>", re.DOTALL)
_BETWEEN_BRACES = re.compile(r"(?<=\{)(?:<[^>]*>)+(?=[{%#])|(?<=[%}#])(?:<[^>]*>)+(?=\})")
_ELEMENT = re.compile(r"<(/?)([\w:.-]+)[^>]*?(/?)>")
_GLUED = re.compile(r"\w</w:t>\s*<w:(?:br|cr|tab)\b[^>]*/>\s*<w:t(?: [^>]*)?>\w")
_TRACKED = re.compile(r"</?w:(?:ins|del|moveFrom|moveTo)[ >]")
# What docxtpl puts right inside a tag.
_MENDED = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Tag:
    """``{{ … }}``, ``{% … %}`` or ``{# … #}``; ``code`` is what Jinja will read in it.

    torn: other markup than a change of run stands in it; across: it begins inside an element and ends outside;
    tracked: a tracked change begins or ends in it; glued: a line break or tab in it joins two words; swallows: of a
    comment, that it goes on over other paragraphs and takes tags with it.
    """

    opener: str
    sign: str
    prefix: str
    code: str
    closing_sign: str
    spot: Spot
    text: str
    torn: bool = False
    across: bool = False
    tracked: bool = False
    glued: bool = False
    swallows: bool = False

    @property
    def keyword(self) -> str:
        """The first word of a statement: for, if, endif …; of other tags nothing."""
        found = re.match(r"\s*(\w+)", self.code) if self.opener == "{%" else None
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Half:
    """An opening without its closing, or the other way round."""

    missing: Literal["opening", "closing"]
    text: str
    spot: Spot


@dataclass
class Tags:
    """Tags, halves of tags and the words between them, in the order of the part."""

    tags: list[Tag] = field(default_factory=list)
    halves: list[Half] = field(default_factory=list)
    literals: list[tuple[str, Spot]] = field(default_factory=list)


def find(flat: Flat) -> Tags:
    """Everything that a part consists of."""
    found = Tags()
    done = at = before = 0
    while border := _BORDER.search(flat.text, at):
        begin, at = border.span()
        _words(flat, found, done, begin)
        done = at
        if border.group() not in CLOSERS:
            if _LIKE_A_TAG[border.group()].search(flat.text, max(before, flat.begin_near(begin)), begin):
                found.halves.append(Half("opening", border.group(), flat.spot(begin, at)))
            before = at
            continue
        end = _end(flat.text, border.group(), at)
        if end is None:
            found.halves.append(Half("closing", border.group(), flat.spot(begin, at)))
            before = at
            continue
        found.tags.append(_tag(flat, begin, end))
        done = at = before = end
        if found.tags[-1].keyword == "raw" and (closing := _END_OF_RAW.search(flat.text, end)):
            _words(flat, found, end, closing.start())
            found.tags.append(_tag(flat, *closing.span()))
            done = at = before = closing.end()
    _words(flat, found, done, len(flat.text))
    _in_attributes(flat, found)
    return found


def _words(flat: Flat, found: Tags, begin: int, end: int) -> None:
    for low, high in flat.within_runs(begin, end):
        words = flat.text[low:high]
        if words.strip():
            spot = flat.spot(low, high)
            if flat.names[spot.element] == "w:t":
                found.literals.append((unescape(words), spot))


def _end(text: str, opener: str, at: int) -> int | None:
    """Where a tag ends: at its closer outside quotes, or None where the next tag begins before."""
    closer, quoted, depth = CLOSERS[opener], 0, 0
    for sign in _SIGNS.finditer(text, at, at + _LONGEST):
        where, found = sign.start(), sign.group()
        if where < quoted:
            continue
        if opener == "{#":
            if found in (closer, opener):
                return where + 2 if found == closer else None
        elif found in "'\"“”‘’":
            string = _STRING.match(text[where : where + _LONGEST_STRING].translate(_MENDED))
            # A quote that is never closed must not take the next tag for its text.
            quoted = where + string.end() if string and not _TWO_TAGS.search(string.group()) else 0
        elif found == closer:
            if depth == 0 or opener == "{%":
                return where + 2
            if depth == 1 and text[where + 1 : where + 3] == closer:
                return where + 3
            depth = max(depth - 2, 0)
        elif found in CLOSERS:
            return None
        elif found == "%}" and text[where + 1 : where + 3] == closer:
            return where + 3
        elif found in "{}":
            depth = max(depth + (1 if found == "{" else -1), 0)
    return None


def _tag(flat: Flat, begin: int, end: int) -> Tag:
    spot = flat.spot(begin, end)
    raw = flat.xml[spot.start : spot.end]
    inner = flat.text[begin + 2 : end - 2]
    sign = inner[0] if inner[:1] in ("-", "+") else ""
    closing = inner[-1] if inner[-1:] in ("-", "+") and len(inner) > len(sign) else ""
    inner = inner[len(sign) : len(inner) - len(closing)]
    prefix = found[0] if not sign and (found := _PREFIX.match(inner)) else ""
    return Tag(
        flat.text[begin : begin + 2],
        sign,
        prefix,
        _mended(inner[len(prefix) :], quotes=flat.word),
        closing,
        spot,
        unescape(flat.text[begin:end]),
        torn="<" in _BETWEEN_TEXTS.sub("", _BETWEEN_BRACES.sub("", raw)) or _is_torn_late(flat, begin, end),
        across=_is_across(raw),
        tracked=bool(_TRACKED.search(raw)),
        glued=bool(_GLUED.search(raw)),
        swallows=flat.text[begin + 1] == "#" and _is_over_several(flat, begin, end),
    )


def _in_attributes(flat: Flat, found: Tags) -> None:
    """Tags in the attributes of an element: an alternative text, a width."""
    for element, (start, end) in enumerate(flat.start_tags):
        at = start
        while opened := _OPENER.search(flat.xml, at, end):
            close = flat.xml.find(CLOSERS[opened.group()], opened.end(), end)
            at = close + 2 if close >= 0 else opened.end()
            text = unescape(flat.xml[opened.start() : at])
            spot = Spot(opened.start(), at, element, flat.place[element], text)
            if close < 0:
                found.halves.append(Half("closing", text, spot))
            else:
                code = _mended(flat.xml[opened.end() : close].strip("-+"), quotes=flat.word)
                found.tags.append(Tag(opened.group(), "", "", code, "", spot, text))


def _is_over_several(flat: Flat, begin: int, end: int) -> bool:
    other = flat.spot(end - 1, end).place != flat.spot(begin, begin + 1).place
    return other and _OPENER.search(flat.text, begin + 2, end) is not None


def _is_torn_late(flat: Flat, begin: int, end: int) -> bool:
    """Whether runs change behind a closing sign that is not the last: docxtpl mends no further than the first."""
    first = flat.text.find(CLOSERS[flat.text[begin : begin + 2]], begin + 2, end - 2)
    return first >= 0 and any(cut >= first + 2 for _, cut in flat.within_runs(begin, end - 2)[:-1])


def _is_across(raw: str) -> bool:
    """Whether other elements are open behind a tag than before it."""
    closed: list[str] = []
    opened: list[str] = []
    for end, name, empty in _ELEMENT.findall(raw):
        if end and opened:
            opened.pop()
        elif end:
            closed.append(name)
        elif not empty:
            opened.append(name)
    return closed != opened[::-1]


def _mended(code: str, *, quotes: bool) -> str:
    """The code as docxtpl hands it to Jinja; in properties it leaves quotes as they are."""
    code = code.replace("&#8216;", "'").replace("&lt;", "<").replace("&gt;", ">")
    code = code.translate(_MENDED) if quotes else code
    return re.sub(r"[\r\n]", " ", code)
