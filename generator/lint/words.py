"""Jinja's own complaints in the words of people who write in Word."""

from __future__ import annotations

import re

_PATTERNS = (
    (r"expected token 'in', got", "a loop needs the word 'in'.", "Write: for one in list."),
    (r"expected token 'end of statement block', got '='", "'=' gives a value; a comparison is '=='.", "Write '=='."),
    (r"expected token 'end of .*', got '(?P<what>.*)'", "'{what}' is not expected there.", ""),
    (r"unexpected char '(?P<what>.*)' at", "'{what}' is not expected there.", "Check the quotes and signs in it."),
    (r"unexpected '(?P<what>.*)', expected '(?P<other>.*)'", "'{other}' is expected where '{what}' stands.", ""),
    (r"unexpected '(?P<what>.*)'", "'{what}' is not expected there.", ""),
    (r"[Ee]xpected an expression", "a value is missing.", "Name the field."),
    (r"unexpected end of template|unexpected end of", "it ends too early.", "Close every bracket and quote."),
    (r"expected token '(?P<what>.*)', got '(?P<other>.*)'", "'{what}' is expected where '{other}' stands.", ""),
)
_LAST = "Write it again, as simply as you can."


def in_words(complaint: str, code: str) -> tuple[str, str]:
    """What a complaint means, and what to do."""
    for quote in "'\"":
        if code.count(quote) % 2:
            return f"a quote ({quote}) is opened and not closed.", "Close it."
    for opening, closing in ("()", "[]"):
        if code.count(opening) != code.count(closing):
            return f"the brackets {opening}{closing} do not match.", "Close every one that is opened."
    for pattern, message, hint in _PATTERNS:
        if found := re.search(pattern, complaint):
            return message.format(**found.groupdict()), hint or _LAST
    return complaint.rstrip(".") + ".", _LAST
