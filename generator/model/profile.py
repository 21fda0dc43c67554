"""A unit's profile: who it is, its positions, its goals, and the texts that its documents share."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from generator.model.base import DocumentNumber, Id, Key, Line, Model, Paragraphs, Text
from generator.model.control import Control
from generator.model.framework import Language
from generator.model.position import Position, Texts


class Unit(Model):
    """Who the profile is about; ``organisation`` is the path from the top, the unit itself left out."""

    id: Id
    name: Line
    kind: Literal["unit", "organisation"] = "unit"
    organisation: Annotated[tuple[Line, ...], Field(min_length=1)]
    place: Line
    country: Line | None = None
    phone: Line | None = None
    email: Line | None = None


class Link(Model):
    """A reference to a page or to another controlled document; its address may be unknown."""

    text: Line
    url: Line | None = None
    document: DocumentNumber | None = None


class ValueBase(Model):
    """What the goals rest on, mostly by reference."""

    text: Paragraphs | None = None
    links: tuple[Link, ...] = ()


class RecurringGoal(Model):
    """A sub-goal with the rhythm in which it comes round."""

    text: Text
    frequency: Line | None = None


SubGoal: TypeAlias = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[RecurringGoal, Tag("<recurring>")],
    Discriminator(lambda value: "<recurring>" if isinstance(value, dict) else "<text>"),
]


class GoalArea(Model):
    """One column of the goal table."""

    title: Line
    main: Texts
    sub: tuple[SubGoal, ...] = ()


class Goals(Model):
    """What becomes the goal document."""

    control: Control
    foundation: Paragraphs
    objective: Paragraphs
    value_base: ValueBase | None = None
    areas: Annotated[tuple[GoalArea, ...], Field(min_length=1)]


class Definition(Model):
    """A term and what it means here."""

    term: Line
    text: Text


class Abbreviation(Model):
    """A short form and what it stands for."""

    short: Line
    long: Line


class SharedTexts(Model):
    """Texts that all documents of the unit share."""

    values: Paragraphs | None = None
    definitions: tuple[Definition, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    references: tuple[Text, ...] = ()


class Profile(Model):
    """One unit."""

    unit: Unit
    language: Language
    framework: Key
    framework_version: Key
    positions: tuple[Position, ...] = ()
    goals: Goals | None = None
    texts: SharedTexts = SharedTexts()


def controls(profile: Profile) -> list[tuple[tuple[Any, ...], Control]]:
    """Every control block of a profile with the path of its place."""
    found: list[tuple[tuple[Any, ...], Control]] = [
        (("positions", number, "control"), position.control) for number, position in enumerate(profile.positions)
    ]
    if profile.goals:
        found.append((("goals", "control"), profile.goals.control))
    return found
