"""A standard in one language, ready to compose from: the overlay's words where it has them, else the original's.

A text that is not translated keeps its own language tag, so that it shows and is read aloud as what it is.
"""

from __future__ import annotations

from functools import cached_property

from generator.compose import document as doc
from generator.compose.markup import runs
from generator.model.framework import Framework, Language, Role
from generator.model.overlay import Overlay
from generator.model.statement import AnyStatement, ListStatement, PlainStandardStatement, StandardStatement


class Standard:
    """One edition of a standard in one language."""

    def __init__(self, framework: Framework, overlay: Overlay | None, language: str) -> None:
        self.framework = framework
        self.words = overlay or _no_words(framework)
        self.language = language

    def text(self, original: str, translated: str | None, key: str) -> doc.Text:
        """The text in the wanted language, or the original with its own language tag."""
        origin = doc.FromStandard(self.framework.id, self.framework.version, key)
        foreign = "" if translated is not None or self._native else self.framework.language
        return doc.Text(runs(original if translated is None else translated), origin, foreign)

    def statement(self, original: AnyStatement, translated: AnyStatement | None, key: str) -> doc.Statement:
        """A statement of the standard, in one language throughout."""
        used = original if translated is None else translated

        def say(written: str | None) -> doc.Text | None:
            return None if written is None else self.text(written, None if translated is None else written, key)

        if isinstance(used, ListStatement):
            items = tuple(self.text(item, None if translated is None else item, key) for item in used.items)
            return doc.Statement(say(used.stem), items, say(used.tail), key)
        return doc.Statement(say(used.text if isinstance(used, PlainStandardStatement) else used), id=key)

    def document(self, kind: str, name: str, organisation: str, sections: tuple[doc.Section, ...]) -> doc.Document:
        """A document that is made of the standard alone.

        name: by which it goes among the documents of the standards. organisation: whoever keeps the standard.
        """
        return doc.Document(
            kind=kind,
            key=f"standards/{name}",
            language=self.language,
            title=self.title,
            unit=doc.Text((doc.Run(organisation),), doc.FromProfile("organisation")),
            organisation=(),
            framework=self.framework.id,
            framework_version=self.framework.version,
            framework_title=self.title,
            sections=sections,
        )

    @property
    def _native(self) -> bool:
        return self.language == self.framework.language

    def say(self, group: str, key: str, field: str, original: str) -> doc.Text:
        """A text of one of the standard's lists: ``say("levels", "C", "description", level.description)``."""
        words = getattr(self.words, group).get(key)
        return self.text(original, getattr(words, field) if words else None, key)

    @cached_property
    def title(self) -> doc.Text:
        """The standard's title."""
        return self.text(self.framework.title, self.words.title, "title")

    @cached_property
    def dimensions(self) -> tuple[tuple[str, doc.Text], ...]:
        """Ids and titles of the matrix's columns."""
        return tuple((one.id, self.say("dimensions", one.id, "title", one.title)) for one in self.framework.dimensions)

    @cached_property
    def level_order(self) -> tuple[str, ...]:
        """Ids of the levels, lowest first."""
        return tuple(level.id for level in self.framework.levels)

    def described(self, role: Role) -> tuple[str, ...]:
        """The levels at which competences of the role are described, lowest first."""
        found = self.framework.competences.get(role.id, {})
        return tuple(level for level in self.level_order if any(found.get(level, {}).values()))

    def level_label(self, level: str) -> doc.Text:
        """``C-niveau``, ``Nivå C``: the standard's pattern with the level in it."""
        pattern = self.words.level_label
        return self.text(
            self.framework.level_label.replace("{level}", level),
            pattern.replace("{level}", level) if pattern else None,
            level,
        )

    def level_description(self, level: str) -> doc.Text:
        """What the level means."""
        (found,) = [one for one in self.framework.levels if one.id == level]
        return self.say("levels", level, "description", found.description)

    def role_title(self, role: Role, specialty: str | None) -> doc.Text:
        """The role's title, or the one it has within a specialty."""
        if specialty in role.specialties:
            words = self.words.roles.get(role.id)
            translated = words.specialties.get(specialty) if words else None
            return self.text(role.specialties[specialty], translated, role.id)
        return self.say("roles", role.id, "title", role.title)

    @cached_property
    def statements(self) -> dict[str, StandardStatement]:
        """Every role and competence statement as written, by its id."""
        cells = (
            cell for levels in self.framework.competences.values() for one in levels.values() for cell in one.values()
        )
        found: dict[str, StandardStatement] = {}
        for group in (*(role.statements for role in self.framework.roles), *cells):
            found.update(group)
        return found

    def role_statements(self, role: Role) -> tuple[doc.Statement, ...]:
        """The role statements, in the standard's order."""
        return self._role_statements[role.id]

    @cached_property
    def _role_statements(self) -> dict[str, tuple[doc.Statement, ...]]:
        words = self.words.roles
        return {
            role.id: tuple(
                self.statement(one, words[role.id].statements.get(key) if role.id in words else None, key)
                for key, one in role.statements.items()
            )
            for role in self.framework.roles
        }

    def cell(self, role: str, level: str, dimension: str) -> tuple[doc.Statement, ...]:
        """The competence statements of a role at a level in a dimension; empty where none are described."""
        place = role, level, dimension
        if place not in self._cells:
            found = self.framework.competences.get(role, {}).get(level, {}).get(dimension, {})
            self._cells[place] = tuple(
                self.statement(one, self.words.competences.get(key), key) for key, one in found.items()
            )
        return self._cells[place]

    @cached_property
    def _cells(self) -> dict[tuple[str, str, str], tuple[doc.Statement, ...]]:
        return {}


def no_standard(language: Language) -> Standard:
    """For a profile that follows none: it says nothing."""
    nothing = Framework.model_construct(
        id="", version="", language=language, title="", levels=(), dimensions=(), roles=()
    )
    return Standard(nothing, None, language)


def _no_words(framework: Framework) -> Overlay:
    """A translation that translates nothing."""
    return Overlay.model_construct(framework=framework.id, version=framework.version, language=framework.language)
