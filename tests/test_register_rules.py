"""Why an act may not be done: its state, the duties, the day, the hearing; every reason at once, in words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.problems import Problem
from generator.register.act import ActName
from generator.register.rules import general, hearing_closing, hearing_opening, same_as_submitted, unanswered
from generator.register.rules import unconfirmed as not_confirmed
from generator.register.standing import Standing
from generator.register.states import Duty
from tests.small_register import NUMBER, act, at, candidate, day, said, somebody, stands

SUBMITTED = [act("submit", 0)]
WAITING = [act("submit", 0, hearings=["internal", "official"])]
HEARING = [*WAITING, act("open-hearing", 1)]
IN_FORCE = [act("submit", 0), act("approve", 1, "master")]
WITHDRAWN = [*IN_FORCE, act("withdraw", 2)]
QUALITY = frozenset[Duty]({"quality"})
ALL = frozenset[Duty]({"editor", "quality", "approver", "board", "responsible"})


def told(found: Sequence[Problem]) -> list[str]:
    """The problems as they are shown, without the document's number before each."""
    assert all(one.path == NUMBER for one in found)
    return [str(one).removeprefix(f"{NUMBER}: ") for one in found]


def refused(before: Standing, name: ActName, duties: frozenset[Duty] = ALL, on: int = 30) -> list[str]:
    return told(general(before, name, duties, somebody("writer"), at(on)))


# --- the state ----------------------------------------------------------------------------------------


def test_what_state_duty_and_day_allow_is_refused_by_nothing() -> None:
    assert refused(stands(), "submit") == []
    assert refused(stands(*HEARING), "respond", frozenset({"editor"})) == []
    assert refused(stands(*IN_FORCE), "renew", QUALITY, on=1) == []


@pytest.mark.parametrize(
    ("acts", "name", "reason"),
    [
        (WITHDRAWN, "submit", "it was withdrawn on 2026-03-04. Give a new document a number of its own."),
        (WITHDRAWN, "adopt", "it was withdrawn on 2026-03-04. Give a new document a number of its own."),
        (
            [],
            "renew",
            "no revision of it is in force. Submit and approve it, or adopt what was approved before Rollebog.",
        ),
        (
            SUBMITTED,
            "withdraw",
            "no revision of it is in force. Submit and approve it, or adopt what was approved before Rollebog.",
        ),
        (
            IN_FORCE,
            "adopt",
            "revision 1.00 of 2026-03-03 is in force already. Submit the next revision instead.",
        ),
        ([], "approve", "it has not been submitted. Begin with: rollebog submit W.1"),
        ([], "confirm", "it has not been submitted. Begin with: rollebog submit W.1"),
        ([], "open-hearing", "it has not been submitted. Begin with: rollebog submit W.1"),
        ([], "respond", "no hearing is open. Begin with: rollebog submit W.1"),
        ([], "send-back", "it has not been submitted."),
        (
            IN_FORCE,
            "approve",
            "nothing awaits approval: revision 1.00 was approved by Mads Mester on 2026-03-03. Begin with: "
            "rollebog submit W.1",
        ),
        (
            IN_FORCE,
            "confirm",
            "nothing awaits confirmation: revision 1.00 was approved by Mads Mester on 2026-03-03. Begin with: "
            "rollebog submit W.1",
        ),
        (IN_FORCE, "close-hearing", "it has not been submitted. Begin with: rollebog submit W.1"),
        (WAITING, "approve", "the internal hearing is still to be held. rollebog hearing open W.1 …"),
        (
            [*HEARING, act("close-hearing", 15)],
            "confirm",
            "the official hearing is still to be held. rollebog hearing open W.1 …",
        ),
        (
            HEARING,
            "approve",
            "the internal hearing is open until 2026-03-17. After that: rollebog hearing close W.1",
        ),
        (HEARING, "submit", "the internal hearing is open until 2026-03-17. After that: rollebog hearing close W.1"),
        (
            [act("submit", 0, document={"number": NUMBER, "kind": "goal-document"})],
            "open-hearing",
            "it awaits approval, and no hearing is set for a significant change of this kind. To have it heard, write "
            "'hearings: {goal-document: {significant: [internal]}}' in rollebog.yaml and submit it again: "
            "rollebog submit W.1",
        ),
        (
            [act("submit", 0, weight="unchanged")],
            "open-hearing",
            "it awaits approval, and what says nothing new is not heard. Approve it or send it back.",
        ),
        (
            [act("submit", 0, hearings=["internal"]), act("open-hearing", 1), act("close-hearing", 15)],
            "open-hearing",
            "it awaits approval. Approve it or send it back first.",
        ),
        ([*IN_FORCE, act("submit", 2)], "renew", "it awaits approval. Approve it or send it back first."),
    ],
)
def test_a_state_that_does_not_allow_an_act_says_why_and_what_to_do(
    acts: list[object], name: ActName, reason: str
) -> None:
    assert refused(stands(*acts), name) == [reason]  # type: ignore[arg-type]


def test_a_number_with_spaces_is_quoted_where_it_is_to_be_pasted() -> None:
    found = general(Standing("FB 1"), "approve", ALL, somebody("master"), at(0))
    assert [one.hint for one in found] == ['Begin with: rollebog submit "FB 1"']


# --- the duty -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("acts", "name", "duties", "reason"),
    [
        ([], "submit", {"approver"}, "'submit' takes the duty 'editor' or 'quality'; writer has: approver."),
        ([], "adopt", {"editor", "board"}, "'adopt' takes the duty 'quality'; writer has: board, editor."),
        (
            SUBMITTED,
            "send-back",
            {"editor"},
            "'send-back' takes the duty 'approver' or 'board' or 'quality' or professionally responsible; "
            "writer has: editor.",
        ),
        (SUBMITTED, "approve", set(), "'approve' takes the duty 'approver' or 'board'; writer has: none."),
        (
            SUBMITTED,
            "confirm",
            {"approver", "quality"},
            "writer is not among the professionally responsible of this document, and no substitute for one.",
        ),
    ],
)
def test_a_missing_duty_is_named_with_those_that_the_person_has(
    acts: list[object], name: ActName, duties: set[Duty], reason: str
) -> None:
    found = refused(stands(*acts), name, frozenset(duties))  # type: ignore[arg-type]
    assert found == [f"{reason} See 'people' in rollebog.yaml."]


# --- the day ------------------------------------------------------------------------------------------


def test_an_act_in_the_future_is_refused_and_one_of_today_is_not() -> None:
    found = general(stands(), "submit", ALL, somebody("writer"), at(11, today=10))
    assert told(found) == [
        "2026-03-13 lies in the future (today is 2026-03-12). An act is recorded when it has been done."
    ]
    assert general(stands(), "submit", ALL, somebody("writer"), at(10, today=10)) == []


def test_an_act_before_the_last_one_is_refused_and_one_on_its_day_is_not() -> None:
    before = stands(act("submit", 5))
    assert refused(before, "approve", on=4) == [
        "its last act (submit) is dated 2026-03-07; this one would be dated 2026-03-06. "
        "Check the clock of this computer, or give the day with --date."
    ]
    assert refused(before, "approve", on=5) == []


def test_all_reasons_are_told_at_once() -> None:
    found = general(stands(act("submit", 20)), "renew", frozenset({"editor"}), somebody("writer"), at(19, today=10))
    assert [one.split()[0] for one in told(found)] == ["no", "'renew'", "2026-03-21", "its"]
    assert {one.severity for one in found} == {"error"}


# --- what was submitted -------------------------------------------------------------------------------


def submission_of(**more: object) -> Standing:
    return stands(act("submit", 0, digests=candidate(**more).digests))  # type: ignore[arg-type]


def test_what_is_as_it_was_submitted_may_go_on() -> None:
    assert same_as_submitted(submission_of(), candidate()) == []
    assert same_as_submitted(stands(), candidate()) == []


def test_inputs_that_differ_without_changing_the_document_are_recorded_and_not_held_against_it() -> None:
    assert same_as_submitted(submission_of(inputs={"profiles/workshop.yaml": b"commented"}), candidate()) == []


def test_what_differs_from_the_submission_is_named_exactly() -> None:
    again = "Submit it again: rollebog submit W.1"
    words = {
        "content": f"the text has changed since it was submitted (2026-03-02). {again}",
        "control": f"the control block has changed since it was submitted (2026-03-02). {again}",
        "presentation": f"the template or the labels have changed since it was submitted (2026-03-02). {again}",
    }
    before = submission_of()
    assert told(same_as_submitted(before, candidate(purpose="River ned."))) == [words["content"]]
    assert told(same_as_submitted(before, candidate(usual_validity="3 years"))) == [words["control"]]
    assert told(same_as_submitted(before, candidate(template="goal-document"))) == [words["presentation"]]
    assert told(same_as_submitted(before, candidate(words={"kinds.hearing-note": "x"}))) == [words["presentation"]]
    everything = candidate(purpose="River ned.", usual_validity=None, template="goal-document")
    assert told(same_as_submitted(before, everything)) == list(words.values())


# --- hearings -----------------------------------------------------------------------------------------


def test_a_hearing_lasts_at_least_as_long_as_the_settings_say() -> None:
    before = stands(*WAITING)
    assert hearing_opening(before, "internal", day(0), day(14), "14 days") == []
    assert told(hearing_opening(before, "internal", day(0), day(13), "14 days")) == [
        "a hearing lasts at least 14 days: from 2026-03-02 until 2026-03-16 or later, not 2026-03-15. "
        "See 'shortest-hearing' in rollebog.yaml."
    ]
    assert hearing_opening(before, "internal", day(0), day(31), "1 month") == []
    assert len(hearing_opening(before, "internal", day(0), day(30), "1 month")) == 1


def test_hearings_are_held_in_their_order() -> None:
    assert told(hearing_opening(stands(*WAITING), "official", day(0), day(14), "14 days")) == [
        "the next hearing is the internal one. --kind internal first."
    ]
    then = stands(*HEARING, act("close-hearing", 15))
    assert hearing_opening(then, "official", day(16), day(30), "14 days") == []
    assert told(hearing_opening(then, "internal", day(16), day(29), "14 days")) == [
        "the next hearing is the official one. --kind official first.",
        "a hearing lasts at least 14 days: from 2026-03-18 until 2026-04-01 or later, not 2026-03-31. "
        "See 'shortest-hearing' in rollebog.yaml.",
    ]


def test_a_hearing_closes_on_its_deadline_or_later() -> None:
    before = stands(*HEARING)
    assert told(hearing_closing(before, day(14))) == [
        "the hearing runs until 2026-03-17; it cannot be closed on 2026-03-16. Wait, or send the document back."
    ]
    assert hearing_closing(before, day(15)) == hearing_closing(before, day(40)) == []
    assert hearing_closing(stands(*SUBMITTED), day(0)) == []


def test_every_response_without_an_outcome_is_named() -> None:
    acts = [*HEARING, act("respond", 2, responses=[said("A"), said("B"), said("C")]), act("answer", 3, response=2)]
    hint = "rollebog hearing respond W.1 --to {} --answer … --outcome …"
    assert told(unanswered(stands(*acts))) == [
        f"response {number} of the internal hearing ({party}) has no outcome. {hint.format(number)}"
        for number, party in ((1, "A"), (3, "C"))
    ]
    assert unanswered(stands(*acts, act("answer", 4, response=1), act("answer", 4, response=3))) == []


# --- the professionally responsible -------------------------------------------------------------------

RESPONSIBLE = {"professionally-responsible": [{"title": "Faglig leder"}, {"person": "Vita Skriver", "title": "Svend"}]}


def test_each_of_the_professionally_responsible_has_confirmed_what_is_approved() -> None:
    now = candidate(block=RESPONSIBLE)
    assert told(not_confirmed(stands(*SUBMITTED), now)) == [
        f"'{party}' is professionally responsible and has not confirmed. rollebog confirm W.1 --as …"
        for party in ("Faglig leder", "Vita Skriver, Svend")
    ]
    half = stands(*SUBMITTED, act("confirm", 1, parties=["Faglig leder"]))
    assert [one.message.split("'")[1] for one in not_confirmed(half, now)] == ["Vita Skriver, Svend"]
    both = stands(*SUBMITTED, act("confirm", 1, parties=["Faglig leder", "Vita Skriver, Svend"]))
    assert not_confirmed(both, now) == []


def test_where_nobody_is_professionally_responsible_nobody_need_confirm() -> None:
    assert not_confirmed(stands(*SUBMITTED), candidate()) == []
