"""What a standard says of its field, list by list, ready to stand in the sections of any kind of document."""

from __future__ import annotations

from collections.abc import Container, Iterator

from generator.compose import document as doc
from generator.compose.standard import Standard
from generator.model.framework import Area, SourceNote, Term
from generator.model.overlay import AreaWords, ScopeWords


def summary(standard: Standard) -> tuple[doc.Text, ...]:
    """What the standard is, and who it is for."""
    written = standard.framework.summary
    return (standard.text(written, standard.words.summary, "summary"),) if written else ()


def definition(standard: Standard) -> tuple[doc.Text, ...]:
    """What the field of work is."""
    found, said = standard.framework.scope, standard.words.scope or ScopeWords()
    return (standard.text(found.definition, said.definition, "scope"),) if found else ()


def scope_areas(standard: Standard) -> Iterator[doc.Block]:
    """The main parts of the field, and how it works with others."""
    found, said = standard.framework.scope, standard.words.scope or ScopeWords()
    for area in found.areas if found else ():
        yield _area(standard, area, said.areas.get(area.id) or AreaWords())
    if found and found.interdisciplinarity:
        text = standard.text(found.interdisciplinarity, said.interdisciplinarity, "scope")
        yield doc.Paragraphs("interdisciplinarity", (text,))


def disciplines(standard: Standard) -> tuple[doc.Statement, ...]:
    """The bodies of knowledge that the field draws on."""
    return tuple(
        doc.Statement(standard.say("disciplines", one.id, "title", one.title)) for one in standard.framework.disciplines
    )


def levels(standard: Standard) -> tuple[doc.Term, ...]:
    """The levels of competence, lowest first, with what each means."""
    return tuple(
        doc.Term(standard.level_label(level), standard.level_description(level)) for level in standard.level_order
    )


def ethics(standard: Standard) -> tuple[doc.Statement, ...]:
    """The standard's ethical statement, if it makes one."""
    written = standard.framework.ethics
    return (standard.statement(written, standard.words.ethics, "ethics"),) if written else ()


def _area(standard: Standard, area: Area, own: AreaWords) -> doc.Listing:
    title: doc.Words = standard.text(area.title, own.title, area.id)
    if area.label:
        label = standard.text(area.label, own.label, area.id)
        title = doc.Phrase("area-with-label", (("title", title), ("label", label)))
    note = standard.text(area.note, own.note, area.id) if area.note else None
    return doc.Listing("area", (standard.statement(area.content, own.content, area.id),), title, note)


def terms(standard: Standard) -> tuple[doc.Term, ...]:
    """The standard's terms, with those that they replace."""
    return tuple(_term(standard, one) for one in standard.framework.terms)


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


def collaboration_forms(standard: Standard, used: Container[str] | None = None) -> tuple[doc.Term, ...]:
    """The forms of collaboration with their definitions; of all only those ``used``, if that is given."""
    return tuple(
        doc.Term(
            form_title(standard, one.id), standard.say("collaboration_forms", one.id, "definition", one.definition)
        )
        for one in standard.framework.collaboration_forms
        if used is None or one.id in used
    )


def form_title(standard: Standard, form: str) -> doc.Text:
    """The name of a form of collaboration."""
    (found,) = [one for one in standard.framework.collaboration_forms if one.id == form]
    return standard.say("collaboration_forms", form, "title", found.title)


def recommendations(standard: Standard, used: Container[str] | None = None) -> tuple[doc.Statement, ...]:
    """The recommendations in the standard's order; of all only those ``used``, if that is given."""
    return tuple(
        doc.Statement(standard.say("recommendations", one.id, "text", one.text), id=one.id)
        for one in standard.framework.recommendations
        if used is None or one.id in used
    )


def sources(standard: Standard) -> tuple[doc.Statement, ...]:
    """Where the facts of the standard come from."""
    return tuple(_source(standard, one) for one in standard.framework.sources)


def _source(standard: Standard, one: SourceNote) -> doc.Statement:
    title = standard.say("sources", one.id, "title", one.title)
    if one.url:
        title = doc.Text((doc.Run(str(title), link=one.url),), title.origin, title.language)
    if not one.note:
        return doc.Statement(title, id=one.id)
    note = standard.say("sources", one.id, "note", one.note)
    return doc.Statement(doc.Phrase("source-with-note", (("title", title), ("note", note))), id=one.id)
