"""Where a document stands: what its acts add up to, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.hearing import Hearing, Response
from generator.register.act import Act
from generator.register.standing import Issue, Standing, following
from generator.register.states import State
from tests.small_register import NUMBER, act, day, said, stands

HEARD = ("internal", "official")


def submitted(on: int = 0, *hearings: str, **more: Any) -> Act:
    return act("submit", on, hearings=list(hearings), **more)


def held(kind: str, on: int) -> list[Act]:
    """A hearing of fourteen days."""
    return [act("open-hearing", on, kind=kind), act("close-hearing", on + 14, kind=kind)]


def stands_after(acts: list[Act]) -> Callable[[int], Standing]:
    """Where the document stands after so many of the acts."""
    return lambda count: stands(*acts[:count])


# --- the beginning ------------------------------------------------------------------------------------


def test_without_an_act_a_document_is_a_draft_of_which_nothing_is_known_but_its_number() -> None:
    found = stands()
    assert found == Standing(NUMBER)
    assert (found.work, found.force, found.in_force, found.open_hearing) == ("none", "never", None, None)
    assert (found.facts, found.hearings_left, found.last, found.last_act) == ({"number": NUMBER}, (), None, None)


def test_a_submission_holds_what_was_handed_in_when_and_by_whom() -> None:
    found = stands(submitted(3, "internal", weight="minor", revision="1.01", change="Kontakten er udvidet."))
    assert found.submission is not None
    made = found.submission
    assert (made.date, made.person, made.shown) == (day(3), "writer", "Vita Skriver")
    assert (made.weight, made.revision, made.change) == ("minor", "1.01", "Kontakten er udvidet.")
    assert (made.digests["content"], made.control, made.hearings) == ("c", {"id": NUMBER}, ("internal",))
    assert found.facts == made.facts == {"number": NUMBER, "title": "Tømrer"}
    assert (found.last, found.last_act) == (day(3), "submit")


# --- hearings -----------------------------------------------------------------------------------------


def test_without_a_hearing_a_submission_awaits_approval_with_one_it_waits_for_that() -> None:
    assert stands(submitted()).work == "awaiting-approval"
    waiting = stands(submitted(0, "internal"))
    assert (waiting.work, waiting.hearings_left) == ("awaiting-hearing", ("internal",))


def test_hearings_are_held_one_after_the_other_and_then_it_awaits_approval() -> None:
    acts = [submitted(0, *HEARD), *held("internal", 1), *held("official", 20)]
    told = [(one.work, one.hearings_left, one.held) for one in map(stands_after(acts), range(1, 6))]
    assert told == [
        ("awaiting-hearing", HEARD, ()),
        ("hearing", HEARD, ()),
        ("awaiting-hearing", ("official",), ("internal",)),
        ("hearing", ("official",), ("internal",)),
        ("awaiting-approval", (), HEARD),
    ]


def test_an_open_hearing_has_parties_a_first_and_a_last_day_and_a_closed_one_the_day_of_closing() -> None:
    opening = act("open-hearing", 1, kind="official", parties=["Svendene", "Naboerne"], deadline=day(20).isoformat())
    opened = stands(submitted(0, "official"), opening)
    assert opened.open_hearing == Hearing("official", ("Svendene", "Naboerne"), day(1), day(20))
    closed = stands(submitted(0, "official"), opening, act("close-hearing", 22))
    assert closed.open_hearing is None
    assert closed.hearings == (Hearing("official", ("Svendene", "Naboerne"), day(1), day(20), day(22)),)


def test_responses_are_numbered_over_the_whole_round() -> None:
    acts = [
        submitted(0, *HEARD),
        act("open-hearing", 1, kind="internal"),
        act("respond", 2, responses=[said("A"), said("B")]),
        act("respond", 3, responses=[said("C")]),
        act("close-hearing", 15),
        act("open-hearing", 16, kind="official"),
        act("respond", 17, responses=[said("D", about="tasks", answer="Ja.", outcome="noted"), said("E")]),
    ]
    internal, official = stands(*acts).hearings
    assert [(one.number, one.party) for one in internal.responses] == [(1, "A"), (2, "B"), (3, "C")]
    assert official.responses == (
        Response(4, "D", "Saven mangler.", "tasks", "Ja.", "noted"),
        Response(5, "E", "Saven mangler."),
    )


def test_an_answer_belongs_to_one_response_of_any_hearing_and_may_be_changed() -> None:
    acts = [
        submitted(0, *HEARD),
        act("open-hearing", 1, kind="internal"),
        act("respond", 2, responses=[said("A"), said("B")]),
        act("close-hearing", 15),
        act("open-hearing", 16, kind="official"),
        act("respond", 17),
        act("answer", 18, response=2, answer="Nej.", outcome="not-accommodated"),
    ]
    internal, official = stands(*acts).hearings
    assert [(one.answer, one.outcome) for one in internal.responses] == [("", ""), ("Nej.", "not-accommodated")]
    assert [one.number for one in (*internal.unanswered, *official.unanswered)] == [1, 3]
    changed = stands(*acts, act("answer", 19, response=2, answer="Jo.", outcome="partly")).hearings[0]
    assert (changed.responses[1].answer, changed.responses[1].outcome) == ("Jo.", "partly")
    assert (changed.responses[1].party, changed.responses[1].comment) == ("B", "Saven mangler.")


# --- sent back and submitted again --------------------------------------------------------------------


def test_what_is_sent_back_is_a_draft_again_and_keeps_what_was_said_in_its_hearing() -> None:
    acts = [submitted(0, "internal"), act("open-hearing", 1), act("respond", 2), act("close-hearing", 15)]
    found = stands(*acts, act("confirm", 16), act("send-back", 17, "quality"))
    assert (found.work, found.submission, found.confirmed) == ("none", None, ())
    assert [one.number for one in found.hearings[0].responses] == [1]


def test_a_document_that_was_sent_back_is_still_known_by_what_was_recorded_of_it_last() -> None:
    found = stands(submitted(), act("send-back", 1, "quality"))
    assert found.facts == {"number": NUMBER, "title": "Tømrer"}
    renamed = {"number": NUMBER, "title": "Snedker"}
    again = stands(act("adopt", 0), submitted(1, document=renamed), act("send-back", 2, "quality"))
    assert again.facts == renamed


def test_sending_back_ends_an_open_hearing_which_then_counts_as_not_held() -> None:
    found = stands(submitted(0, "internal"), act("open-hearing", 1), act("send-back", 5, "quality"))
    assert (found.open_hearing, found.held) == (None, ())
    assert found.hearings[0].closed == day(5)
    again = following(found, submitted(6, "internal"))
    assert (again.work, again.hearings_left) == ("awaiting-hearing", ("internal",))


def test_sending_back_a_second_hearing_leaves_the_first() -> None:
    acts = [submitted(0, *HEARD), *held("internal", 1), act("open-hearing", 16, kind="official")]
    found = stands(*acts, act("send-back", 20, "quality"))
    assert [(one.kind, one.closed) for one in found.hearings] == [("internal", day(15)), ("official", day(20))]


def test_sending_back_leaves_a_closed_hearing_as_it_was() -> None:
    found = stands(submitted(0, "internal"), *held("internal", 1), act("send-back", 20, "quality"))
    assert [one.closed for one in found.hearings] == [day(15)]


def test_what_is_submitted_again_keeps_the_hearings_that_were_held() -> None:
    acts = [submitted(0, *HEARD), *held("internal", 1)]
    for between in ([], [act("send-back", 16, "quality")]):
        again = stands(*acts, *between, submitted(17, *HEARD))
        assert (again.work, again.held, again.hearings_left) == ("awaiting-hearing", ("internal",), ("official",))
    done = stands(*acts, *held("official", 16), act("send-back", 40, "quality"), submitted(41, *HEARD))
    assert done.work == "awaiting-approval"


def test_a_confirmation_counts_for_what_was_submitted_and_not_for_what_is_submitted_after_it() -> None:
    acts = [submitted(), act("confirm", 1, "master", parties=["Faglig leder", "Lauget"])]
    assert stands(*acts).confirmed == (
        ("Faglig leder", "Mads Mester", day(1)),
        ("Lauget", "Mads Mester", day(1)),
    )
    both = stands(*acts, act("confirm", 2, "deputy", parties=["Svendene"]))
    assert [party for party, _, _ in both.confirmed] == ["Faglig leder", "Lauget", "Svendene"]
    assert stands(*acts, submitted(2)).confirmed == ()


# --- what is in force ---------------------------------------------------------------------------------


def test_an_approval_puts_a_revision_into_force_and_ends_the_round() -> None:
    acts = [submitted(0, "internal"), *held("internal", 1), act("confirm", 16)]
    until = {"approved": "2026-03-22", "valid_until": "2028-03-22", "revision": "1.00", "weight": "minor"}
    found = stands(*acts, act("approve", 20, "master", **until, change="Første."))
    assert found.state == State("none", "in-force")
    assert (found.submission, found.hearings, found.held, found.confirmed) == (None, (), (), ())
    assert found.heard == stands(*acts).hearings
    assert found.in_force == Issue(
        act="approve",
        version=1,
        revision="1.00",
        date=day(20),
        approved=day(20),
        valid_until=day(20).replace(year=2028),
        facts={"number": NUMBER, "title": "Tømrer"},
        digests={"content": "c", "control": "k", "presentation": "p", "inputs": "i"},
        control={"id": NUMBER},
        weight="minor",
        change="Første.",
        shown="Mads Mester",
    )


def test_the_next_revision_goes_through_its_hearings_anew_while_the_last_is_in_force() -> None:
    first = [submitted(0, "internal"), *held("internal", 1), act("approve", 20)]
    found = stands(*first, submitted(30, "internal", revision="2.00"))
    assert found.state == State("awaiting-hearing", "in-force")
    assert (found.hearings_left, found.in_force and found.in_force.revision) == (("internal",), "1.00")
    then = stands(*first, submitted(30, "internal"), act("open-hearing", 31), act("respond", 32))
    assert [one.number for one in then.hearings[0].responses] == [1]


def test_a_document_without_a_last_day_is_valid_until_further_notice() -> None:
    found = stands(act("adopt", 0, valid_until=""))
    assert found.in_force is not None
    assert found.in_force.valid_until is None


def test_adopting_and_renewing_put_a_revision_into_force_with_the_day_of_the_act_and_that_of_approval() -> None:
    found = stands(act("adopt", 0, approved="2023-07-11", revision="4.01"), act("renew", 9, revision="4.02"))
    assert [(one.act, one.version, one.revision) for one in found.issues] == [
        ("adopt", 1, "4.01"),
        ("renew", 2, "4.02"),
    ]
    assert found.issues[0].approved.isoformat() == "2023-07-11"
    assert found.issues[0].date == day(0)
    assert found.in_force == found.issues[1]
    assert found.versions == 2
    renamed = {"number": NUMBER, "title": "Snedker"}
    assert stands(act("adopt", 0)).facts["title"] == "Tømrer"
    assert stands(act("adopt", 0), act("renew", 9, document=renamed)).facts == renamed


def test_a_withdrawn_document_has_nothing_in_force_but_keeps_what_it_had() -> None:
    found = stands(act("adopt", 0), submitted(1), act("withdraw", 2, "quality"))
    assert found.state == State("none", "withdrawn")
    assert (found.in_force, found.withdrawn, found.versions) == (None, day(2), 2)
    assert [one.version for one in found.issues] == [1]
    assert (found.submission, found.facts["title"]) == (None, "Tømrer")


def test_a_register_whose_acts_could_not_have_happened_is_not_added_up() -> None:
    for impossible in (act("approve", 0), act("renew", 0), act("close-hearing", 0), act("withdraw", 0)):
        with pytest.raises((ValueError, LookupError)):
            stands(impossible)
    with pytest.raises(ValueError):
        stands(act("adopt", 0), act("withdraw", 1), submitted(2))


def test_one_act_more_is_the_same_as_adding_up_anew() -> None:
    acts = [submitted(0, "internal"), *held("internal", 1), act("approve", 20), act("renew", 30, revision="1.01")]
    found = Standing(NUMBER)
    for count, one in enumerate(acts, 1):
        found = following(found, one)
        assert found == stands(*acts[:count])
