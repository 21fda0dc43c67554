"""What the rows of a list mean: responses and documents to adopt, in three languages, every fault at once."""

from __future__ import annotations

import datetime

import pytest

from generator.hearing import OUTCOMES
from generator.labels import shipped
from generator.problems import RollebogError
from generator.register.lists.entries import Adoption, adoptions, date, responses
from generator.tablefile import Row, Table


def _table(*lines: str) -> Table:
    """A list as ``Header|Header``, ``text|text``; its header stands in line 1."""
    header, *rows = [tuple(line.split("|")) for line in lines]
    filled = (Row(number, dict(zip(header, row, strict=True))) for number, row in enumerate(rows, start=2))
    return Table("l.csv", header, 1, tuple(filled))


def _faults(read: object, table: Table) -> list[str]:
    assert callable(read)
    with pytest.raises(RollebogError) as refused:
        read(table)
    return str(refused.value).splitlines()


@pytest.mark.parametrize(
    "header",
    [
        "party|comment|about|answer|outcome",
        "Part|Kommentar|Afsnit|Svar|Resultat",
        "HØRINGSPART|Bemærkning|Vedrører|Svar|Udfald",
        "Høringsinstans|Merknad|Avsnitt|Svar|Utfall",
        "Respondent:|Comment *|Section|Answer|Outcome",
    ],
)
def test_the_headers_of_responses_may_be_in_any_of_the_languages(header: str) -> None:
    assert responses(_table(header, "Svendene|Saven mangler.|tasks|Skrevet ind.|partly")) == [
        {
            "party": "Svendene",
            "comment": "Saven mangler.",
            "about": "tasks",
            "answer": "Skrevet ind.",
            "outcome": "partly",
        }
    ]


@pytest.mark.parametrize("language", ["da", "nb", "en"])
def test_the_table_of_a_hearing_note_has_columns_that_a_list_may_have(language: str) -> None:
    words = shipped(language)
    names = ("respondent", "comment", "concerns", "answer", "outcome")
    header = "|".join(words.get(f"columns.{name}") for name in names)
    (one,) = responses(_table(header, "A|b|c|d|noted"))
    assert one == {"party": "A", "comment": "b", "about": "c", "answer": "d", "outcome": "noted"}


def test_only_party_and_comment_must_be_there() -> None:
    assert responses(_table("part|kommentar", "A|b")) == [
        {"party": "A", "comment": "b", "about": "", "answer": "", "outcome": ""}
    ]


def test_comments_and_answers_keep_their_paragraphs_and_the_rest_is_one_line() -> None:
    (one,) = responses(_table("part|kommentar|svar|afsnit", "A\n B|b\n\nc|d\ne|f\ng"))
    assert (one["party"], one["comment"], one["answer"], one["about"]) == ("A B", "b\n\nc", "d\ne", "f g")


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("language", ["da", "nb", "en"])
def test_an_outcome_is_its_key_or_its_words_in_any_of_the_languages(outcome: str, language: str) -> None:
    for written in (outcome, outcome.upper(), shipped(language).get(f"phrases.outcome-{outcome}").lower() + "."):
        assert responses(_table("part|kommentar|udfald", f"A|b|{written}"))[0]["outcome"] == outcome


def test_the_short_words_of_the_vocabulary_are_outcomes_too() -> None:
    rows = "A|b|delvist", "A|b|Delvis", "A|b|"
    assert [one["outcome"] for one in responses(_table("part|kommentar|utfall", *rows))] == ["partly", "partly", ""]


def test_every_fault_of_every_response_is_named_at_once_with_its_line() -> None:
    table = _table("part|kommentar|udfald|avsnittt", "|b||", "A||imødekomet|", "A|b\x07|x|")
    assert _faults(responses, table) == [
        "l.csv:1:1: unknown column 'avsnittt'. Did you mean 'avsnitt'?",
        "l.csv:2:1: the party is missing.",
        "l.csv:3:1: 'imødekomet' is no outcome. Did you mean 'imødekommet'?",
        "l.csv:3:1: the comment is missing.",
        "l.csv:4:1: 'kommentar' holds a character that no document can hold (U+0007). Remove it.",
        "l.csv:4:1: 'x' is no outcome. Known: imødekommet, tatt til følge, accepted, accommodated, "
        "delvist imødekommet, delvis tatt til følge, partly accepted, partly, delvist, delvis and 7 more.",
    ]


def test_a_missing_column_is_named_once_and_not_for_every_row() -> None:
    (said,) = _faults(responses, _table("part|svar", "A|b", "C|d"))
    assert said.startswith("l.csv:1:1: there is no column 'comment'. It may be called comment, kommentar, ")


def test_two_columns_of_one_meaning_are_a_fault() -> None:
    (said,) = _faults(responses, _table("part|kommentar|party", "A|b|C"))
    assert said == "l.csv:1:1: 'part' and 'party' are the same column, 'party'. Keep one of them."


def test_a_list_without_rows_is_a_fault() -> None:
    assert _faults(responses, _table("part|kommentar")) == [
        "l.csv: the list is empty: there is no row below its header."
    ]


@pytest.mark.parametrize(
    "header",
    [
        "number|file|revision|approved|valid-until|approved-by|title|unit",
        "Dokument-ID|Fil|Revision|Godkendt dato|Gyldig til|Godkendt af|Titel|Enhed",
        "nummer|filnavn|Revisjon|Godkjent|gyldig_til|Godkjent av|Tittel|Enhet",
    ],
)
def test_the_headers_of_adoptions_may_be_in_any_of_the_languages(header: str) -> None:
    row = "W.1|gamle/W 1.docx|4.10|31.12.2024|2026-12-31|Mester|Tømrer|Værkstedet"
    approved, until = datetime.date(2024, 12, 31), datetime.date(2026, 12, 31)
    assert adoptions(_table(header, row)) == [
        Adoption("W.1", "gamle/W 1.docx", "4.10", approved, until, "Mester", "Tømrer", "Værkstedet", 2)
    ]


def test_only_number_and_file_must_be_there() -> None:
    assert adoptions(_table("nummer|fil", "W.1|a.pdf")) == [Adoption("W.1", "a.pdf", line=2)]


@pytest.mark.parametrize("written", ["2026-03-01", "01.03.2026", "1.3.2026", "01-03-2026", "1-3-2026"])
def test_a_date_is_iso_or_nordic(written: str) -> None:
    assert date(written) == datetime.date(2026, 3, 1)


@pytest.mark.parametrize(
    "written", ["", "2026-02-30", "31.02.2026", "1.3-2026", "1/3/2026", "2026-3-1", "1.3.26", "3. marts", "٣.٣.٢٠٢٦"]
)
def test_anything_else_is_no_date(written: str) -> None:
    with pytest.raises(ValueError):
        date(written)


def test_every_fault_of_every_adoption_is_named_at_once_with_its_line() -> None:
    table = _table("nummer|fil|godkendt|gyldig til", "W.1||31.2.2024|snart", "w.1|a.docx||", "|b.docx||")
    assert _faults(adoptions, table) == [
        "l.csv:2:1: '31.2.2024' is no date (approved). Write it as 2026-12-31 or 31.12.2026.",
        "l.csv:2:1: 'snart' is no date (valid-until). Write it as 2026-12-31 or 31.12.2026.",
        "l.csv:2:1: the file is missing.",
        "l.csv:3:1: 'w.1' stands in line 2 already. A document is adopted once, in the revision in force.",
        "l.csv:4:1: the number is missing.",
    ]
