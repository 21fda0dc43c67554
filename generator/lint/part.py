"""The check of one part of a template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import CodeType
from typing import Any

from jinja2 import TemplateError

from generator.contract.types import Contract
from generator.lint.alone import ENVIRONMENT, all_right
from generator.lint.finding import Finding
from generator.lint.flat import Flat, Spot
from generator.lint.foreign import foreign
from generator.lint.loss import losses
from generator.lint.meaning import mended
from generator.lint.nesting import Nesting, nested
from generator.lint.shape import Shape
from generator.lint.source import Source, source
from generator.lint.statements import Statements
from generator.lint.syntax import faults, half
from generator.lint.tags import Tags, find
from generator.lint.trial import tried
from generator.lint.values import Trail
from generator.lint.words import in_words
from generator.render.guard import refusal

MOST = 200  # nobody mends more at once; a file of ten thousand mistakes is told in words
_TAG = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
_COMPILED = 3_000  # Jinja takes time by the square of the conditions; what it alone finds is rare


def part_findings(
    name: str,
    content: bytes,
    contract: Contract | None,
    names: frozenset[str],
    contexts: Sequence[Mapping[str, Any]] = (),
) -> tuple[list[Finding], Trail | None]:
    """The mistakes of one part, and the fields that it prints; None where nobody can tell. Raises XMLSyntaxError.

    names: those that the tags of all parts use; contexts: what it is filled with, where nothing else is wrong.
    """
    flat = Flat(name, content)
    found = find(flat)
    findings = [half(one) for one in found.halves]
    unread: dict[int, str] = {}
    right = all_right(found.tags)
    for tag in found.tags:
        if wrong := list(faults(tag, flat, read=id(tag) in right)):
            findings += wrong
            unread[id(tag)] = mended(tag)
            if len(findings) > MOST:
                return findings, None
    nesting = nested(found.tags)
    findings += nesting.findings
    findings += foreign(_paragraphs(found), names | set(contract.fields if contract else ()))
    printed: Trail | None = None if found.tags else frozenset()
    if reason := refusal(flat.xml) if not found.halves else "":
        return [*findings, Finding(f"{reason}.", "Mend that first, then check again.")], None
    if found.tags:
        made = source(flat, found, unread, word=name.startswith("word/"))
        findings += losses(flat, found.tags, made)
        if not nesting.findings and not made.lost_tags:
            deeper, printed, code = _understood(made, nesting, contract)
            findings += deeper or ([] if findings or not contexts else tried(made, code, contexts))
    return sorted(findings, key=_where), printed


def _understood(
    made: Source, nesting: Nesting, contract: Contract | None
) -> tuple[list[Finding], Trail | None, CodeType | None]:
    """What is wrong with tags that can be read: fields, and the shape of what they enclose; what they print; the code.

    There is no code where they cannot be compiled, or are too many for that.
    """
    shape = Shape(made, nesting)
    statements = Statements(made, shape, contract)
    code: CodeType | None = None
    try:
        tree = ENVIRONMENT.parse(made.jinja)
        shape.follow(tree)
        statements.go_through(tree)
        if len(made.lines) <= _COMPILED:
            code = ENVIRONMENT.compile(tree)
    except (TemplateError, ValueError, RecursionError, SyntaxError, MemoryError, OverflowError) as error:
        at = made.tag(getattr(error, "lineno", 1) or 1)
        message, hint = in_words(str(error), at.code if at else "")
        words = f"'{at.text}' cannot be read: {message}" if at else message
        return [Finding(words, hint, at.spot if at else None)], None, None
    return [*shape.findings, *statements.findings], statements.printed, code


def _where(one: Finding) -> int:
    return one.spot.start if one.spot else -1


def _paragraphs(found: Tags) -> Iterator[tuple[str, Spot]]:
    """The words of each place in one, for what Word splits over runs."""
    text, at = "", None
    for words, spot in found.literals:
        if at is not None and spot.place != at.place:
            yield text, at
            text, at = "", None
        text, at = text + words, at or spot
    if at is not None:
        yield text, at


def names_used(parts: Iterable[bytes]) -> frozenset[str]:
    """The names in the tags of some parts; a tag that Word has split over runs is not looked through."""
    tags = (tag for part in parts for tag in _TAG.findall(part.decode("utf-8", "replace")))
    return frozenset(name for tag in tags for name in re.findall(r"[^\W\d]\w*", re.sub(r"<[^>]*>", "", tag)))
