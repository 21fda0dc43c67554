"""The sample mission statements: every word of theirs is printed, and who approved them, without a number too."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace

import docx
import pytest

from generator.labels import shipped
from generator.layout import Layout
from generator.layout import shipped as carried
from generator.model.prose import prose
from generator.render.context import context
from generator.word.package import unpack
from generator.workspace import Finished, Workspace
from tests.composed import said
from tests.small_profile import control, profile, read

UNITS = ("fagligt-selskab", "sosionomgruppa-fjellvidda")


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(Layout(carried()))


def _finished(workspace: Workspace, unit: str) -> Finished:
    return next(made for made in workspace.documents(unit) if made.document.kind == "mission-statement")


@pytest.mark.parametrize("unit", UNITS)
def test_every_word_is_printed(workspace: Workspace, unit: str) -> None:
    made = workspace.render(_finished(workspace, unit))
    lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    (loaded,) = workspace.subjects.profiles[unit]
    entry = loaded.model.documents[0].model_copy(update={"title": None, "control": loaded.model.texts})
    texts = [one.text for one in prose(entry)]
    assert len(texts) >= 5
    assert [text for text in texts if text not in lines] == []


def test_an_approval_at_a_meeting_stands_below_the_title_with_a_date_in_words(workspace: Workspace) -> None:
    made = workspace.render(_finished(workspace, "fagligt-selskab"))
    lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    assert lines[:3] == [
        "Mission og vision",
        "Fagligt selskab for socialt arbejde ved alvorlig sygdom",
        "Godkendt på selskabets årsmøde d. 14. marts 2025",
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("da", "Godkendt af Lavet d. 1. marts 2018"),
        ("nb", "Godkjent av Lavet 1. mars 2018"),
        ("en", "Approved by Lavet on 1 March 2018"),
    ],
)
def test_each_language_writes_the_date_its_own_way(workspace: Workspace, language: str, sentence: str) -> None:
    made = _finished(workspace, "fagligt-selskab")
    day = datetime.date(2018, 3, 1)
    approved = replace(made.imprint, approved=day, meeting="", approved_by=("Lavet",))
    given = context(made.document, approved, shipped(language))
    assert given["control"].fields["approval"] == sentence


def test_without_a_number_the_header_shows_only_what_is_there(workspace: Workspace) -> None:
    header = unpack(workspace.render(_finished(workspace, "fagligt-selskab")))["word/header1.xml"].decode("utf-8")
    assert "Dokument-ID" not in header
    assert "Gyldig til" not in header
    assert "Godkendt af" in header


def test_without_a_number_a_document_goes_by_unit_and_kind(workspace: Workspace) -> None:
    made = workspace.candidate("fagligt-selskab/mission-statement")
    assert made.number == "fagligt-selskab/mission-statement"
    assert made.path.startswith("fagligt-selskab/Mission og vision, ")


def test_a_statement_may_be_titled_and_numbered(workspace: Workspace) -> None:
    made = workspace.candidate("FV.SOS.010")
    assert said(made.document.title) == "Det vi er til for"


def test_any_unit_may_have_one_beside_its_other_documents() -> None:
    block = control("W.9")
    found = read(
        profile(
            documents=[{"kind": "mission-statement", "control": block, "mission": "Vi bygger.", "vision": ["Tag."]}]
        )
    )
    assert (found.documents[0].kind, found.documents[0].control.id) == ("mission-statement", "W.9")
