"""A unit's profile: who it is, its positions, its goals, and the texts that its documents share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self

from pydantic import ConfigDict, Field, ModelWrapValidatorHandler, ValidationError, model_validator

from generator.model.accepted import AcceptedWarning
from generator.model.base import Id, Key, Line, Model, Paragraphs, Text
from generator.model.control import Control
from generator.model.framework import Language
from generator.model.goals import Goals
from generator.model.kind import Kind, Name
from generator.model.position import Position


class Unit(Model):
    """Who the profile is about; ``organisation`` is the path from the top, the unit itself left out.

    An organisation speaks for the whole: nothing need stand above it, it need have no place, and its documents
    need follow no standard.
    """

    id: Id
    name: Line
    kind: Literal["unit", "organisation"] = "unit"
    organisation: Annotated[tuple[Line, ...], Field(min_length=1)] = ()
    place: Line = ""
    country: Line | None = None
    phone: Line | None = None
    email: Line | None = None


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


class Entry(Model):
    """A document of a kind that is described in YAML; what more it holds, the kind says.

    ``id`` names it within the unit: the kind's name, unless it says otherwise. The title is the unit's name then.
    ``headings``, by the name of a section, stand there in place of the kind's.
    """

    described: ClassVar[Kind]

    kind: Key
    id: Id | None = None
    title: Line | None = None
    control: Control = Control()
    headings: dict[Name, Line] = {}

    @property
    def name(self) -> str:
        """By which it is known within the unit."""
        return self.id or self.kind


# What every unit has, and an organisation may have: the path to the key in its file.
_OF_UNITS = (("framework",), ("framework-version",), ("unit", "organisation"), ("unit", "place"))


def _is_organisation(unit: Any) -> bool:
    return isinstance(unit, dict) and unit.get("kind") == "organisation"


def _lacking(data: Any) -> list[Any]:
    """The faults of what speaks of a unit and lacks what only an organisation may lack."""
    unit = data.get("unit") if isinstance(data, dict) else None
    found = []
    for path in _OF_UNITS if isinstance(data, dict) and not _is_organisation(unit) else ():
        holder = data if len(path) == 1 else unit
        if isinstance(holder, dict) and path[-1] not in holder:
            found.append({"type": "missing", "loc": path, "input": data})
    return found


class Profile(Model):
    """One unit; of which kinds its ``documents`` can be, :mod:`generator.model.entry` says."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"unit": {"properties": {"kind": {"const": "organisation"}}, "required": ["kind"]}}},
            "else": {
                "required": ["framework", "framework-version"],
                "properties": {"unit": {"required": ["organisation", "place"]}},
            },
        }
    )

    elsewhere: ClassVar[Mapping[str, tuple[str, str]]] = {}

    unit: Unit
    language: Language
    framework: Key = ""
    framework_version: Key = ""
    positions: tuple[Position, ...] = ()
    goals: Goals | None = None
    documents: tuple[Entry, ...] = ()
    texts: SharedTexts = SharedTexts()
    accepted_warnings: tuple[AcceptedWarning, ...] = ()

    @model_validator(mode="wrap")
    @classmethod
    def _complete(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Also what only a unit must have is missing, along with everything else that is wrong."""
        missing = _lacking(data)
        try:
            made = handler(data)
        except ValidationError as error:
            if not missing:
                raise
            missing = [*error.errors(include_url=False), *missing]
        if missing:
            raise ValidationError.from_exception_data(cls.__name__, missing)
        return made


class Controlled(NamedTuple):
    """A control block, the path of its place, and what its document goes by: its number, or unit and name."""

    steps: tuple[Any, ...]
    control: Control
    number: str


def controls(profile: Profile) -> list[Controlled]:
    """Every control block of a profile."""
    found = [
        Controlled(("positions", number, "control"), position.control, position.control.id)
        for number, position in enumerate(profile.positions)
    ]
    if profile.goals:
        found.append(Controlled(("goals", "control"), profile.goals.control, profile.goals.control.id))
    for number, entry in enumerate(profile.documents):
        goes_by = entry.control.id or f"{profile.unit.id}/{entry.name}"
        found.append(Controlled(("documents", number, "control"), entry.control, goes_by))
    return found
