"""The competence description: a standard as a document of its own, every text of it, section by section."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose import document as doc
from generator.compose.roles import Adapted, matrix, not_described
from generator.compose.sections import section
from generator.compose.standard import Standard
from generator.compose.stated import (
    collaboration_forms,
    definition,
    disciplines,
    ethics,
    recommendations,
    scope_areas,
    sources,
    summary,
    terms,
)
from generator.model.framework import Role

KIND = "competence-description"


def competence_description(standard: Standard) -> tuple[doc.Section, ...]:
    """The sections of the standard's own document; those without content are left out."""
    # Blocks named "standard" have no heading: the section's says what they are.
    return (
        *section("purpose", doc.Paragraphs("purpose", summary(standard))),
        *section("scope", doc.Paragraphs("standard", definition(standard)), scope_areas(standard)),
        *section("ethics", doc.Listing("standard", ethics(standard))),
        *section("disciplines", doc.Listing("standard", disciplines(standard))),
        *section("levels", doc.Terms("standard", _levels(standard)), _levels_without_roles(standard)),
        *section("roles", (block for role in standard.framework.roles for block in _role(standard, role))),
        *section("terms", doc.Terms("standard", terms(standard))),
        *section("collaboration-forms", doc.Terms("standard", collaboration_forms(standard))),
        *section("recommendations", doc.Listing("standard", recommendations(standard))),
        *section("references", doc.Listing("sources", sources(standard))),
    )


def _described(standard: Standard, role: Role) -> list[str]:
    """The levels at which the standard describes competences of the role, lowest first."""
    found = standard.framework.competences.get(role.id, {})
    return [level for level in standard.level_order if any(found.get(level, {}).values())]


def _levels(standard: Standard) -> tuple[doc.Term, ...]:
    return tuple(
        doc.Term(standard.level_label(level), standard.level_description(level)) for level in standard.level_order
    )


def _levels_without_roles(standard: Standard) -> Iterator[doc.Block]:
    described = {level for role in standard.framework.roles for level in _described(standard, role)}
    silent = tuple(
        doc.Phrase("level-described-for-no-role", (("level", standard.level_label(level)),))
        for level in standard.level_order
        if level not in described
    )
    yield doc.Paragraphs("level-not-described", silent)


def _role(standard: Standard, role: Role) -> Iterator[doc.Block]:
    """The role's matrices, lowest level first; its role statements stand in the first, for they hold at every level."""
    title = standard.role_title(role, None)
    described = _described(standard, role)
    for level in described:
        yield matrix(standard, role, level, title, Adapted.nothing(), own_level=level == described[0])
    if not described:
        yield doc.Listing("role", standard.role_statements(role), title)
    yield doc.Paragraphs(
        "specialties",
        tuple(
            doc.Phrase("role-in-specialty", (("role", title), ("title", standard.role_title(role, specialty))))
            for specialty in role.specialties
        ),
    )
    yield doc.Paragraphs(
        "level-not-described",
        tuple(not_described(standard, level, title) for level in standard.level_order if level not in described),
    )
