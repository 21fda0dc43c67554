"""Revision numbers: text, following from the weight in the scheme of the settings, always greater than the last."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.settings import RevisionScheme
from generator.register.revision import next_revision
from tests.random_examples import RANDOM

SCHEMES: tuple[str, ...] = get_args(RevisionScheme)
NUMBERS = st.builds(
    lambda whole, minor: f"{whole}.{minor}" if minor else f"{whole}",
    st.integers(0, 9_999_999).map(str),
    st.one_of(st.just(""), st.text("0123456789", min_size=1, max_size=4), st.sampled_from(["9", "99", "999", "098"])),
)


@pytest.mark.parametrize(
    ("scheme", "first", "minor", "major"),
    [
        ("M", "1", "5", "5"),
        ("M.m", "1.0", "4.2", "5.0"),
        ("M.mm", "1.00", "4.11", "5.00"),
        ("M.mmm", "1.000", "4.101", "5.000"),
    ],
)
def test_each_scheme_writes_the_number_with_its_own_digits(scheme: str, first: str, minor: str, major: str) -> None:
    assert next_revision("", major=True, scheme=scheme) == first
    assert next_revision("", major=False, scheme=scheme) == first
    last = {"M": "4", "M.m": "4.1", "M.mm": "4.10", "M.mmm": "4.100"}[scheme]
    assert next_revision(last, major=False, scheme=scheme) == minor
    assert next_revision(last, major=True, scheme=scheme) == major


def test_the_schemes_of_the_settings_are_these_and_the_usual_one_has_two_digits() -> None:
    assert SCHEMES == ("M", "M.m", "M.mm", "M.mmm")
    assert next_revision("4.01", major=False) == "4.02"


@pytest.mark.parametrize(
    ("last", "scheme", "minor"),
    [
        ("4.99", "M.mm", "5.00"),
        ("4.98", "M.mm", "4.99"),
        ("4.9", "M.m", "5.0"),
        ("4.999", "M.mmm", "5.000"),
        ("4.09", "M.mm", "4.10"),
        ("9.99", "M.mm", "10.00"),
        ("0.00", "M.mm", "0.01"),
        ("0", "M", "1"),
        # numbers that another scheme wrote, or nobody's
        ("2.9", "M.mm", "2.91"),
        ("2.9", "M.mmm", "2.901"),
        ("3", "M.mm", "3.01"),
        ("3", "M.m", "3.1"),
        ("4.101", "M.mm", "5.00"),
        ("4.10", "M.m", "5.0"),
        ("4.01", "M", "5"),
        (" 4.01 ", "M.mm", "4.02"),
    ],
)
def test_a_minor_change_takes_the_next_minor_number_or_the_next_major_where_none_is_left(
    last: str, scheme: str, minor: str
) -> None:
    assert next_revision(last, major=False, scheme=scheme) == minor


def test_an_adopted_whole_number_is_followed_in_the_scheme() -> None:
    assert next_revision("3", major=False, scheme="M.mm") == "3.01"
    assert next_revision("3", major=True, scheme="M.mm") == "4.00"


@pytest.mark.parametrize(
    "last", ["rev. 4", "4.", ".1", "4.1.1", "4,1", "-1", "4.0b", "1e3", "1234567890", "1.1234567890", " ", "4 .1"]
)
def test_what_is_no_revision_number_is_refused_by_name(last: str) -> None:
    with pytest.raises(ValueError) as refused:
        next_revision(last, major=False)
    assert str(refused.value) == f"'{last}' is no revision number"


@RANDOM
@given(NUMBERS, st.booleans(), st.sampled_from(SCHEMES))
def test_the_next_number_is_greater_as_parts_as_a_decimal_and_as_text(last: str, major: bool, scheme: str) -> None:
    following = next_revision(last, major=major, scheme=scheme)
    assert type(following) is str
    assert parts(following) > parts(last)
    assert Decimal(following) > Decimal(last)
    if len(following.partition(".")[0]) == len(last.partition(".")[0]):
        assert following > last


@RANDOM
@given(NUMBERS, st.lists(st.booleans(), min_size=2, max_size=12), st.sampled_from(SCHEMES))
def test_a_whole_life_of_numbers_rises_and_keeps_to_the_scheme(last: str, changes: list[bool], scheme: str) -> None:
    for major in changes:
        following = next_revision(last, major=major, scheme=scheme)
        assert Decimal(following) > Decimal(last)
        assert len(following.partition(".")[2]) == scheme.count("m")
        assert ("." in following) == ("m" in scheme)
        if major:
            assert following.partition(".")[2].strip("0") == ""
        last = following


@RANDOM
@given(st.integers(0, 9_999), st.booleans(), st.sampled_from(SCHEMES))
def test_a_significant_change_never_gets_a_lower_number_than_a_minor_one(number: int, wide: bool, scheme: str) -> None:
    last = f"{number // 100}.{number % 100:02d}" if wide else f"{number // 10}.{number % 10}"
    minor, major = (next_revision(last, major=weighty, scheme=scheme) for weighty in (False, True))
    assert Decimal(major) >= Decimal(minor)


def parts(number: str) -> tuple[int, ...]:
    """The number as people read it who count the parts: 4.10 after 4.9."""
    return tuple(int(part) for part in number.split("."))
