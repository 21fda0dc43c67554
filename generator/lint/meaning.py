"""What a tag is, or was probably meant to be, so that one slip does not make its partner look wrong as well."""

from __future__ import annotations

import re

from generator.lint.alone import BLOCKS, ENDS, MIDDLE
from generator.lint.tags import PREFIXES, Tag
from generator.problems import nearest

NEED_FILES = ("include", "import", "from", "extends")
CELLS_OWN = ("colspan", "cellbg", "hm", "vm")
_LIKELY = (*BLOCKS, *MIDDLE, *ENDS, "set")
KEYWORDS = (*_LIKELY, *NEED_FILES, *CELLS_OWN)
_JOINED = re.compile(r"(tr|tc|p|r)(if|for|set|else|elif|endif|endfor)")
_APART = re.compile(r"\s*end\s+(\w+)")
_AFTER_PREFIX = re.compile(r"\s*(tr|tc|p|r)\s+(\w+)", re.IGNORECASE)


def meaning(tag: Tag) -> str:
    """The statement that a tag is, or was probably meant to be; nothing where nobody can tell."""
    word = tag.keyword
    if tag.opener != "{%":
        return ""
    if (apart := _APART.match(tag.code)) and f"end{apart[1]}" in ENDS:
        return f"end{apart[1]}"
    if word in KEYWORDS:
        return "elif" if word == "else" and tag.code.strip().startswith("else if") else word
    if after := _after_prefix(tag):
        return after[2] if after[2] in KEYWORDS else nearest(after[2], _LIKELY)
    if word in ("elseif", "elsif"):
        return "elif"
    joined = _JOINED.fullmatch(word)
    return joined[2] if joined else nearest(word, _LIKELY)


def prefix_meant(tag: Tag) -> str:
    """The prefix that a tag has, or was probably meant to have."""
    if tag.prefix or tag.opener != "{%" or tag.keyword in KEYWORDS:
        return tag.prefix
    found = _after_prefix(tag) or _JOINED.fullmatch(tag.keyword)
    return found[1].lower() if found else ""


def _after_prefix(tag: Tag) -> re.Match[str] | None:
    return _AFTER_PREFIX.match(tag.code) if tag.keyword.lower() in PREFIXES else None


def mended(tag: Tag) -> str:
    """A code in place of one that cannot be read, with which the rest of the template can."""
    word = meaning(tag)
    if word not in _LIKELY:
        return "''" if tag.opener == "{{" else "set nothing = 0"
    if word == "for":
        names = re.search(r"\w+\s+(\w+(?:\s*,\s*\w+)*)\s+in\b", tag.code)
        return f"for {names[1] if names else 'one'} in ()"
    return {"if": "if 1", "elif": "elif 1", "set": "set nothing = 0"}.get(word, word)
