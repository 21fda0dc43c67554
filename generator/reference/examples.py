"""An example of every field, out of documents as templates see them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from generator.contract.types import Contract, Flag, Group, Listed, OneOf, Type
from generator.reference.entries import is_section

LONGEST = 60  # letters
CUT = " …"
_APART = ("sections", "label")  # the sections stand under their names as well; labels speak for themselves
_MARKUP = re.compile(r"<[^>]*>")

Key = tuple[str, str]  # the group, or what it is like, and the field


@dataclass(frozen=True, slots=True)
class Example:
    """A value as it reads, in a language."""

    text: str
    language: str


def key(group: Group, field: str) -> Key:
    """Where the example of a field stands: fields of groups that are like each other share one."""
    return (group.name if group.like in ("", "word") else group.like), field


def examples(contract: Contract, contexts: Iterable[tuple[str, str, dict[str, Any]]]) -> dict[Key, Example]:
    """The first value of a field that is short enough, else the first of all, shortened.

    contexts: kind and language of each document, and what its template sees; a document of another kind gives
    examples of everything but its sections. A field that no document has any value of is not there.
    """
    found: dict[Key, Example] = {}
    fields = contract.fields
    root = Group("", fields)
    shared = Group("", {name: field for name, field in fields.items() if not is_section(field.type)})
    for own, language, context in contexts:
        for place, value in _values(root if own == contract.kind else shared, context):
            known = found.get(place)
            if known is None or (known.language == language and known.text.endswith(CUT)):
                shown = _shown(value)
                if shown and (known is None or not shown.endswith(CUT)):
                    found[place] = Example(shown, language)
    return found


def _values(group: Group, given: dict[str, Any]) -> Iterator[tuple[Key, Any]]:
    for name, field in group.fields.items():
        value = given[name]
        if value is not None and name not in _APART and not isinstance(field.type, Flag):
            yield key(group, name), value
            yield from _within(field.type, value)


def _within(of: Type, value: Any) -> Iterator[tuple[Key, Any]]:
    if isinstance(of, Listed):
        for one in value:
            yield from _within(of.of, one)
    elif isinstance(of, OneOf):
        yield from _within(of.groups[value.fields[of.by]], value)
    elif isinstance(of, Group):
        yield from _values(of, value.fields)


def _shown(value: Any) -> str:
    """A text as it reads; of a list of texts its first; of a section its heading; nothing else shows itself."""
    if isinstance(value, list):
        return _shown(value[0]) if value and isinstance(value[0], str) else ""
    if isinstance(value, str):
        # A link's address stands in a field of its own, which is no text that anybody reads.
        read = re.sub(r"<w:instrText.*?</w:instrText>", "", value) if "<w:" in value else value
        plain = unescape(_MARKUP.sub("", read)) if hasattr(value, "__html__") else read
        return textwrap.shorten(plain, LONGEST, placeholder=CUT)
    if isinstance(value, int):
        return str(value)
    return str(value.fields.get("heading", ""))
