"""The hearing note: one hearing of a document, with every comment, its answer and its outcome."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from generator.compose import document as doc
from generator.compose.sections import section
from generator.hearing import OUTCOMES, Hearing, Response
from generator.yamlfile import Step, pointer

KIND = "hearing-note"
COLUMNS = ("number", "respondent", "concerns", "comment", "answer", "outcome")


def hearing_note(about: doc.Document, hearing: Hearing) -> doc.Document:
    """The note of a hearing of the document ``about``; it bears that document's title and unit.

    It has no control block of its own: the imprint of ``about`` is printed on it.
    """
    return doc.Document(
        kind=KIND,
        key=f"{about.key}/{KIND}",
        language=about.language,
        title=about.title,
        unit=about.unit,
        organisation=about.organisation,
        framework=about.framework,
        framework_version=about.framework_version,
        framework_title=about.framework_title,
        sections=(
            *section("hearing", doc.Facts("hearing", _facts(hearing))),
            *(section("outcomes", *_summary(hearing)) if hearing.responses else ()),
            *section("responses", _responses(hearing)),
        ),
    )


def _facts(hearing: Hearing) -> tuple[tuple[str, doc.Words], ...]:
    rows: list[tuple[str, doc.Words]] = [
        ("hearing-kind", doc.Phrase(f"hearing-{hearing.kind}")),
        ("opened", _value(hearing.opened)),
        ("deadline", _value(hearing.deadline)),
        ("closed", _value(hearing.closed) if hearing.closed else doc.Phrase("hearing-open")),
    ]
    if hearing.parties:
        silent = _lines(hearing.silent, "silent") if hearing.silent else doc.Phrase("nobody")
        rows += [("parties", _lines(hearing.parties, "parties")), ("silent", silent)]
    return (*rows, ("responses", _value(str(len(hearing.responses)))))


def _summary(hearing: Hearing) -> Iterable[doc.Block]:
    open_ones = _numbers(hearing.unanswered)
    said = doc.Phrase("responses-open", (("numbers", open_ones),)) if open_ones else doc.Phrase("responses-all-settled")
    yield doc.Paragraphs("outcomes", (said,))
    rows = []
    for outcome in OUTCOMES:
        found = [one for one in hearing.responses if one.outcome == outcome]
        which = _cell(_value(_numbers(found))) if found else ()
        rows.append((_cell(doc.Phrase(f"outcome-{outcome}")), _cell(_value(str(len(found)))), which))
    yield doc.Table("outcomes", ("outcome", "count", "numbers"), tuple(rows))


def _responses(hearing: Hearing) -> doc.Block:
    if not hearing.responses:
        name = "no-responses" if hearing.closed else "no-responses-yet"
        return doc.Paragraphs("responses", (doc.Phrase(name),))
    return doc.Table("responses", COLUMNS, tuple(_row(one, number) for number, one in enumerate(hearing.responses)))


def _row(response: Response, number: int) -> tuple[doc.Cell, ...]:
    """The cells of a response; none is empty, so that the reader need not guess what a gap means."""
    place: tuple[Step, ...] = ("responses", number)
    if response.answer.strip():
        answer: doc.Words = _literal(response.answer, *place, "answer")
    else:
        answer = doc.Phrase("response-without-answer" if response.outcome else "response-not-answered")
    about = response.about.strip()
    return (
        _cell(_value(str(response.number))),
        _cell(_literal(response.party, *place, "party")),
        _cell(_literal(about, *place, "about") if about else doc.Phrase("whole-document")),
        _cell(_literal(response.comment, *place, "comment")),
        _cell(answer),
        _cell(doc.Phrase(f"outcome-{response.outcome or 'open'}")),
    )


def _literal(written: str, *steps: Step) -> doc.Text:
    """A text as it came, letter for letter: people paste mails, whose stars and brackets mean what they are."""
    return doc.Text((doc.Run(written.strip()),), doc.FromProfile(pointer(("hearing", *steps))))


def _lines(parties: Iterable[str], name: str) -> doc.Text:
    return _literal("\n".join(parties), name)


def _cell(words: doc.Words) -> doc.Cell:
    return (doc.Statement(words),)


def _value(value: str | datetime.date) -> doc.Phrase:
    return doc.Phrase("value", (("value", value),))


def _numbers(responses: Iterable[Response]) -> str:
    return ", ".join(str(one.number) for one in responses)
