"""What no token can stand in for and is printed all the same: dates, spans of time, a standard's id and version."""

from __future__ import annotations

from calendar import monthrange

import pytest

from tests.every_word.documents import Doc, documents
from tests.every_word.places import FOOTER, HEADER, PROPERTIES, Place
from tests.every_word.rules import body
from tests.every_word.samples import ROOT, Build, load


def _date(doc: Doc, written: str) -> str:
    """As the document's language writes dates: day, month, year."""
    return ("/" if doc.language == "en" else ".").join(reversed(written.split("-")))


def _span(doc: Doc) -> tuple[int, str] | None:
    """The validity that the control block gives, or the workspace for this kind of document."""
    written = doc.control.get("validity") or load(ROOT / "rollebog.yaml")["validity"].get(doc.kind)
    if not written:
        return None
    count, unit = written.split()
    return int(count), unit.removesuffix("s")


def _valid_until(doc: Doc) -> str:
    """The declared last day; or that at the end of the span, in short months the last; or unapproved the span."""
    control, span = doc.control, _span(doc)
    if "valid-until" in control:
        return _date(doc, control["valid-until"])
    if span is None:  # only numbered documents must have one
        return "–"
    count, unit = span
    if "approved" in control:
        year, month, day = map(int, control["approved"].split("-"))
        months = year * 12 + month - 1 + count * {"month": 1, "year": 12}[unit]
        year, month = months // 12, months % 12 + 1
        return _date(doc, f"{year}-{month:02}-{min(day, monthrange(year, month)[1]):02}")
    words = doc.label("control", unit if count == 1 else f"{unit}s")
    return doc.label("control", "validity-from-approval").format(count=count, unit=words)


@pytest.fixture(scope="module")
def docs(tokenised: Build) -> list[Doc]:
    return list(documents(tokenised.data))


def test_the_control_block_holds_the_date_of_approval_and_the_last_day_or_the_span(
    tokenised: Build, docs: list[Doc]
) -> None:
    for doc in docs:
        approved = doc.control.get("approved")
        wanted = _date(doc, approved) if approved else doc.label("control", "not-approved")
        read = tokenised.readings[doc.key]
        assert read.text_at(Place(PROPERTIES, column="Approved")) == [wanted], doc.key
        last = _valid_until(doc)
        if not doc.cards:
            assert read.text_at(Place(HEADER, column=doc.label("control", "approved"))) == [wanted], doc.key
            shown = [] if doc.number is not None and last == "–" else [last]
            assert read.text_at(Place(HEADER, column=doc.label("control", "valid-until"))) == shown, doc.key
        assert read.text_at(Place(PROPERTIES, column="Valid until")) == [last], doc.key


def test_the_foot_of_role_cards_names_the_version_the_state_and_what_is_approved_its_last_day(
    tokenised: Build, docs: list[Doc]
) -> None:
    cards = [doc for doc in docs if doc.cards]
    assert {doc.language for doc in cards} == {"da", "nb", "en"}
    for doc in cards:
        (foot,) = tokenised.readings[doc.key].text_at(Place(FOOTER))
        assert f", {doc.label('control', 'version')} {doc.edition[1]} · " in foot
        approved = "approved" in doc.control
        state = doc.label("control", "declared" if approved else "draft")
        last = f" · {doc.label('control', 'valid-until')} {_valid_until(doc)}" if approved else ""
        assert foot.endswith(f" · {doc.label('control', 'state')}: {state}{last}")


def test_the_table_of_revisions_holds_the_date_of_each_beginning_with_the_one_in_force(
    tokenised: Build, docs: list[Doc]
) -> None:
    for doc in (one for one in docs if not one.cards and one.number is None):
        control = doc.control
        wanted = [control["approved"]] if "approved" in control else []
        wanted += [one["date"] for one in control.get("history", [])]
        column = body(doc, "history", "history")._replace(column=doc.label("columns", "date"))
        for row, date in enumerate(wanted, start=1):
            read = tokenised.readings[doc.key].text_at(column._replace(row=str(row)))
            assert read == [_date(doc, date)], f"{doc.key}, revision in row {row}"
        assert not tokenised.readings[doc.key].text_at(column._replace(row=str(len(wanted) + 1))), doc.key


def test_an_adaptation_with_an_end_names_it_beside_its_reason_and_no_other_does(
    tokenised: Build, docs: list[Doc]
) -> None:
    for doc in docs:
        for row, one in enumerate(doc.adaptations, start=1):
            place = body(doc, "adaptations")._replace(column=doc.label("columns", "reason"), row=str(row))
            words = doc.label("phrases", "applies-until").format(date=_date(doc, one.get("until", "0-0-0")))
            ends = [text for text in tokenised.readings[doc.key].text_at(place) if text == words]
            assert len(ends) == ("until" in one), f"{doc.key}, adaptation {row}"


def test_the_id_and_version_of_the_standard_stand_in_the_properties_and_its_version_above_the_roles(
    tokenised: Build, docs: list[Doc]
) -> None:
    for doc in docs:
        read = tokenised.readings[doc.key]
        assert read.text_at(Place(PROPERTIES, column="Framework")) == [doc.edition[0]]
        assert read.text_at(Place(PROPERTIES, column="Framework version")) == [doc.edition[1]]
        if doc.index is not None:
            words = doc.label("phrases", "roles-follow-standard").format(title=doc.say("title"), version=doc.edition[1])
            assert words in read.text_at(body(doc, "roles")), doc.key
