"""The weight of a change: significant, minor, or unchanged (design section 7)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from generator.changes.compare import Change

Weight = Literal["significant", "minor", "unchanged"]


def weight(changes: Iterable[Change]) -> Weight:
    """The weight of all changes between two Documents together.

    Significant: a task, responsibility, authority, level, role or required qualification came, went or says
    something else. Minor: other text changed, or something moved. Unchanged: nothing did.
    """
    found = list(changes)
    if any(change.substantive for change in found):
        return "significant"
    return "minor" if found else "unchanged"
