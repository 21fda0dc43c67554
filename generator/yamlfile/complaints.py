"""What a YAML parser complains of, in words for somebody who does not know YAML."""

from __future__ import annotations

import unicodedata
from typing import Any

from generator.problems import Problem
from generator.yamlfile.source import Lines

SEPARATORS = "\x85\u2028\u2029"  # YAML's reader takes them for line breaks; no editor shows them
_OPENED = ("quoted scalar", "flow sequence", "flow mapping", "simple key")


def syntax_problem(error: Any, shown_as: str, lines: Lines) -> Problem:
    """The parser's complaint in words that help somebody who does not know YAML."""
    said = str(error.problem or error.context or "")
    mark = error.problem_mark or error.context_mark
    if error.context_mark and "escape" not in said and any(sign in str(error.context) for sign in _OPENED):
        # The parser notices far below; the mistake is where this begins.
        mark = error.context_mark
    line, column = lines.place(mark) if mark else (1, 1)
    excerpt = lines.excerpt(line)
    message, hint = f"this is not readable YAML: {said}.", ""
    if "\\t" in said or excerpt[: column + 1].strip(" -")[:1] == "\t" or "tab" in said:
        message, hint = "a tab stands where only spaces may.", "Indent with spaces."
    elif "mapping values are not allowed" in said:
        message = "a colon followed by a space stands inside an unquoted text, or the line is indented wrongly."
        hint = 'Put the text in "quotes".'
    elif "expected <block end>" in said or "did not find expected key" in said or "could not find expected ':'" in said:
        message = "the structure breaks off here: wrong indentation, a missing colon, or a quote too many."
        hint = "Compare with the lines above."
    elif "escape" in said:
        message, hint = "this escape sequence names no character.", "Write the character itself."
    elif "unexpected end of stream" in said or "quoted scalar" in str(error.context):
        message, hint = "a text in quotes is not closed.", "Add the closing quote."
    elif "undefined alias" in said or "scanning an a" in str(error.context):
        hint = "Text that begins with '*' or '&' must stand in quotes."
    elif "cannot start any token" in said:
        hint = "Text that begins with a special character must stand in quotes."
    elif "control characters" in said:
        message, hint = "a character stands here that no document can hold.", "Remove it."
    return Problem(shown_as, message, line, column, hint=hint, excerpt=lines.excerpt(line, column))


def character_problem(text: str, shown_as: str) -> Problem | None:
    """Where a raw control character made the parser give up, its place; else None."""
    for number, line in enumerate(text.split("\n"), start=1):
        for column, character in enumerate(line, start=1):
            if character != "\t" and (unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff"):
                return Problem(
                    shown_as,
                    f"the character U+{ord(character):04X} cannot stand in a document.",
                    number,
                    column,
                    hint="Remove it.",
                )
    return None


def separator_problem(text: str, shown_as: str) -> Problem:
    """Where the first invisible line break stands."""
    place = min(at for separator in SEPARATORS if (at := text.find(separator)) >= 0)
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    message = f"an invisible line break (U+{ord(text[place]):04X}) stands here."
    return Problem(shown_as, message, line, column, hint="Remove it, or break the line with Enter.")
