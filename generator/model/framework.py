"""The professional standard: levels, dimensions, disciplines, roles and competence statements.

Number and names of roles, levels and dimensions are data; a standard may be sparse. A standard with a control
block is a controlled document of its own.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

from generator.model.accepted import AcceptedWarning
from generator.model.base import Key, Line, Model, Text, WebAddress
from generator.model.control import FullControl
from generator.model.statement import StandardStatement
from generator.yamlfile import FORBIDDEN

Language: TypeAlias = Literal["da", "nb", "en"]
# A pattern such as ``{level}-niveau`` or ``Nivå {level}``.
_LEVEL_LABEL = rf"^[^{{}}{FORBIDDEN}]*\{{level\}}[^{{}}{FORBIDDEN}]*$"
LevelLabel: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=_LEVEL_LABEL),
    AfterValidator(lambda text: " ".join(text.split())),
    WithJsonSchema({"type": "string", "pattern": _LEVEL_LABEL}),
]


class Named(Model):
    """Something with an id and a title."""

    id: Key
    title: Line


class SourceNote(Named):
    """Where facts of the standard come from."""

    note: Text | None = None
    url: WebAddress | None = None


class Area(Named):
    """A field of work within the scope."""

    label: Line | None = None
    content: StandardStatement
    note: Text | None = None


class Scope(Model):
    """What the standard is about."""

    definition: Text
    areas: tuple[Area, ...] = ()
    interdisciplinarity: Text | None = None


class Level(Model):
    """One step of competence; the label comes from the standard's pattern."""

    id: Key
    description: Text


class Term(Model):
    """A preferred term, and the terms that it replaces."""

    id: Key
    term: Line
    definition: Text
    instead_of: tuple[Line, ...] = ()
    reason: Text | None = None


class CollaborationForm(Named):
    """A named way of working together."""

    definition: Text


class Recommendation(Model):
    """Something that the standard's body recommends, to which statements refer."""

    id: Key
    text: Text


class Role(Named):
    """A role, its title within specialties, and its role statements by id."""

    specialties: dict[Key, Line] = {}
    statements: Annotated[dict[Key, StandardStatement], Field(min_length=1)]


# level → dimension → statement id → statement
Matrix: TypeAlias = dict[Key, dict[Key, dict[Key, StandardStatement]]]


class Framework(Model):
    """One version of a standard, in its own language.

    With a control block it is a controlled document; without one it makes no document. All versions of a standard
    may bear the same number.
    """

    id: Key
    version: Key
    language: Language
    title: Line
    control: FullControl | None = None
    summary: Text | None = None
    sources: tuple[SourceNote, ...] = ()
    scope: Scope | None = None
    ethics: StandardStatement | None = None
    level_label: LevelLabel = "{level}"
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    dimensions: Annotated[tuple[Named, ...], Field(min_length=1)]
    disciplines: tuple[Named, ...] = ()
    terms: tuple[Term, ...] = ()
    collaboration_forms: tuple[CollaborationForm, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    competences: dict[Key, Matrix] = {}
    accepted_warnings: tuple[AcceptedWarning, ...] = ()
