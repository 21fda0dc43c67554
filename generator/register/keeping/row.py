"""The row of a document: what ``status`` shows of it without adding up its acts."""

from __future__ import annotations

from typing import Any

from generator.register.act import canonical_json
from generator.register.standing import Standing


def row(standing: Standing) -> str:
    """The row as canonical JSON, for the register."""
    return canonical_json(fields(standing))


def fields(standing: Standing) -> dict[str, Any]:
    """Facts, both sides of the state, revision, dates and digests of what is in force or was last."""
    last = standing.issues[-1] if standing.issues else None
    submitted = standing.submission
    hearing = standing.open_hearing
    return {
        **standing.facts,
        "document": standing.document,
        "work": standing.work,
        "force": standing.force,
        "revision": last.revision if last else "",
        "approved": last.approved.isoformat() if last else "",
        "valid_until": last.valid_until.isoformat() if last and last.valid_until else "",
        "approved_by": last.shown if last else "",
        "withdrawn": standing.withdrawn.isoformat() if standing.withdrawn else "",
        "version": last.version if last else 0,
        "edition": last.facts.get("framework_version", "") if last else "",
        "digests": last.digests if last else {},
        "control": last.control if last else {},
        "submitted": {
            "revision": submitted.revision,
            "weight": submitted.weight,
            "date": submitted.date.isoformat(),
            "digests": submitted.digests,
            "control": submitted.control,
        }
        if submitted
        else None,
        "hearing": {"kind": hearing.kind, "deadline": hearing.deadline.isoformat(), "responses": len(hearing.responses)}
        if hearing
        else None,
        "hearings_left": list(standing.hearings_left),
        "confirmed": [party for party, _, _ in standing.confirmed],
        "unanswered": sum(len(one.unanswered) for one in standing.hearings),
        "last": standing.last.isoformat() if standing.last else "",
    }


# What every row holds, whatever is known of its document.
FIELDS = frozenset(fields(Standing("")))
