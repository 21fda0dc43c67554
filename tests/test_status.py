"""The lines of ``status``: what follows from the register, the workspace and the day."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.register.status.line import HEADLINES, plain
from generator.register.status.lines import Status, shown
from generator.register.status.rows import Registered
from generator.span import Span
from tests.status_lines import CONTROL, DAY, DIGESTS, FACTS, changed, declared, line, row, seen, submitted

DATES = st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))
NOTICES = st.sampled_from(["1 day", "14 days", "90 days", "6 weeks", "1 month", "3 months", "1 year"])
ONE_DAY = datetime.timedelta(days=1)


def ending(until: datetime.date) -> list[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """A registered and a declared document, both valid until that day."""
    written = until.isoformat()
    return [(row(valid_until=written), seen()), (None, declared("1985-01-01", written))]


@given(until=DATES, notice=NOTICES, away=st.integers(-800, 800))
def test_on_every_day_a_document_is_valid_or_due_or_expired_and_never_two_of_these(
    until: datetime.date, notice: str, away: int
) -> None:
    day = until + away * ONE_DAY
    first = Span.parse(notice).before(until)
    for one, now in ending(until):
        found = line(one, now, day, notice)
        assert (found.due, found.expired) == (first <= day <= until, day > until)
        assert not (found.due and found.expired)
        assert found.days_left == -away


@given(until=DATES, notice=NOTICES)
def test_it_flips_exactly_on_the_notice_day_and_on_the_day_after_the_last_valid_one(
    until: datetime.date, notice: str
) -> None:
    first = Span.parse(notice).before(until)
    days = [first - ONE_DAY, first, until, until + ONE_DAY]
    for one, now in ending(until):
        found = [line(one, now, day, notice) for day in days]
        assert [one.due for one in found] == [False, True, True, False]
        assert [one.expired for one in found] == [False, False, False, True]
        assert [one.state for one in found[:3]] == [("approved" if one else "declared")] * 3
        assert found[3].state == "expired"


@pytest.mark.parametrize(
    ("until", "notice", "first"),
    [
        ("2028-02-29", "1 year", "2027-02-28"),
        ("2028-02-29", "1 month", "2028-01-29"),
        ("2028-02-28", "4 years", "2024-02-28"),
        ("2026-03-31", "1 month", "2026-02-28"),
        ("2026-05-31", "3 months", "2026-02-28"),
    ],
)
def test_the_end_of_february_is_a_day_like_any_other(until: str, notice: str, first: str) -> None:
    day = datetime.date.fromisoformat(first)
    assert line(row(valid_until=until), seen(), day, notice).due
    assert not line(row(valid_until=until), seen(), day - ONE_DAY, notice).due


def test_a_document_without_an_end_is_never_due() -> None:
    found = line(row(valid_until=""), seen(), datetime.date(9999, 12, 31))
    assert (found.valid_until, found.days_left, found.due, found.expired) == (None, None, False, False)


def test_a_withdrawn_document_stays_listed_and_asks_for_nothing() -> None:
    for now in (None, seen(), changed()):
        found = line(row(force="withdrawn", valid_until="2020-01-01"), now)
        assert (found.state, found.due, found.expired, found.steps, found.next) == ("withdrawn", False, False, (), "")
        assert found.changed == ()


@pytest.mark.parametrize("work", ["awaiting-hearing", "hearing", "awaiting-approval"])
def test_what_is_in_force_is_the_headline_and_the_work_on_the_next_revision_stands_beside_it(work: str) -> None:
    hearing = {"kind": "internal", "deadline": "2026-06-10", "responses": 2} if work == "hearing" else None
    first = line(submitted(work, hearing=hearing), seen())
    assert (first.state, first.working, first.revision) == (work, "", "")
    handed_in = submitted()["submitted"]
    later = line(row(work=work, submitted=handed_in, hearing=hearing), seen())
    assert (later.state, later.working, later.revision) == ("approved", work, "1.00")


def test_what_nobody_acted_on_is_a_draft_or_what_its_file_declares() -> None:
    draft = line(None, seen())
    assert (draft.state, draft.registered, draft.next) == ("draft", False, "Submit it.")
    found = line(None, declared("2026-01-01", "2028-01-01"))
    assert (found.state, found.revision, found.approved) == ("declared", "4.01", datetime.date(2026, 1, 1))
    assert found.next == "Adopt it."


def test_a_declared_document_that_expired_is_found_under_both_names() -> None:
    found = line(None, declared("2020-01-01", "2022-01-01"))
    assert found.states == {"declared", "expired"}
    assert found.next == "Adopt it. Renew or revise it: it expired on 2022-01-01."


def test_a_document_that_was_sent_back_is_a_draft_again() -> None:
    found = line(submitted("none", submitted=None), seen())
    assert (found.state, found.registered, found.next) == ("draft", True, "Submit it.")


def test_nothing_has_changed_while_the_digests_are_those_of_the_approval() -> None:
    found = line(row(), seen())
    assert (found.changed, found.weight, found.changes, found.presentation_changed) == ((), "", (), False)
    assert (found.working, found.steps, found.next) == ("", (), "")


def test_a_changed_text_is_named_with_its_weight() -> None:
    found = line(row(), changed("significant"))
    assert (found.changed, found.weight, found.working) == (("content",), "significant", "draft")
    assert found.changes == ("reworded: tasks: Tækker.",)
    assert found.next == "Submit the significant change."


def test_a_changed_control_block_weighs_nothing_and_its_facts_are_named() -> None:
    control = {**CONTROL, "approved_by": [{"title": "Direktør"}], "folder": ["A"]}
    found = line(row(), seen(digests={**DIGESTS, "control": "k2"}, control=control))
    assert (found.changed, found.weight) == (("control",), "unchanged")
    assert found.changes == ("control: approved-by", "control: folder")


def test_a_changed_template_is_noted_apart_and_starts_no_work() -> None:
    found = line(row(), seen(digests={**DIGESTS, "presentation": "p2"}))
    assert (found.presentation_changed, found.changed, found.working, found.steps) == (True, (), "", ())


def test_what_was_adopted_without_a_profile_differs_from_the_profile_that_came_later() -> None:
    compared = {"with": "", "weight": "significant", "changes": []}
    found = line(row(digests={}, control={}), seen(compared=compared))
    assert (found.changed, found.weight) == (("content", "control"), "significant")


def test_what_changed_after_it_was_submitted_must_be_submitted_again() -> None:
    now = seen(digests={"content": "c2", "control": "k", "presentation": "p2"})
    found = line(submitted(), now)
    assert found.changed_since_submission == ("content", "presentation")
    assert found.next == "Submit it again: content and presentation changed."
    assert line(submitted(), seen()).changed_since_submission == ()


def test_an_open_hearing_says_how_far_it_is_and_is_overdue_from_the_day_after_its_deadline() -> None:
    one = submitted("hearing", hearing={"kind": "official", "deadline": "2026-06-10", "responses": 3}, unanswered=1)
    for day, overdue in ((datetime.date(2026, 6, 10), False), (datetime.date(2026, 6, 11), True)):
        hearing = line(one, seen(), day).hearing
        assert hearing is not None
        assert (hearing.kind, hearing.responses, hearing.unanswered, hearing.overdue) == ("official", 3, 1, overdue)
    assert line(one, seen(), datetime.date(2026, 6, 10)).next == "Answer 1 response. Await responses until 2026-06-10."
    closing = line(one, seen(), datetime.date(2026, 6, 11))
    assert closing.next == "Answer 1 response. Close the hearing: its deadline was 2026-06-10."


def test_before_approval_comes_the_hearing_then_the_answers_then_the_confirmation() -> None:
    assert line(submitted("awaiting-hearing", hearings_left=["official"]), seen()).next == "Open the official hearing."
    assert line(submitted(unanswered=2), seen()).next == "Answer 2 responses."
    control = {**CONTROL, "professionally_responsible": [{"title": "Leder"}, {"person": "Bo", "title": "Læge"}]}
    handed_in = {**submitted()["submitted"], "control": control}
    waiting = line(submitted(submitted=handed_in, confirmed=["Leder"]), seen())
    assert (waiting.unconfirmed, waiting.next) == (("Bo, Læge",), "Confirm it: Bo, Læge.")
    assert line(submitted(submitted=handed_in, confirmed=["Leder", "Bo, Læge"]), seen()).next == "Approve it."


def test_what_runs_out_must_be_renewed_or_revised_and_a_waiting_change_is_urgent() -> None:
    due = row(valid_until="2026-07-01")
    assert line(due, seen()).next == "Renew or revise it: valid until 2026-07-01."
    assert line(due, changed()).next == "Submit the minor change; valid until 2026-07-01."
    over = row(valid_until="2026-05-31")
    assert line(over, changed()).next == "Submit the minor change; it expired on 2026-05-31."


def test_the_standard_moved_on_where_a_newer_version_is_in_force_or_has_no_rival_but_a_file() -> None:
    assert line(row(), seen(), newest={"craft": "2.1"}).standard_moved_on == ""
    assert line(row(), seen(), newest={"craft": "2.10"}).standard_moved_on == "2.10"
    assert line(row(), seen(), newest={"craft": "1.9"}).standard_moved_on == ""
    found = line(row(), seen(), newest={"craft": "2.10"})
    assert found.next == "Revise it: version 2.10 of its standard is out."


def test_a_standard_under_the_register_counts_in_the_version_that_is_in_force() -> None:
    standard = row(document="S.1", number="S.1", key="standards/craft", framework_version="2.2", edition="2.2")
    registered = Registered([row(), standard])
    lines = Status(DAY, "90 days", {"craft": "3.0"}).lines(registered, [seen()])
    assert {one.number: one.standard_moved_on for one in lines} == {"W.1": "2.2", "S.1": ""}


def test_while_the_next_version_of_a_standard_is_in_work_no_document_is_told_to_follow_it() -> None:
    standard = row(
        document="S.1", number="S.1", key="standards/craft", framework_version="2.2", edition="2.1", work="hearing"
    )
    standard["hearing"] = {"kind": "internal", "deadline": "2026-06-10", "responses": 0}
    lines = Status(DAY, "90 days", {"craft": "2.2"}).lines(Registered([row(), standard]), [seen()])
    assert [one.standard_moved_on for one in lines] == ["", ""]


def test_what_is_in_force_without_an_end_has_none_whatever_its_file_declares() -> None:
    assert line(row(valid_until=""), declared("2020-01-01", "2022-01-01")).valid_until is None


def test_a_document_of_which_only_the_number_is_recorded_is_told_by_its_file() -> None:
    bare = {name: value for name, value in submitted("none", submitted=None).items() if name not in FACTS}
    found = line(bare, seen())
    assert (found.number, found.title, found.state, found.registered) == ("W.1", "Tømrer", "draft", True)
    nameless = line(bare, None)
    assert (nameless.number, nameless.title, nameless.source) == ("W.1", "", "missing")


def test_a_document_that_nothing_makes_any_more_is_missing_and_one_with_faulty_files_is_faulty() -> None:
    missing = line(row(), None)
    assert (missing.source, missing.state, missing.steps) == ("missing", "approved", ())
    assert line(row(valid_until="2026-07-01"), None).steps == ("withdraw",)
    faulty = line(row(), None, faulty={"workshop"})
    assert (faulty.source, faulty.next) == ("faulty", "Correct the errors in its files.")


def test_what_a_file_declares_otherwise_than_the_register_is_named_with_both_values() -> None:
    same = seen(declared={"revision": "1.00", "approved": "2026-01-01", "valid_until": ""})
    assert line(row(), same).declared_differs == ()
    other = seen(declared={"revision": "0.90", "approved": "2026-01-02", "valid_until": ""})
    assert line(row(), other).declared_differs == (
        {"name": "revision", "declared": "0.90", "register": "1.00"},
        {"name": "approved", "declared": "2026-01-02", "register": "2026-01-01"},
    )
    # Before anything is in force the declared revision is the one that the next number follows.
    assert line(submitted(), other).declared_differs == ()


def test_number_and_file_belong_together_however_the_number_is_written() -> None:
    (found,) = Status(DAY, "90 days").lines(Registered([row(document="w.1")]), [changed(number="W.1")])
    assert (found.registered, found.changed) == (True, ("content",))


def test_lines_are_sorted_by_number() -> None:
    rows = [row(document=number, number=number) for number in ("b.2", "A.1")]
    lines = Status(DAY, "90 days").lines(Registered(rows), [seen(number="C.3", same="c.3"), seen(number="a.9")])
    assert [one.number for one in lines] == ["A.1", "a.9", "b.2", "C.3"]


def test_a_line_is_one_json_object_with_stable_keys() -> None:
    hearing = {"kind": "internal", "deadline": "2026-06-10", "responses": 2}
    for one, now in ((row(), changed()), (None, seen()), (submitted("hearing", hearing=hearing), seen())):
        said = json.loads(json.dumps(plain(line(one, now))))
        assert list(said) == list(json.loads(json.dumps(plain(line(None, seen())))))
        assert said["state"] in HEADLINES
        assert "control" not in said


def test_a_party_is_shown_as_documents_print_it() -> None:
    assert shown({"person": "Bo", "title": "Læge"}) == "Bo, Læge"
    assert [shown(one) for one in ({"title": "Mester"}, {"group": "Svendene"}, {"body": "Lavet"})] == [
        "Mester",
        "Svendene",
        "Lavet",
    ]
