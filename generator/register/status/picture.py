"""The register as it was at the end of a day: only the acts up to then count."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from generator.register.keeping.row import fields
from generator.register.keeping.session import Session
from generator.register.standing import standing
from generator.register.status.rows import Row

if TYPE_CHECKING:
    from generator.compose.document import Document


def rows_on(session: Session, day: datetime.date) -> tuple[list[dict[str, Any]], int]:
    """The rows of the register as of that day, and how many later acts were left out."""
    written = day.isoformat()
    rows, left_out = [], 0
    for row in session.rows():
        if row["last"] <= written:
            rows.append(row)
            continue
        acts = session.store.acts(row["document"])
        counted = [act for act in acts if act.date <= day]
        left_out += len(acts) - len(counted)
        if counted:
            rows.append(fields(standing(row["document"], counted)))
    return rows, left_out


def issued_document(session: Session, row: Row) -> Document | None:
    """What the revision in force of that row says; None where it was adopted without a profile.

    Raises RollebogError where the archive is damaged.
    """
    from generator.compose.stored import stored
    from generator.register import version

    document, number = row["document"], row["version"]
    if version.DOCUMENT not in session.archive.paths(document, number):
        return None
    return stored(session.archive.read(document, number, version.DOCUMENT).decode())
