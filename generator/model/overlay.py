"""A translation of a standard: the same ids, other words; every text may still be missing."""

from __future__ import annotations

from generator.model.accepted import AcceptedWarning
from generator.model.base import Key, Line, Model, Text
from generator.model.framework import Language, LevelLabel
from generator.model.statement import Statement


class SourceWords(Model):
    """A translated source note."""

    title: Line | None = None
    note: Text | None = None


class AreaWords(Model):
    """A translated area of the scope."""

    title: Line | None = None
    label: Line | None = None
    content: Statement | None = None
    note: Text | None = None


class ScopeWords(Model):
    """The translated scope."""

    definition: Text | None = None
    areas: dict[Key, AreaWords] = {}
    interdisciplinarity: Text | None = None


class LevelWords(Model):
    """A translated level."""

    description: Text | None = None


class TitleWords(Model):
    """A translated dimension or discipline."""

    title: Line | None = None


class TermWords(Model):
    """A translated term."""

    term: Line | None = None
    definition: Text | None = None
    instead_of: tuple[Line, ...] = ()
    reason: Text | None = None


class FormWords(TitleWords):
    """A translated form of collaboration."""

    definition: Text | None = None


class RecommendationWords(Model):
    """A translated recommendation."""

    text: Text | None = None


class RoleWords(TitleWords):
    """A translated role and its role statements."""

    specialties: dict[Key, Line] = {}
    statements: dict[Key, Statement] = {}


class Overlay(Model):
    """The words of one version of a standard in another language."""

    framework: Key
    version: Key
    language: Language
    title: Line | None = None
    summary: Text | None = None
    sources: dict[Key, SourceWords] = {}
    scope: ScopeWords | None = None
    ethics: Statement | None = None
    level_label: LevelLabel | None = None
    levels: dict[Key, LevelWords] = {}
    dimensions: dict[Key, TitleWords] = {}
    disciplines: dict[Key, TitleWords] = {}
    terms: dict[Key, TermWords] = {}
    collaboration_forms: dict[Key, FormWords] = {}
    recommendations: dict[Key, RecommendationWords] = {}
    roles: dict[Key, RoleWords] = {}
    competences: dict[Key, Statement] = {}
    accepted_warnings: tuple[AcceptedWarning, ...] = ()
