"""Any life that the table of states allows a document, from its first act to its last."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.register.act import ACTS, ISSUING, Act, ActName
from generator.register.keeping.row import fields
from generator.register.revision import next_revision
from generator.register.standing import Standing, following, standing
from generator.register.states import why_not
from tests.random_examples import RANDOM
from tests.small_register import NUMBER, act, said


@st.composite
def lives(draw: st.DrawFn) -> list[Act]:
    """Acts in any order that the table of states allows."""
    acts: list[Act] = []
    found = Standing(NUMBER)
    on = 0
    for _ in range(draw(st.integers(1, 25))):
        allowed = [name for name in ACTS if not why_not(found.state, name)]
        if not allowed:
            break
        name = draw(st.sampled_from(allowed))
        on += draw(st.integers(0, 40))
        one = _said_by(draw, name, on, found)
        found = following(found, one)
        acts.append(one)
    return acts


def _said_by(draw: st.DrawFn, name: ActName, on: int, before: Standing) -> Act:
    last = before.issues[-1].revision if before.issues else ""
    kinds = draw(st.sampled_from([[], ["internal"], ["official"], ["internal", "official"]]))
    numbers = [one.number for hearing in before.hearings for one in hearing.responses]
    details: dict[ActName, dict[str, Any]] = {
        "submit": {"hearings": kinds, "revision": next_revision(last, major=draw(st.booleans()))},
        "open-hearing": {"kind": before.hearings_left[0] if before.hearings_left else "internal"},
        "respond": {"responses": [said(str(n)) for n in range(draw(st.integers(1, 3)))]},
        "answer": {"response": draw(st.sampled_from(numbers)) if numbers else 1},
        "approve": {"revision": before.submission.revision if before.submission else ""},
        "renew": {"revision": next_revision(last, major=False)},
        "adopt": {"revision": draw(st.sampled_from(["3", "2.9", "4.99", "10.00"]))},
    }
    return act(name, on, **details.get(name, {}))


@RANDOM
@given(lives())
def test_whatever_is_allowed_adds_up_and_is_told_in_json(acts: list[Act]) -> None:
    for count in range(len(acts) + 1):
        found = standing(NUMBER, acts[:count])
        assert json.loads(json.dumps(fields(found))) == fields(found)
        responses = [one.number for hearing in found.hearings for one in hearing.responses]
        assert responses == list(range(1, len(responses) + 1))
        assert found.versions == sum(one.name in ISSUING for one in acts[:count])
        assert (found.in_force is None) == (found.force != "in-force")
        assert (found.submission is None) == (found.work == "none")
        assert (found.work == "awaiting-hearing") <= bool(found.hearings_left)
        assert (found.work == "awaiting-approval") <= (not found.hearings_left)


@RANDOM
@given(lives())
def test_revision_numbers_and_versions_rise_over_any_life(acts: list[Act]) -> None:
    found = standing(NUMBER, acts)
    numbers = [tuple(int(part) for part in one.revision.split(".")) for one in found.issues]
    assert all(before < after for before, after in pairwise(numbers))
    assert [one.version for one in found.issues] == list(range(1, len(found.issues) + 1))


@RANDOM
@given(lives())
def test_acts_read_back_from_json_add_up_to_the_same(acts: list[Act]) -> None:
    again = [Act.from_plain(json.loads(json.dumps(one.plain()))) for one in acts]
    assert again == acts
    assert standing(NUMBER, again) == standing(NUMBER, acts)


def test_an_act_keeps_its_evidence_through_json_and_what_is_no_act_is_refused() -> None:
    proven = replace(act("withdraw", 0), evidence=(("referat.pdf", "ab12"),))
    assert Act.from_plain(json.loads(json.dumps(proven.plain()))) == proven
    for broken in ({**proven.plain(), "date": "i går"}, {**proven.plain(), "mood": "glad"}, {}):
        with pytest.raises(ValueError):
            Act.from_plain(broken)
