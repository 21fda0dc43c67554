"""The note of a hearing: who was asked and when, what they said, what came of it; and what is still open."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import pytest

from generator.compose.document import Facts, FromProfile, Paragraphs, Statement, Table, Text
from generator.compose.hearing_note import hearing_note
from generator.hearing import KINDS, OUTCOMES, Hearing, HearingKind, Outcome, Response
from generator.imprint import imprint
from generator.labels import shipped
from generator.render.context import context
from generator.render.markup import plain
from generator.render.template import Template
from tests.composed import LABELS, blocks, function_description, phrase, said
from tests.small_profile import control, position, profile, read
from tests.test_templates import FOLDER

ABOUT = function_description()
SAW = Response(1, "Svendene", "Saven mangler.", "Arbejdsopgaver", "Den er skrevet ind.", "accommodated")
DUST = Response(2, "Naboerne", "For meget støv.", "", "Støvet hører til.", "not-accommodated")
NOISE = Response(3, "Svendene", "Hvad med støjen?")
HEARING = Hearing(
    "internal",
    ("Svendene", "Naboerne", "Lavet"),
    datetime.date(2026, 3, 2),
    datetime.date(2026, 3, 16),
    None,
    (SAW, DUST, NOISE),
)


def _facts(hearing: Hearing = HEARING) -> dict[str, str]:
    (facts,) = [block for block in blocks(hearing_note(ABOUT, hearing), "hearing") if isinstance(block, Facts)]
    return {name: said(words) for name, words in facts.rows}


def _table(section: str, hearing: Hearing = HEARING) -> list[list[str]]:
    """The cells of the section's table; its columns stand in the first row."""
    tables = [block for block in blocks(hearing_note(ABOUT, hearing), section) if isinstance(block, Table)]
    return [
        row
        for table in tables
        for row in ([*table.columns], *([_said(cell) for cell in cells] for cells in table.rows))
    ]


def _said(cell: tuple[Statement, ...]) -> str:
    return "\n".join(said(one.text) for one in cell if one.text)


def _remarks(section: str, hearing: Hearing = HEARING) -> list[str]:
    found = blocks(hearing_note(ABOUT, hearing), section)
    return [said(text) for block in found if isinstance(block, Paragraphs) for text in block.texts]


# --- the document -------------------------------------------------------------------------------------


def test_the_note_belongs_to_the_document_that_was_heard() -> None:
    note = hearing_note(ABOUT, HEARING)
    assert (note.kind, note.key) == ("hearing-note", "workshop/carpenter/hearing-note")
    for name in ("language", "title", "unit", "organisation", "framework", "framework_version", "framework_title"):
        assert getattr(note, name) == getattr(ABOUT, name)
    assert [section.name for section in note.sections] == ["hearing", "outcomes", "responses"]


def test_the_same_hearing_gives_the_same_digest_and_another_answer_another() -> None:
    again = replace(HEARING, responses=(SAW, DUST, replace(NOISE, answer="Høreværn.", outcome="partly")))
    assert hearing_note(ABOUT, HEARING).content_digest == hearing_note(ABOUT, HEARING).content_digest
    assert hearing_note(ABOUT, HEARING).content_digest != hearing_note(ABOUT, again).content_digest


# --- the hearing --------------------------------------------------------------------------------------


def test_the_facts_name_kind_dates_parties_and_those_that_have_not_responded() -> None:
    assert _facts() == {
        "hearing-kind": "Intern høring",
        "opened": "02.03.2026",
        "deadline": "16.03.2026",
        "closed": phrase("hearing-open"),
        "parties": "Svendene\nNaboerne\nLavet",
        "silent": "Lavet",
        "responses": "3",
    }


def test_a_closed_hearing_says_when_it_was_closed() -> None:
    assert _facts(replace(HEARING, closed=datetime.date(2026, 3, 17)))["closed"] == "17.03.2026"


def test_where_every_party_has_responded_nobody_is_named() -> None:
    assert _facts(replace(HEARING, parties=("Svendene", "naboerne")))["silent"] == phrase("nobody")


def test_a_hearing_that_asked_nobody_by_name_has_no_lines_about_parties() -> None:
    assert not {"parties", "silent"} & set(_facts(replace(HEARING, parties=())))


@pytest.mark.parametrize(
    ("language", "kind", "words"),
    [
        *(("da", "internal", "Intern høring"), ("da", "official", "Officiel høring")),
        *(("nb", "internal", "Intern høring"), ("nb", "official", "Ekstern høring")),
    ],
)
def test_the_kind_of_hearing_bears_the_name_that_the_country_uses(language: str, kind: HearingKind, words: str) -> None:
    (facts,) = blocks(hearing_note(ABOUT, replace(HEARING, kind=kind)), "hearing")
    assert isinstance(facts, Facts)
    assert plain(dict(facts.rows)["hearing-kind"], shipped(language)) == words


# --- what came of it ----------------------------------------------------------------------------------


def test_the_summary_counts_every_outcome_and_names_the_responses() -> None:
    assert _table("outcomes") == [
        ["outcome", "count", "numbers"],
        ["Imødekommet", "1", "1"],
        ["Delvist imødekommet", "0", ""],
        ["Ikke imødekommet", "1", "2"],
        ["Taget til efterretning", "0", ""],
    ]


def test_the_summary_says_what_is_not_dealt_with_or_that_everything_is() -> None:
    assert _remarks("outcomes") == [phrase("responses-open", numbers="3")]
    open_ones = replace(HEARING, responses=(SAW, NOISE, replace(NOISE, number=7)))
    assert _remarks("outcomes", open_ones) == [phrase("responses-open", numbers="3, 7")]
    assert _remarks("outcomes", replace(HEARING, responses=(SAW, DUST))) == [phrase("responses-all-settled")]


@pytest.mark.parametrize("language", ["da", "nb", "en"])
def test_every_kind_and_outcome_has_words(language: str) -> None:
    words = shipped(language).words
    names = [f"hearing-{kind}" for kind in KINDS] + [f"outcome-{one}" for one in (*OUTCOMES, "open")]
    assert all(words[f"phrases.{name}"] for name in names)
    assert len({words[f"phrases.{name}"] for name in names}) == len(names)


@pytest.mark.parametrize(
    ("outcome", "danish", "norwegian"),
    [
        ("accommodated", "Imødekommet", "Tatt til følge"),
        ("partly", "Delvist imødekommet", "Delvis tatt til følge"),
        ("not-accommodated", "Ikke imødekommet", "Ikke tatt til følge"),
        ("noted", "Taget til efterretning", "Tatt til orientering"),
    ],
)
def test_outcomes_bear_the_names_that_the_country_uses(outcome: Outcome, danish: str, norwegian: str) -> None:
    name = f"phrases.outcome-{outcome}"
    assert (shipped("da").get(name), shipped("nb").get(name)) == (danish, norwegian)


# --- the responses ------------------------------------------------------------------------------------


def test_every_response_is_a_row_and_an_unanswered_one_says_so() -> None:
    assert _table("responses") == [
        ["number", "respondent", "concerns", "comment", "answer", "outcome"],
        ["1", "Svendene", "Arbejdsopgaver", "Saven mangler.", "Den er skrevet ind.", "Imødekommet"],
        ["2", "Naboerne", phrase("whole-document"), "For meget støv.", "Støvet hører til.", "Ikke imødekommet"],
        [
            *("3", "Svendene", phrase("whole-document"), "Hvad med støjen?"),
            *(phrase("response-not-answered"), phrase("outcome-open")),
        ],
    ]


def test_an_outcome_without_words_of_answer_says_so_too() -> None:
    noted = replace(HEARING, responses=(replace(NOISE, outcome="noted"),))
    assert _table("responses", noted)[1][4:] == [phrase("response-without-answer"), "Taget til efterretning"]


def test_a_hearing_without_responses_says_so_and_counts_nothing() -> None:
    silent = replace(HEARING, responses=())
    closed = replace(silent, closed=datetime.date(2026, 3, 17))
    assert _remarks("responses", silent) == [phrase("no-responses-yet")]
    assert _remarks("responses", closed) == [phrase("no-responses")]
    assert [section.name for section in hearing_note(ABOUT, closed).sections] == ["hearing", "responses"]
    assert _facts(closed)["responses"] == "0"


MAIL = "Hej\n\n* **37 timer** er [for meget](https://x.dk)\n* se 2*3 & <b>\n\tHilsen\nos"


def test_markup_in_a_response_is_literal_and_its_line_breaks_are_kept() -> None:
    responses = (replace(SAW, party="A*B*", about="[1]", comment=f"\n{MAIL}\n", answer=MAIL),)
    note = hearing_note(ABOUT, replace(HEARING, responses=responses))
    (table,) = [block for block in blocks(note, "responses") if isinstance(block, Table)]
    texts = [cell[0].text for cell in table.rows[0][1:5]]
    assert [said(text) for text in texts if text] == ["A*B*", "[1]", MAIL, MAIL]
    for text in texts:
        assert isinstance(text, Text)
        assert isinstance(text.origin, FromProfile)
        assert [(run.bold, run.italic, run.link) for run in text.runs] == [(False, False, "")]


@pytest.mark.parametrize("language", ["da", "nb", "en"])
@pytest.mark.parametrize("hearing", [HEARING, replace(HEARING, responses=())], ids=["responses", "none"])
def test_the_note_is_rendered_with_its_own_template_and_the_imprint_of_the_document(
    language: str, hearing: Hearing
) -> None:
    template = Template.read(FOLDER / "hearing-note.docx", "templates/hearing-note.docx")
    long = replace(hearing, responses=tuple(replace(one, comment=MAIL) for one in hearing.responses))
    note = hearing_note(replace(ABOUT, language=language), long)
    unit = read(profile(positions=[position("W.7", control=control("W.7"))]))
    made = template.rendered_parts(context(note, imprint(unit.positions[0].control, None), shipped(language)))
    body = made["word/document.xml"]
    assert ("* **37 timer** er [for meget](https://x.dk)</w:t><w:br/>" in body) is bool(hearing.responses)
    assert shipped(language).get("kinds.hearing-note") in body
    assert "W.7" in made["word/header1.xml"]


def test_the_table_of_responses_repeats_its_head_and_lets_long_rows_break() -> None:
    template = Template.read(FOLDER / "hearing-note.docx", "templates/hearing-note.docx")
    unit = read(profile(positions=[position("W.7")]))
    words = context(hearing_note(ABOUT, HEARING), imprint(unit.positions[0].control, None), LABELS)
    table = template.rendered_parts(words)["word/document.xml"].rpartition("<w:tbl>")[2]
    head, *rows = table.split("<w:tr>")[1:]
    assert "<w:tblHeader/>" in head
    assert len(rows) == len(HEARING.responses)
    assert all("<w:cantSplit/>" not in row for row in rows)


def test_the_note_on_a_document_without_number_or_preparer_shows_dashes_and_no_bare_comma() -> None:
    template = Template.read(FOLDER / "hearing-note.docx", "templates/hearing-note.docx")
    unit = read(profile(positions=[position("W.7")]))
    bare = replace(imprint(unit.positions[0].control, None, "1.00"), number="", prepared_by=())
    made = template.rendered_parts(context(hearing_note(ABOUT, HEARING), bare, LABELS))
    cells = {tuple(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", cell)) for cell in made["word/header1.xml"].split("</w:tc>")}
    for name in ("number", "prepared-by", "professionally-responsible"):
        assert (LABELS.get(f"control.{name}"), "–") in cells
    foot = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", made["word/footer1.xml"]))
    assert foot == "Revision 1.00 (udkast) · Høringsnotat"
