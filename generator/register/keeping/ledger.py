"""What is wrong with the register itself: its acts, rows and versions, and what says more than it does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.model.names import same_number
from generator.problems import Problem
from generator.register.act import Act, chained, since_last_issue
from generator.register.keeping.database import NO_STORY, SHOWN
from generator.register.keeping.row import row
from generator.register.keeping.session import Session
from generator.register.keeping.store import Store
from generator.register.standing import standing


def faults(session: Session) -> list[Problem]:
    """Every fault of an open register; raises RollebogError where it is too damaged to be read."""
    store = session.store
    by_document = acts_by_document(store)
    said = [*store.damage(), *_chain(store), *_rows(store, by_document), *_evidence(store, by_document)]
    return [Problem(SHOWN, f"{text}.") for text in said] + [
        Problem(
            f"register/in-progress/{file.name}",
            "it cannot be read, or tells of acts that the register does not know.",
            hint=hint,
        )
        for file in session.register.traces.folder.glob("*.json")
        if (hint := "rollebog rebuild says what was lost.") and tells_more(read_trace(file), by_document)
    ]


def acts_by_document(store: Store) -> dict[str, list[Act]]:
    """All acts, in their order."""
    found: dict[str, list[Act]] = {}
    for _, act, _ in store.every_act():
        found.setdefault(act.document, []).append(act)
    return found


def read_trace(file: Path) -> dict[str, Any]:
    """A trace of work in progress; with nothing in it but its name where it cannot be read."""
    try:
        read = json.loads(file.read_bytes())
        if isinstance(read["acts"], list) and isinstance(read["document"], str):
            return dict(read)
    except (OSError, *NO_STORY):
        pass
    return {"document": file.stem, "acts": [None]}


def tells_more(trace: Mapping[str, Any], by_document: Mapping[str, Sequence[Act]]) -> bool:
    """Whether a trace holds an act that the register does not."""
    recorded = [act.plain() for act in by_document.get(trace["document"], ())]
    return any(one not in recorded for one in trace["acts"])


def _chain(store: Store) -> Iterator[str]:
    chain = ""
    issued = {one.act: one.inventory for one in store.versions()}
    for number, act, digest in store.every_act():
        chain = chained(chain, act, issued.get(number, ""))
        if chain != digest:
            yield f"act {number} ({act.name} of {act.document}), what it issued, or an act before it was altered"
            chain = digest


def _rows(store: Store, by_document: Mapping[str, Sequence[Act]]) -> Iterator[str]:
    rows = dict(store.rows())
    for document in sorted(rows.keys() | by_document.keys()):
        if rows.get(document) != _row(document, by_document.get(document, ())):
            yield f"the row of {document} does not agree with its acts"
        elif store.known_as(same_number(document)) != document:
            yield f"the row of {document} is not found under its number"


def _row(document: str, acts: Sequence[Act]) -> str | None:
    try:
        return row(standing(document, acts)) if acts else None
    except NO_STORY:
        return ""


def _evidence(store: Store, by_document: Mapping[str, Sequence[Act]]) -> Iterator[str]:
    """What proves an act is kept here until its document is issued."""
    for document, acts in by_document.items():
        for act in since_last_issue(acts):
            for name, digest in act.evidence:
                content = store.evidence(digest)
                if content is None or hashlib.sha256(content).hexdigest() != digest:
                    yield f"the evidence '{name}' of {document} ({act.name}) is missing or was altered"
