"""Rows of the register, documents of the workspace, and the lines that follow from them, as plain data."""

from __future__ import annotations

import datetime
from typing import Any

from generator.register.status.line import Line
from generator.register.status.lines import Status
from generator.register.status.rows import Registered

DAY = datetime.date(2026, 6, 1)
FACTS = {
    "number": "W.1",
    "kind": "function-description",
    "key": "workshop/carpenter",
    "title": "Tømrer",
    "unit": "Værkstedet",
    "language": "da",
    "framework": "craft",
    "framework_version": "2.1",
    "path": "workshop/W.1.docx",
}
DIGESTS = {"content": "c", "control": "k", "presentation": "p"}
CONTROL = {"id": "W.1", "prepared_by": [{"group": "Svendene"}], "approved_by": [{"title": "Mester"}]}


def row(**more: Any) -> dict[str, Any]:
    """The row of a document that is in force and valid for long."""
    return {
        **FACTS,
        "document": "W.1",
        "work": "none",
        "force": "in-force",
        "revision": "1.00",
        "approved": "2026-01-01",
        "valid_until": "2028-01-01",
        "digests": DIGESTS,
        "control": CONTROL,
        "submitted": None,
        "hearing": None,
        "hearings_left": [],
        "confirmed": [],
        "unanswered": 0,
        **more,
    }


def submitted(work: str = "awaiting-approval", **more: Any) -> dict[str, Any]:
    """The row of a document that was submitted and never approved."""
    handed_in = {"revision": "1.00", "weight": "significant", "digests": DIGESTS, "control": CONTROL}
    return row(work=work, force="never", revision="", approved="", valid_until="", digests={}, control={}) | {
        "submitted": handed_in,
        **more,
    }


def seen(**more: Any) -> dict[str, Any]:
    """The document as the workspace makes it now: what was approved."""
    nothing = {"revision": "", "approved": "", "valid_until": ""}
    return {
        **FACTS,
        "same": "w.1",
        "digests": DIGESTS,
        "control": CONTROL,
        "declared": nothing,
        "until": "",
        "compared": None,
        **more,
    }


def changed(weight: str = "minor", **more: Any) -> dict[str, Any]:
    """The document as the workspace makes it now, its text another than what was approved."""
    compared = {"with": "c", "weight": weight, "changes": ["reworded: tasks: Tækker."]}
    return seen(digests={**DIGESTS, "content": "c2"}, compared=compared, **more)


def declared(approved: str, until: str, **more: Any) -> dict[str, Any]:
    """A document that only its profile calls approved."""
    return seen(declared={"revision": "4.01", "approved": approved, "valid_until": until}, until=until, **more)


def line(
    one: dict[str, Any] | None,
    now: dict[str, Any] | None,
    day: datetime.date = DAY,
    notice: str = "90 days",
    **more: Any,
) -> Line:
    """The line of the one document that the row, the workspace, or both know."""
    (found,) = Status(day, notice, **more).lines(Registered([one] if one else []), [now] if now else [])
    return found
