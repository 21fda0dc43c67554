"""A unit's goals: what they rest on, and areas with main goals and sub-goals."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import Discriminator, Field, Tag

from generator.model.base import Line, Model, Paragraphs, Text
from generator.model.control import FullControl
from generator.model.link import Link


class ValueBase(Model):
    """What the goals rest on, mostly by reference."""

    text: Paragraphs | None = None
    links: tuple[Link, ...] = ()


class GoalOf(Model):
    """A strategic goal by its name and whose it is (a unit, or one of its documents), where several have that name."""

    goal: Line
    of: Line


Supported: TypeAlias = Annotated[
    Annotated[Line, Tag("<name>")] | Annotated[GoalOf, Tag("<of>")],
    Discriminator(lambda value: "<name>" if isinstance(value, str) else "<of>"),
]


class MainGoal(Model):
    """A main goal with the strategic goals that it supports, by their names."""

    text: Text
    supports: tuple[Supported, ...] = ()


class SubGoal(MainGoal):
    """A sub-goal, also with the rhythm in which it comes round."""

    frequency: Line | None = None


def _form(value: Any) -> str:
    return "<text>" if isinstance(value, str) else "<goal>"


WrittenMainGoal: TypeAlias = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[MainGoal, Tag("<goal>")], Discriminator(_form)
]
WrittenSubGoal: TypeAlias = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[SubGoal, Tag("<goal>")], Discriminator(_form)
]


class GoalArea(Model):
    """One column of the goal table."""

    title: Line
    main: Annotated[tuple[WrittenMainGoal, ...], Field(min_length=1)]
    sub: tuple[WrittenSubGoal, ...] = ()


class Goals(Model):
    """What becomes the goal document."""

    control: FullControl
    foundation: Paragraphs
    objective: Paragraphs
    value_base: ValueBase | None = None
    areas: Annotated[tuple[GoalArea, ...], Field(min_length=1)]
