"""Role cards: a standard role by role for the wall, each role at each level that is described on a page of its own.

They are made from a controlled document, the standard: no control block, no number of their own, no act about them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose import document as doc
from generator.compose.roles import Adapted, matrix
from generator.compose.sections import section
from generator.compose.standard import Standard
from generator.model.framework import Role

KIND = "role-cards"


def role_cards(standard: Standard, organisation: str) -> doc.Document:
    """The cards in the language that ``standard`` speaks: level by level, for a unit hangs up those of its own.

    organisation: the name of whoever keeps the standard, from the settings.
    """
    framework = standard.framework
    suffix = "" if standard.language == framework.language else f".{standard.language}"
    cards = section("roles", *(_card(standard, role, level) for role, level in _cards(standard)))
    return standard.document(KIND, f"{framework.id}/{KIND}{suffix}", organisation, cards)


def _cards(standard: Standard) -> Iterator[tuple[Role, str | None]]:
    """Every card; a role that is described at no level has one too, with its role statements."""
    for level in standard.level_order:
        yield from ((role, level) for role in standard.framework.roles if level in standard.described(role))
    yield from ((role, None) for role in standard.framework.roles if not standard.described(role))


def _card(standard: Standard, role: Role, level: str | None) -> Iterator[doc.Block]:
    title = standard.role_title(role, None)
    titles = (
        doc.Phrase("title-in-specialty", (("title", standard.role_title(role, one)),)) for one in role.specialties
    )
    if level is None:
        yield doc.Paragraphs("card", (*titles, doc.Phrase("role-at-no-level", (("role", title),))), title)
        yield doc.Listing("card", standard.role_statements(role))
        return
    label = ("level", standard.level_label(level))
    meaning = doc.Phrase("level-with-description", (label, ("description", standard.level_description(level))))
    yield doc.Paragraphs("card", (*titles, meaning), doc.Phrase("role-at-level-on-card", (("role", title), label)))
    yield matrix(standard, role, level, title, Adapted.nothing())
