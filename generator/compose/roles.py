"""Roles and competences: the standard's matrix for a position, with the unit's adaptations in their places.

A position may have each role at another level. A level that the standard does not describe says so; no
level ever shows another level's text as its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.compose import document as doc
from generator.compose import local
from generator.compose.sections import section
from generator.compose.standard import Standard
from generator.model.check.adaptations import statements_in_use
from generator.model.framework import Role
from generator.model.position import Addition, Omission, Position, Replacement
from generator.yamlfile import Step


@dataclass(frozen=True)
class Adapted:
    """A position's adaptations, each with its place in the profile, by what they concern."""

    additions: tuple[tuple[tuple[Step, ...], Addition], ...]
    replacements: dict[str, tuple[tuple[Step, ...], Replacement]]
    omissions: dict[str, tuple[tuple[Step, ...], Omission]]

    @classmethod
    def of(cls, position: Position, steps: tuple[Step, ...]) -> Adapted:
        """Sort the adaptations of a position whose place is ``steps``."""
        placed = [((*steps, "adaptations", number), one) for number, one in enumerate(position.adaptations)]
        return cls(
            tuple((place, one) for place, one in placed if isinstance(one, Addition)),
            {one.replace: (place, one) for place, one in placed if isinstance(one, Replacement)},
            {one.omit: (place, one) for place, one in placed if isinstance(one, Omission)},
        )

    @classmethod
    def nothing(cls) -> Adapted:
        """No adaptations at all: the standard as it is."""
        return cls((), {}, {})

    def apply(
        self, found: tuple[doc.Statement, ...], role: str, dimension: str | None, *, own_level: bool = True
    ) -> tuple[doc.Statement, ...]:
        """Statements of one cell as the unit has them; additions belong to the position's own level."""
        adapted = tuple(self._one(statement) for statement in found)
        if not own_level:
            return adapted
        return adapted + tuple(
            local.statement(one.add, *place, "add", mark="added")
            for place, one in self.additions
            if (one.role, one.dimension) == (role, dimension)
        )

    def _one(self, statement: doc.Statement) -> doc.Statement:
        if statement.id in self.omissions:
            return doc.Statement(doc.Phrase("omitted-here"), id=statement.id, mark="omitted")
        if statement.id in self.replacements:
            place, one = self.replacements[statement.id]
            written = local.statement(one.with_, *place, "with", mark="replaced")
            return doc.Statement(written.text, written.items, written.tail, statement.id, "replaced")
        return statement


def level_of(position: Position, role: Role) -> str | None:
    """The level of a role in a position; None where a role that is left out has none."""
    return position.level if isinstance(position.level, str) else position.level.get(role.id)


def in_print(standard: Standard, position: Position, adapted: Adapted) -> set[str]:
    """The ids of the standard's statements that the position's tables show or replace; omitted ones are not."""
    return statements_in_use(standard.framework, position, adapted.omissions) - set(adapted.omissions)


def roles(standard: Standard, position: Position, adapted: Adapted) -> tuple[doc.Section, ...]:
    """The section: which standard, which levels, and a matrix for each role."""
    framework = standard.framework
    order = standard.level_order
    present = [role for role in framework.roles if role.id not in adapted.omissions]
    used = {level for role in present if (level := level_of(position, role))}
    highest = max((order.index(level) for level in used), default=-1)
    intro: list[doc.Words] = [
        doc.Phrase("roles-follow-standard", (("title", standard.title), ("version", framework.version)))
    ]
    if len(used) > 1:
        intro.append(doc.Phrase("levels-differ"))
    if highest > 0:
        intro.append(doc.Phrase("lower-levels-shown" if position.show_lower else "lower-levels-presupposed"))
    levels = tuple(
        doc.Term(standard.level_label(level), standard.level_description(level)) for level in order[: highest + 1]
    )
    return section(
        "roles",
        doc.Paragraphs("intro", tuple(intro)),
        doc.Terms("levels", levels),
        *(_role(standard, position, adapted, role) for role in framework.roles),
    )


def _role(standard: Standard, position: Position, adapted: Adapted, role: Role) -> Iterator[doc.Block]:
    title = standard.role_title(role, position.specialty)
    own = level_of(position, role)
    if role.id in adapted.omissions or own is None:
        yield doc.Paragraphs("role-omitted", (doc.Phrase("role-omitted", (("role", title),)),), title)
        return
    yield matrix(standard, role, own, title, adapted)
    if position.show_lower:
        order = standard.level_order
        for level in reversed(order[: order.index(own)]):
            if standard.framework.competences.get(role.id, {}).get(level):
                yield matrix(standard, role, level, title, adapted, own_level=False)
            else:
                yield doc.Paragraphs("level-not-described", (not_described(standard, level, title),))


def not_described(standard: Standard, level: str, role: doc.Text) -> doc.Phrase:
    """The words that stand where the standard describes no competences of a role at a level."""
    return doc.Phrase("level-not-described", (("level", standard.level_label(level)), ("role", role)))


def matrix(
    standard: Standard, role: Role, level: str, title: doc.Text, adapted: Adapted, *, own_level: bool = True
) -> doc.RoleMatrix:
    """A role at one level; role statements stand in the matrix of its own level alone."""
    label = standard.level_label(level)
    nothing = (doc.Statement(doc.Phrase("not-described", (("level", label),))),)
    columns = tuple(
        doc.MatrixColumn(
            dimension,
            name,
            adapted.apply(standard.cell(role.id, level, dimension), role.id, dimension, own_level=own_level) or nothing,
        )
        for dimension, name in standard.dimensions
    )
    statements = adapted.apply(standard.role_statements(role), role.id, None) if own_level else ()
    return doc.RoleMatrix("matrix", role.id, title, label, statements, columns)
