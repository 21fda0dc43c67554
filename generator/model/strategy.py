"""What an organisation is heading for: a declaration with its lead, and strategic goals in their order."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Discriminator, Field, Tag

from generator.model.base import Line, Model, Paragraphs, Text
from generator.model.link import Link


class Declaration(Model):
    """What is declared, such as a mission; ``lead`` says what the word means, or who speaks."""

    lead: Paragraphs | None = None
    statement: Paragraphs


class MeasuredTarget(Model):
    """What is to be reached, how that is measured, and how often it is looked at."""

    text: Text
    measure: Line | None = None
    frequency: Line | None = None


Target: TypeAlias = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[MeasuredTarget, Tag("<measured>")],
    Discriminator(lambda value: "<text>" if isinstance(value, str) else "<measured>"),
]


class StrategicGoal(Model):
    """A goal by its name, which units' goals refer to; ``question`` is what a reader is left to think about."""

    name: Line
    statement: Text
    elaboration: Paragraphs | None = None
    question: Text | None = None
    links: tuple[Link, ...] = ()
    target: Target | None = None


StrategicGoals: TypeAlias = Annotated[tuple[StrategicGoal, ...], Field(min_length=1)]
