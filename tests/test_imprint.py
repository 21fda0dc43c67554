"""What control adds to a document: number, revision, dates, parties, history, state."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.imprint import Imprint, Revision, imprint
from generator.span import Span
from tests.small_profile import control, position, profile, read

DAY = datetime.date.fromisoformat
SMALL = settings(max_examples=100, deadline=None, derandomize=True)


def _imprint(usual: str | None = None, **written: Any) -> Imprint:
    given_control = control("A.1", **{name.replace("_", "-"): value for name, value in written.items()})
    return imprint(read(profile(positions=[position(control=given_control)])).positions[0].control, usual)


@pytest.mark.parametrize(
    ("span", "approved", "last_day"),
    [
        ("24 months", "2025-03-11", "2027-03-11"),
        ("1 month", "2025-12-31", "2026-01-31"),
        ("13 months", "2025-11-30", "2026-12-30"),
        ("11 months", "2025-01-31", "2025-12-31"),
        ("12 months", "2025-12-15", "2026-12-15"),
        ("1 month", "2025-01-31", "2025-02-28"),
        ("1 month", "2024-01-31", "2024-02-29"),
        ("6 months", "2025-08-31", "2026-02-28"),
        ("12 months", "2024-02-29", "2025-02-28"),
        ("1 year", "2024-02-29", "2025-02-28"),
        ("4 years", "2024-02-29", "2028-02-29"),
        ("99 years", "2000-02-29", "2099-02-28"),
        ("3 years", "2025-06-30", "2028-06-30"),
        ("1 day", "2025-12-31", "2026-01-01"),
        ("90 days", "2025-01-01", "2025-04-01"),
        ("1 week", "2024-02-26", "2024-03-04"),
        ("2 weeks", "2025-12-24", "2026-01-07"),
        ("999 days", "2000-01-01", "2002-09-26"),
    ],
)
def test_the_last_day_of_validity(span: str, approved: str, last_day: str) -> None:
    assert Span.parse(span).after(DAY(approved)) == DAY(last_day)
    assert _imprint(validity=span, revision="1", approved=approved).valid_until == DAY(last_day)


@SMALL
@given(st.integers(1, 9999), st.dates(max_value=DAY("2400-12-31")))
def test_months_count_whole_and_only_a_day_that_the_last_month_lacks_is_moved_to_its_end(
    count: int, start: datetime.date
) -> None:
    end = Span(count, "month").after(start)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == count
    assert end.day == start.day or (end.day < start.day and (end + datetime.timedelta(days=1)).day == 1)


@SMALL
@given(st.integers(1, 99), st.dates(max_value=DAY("2400-12-31")))
def test_a_year_is_twelve_months_and_a_week_seven_days(count: int, start: datetime.date) -> None:
    assert Span(count, "year").after(start) == Span(12 * count, "month").after(start)
    assert Span(count, "week").after(start) == Span(7 * count, "day").after(start)


@pytest.mark.parametrize(
    ("span", "start"),
    [("9999 years", "2025-01-01"), ("1 month", "9999-12-01"), ("1 week", "9999-12-30"), ("1 day", "9999-12-31")],
)
def test_a_span_beyond_the_calendar_ends_on_its_last_day(span: str, start: str) -> None:
    assert Span.parse(span).after(DAY(start)) == datetime.date(9999, 12, 31)


def test_a_span_is_read_as_the_models_accept_it() -> None:
    assert [Span.parse(f"2 {unit}s") for unit in ("day", "week", "month", "year")] == [
        Span(2, "day"),
        Span(2, "week"),
        Span(2, "month"),
        Span(2, "year"),
    ]
    assert Span.parse("1 month") == Span(1, "month")


def test_a_document_without_a_date_of_approval_is_a_draft_without_a_last_day() -> None:
    draft = _imprint("24 months")
    assert (draft.state, draft.revision, draft.approved, draft.valid_until) == ("draft", "", None, None)
    assert draft.validity == Span(24, "month")


def test_a_declared_revision_and_its_dates_are_taken_as_they_are_written() -> None:
    made = _imprint("24 months", revision="4.10", approved="2025-03-11", valid_until="2026-01-31")
    assert (made.state, made.revision) == ("declared", "4.10")
    assert (made.approved, made.valid_until) == (DAY("2025-03-11"), DAY("2026-01-31"))


def test_the_documents_own_validity_comes_before_the_usual_one() -> None:
    dates = {"revision": "1", "approved": "2025-03-11"}
    assert _imprint("24 months", validity="3 years", **dates).valid_until == DAY("2028-03-11")
    assert _imprint("24 months", **dates).valid_until == DAY("2027-03-11")
    neither = _imprint(**dates)
    assert (neither.validity, neither.valid_until) == (None, None)


def test_parties_are_named_as_people_titles_groups_and_bodies_in_their_order() -> None:
    made = _imprint(
        prepared_by=[{"person": "A. Person", "title": "Socialrådgiver"}, {"person": "B. Person"}],
        professionally_responsible=[{"title": "Faglig leder"}],
        approved_by=[{"body": "Bestyrelsen"}, {"group": "Lederne"}],
        responsible_for_revision=[{"group": "Gruppen"}],
    )
    assert made.prepared_by == ("A. Person, Socialrådgiver", "B. Person")
    assert made.professionally_responsible == ("Faglig leder",)
    assert made.approved_by == ("Bestyrelsen", "Lederne")
    assert made.responsible_for_revision == ("Gruppen",)


def test_what_is_not_written_is_empty() -> None:
    made = _imprint()
    assert (made.type, made.folder, made.history) == ("", (), ())
    assert (made.professionally_responsible, made.responsible_for_revision) == ((), ())


def test_number_type_folder_and_history_are_taken_over() -> None:
    past = [
        {"revision": "4.00", "date": "2023-03-01", "change": "Ny skabelon."},
        {"revision": "3.10", "date": "2021-03-01", "change": "Første udgave."},
    ]
    made = _imprint(type="Generelt dokument", folder=["Palliation", "Organisation, opgaver"], history=past)
    assert (made.number, made.type) == ("A.1", "Generelt dokument")
    assert made.folder == ("Palliation", "Organisation, opgaver")
    assert made.history == (
        Revision("4.00", DAY("2023-03-01"), "Ny skabelon."),
        Revision("3.10", DAY("2021-03-01"), "Første udgave."),
    )
