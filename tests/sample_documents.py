"""Every document of the samples as a template sees it, and a hearing note on each function description."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from generator.compose.document import Document
from generator.compose.hearing_note import hearing_note
from generator.hearing import Hearing, Response
from generator.imprint import Imprint
from generator.layout import shipped
from generator.render.context import context
from generator.workspace import Workspace

_NOTED = Response(1, "Lederen", "Vagten mangler.", "Opgaver", "Den er skrevet ind.", "accommodated")
_OPEN = Response(2, "Tillidsrepræsentanten", "Hvem afløser?")
HEARING = Hearing(
    "internal",
    ("Lederen", "Tillidsrepræsentanten"),
    datetime.date(2026, 3, 2),
    datetime.date(2026, 3, 16),
    None,
    (_NOTED, _OPEN),
)


@dataclass(frozen=True)
class Sample:
    """One document, ready to be rendered."""

    kind: str
    number: str
    context: dict[str, Any]
    tag: str


@cache
def samples(kind: str) -> tuple[Sample, ...]:
    """The samples of a kind, in every language that they are written in."""
    return tuple(one for one in _all() if one.kind == kind)


@cache
def _all() -> tuple[Sample, ...]:
    workspace = Workspace.find(shipped())
    return tuple(_sample(workspace, document, imprint) for document, imprint in _documents(workspace))


def _documents(workspace: Workspace) -> Iterator[tuple[Document, Imprint]]:
    for unit in workspace.subjects.all:
        for finished in workspace.documents(unit):
            yield finished.document, finished.imprint
            if finished.document.kind == "function-description":
                yield hearing_note(finished.document, HEARING), replace(finished.imprint, history=())


def _sample(workspace: Workspace, document: Document, imprint: Imprint) -> Sample:
    labels = workspace.labels(document.language)
    return Sample(document.kind, imprint.number, context(document, imprint, labels), labels.tag)
