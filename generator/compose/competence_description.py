"""The competence description: a standard as a document of its own, every text of it, section by section."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose import document as doc
from generator.compose.not_yet import not_yet_described
from generator.compose.roles import Adapted, matrix, not_described
from generator.compose.sections import section
from generator.compose.since import Since, since
from generator.compose.standard import Standard
from generator.compose.stated import (
    collaboration_forms,
    definition,
    disciplines,
    ethics,
    levels,
    recommendations,
    scope_areas,
    sources,
    summary,
    terms,
)
from generator.model.framework import Role

KIND = "competence-description"


def document(standard: Standard, organisation: str, found: Since | None = None) -> doc.Document:
    """The standard's own document, in the language that ``standard`` speaks.

    organisation: the name of whoever keeps the standard, from the settings.
    found: what differs from the version before, where there is one.
    """
    return standard.document(KIND, standard.framework.id, organisation, _sections(standard, found))


def _sections(standard: Standard, found: Since | None) -> tuple[doc.Section, ...]:
    """All of them; those without content are left out."""
    # Blocks named "standard" have no heading: the section's says what they are.
    return (
        *section("purpose", doc.Paragraphs("purpose", summary(standard))),
        *section("scope", doc.Paragraphs("standard", definition(standard)), scope_areas(standard)),
        *section("ethics", doc.Listing("standard", ethics(standard))),
        *section("disciplines", doc.Listing("standard", disciplines(standard))),
        *section("levels", doc.Terms("standard", levels(standard))),
        *section("roles", (block for role in standard.framework.roles for block in _role(standard, role))),
        *section("not-described", not_yet_described(standard)),
        *section("terms", doc.Terms("standard", terms(standard))),
        *section("collaboration-forms", doc.Terms("standard", collaboration_forms(standard))),
        *section("recommendations", doc.Listing("standard", recommendations(standard))),
        *section("references", doc.Listing("sources", sources(standard))),
        *section("changes", since(standard, found) if found else ()),
    )


def _role(standard: Standard, role: Role) -> Iterator[doc.Block]:
    """The role's matrices, lowest level first; its role statements stand in the first, for they hold at every level."""
    title = standard.role_title(role, None)
    described = standard.described(role)
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
