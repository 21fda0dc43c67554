"""A reference to a page or to another controlled document."""

from __future__ import annotations

from generator.model.base import DocumentNumber, Line, Model, WebAddress


class Link(Model):
    """Its address may be unknown."""

    text: Line
    url: WebAddress | None = None
    document: DocumentNumber | None = None
