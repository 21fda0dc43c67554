"""Links that lead nowhere: written as links, without an address that anything could follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.check.wording.finding import Finding
from generator.model.prose import Prose

_EMPTY = re.compile(r"\[([^\[\]\n]+)\]\((?:https?:(?://)?|mailto:|doc:)?\s*\)", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"\[([^\[\]\n]+)\]\(((?!https?:|mailto:|doc:)[^()\s]+\.[^()\s]+)\)", re.IGNORECASE)
_HINT = "Write the address, as in [text](https://…) or [text](doc:NUMBER), or the text alone."


def without_address(texts: Iterable[Prose]) -> Iterator[Finding]:
    """Every link that has a text and no address."""
    for one in texts:
        if not one.addressed:
            yield _finding(one, one.text, "Add 'url' or 'document'.")
        if "](" in one.written:
            for link in _EMPTY.finditer(one.written):
                yield _finding(one, link[1], _HINT)
            for link in _NO_ADDRESS.finditer(one.written):
                yield _finding(one, link[1], f"'{link[2]}' is none: begin it with https://, or write doc:NUMBER.")


def _finding(one: Prose, text: str, hint: str) -> Finding:
    return Finding("link-without-address", text, one.steps, f"the link '{text}' has no address.", hint)
