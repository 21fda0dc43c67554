"""The row of a document: what the register shows of it at a glance."""

from __future__ import annotations

import json
from typing import Any

from generator.register.act import Act
from generator.register.keeping.row import fields, row
from tests.small_register import NUMBER, act, said, stands

HEARD = ("internal", "official")


def submitted(on: int = 0, *hearings: str, **more: Any) -> Act:
    return act("submit", on, hearings=list(hearings), **more)


def test_the_row_of_a_draft_that_was_submitted_says_what_it_is_and_what_comes_next() -> None:
    assert fields(stands(submitted(4, *HEARD))) == {
        "number": NUMBER,
        "title": "Tømrer",
        "document": NUMBER,
        "work": "awaiting-hearing",
        "force": "never",
        "revision": "",
        "approved": "",
        "valid_until": "",
        "approved_by": "",
        "withdrawn": "",
        "version": 0,
        "edition": "",
        "digests": {},
        "control": {},
        "submitted": {
            "revision": "1.00",
            "weight": "significant",
            "date": "2026-03-06",
            "digests": {"content": "c", "control": "k", "presentation": "p", "inputs": "i"},
            "control": {"id": NUMBER},
        },
        "hearing": None,
        "hearings_left": ["internal", "official"],
        "confirmed": [],
        "unanswered": 0,
        "last": "2026-03-06",
    }


def test_the_row_of_a_document_in_hearing_counts_responses_and_those_without_an_outcome() -> None:
    acts = [submitted(0, "internal"), act("open-hearing", 1), act("respond", 2, responses=[said("A"), said("B")])]
    found = fields(stands(*acts, act("answer", 3)))
    assert found["hearing"] == {"kind": "internal", "deadline": "2026-03-17", "responses": 2}
    assert (found["unanswered"], found["work"]) == (1, "hearing")


def test_the_row_of_a_revision_in_force_says_by_whom_and_until_when() -> None:
    found = fields(stands(submitted(), act("confirm", 1), act("approve", 2, "master", revision="1.00")))
    shown = ("work", "force", "revision", "approved", "valid_until", "approved_by", "version", "submitted", "confirmed")
    assert [found[name] for name in shown] == [
        *("none", "in-force", "1.00", "2026-03-04", "2028-03-03", "Mads Mester", 1, None, []),
    ]
    assert (found["digests"]["content"], found["control"]) == ("c", {"id": NUMBER})


def test_the_row_names_who_has_confirmed_and_the_day_of_withdrawal() -> None:
    assert fields(stands(submitted(), act("confirm", 1)))["confirmed"] == ["Faglig leder"]
    gone = fields(stands(act("adopt", 0, valid_until=""), act("withdraw", 2)))
    assert (gone["withdrawn"], gone["force"], gone["revision"]) == ("2026-03-04", "withdrawn", "1.00")
    assert gone["valid_until"] == ""


def test_the_row_of_a_document_without_acts_is_all_there_and_empty() -> None:
    found = fields(stands())
    assert (found["document"], found["last"], found["version"], found["submitted"]) == (NUMBER, "", 0, None)


def test_the_row_is_canonical_json() -> None:
    found = stands(submitted(0, "internal"), act("open-hearing", 1))
    assert json.loads(row(found)) == fields(found)
    assert row(found).startswith('{"approved":"","approved_by":""')
    assert "Tømrer" in row(found)
