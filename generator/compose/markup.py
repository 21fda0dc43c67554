"""Inline markup: ``**bold**``, ``*italic*``, ``[text](https://…)``, ``[text](doc:NUMBER)``; the rest is literal."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from generator.compose.document import Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

LINK = re.compile(r"(?:https?://|mailto:|doc:)\S", re.IGNORECASE)


# Markdown ends an address at a space; a document number may hold one.
_NUMBER_WITH_SPACE = re.compile(r"\]\((doc:[^()<>\n]* [^()<>\n]*)\)")


@lru_cache(maxsize=4096)
def runs(text: str) -> tuple[Run, ...]:
    """The text as runs; what is no markup stays as written, letter for letter."""
    if "*" not in text and "[" not in text:
        return (Run(text),)
    (inline,) = _parser().parseInline(_NUMBER_WITH_SPACE.sub(r"](<\1>)", text))
    return tuple(_merged(_runs(inline.children or [])))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "link"])
    parser.inline.ruler.at("emphasis", _only_stars)
    # markdown-it-py's documented way to replace both; mypy knows no assignment to methods.
    # Addresses are printed and stored as written: nothing is percent-encoded behind the writer's back.
    parser.normalizeLink = _as_written  # type: ignore[method-assign]
    parser.validateLink = _allowed  # type: ignore[method-assign]
    return parser


def _only_stars(state: StateInline, silent: bool) -> bool:
    """Markdown's emphasis, without its underscores: they are part of names and addresses."""
    from markdown_it.rules_inline.emphasis import tokenize

    if state.src[state.pos] != "*":
        return False
    end = state.pos
    while end < len(state.src) and state.src[end] == "*":
        end += 1
    if state.src[state.pos - 1 : state.pos].isalnum() and state.src[end : end + 1].isalnum():
        # Within a word or a sum (2*3) a star is a star.
        if not silent:
            state.pending += state.src[state.pos : end]
        state.pos = end
        return True
    return tokenize(state, silent)


def _as_written(url: str) -> str:
    return url


def _allowed(url: str) -> bool:
    return LINK.match(url) is not None


def _runs(tokens: list[Token]) -> list[Run]:
    found: list[Run] = []
    bold = italic = 0
    link = ""
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type == "link_open":
            link = str(token.attrs["href"])
            title = token.attrs.get("title")
        elif token.type == "link_close":
            if title:
                found.append(Run(f" ({title})", bold > 0, italic > 0))
            link = ""
        elif token.type in ("softbreak", "hardbreak"):
            found.append(Run("\n", bold > 0, italic > 0, link))
        elif token.content:
            found.append(Run(token.content, bold > 0, italic > 0, link))
    return found


def _merged(found: list[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in found:
        last = merged[-1] if merged else None
        if last and (last.bold, last.italic, last.link) == (run.bold, run.italic, run.link):
            merged[-1] = Run(last.text + run.text, run.bold, run.italic, run.link)
        else:
            merged.append(run)
    return merged
