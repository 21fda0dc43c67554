"""What position papers are made of as blocks of a Document: themes, side texts, recommendations, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.compose import document as doc
from generator.compose import local
from generator.model.paper import (
    Box,
    Definition,
    FactBox,
    Meaning,
    OwnWording,
    Quotation,
    Recommendation,
    Recommendations,
    Reference,
    References,
    Summary,
    TermDecision,
    Themes,
    Vocabulary,
)
from generator.yamlfile import Step


def themes(written: Themes, *steps: Step) -> Iterator[doc.Block]:
    """Each theme: its heading, lead and side texts, its subsections with theirs, its recommendations."""
    for number, theme in enumerate(written):
        place = (*steps, number)
        yield doc.Part("theme", local.text(theme.title, *place, "title"))
        yield doc.Prose("theme-lead", local.body(theme.lead, *place, "lead"))
        yield from boxes(theme.boxes, *place, "boxes")
        for n, one in enumerate(theme.subsections):
            here = (*place, "subsections", n)
            yield doc.Prose("subsection", local.body(one.text, *here, "text"), local.text(one.title, *here, "title"))
            yield from boxes(one.boxes, *here, "boxes")
        yield from _in_full(theme.recommendations, *place, "recommendations")


def _in_full(groups: Iterable[Recommendations], *steps: Step) -> Iterator[doc.Prose]:
    """All groups below one heading, but for those that bring a heading of their own."""
    name, title, said = "theme-recommendations", None, list[doc.Statement]()
    for number, group in enumerate(groups):
        place = (*steps, number)
        if group.title:
            yield doc.Prose(name, tuple(said), title)
            title, said = local.text(group.title, *place, "title"), []
        items = (local.text(one.text, *place, "items", n, "text") for n, one in enumerate(group.items))
        stem = local.text(group.stem, *place, "stem") if group.stem else None
        said += [*local.body(group.lead, *place, "lead"), doc.Statement(stem, tuple(items))]
    yield doc.Prose(name, tuple(said), title)


def summary(written: Summary, of: Themes, at: tuple[Step, ...], *steps: Step) -> Iterator[doc.Statement]:
    """Some recommendations again, below the stem of the summary; ``of``: the themes, which stand at ``at``."""
    known = {one.id: (one, (*at, *place)) for one, place in recommendations(of)}
    items = []
    for number, wanted in enumerate(written.recommendations):
        if isinstance(wanted, OwnWording):
            items.append(local.text(wanted.text, *steps, "recommendations", number, "text"))
        else:
            one, place = known[wanted]
            form = "clause" if written.stem and one.clause else "text"
            items.append(local.text(getattr(one, form), *place, form))
    yield doc.Statement(local.text(written.stem, *steps, "stem") if written.stem else None, tuple(items))
    if written.note:
        yield doc.Statement(local.text(written.note, *steps, "note"))


def recommendations(written: Themes) -> Iterator[tuple[Recommendation, tuple[Step, ...]]]:
    """Every recommendation with its place below the themes."""
    for number, theme in enumerate(written):
        for m, group in enumerate(theme.recommendations):
            for n, one in enumerate(group.items):
                yield one, (number, "recommendations", m, "items", n)


def boxes(written: Iterable[Box], *steps: Step) -> Iterator[doc.Box]:
    """The side texts."""
    return (_box(one, (*steps, number)) for number, one in enumerate(written))


def _box(one: Box, place: tuple[Step, ...]) -> doc.Box:
    if isinstance(one, Definition):
        sources = local.paragraphs(one.sources, *place, "sources")
        said = tuple(doc.Phrase("source-of-box", (("source", source),)) for source in sources)
        return doc.Box(
            one.type, local.text(one.term, *place, "term"), local.body(one.text, *place, "text"), sources=said
        )
    title = local.text(one.title, *place, "title") if one.title else None
    if isinstance(one, FactBox):
        return doc.Box(one.type, title, local.body(one.text, *place, "text"))
    if isinstance(one, Quotation):
        said = (doc.Phrase("quoted-from", (("by", local.text(one.by, *place, "by")),)),) if one.by else ()
        words = tuple(map(doc.Statement, local.paragraphs(one.text, *place, "text")))
        return doc.Box(one.type, title, words, sources=said)
    if isinstance(one, Vocabulary):
        return doc.Box(one.type, title, local.body(one.text, *place, "text"), meanings(one.terms, *place, "terms"))
    return _decision(one, title, place)


def meanings(written: Iterable[Meaning], *steps: Step) -> tuple[doc.Term, ...]:
    """Terms and what they mean."""
    return tuple(
        doc.Term(local.text(one.term, *steps, number, "term"), local.text(one.meaning, *steps, number, "meaning"))
        for number, one in enumerate(written)
    )


def _decision(one: TermDecision, title: doc.Text | None, place: tuple[Step, ...]) -> doc.Box:
    """The term is the title of the side text, unless that has one of its own."""
    term, reason = local.text(one.preferred, *place, "preferred"), local.text(one.reason, *place, "reason")
    replaced = tuple(local.text(old, *place, "instead-of", number) for number, old in enumerate(one.instead_of))
    if title:
        return doc.Box(one.type, title, terms=(doc.Term(term, reason, replaced),))
    instead = doc.Phrase("instead-of", (("terms", ", ".join(map(str, replaced))),))
    return doc.Box(one.type, term, (doc.Statement(instead), doc.Statement(reason)))


def references(written: References, *steps: Step) -> tuple[doc.Words, ...]:
    """The works that are referred to, each a paragraph."""
    return tuple(_reference(one, (*steps, number)) for number, one in enumerate(written))


def _reference(one: Reference, place: tuple[Step, ...]) -> doc.Words:
    """Authors (year). Title. Publisher, place."""
    if isinstance(one, str):
        return local.text(one, *place)
    title = local.text(one.title, *place, "title")
    said: doc.Words = doc.Text(
        tuple(doc.Run(run.text, run.bold, italic=True, link=one.url or run.link) for run in title.runs), title.origin
    )
    by = [name for name in ("authors", "year") if getattr(one, name)]
    if by:
        said = _phrase(f"work-by-{'-'.join(by)}", one, place, by, said)
    published = [name for name in ("publisher", "place") if getattr(one, name)]
    if not published:
        return said
    ended = "-ended" if one.title.endswith((".", "?", "!")) and by != ["year"] else ""
    return _phrase(f"work-{'-'.join(published)}{ended}", one, place, published, said)


def _phrase(name: str, one: object, place: tuple[Step, ...], fields: Iterable[str], work: doc.Words) -> doc.Phrase:
    gaps = tuple((field, local.text(getattr(one, field), *place, field)) for field in fields)
    return doc.Phrase(name, (*gaps, ("work", work)))
