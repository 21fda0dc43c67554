"""Sections that several kinds of document share, and how a section is put together."""

from __future__ import annotations

from collections.abc import Iterable

from generator.compose import document as doc
from generator.compose import local
from generator.compose.standard import Standard
from generator.model.profile import Profile


def section(name: str, *blocks: doc.Block | Iterable[doc.Block]) -> tuple[doc.Section, ...]:
    """The section, or nothing where no block has any content."""
    flat: list[doc.Block] = []
    for block in blocks:
        flat += [block] if isinstance(block, doc.Block) else list(block)
    kept = tuple(block for block in flat if _filled(block))
    return (doc.Section(name, kept),) if kept else ()


def _filled(block: doc.Block) -> bool:
    if isinstance(block, doc.Paragraphs):
        return bool(block.texts)
    if isinstance(block, (doc.Listing, doc.Terms)):
        return bool(block.items)
    if isinstance(block, (doc.Facts, doc.Table)):
        return bool(block.rows)
    return True


def scope(standard: Standard) -> tuple[doc.Section, ...]:
    """What the profession is about, in the standard's words: definition, areas, disciplines."""
    framework, words = standard.framework, standard.words
    found = framework.scope
    blocks: list[doc.Block] = []
    summary = (standard.text(framework.summary, words.summary, "summary"),) if framework.summary else ()
    said = words.scope
    if found:
        definition = standard.text(found.definition, said.definition if said else None, "scope")
        blocks.append(doc.Paragraphs("standard", (*summary, definition)))
        for area in found.areas:
            own = said.areas.get(area.id) if said else None
            content = standard.statement(area.content, own.content if own else None, area.id)
            title: doc.Words = standard.text(area.title, own.title if own else None, area.id)
            if area.label:
                label = standard.text(area.label, own.label if own else None, area.id)
                title = doc.Phrase("area-with-label", (("title", title), ("label", label)))
            note = standard.text(area.note, own.note if own else None, area.id) if area.note else None
            blocks.append(doc.Listing("area", (content,), title, note))
        if found.interdisciplinarity:
            text = standard.text(found.interdisciplinarity, said.interdisciplinarity if said else None, "scope")
            blocks.append(doc.Paragraphs("interdisciplinarity", (text,)))
    elif summary:
        blocks.append(doc.Paragraphs("standard", summary))
    disciplines = tuple(
        doc.Statement(standard.text(one.title, own.title if (own := words.disciplines.get(one.id)) else None, one.id))
        for one in framework.disciplines
    )
    return section("scope", blocks, doc.Listing("disciplines", disciplines))


def definitions(
    profile: Profile, standard: Standard | None = None, forms: Iterable[str] = ()
) -> tuple[doc.Section, ...]:
    """The unit's definitions and abbreviations, and with a standard its terms and the collaboration forms in use."""
    own = [
        doc.Term(local.text(one.term, *steps, "term"), local.text(one.text, *steps, "text"))
        for number, one in enumerate(profile.texts.definitions)
        for steps in [("texts", "definitions", number)]
    ]
    if standard:
        own += _terms(standard) + _forms(standard, set(forms))
    short = tuple(
        doc.Term(local.text(one.short, *steps, "short"), local.text(one.long, *steps, "long"))
        for number, one in enumerate(profile.texts.abbreviations)
        for steps in [("texts", "abbreviations", number)]
    )
    return section("definitions", doc.Terms("definitions", tuple(own)), doc.Terms("abbreviations", short))


def _terms(standard: Standard) -> list[doc.Term]:
    found: list[doc.Term] = []
    for one in standard.framework.terms:
        own = standard.words.terms.get(one.id)
        replaced = own.instead_of if own and own.instead_of else one.instead_of
        translated = bool(own and own.instead_of)
        found.append(
            doc.Term(
                standard.text(one.term, own.term if own else None, one.id),
                standard.text(one.definition, own.definition if own else None, one.id),
                tuple(standard.text(old, old if translated else None, one.id) for old in replaced),
                standard.text(one.reason, own.reason if own else None, one.id) if one.reason else None,
            )
        )
    return found


def _forms(standard: Standard, used: set[str]) -> list[doc.Term]:
    return [
        doc.Term(form_title(standard, one.id), standard.text(one.definition, own.definition if own else None, one.id))
        for one in standard.framework.collaboration_forms
        if one.id in used
        for own in [standard.words.collaboration_forms.get(one.id)]
    ]


def form_title(standard: Standard, form: str) -> doc.Text:
    """The name of a form of collaboration."""
    (found,) = [one for one in standard.framework.collaboration_forms if one.id == form]
    own = standard.words.collaboration_forms.get(form)
    return standard.text(found.title, own.title if own else None, form)
