"""What an organisation decides once for its workspace (``rollebog.yaml``)."""

from __future__ import annotations

from generator.model.base import Key, Line, Model, Span
from generator.model.framework import Language


class Settings(Model):
    """The settings of a workspace; the validity of a document kind counts from its approval."""

    organisation: Line
    language: Language = "da"
    validity: dict[Key, Span] = {}
