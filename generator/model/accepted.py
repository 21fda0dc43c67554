"""Warnings about wording that somebody has looked at and accepts, each with the reason."""

from __future__ import annotations

from typing import Literal, TypeAlias

from generator.model.base import Line, Model, Text

WordingWarning: TypeAlias = Literal["abbreviation", "deprecated-term", "link-without-address", "repeated-sentence"]


class AcceptedWarning(Model):
    """A kind of warning that this file does not give; only about ``text``, where that is given.

    ``text`` is what the warning names: the abbreviation, the deprecated term as the standard writes it, the text
    of the link, the sentence or its opening words.
    """

    warning: WordingWarning
    text: Line | None = None
    reason: Text
