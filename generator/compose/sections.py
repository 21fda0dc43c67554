"""Sections that several kinds of document share, and how a section is put together."""

from __future__ import annotations

from collections.abc import Iterable

from generator.compose import document as doc
from generator.compose import local
from generator.compose.standard import Standard
from generator.model.framework import Area, Term
from generator.model.overlay import AreaWords, ScopeWords
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
    """What the profession is about, in the standard's words: summary, definition, areas, disciplines."""
    framework, words = standard.framework, standard.words
    said = words.scope or ScopeWords()
    prose = [standard.text(framework.summary, words.summary, "summary")] if framework.summary else []
    blocks: list[doc.Block] = []
    if found := framework.scope:
        prose.append(standard.text(found.definition, said.definition, "scope"))
        blocks += [_area(standard, area, said.areas.get(area.id) or AreaWords()) for area in found.areas]
        if found.interdisciplinarity:
            text = standard.text(found.interdisciplinarity, said.interdisciplinarity, "scope")
            blocks.append(doc.Paragraphs("interdisciplinarity", (text,)))
    disciplines = tuple(
        doc.Statement(standard.say("disciplines", one.id, "title", one.title)) for one in framework.disciplines
    )
    return section("scope", doc.Paragraphs("standard", tuple(prose)), blocks, doc.Listing("disciplines", disciplines))


def _area(standard: Standard, area: Area, own: AreaWords) -> doc.Listing:
    title: doc.Words = standard.text(area.title, own.title, area.id)
    if area.label:
        label = standard.text(area.label, own.label, area.id)
        title = doc.Phrase("area-with-label", (("title", title), ("label", label)))
    note = standard.text(area.note, own.note, area.id) if area.note else None
    return doc.Listing("area", (standard.statement(area.content, own.content, area.id),), title, note)


def definitions(
    profile: Profile, standard: Standard | None = None, forms: Iterable[str] = ()
) -> tuple[doc.Section, ...]:
    """The unit's definitions and abbreviations, and with a standard its terms and the collaboration forms in use."""
    texts = profile.texts
    own = [
        _own_term("definitions", number, one.term, "term", one.text, "text")
        for number, one in enumerate(texts.definitions)
    ]
    if standard:
        own += [_term(standard, term) for term in standard.framework.terms]
        own += [
            doc.Term(
                form_title(standard, one.id), standard.say("collaboration_forms", one.id, "definition", one.definition)
            )
            for one in standard.framework.collaboration_forms
            if one.id in set(forms)
        ]
    short = tuple(
        _own_term("abbreviations", number, one.short, "short", one.long, "long")
        for number, one in enumerate(texts.abbreviations)
    )
    return section("definitions", doc.Terms("definitions", tuple(own)), doc.Terms("abbreviations", short))


def _own_term(group: str, number: int, term: str, term_key: str, text: str, text_key: str) -> doc.Term:
    place = ("texts", group, number)
    return doc.Term(local.text(term, *place, term_key), local.text(text, *place, text_key))


def _term(standard: Standard, one: Term) -> doc.Term:
    own = standard.words.terms.get(one.id)
    translated = own.instead_of if own else ()
    replaced: list[tuple[str, str | None]] = [(old, old) for old in translated]
    replaced = replaced or [(old, None) for old in one.instead_of]
    return doc.Term(
        standard.say("terms", one.id, "term", one.term),
        standard.say("terms", one.id, "definition", one.definition),
        tuple(standard.text(old, words, one.id) for old, words in replaced),
        standard.say("terms", one.id, "reason", one.reason) if one.reason else None,
    )


def form_title(standard: Standard, form: str) -> doc.Text:
    """The name of a form of collaboration."""
    (found,) = [one for one in standard.framework.collaboration_forms if one.id == form]
    return standard.say("collaboration_forms", form, "title", found.title)
