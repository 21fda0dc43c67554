"""Revision numbers: always text, and always greater than the last, read as a number or letter by letter."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"(\d{1,9})(?:\.(\d{1,9}))?")


def next_revision(last: str, *, major: bool, scheme: str = "M.mm") -> str:
    """The revision after ``last`` ("" before the first).

    scheme: the settings' pattern; the number of ``m`` is the number of digits of the minor part. A minor part
    that is used up (``4.99``), or a scheme without one, gives the next major number. ``2.9`` written under another
    scheme counts as ``2.90``, so that what follows is greater by every reading.
    Raises ValueError where ``last`` is no revision number.
    """
    width = scheme.count("m")
    if not last:
        return _joined(1, 0, width)
    found = _WRITTEN.fullmatch(last.strip())
    if not found:
        raise ValueError(f"'{last}' is no revision number")
    whole = int(found[1])
    minor = (found[2] or "").ljust(width, "0")
    if major or not width or len(minor) > width or int(minor) + 1 >= 10**width:
        return _joined(whole + 1, 0, width)
    return _joined(whole, int(minor) + 1, width)


def _joined(whole: int, minor: int, width: int) -> str:
    return f"{whole}.{minor:0{width}d}" if width else str(whole)
