"""The list of fields as a Word document to keep beside the template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.compose.document import FromProfile, Run, Text
from generator.labels import Labels
from generator.reference.listing import Listing, Part, Row
from generator.render.environment import View
from generator.render.markup import rendered
from generator.render.template import Template

TEMPLATE = Path(__file__).with_name("field-list.docx")  # made by ``python -m templates.build``


def word_document(found: Listing, labels: Labels) -> bytes:
    """The bytes of the file; the same list gives the same bytes."""
    return Template.read(TEMPLATE, TEMPLATE.name).render(_context(found, labels), labels.tag)


def _context(found: Listing, labels: Labels) -> dict[str, Any]:
    return {
        "title": found.title,
        "kind": found.kind_name,
        "language": labels.tag,
        "page": labels.get("control.page"),
        "of": labels.get("control.of"),
        "heading": found.heading,
        "intro": [View(text=text, tag=list(tag)) for text, tag in found.intro],
        "columns": View(**found.columns),
        "parts": [_part(part, labels) for part in found.parts],
    }


def _part(part: Part, labels: Labels) -> View:
    rows = [_row(row, labels) for row in part.rows]
    return View(heading=part.heading, about=part.about, ways=list(part.ways), rows=rows, words=part.words)


def _row(row: Row, labels: Labels) -> View:
    given = row.example
    foreign = given.language if given.language != labels.language else ""
    example = Text((Run(given.text or "–"),), FromProfile(""), foreign)
    return View(
        tag=list(row.entry.tag or (row.entry.path,)),
        type=row.type,
        meaning=row.meaning,
        example=rendered(example, labels),
        absence=row.absence,
        condition=row.condition,
    )
