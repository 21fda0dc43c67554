"""What is archived of a document comes back as it was: the Document, and its Imprint."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import Workspace
from generator.changes import compare
from generator.compose.document import Block, Document, FromProfile, canonical
from generator.compose.hearing_note import hearing_note
from generator.compose.kinds import compose
from generator.compose.standard import Standard
from generator.compose.stored import stored
from generator.compose.support import supporters
from generator.hearing import Hearing, Response
from generator.imprint import Imprint, Revision, Signature
from generator.register.imprints import from_plain, plain
from generator.span import Span
from tests.command_line import ROOT
from tests.composed import function_description
from tests.every_word.samples import RARE, load
from tests.papers import APPROVER, composed, organisation
from tests.random_examples import RANDOM
from tests.random_profiles import in_yaml, legal_profiles, organisations
from tests.small_profile import profile, read
from tests.small_standard import in_danish, in_norwegian

HEARING = Hearing(
    "official",
    ("Svendene", "Naboerne"),
    date(2026, 3, 2),
    date(2026, 3, 16),
    date(2026, 3, 17),
    (Response(1, "Svendene", "Saven\nmangler.", "Opgaver", "Skrevet ind.", "partly"), Response(2, "Andre", "Støv.")),
)


def every_document() -> list[Document]:
    """All documents of the samples, with the note of a hearing about each."""
    workspace = Workspace.find(ROOT)
    made = [now.document for subject in workspace.subjects.all for now in workspace.candidates(subject)]
    return [*made, *(hearing_note(one, HEARING) for one in made)]


def test_every_sample_document_comes_back_from_its_canonical_form() -> None:
    documents = every_document()
    assert len({one.kind for one in documents}) == 7
    for one in documents:
        again = stored(canonical(one))
        assert canonical(again) == canonical(one), one.key
        assert again.content_digest == one.content_digest
        assert compare(one, again) == compare(again, one) == ()


@pytest.mark.parametrize("profiles", [legal_profiles(), organisations()], ids=["unit", "organisation"])
@settings(RANDOM, max_examples=RANDOM.max_examples // 2)
@given(st.data(), st.sampled_from([in_danish(), in_norwegian()]))
def test_any_document_comes_back_from_its_canonical_form(
    profiles: st.SearchStrategy[dict[str, object]], data: st.DataObject, standard: Standard
) -> None:
    profile = read(in_yaml(data.draw(profiles)))
    for made in compose(profile, standard, supporters=supporters(profile, [profile])):
        assert canonical(stored(canonical(made.document))) == canonical(made.document)


def test_only_the_place_in_the_profile_is_lost() -> None:
    before = function_description()
    assert before.title.origin == FromProfile("positions[0].title")
    again = stored(canonical(before))
    assert again.title.origin == FromProfile("")
    assert replace(again, title=before.title, unit=before.unit, organisation=before.organisation) != before
    assert stored(canonical(again)) == again


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        "{}",
        '{"schema":"rollebog-document/1"}',
        '{"schema":"rollebog-document/2","document":{}}',
        '{"schema":"rollebog-document/1","document":{}}',
        '{"schema":"rollebog-document/1","document":[]}',
    ],
)
def test_what_is_no_document_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        stored(written)


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ('"type":"paragraphs"', '"type":"prose"'),
        ('"runs":', '"walks":'),
        ('"bold":', '"strong":'),
        ('"kind":', '"sort":'),
        ('"blocks":', '"bricks":'),
    ],
)
def test_a_document_of_another_shape_is_refused(words: str, others: str) -> None:
    text = canonical(function_description())
    assert words in text
    with pytest.raises(ValueError, match=r"^no document of the schema rollebog-document/1"):
        stored(text.replace(words, others))


ADDED = {"add": "Kender limen.", "role": "maker"}


def goal_document() -> Document:
    """The goal document of a unit."""
    return next(compose(read(in_yaml(profile())), in_danish(), ["goal-document"])).document


def test_blocks_come_back_as_what_they_were() -> None:
    unit = function_description(authority=["Vælger selv."], employment={"hours": "37 timer"}, adaptations=[ADDED])
    written = load(RARE / "profiles" / "rare-org-da.yaml")["documents"]
    others = [composed(organisation("lavet", {**one, "control": APPROVER})) for one in written[2:4]]
    met: set[type] = set()
    for before in (unit, goal_document(), *others):
        kinds = [[type(block) for block in section.blocks] for section in before.sections]
        assert [[type(block) for block in section.blocks] for section in stored(canonical(before)).sections] == kinds
        met |= {kind for section in kinds for kind in section}
    assert met == {*get_args(Block)}


# --- imprints -----------------------------------------------------------------------------------------

FULL = Imprint(
    state="hearing",
    number="W.1",
    type="Generelt dokument",
    folder=("Byggeri", "Tage"),
    prepared_by=("Vita Skriver", "Svendene"),
    professionally_responsible=("Faglig leder",),
    approved_by=("Lauget",),
    responsible_for_revision=("Skriver",),
    revision="2.00",
    approved=date(2024, 2, 29),
    valid_until=date(2026, 2, 28),
    validity=Span(24, "month"),
    history=(Revision("1.01", date(2023, 1, 1), "Fornyet."), Revision("1.00", date(2021, 1, 1), "Første.")),
    signatures=(Signature("prepared-by", ("Vita Skriver",), date(2024, 2, 1)), Signature("approved-by", ("Lauget",))),
    hearing="official",
    deadline=date(2024, 2, 15),
)
EMPTY = replace(
    FULL,
    state="draft",
    folder=(),
    professionally_responsible=(),
    responsible_for_revision=(),
    approved=None,
    valid_until=None,
    validity=None,
    history=(),
    signatures=(),
    hearing="",
    deadline=None,
)


@pytest.mark.parametrize("imprint", [FULL, EMPTY], ids=["full", "empty"])
def test_an_imprint_comes_back_from_json_as_it_was(imprint: Imprint) -> None:
    assert from_plain(json.loads(json.dumps(plain(imprint)))) == imprint


@RANDOM
@given(st.from_type(Imprint))
def test_any_imprint_comes_back_from_json_as_it_was(imprint: Imprint) -> None:
    again = from_plain(json.loads(json.dumps(plain(imprint))))
    assert again == imprint
    assert plain(again) == plain(imprint)


def test_dates_are_written_as_year_month_and_day() -> None:
    found = plain(FULL)
    assert (found["approved"], found["history"][0]["date"]) == ("2024-02-29", "2023-01-01")
    assert (found["validity"], found["folder"]) == ({"count": 24, "unit": "month"}, ["Byggeri", "Tage"])


@pytest.mark.parametrize("name", sorted(plain(FULL)))
def test_an_imprint_that_lacks_something_is_refused(name: str) -> None:
    less = {key: value for key, value in plain(FULL).items() if key != name}
    if name in ("hearing", "meeting", "approved_beside"):  # what older records do not have
        assert from_plain(less) == from_plain({**plain(FULL), name: [] if name == "approved_beside" else ""})
    else:
        with pytest.raises(ValueError):
            from_plain(less)


@pytest.mark.parametrize(
    "broken",
    [
        {"mood": "glad"},
        {"approved": "i går"},
        {"history": "ingen"},
        {"history": [{"revision": "1"}]},
        {"validity": {"years": 2}},
        {"signatures": [None]},
    ],
)
def test_an_imprint_of_another_shape_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        from_plain({**plain(FULL), **broken})
