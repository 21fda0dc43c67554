"""Sections that several kinds of document share, and how a section is put together."""

from __future__ import annotations

from collections.abc import Iterable

from generator.compose import document as doc
from generator.compose import local
from generator.compose.standard import Standard
from generator.compose.stated import collaboration_forms, definition, disciplines, scope_areas, summary, terms
from generator.model.profile import Profile


def section(name: str, *blocks: doc.Block | Iterable[doc.Block]) -> tuple[doc.Section, ...]:
    """The section, or nothing where no block has any content."""
    flat: list[doc.Block] = []
    for block in blocks:
        flat += [block] if isinstance(block, doc.Block) else list(block)
    kept = tuple(block for block in flat if _filled(block))
    return (doc.Section(name, kept),) if kept else ()


def _filled(block: doc.Block) -> bool:
    if isinstance(block, (doc.Paragraphs, doc.Prose)):
        return bool(block.texts)
    if isinstance(block, (doc.Listing, doc.Terms)):
        return bool(block.items)
    if isinstance(block, (doc.Facts, doc.Table)):
        return bool(block.rows)
    if isinstance(block, doc.GoalTable):
        return bool(block.columns)
    return True


def scope(standard: Standard) -> tuple[doc.Section, ...]:
    """What the profession is about, in the standard's words: summary, definition, areas, disciplines."""
    prose = (*summary(standard), *definition(standard))
    listed = doc.Listing("disciplines", disciplines(standard))
    return section("scope", doc.Paragraphs("standard", prose), scope_areas(standard), listed)


def definitions(
    profile: Profile, standard: Standard | None = None, forms: Iterable[str] = ()
) -> tuple[doc.Section, ...]:
    """The unit's definitions and abbreviations, and with a standard its terms and the collaboration forms in use."""
    own = own_definitions(profile)
    if standard:
        own += (*terms(standard), *collaboration_forms(standard, set(forms)))
    return section("definitions", doc.Terms("definitions", own), doc.Terms("abbreviations", abbreviations(profile)))


def own_definitions(profile: Profile) -> tuple[doc.Term, ...]:
    """The terms that the unit defines itself."""
    return tuple(
        _own_term("definitions", number, one.term, "term", one.text, "text")
        for number, one in enumerate(profile.texts.definitions)
    )


def abbreviations(profile: Profile) -> tuple[doc.Term, ...]:
    """The short forms that the unit explains."""
    return tuple(
        _own_term("abbreviations", number, one.short, "short", one.long, "long")
        for number, one in enumerate(profile.texts.abbreviations)
    )


def _own_term(group: str, number: int, term: str, term_key: str, text: str, text_key: str) -> doc.Term:
    place = ("texts", group, number)
    return doc.Term(local.text(term, *place, term_key), local.text(text, *place, text_key))
