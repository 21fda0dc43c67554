"""File names of documents: how they are put together, and where those that are too long are cut."""

from __future__ import annotations

import pytest

from generator.layout import document_name

LONG = "Fagligt selskab for socialt arbejde ved alvorlig sygdom"


def test_a_name_says_number_kind_title_and_unit_and_begins_with_the_kind_where_there_is_no_number() -> None:
    assert document_name("W.1", "Funktionsbeskrivelse", "Tømrer", "Værksted") == (
        "W.1 Funktionsbeskrivelse, tømrer, Værksted.docx"
    )
    assert document_name("", "Mission og vision", LONG, LONG) == f"Mission og vision, {LONG}.docx"


@pytest.mark.parametrize("filling", range(30))
def test_what_is_too_long_ends_behind_a_whole_word(filling: int) -> None:
    whole = f"Høringsnotat{'x' * filling}, officiel høring 2026-11-22 om tag og fag, {LONG}, {LONG}"
    kind, unit = whole.split(", ", 1)
    name = document_name("", kind, unit, unit).removesuffix(".docx")
    assert whole.startswith(name)
    assert whole[len(name)] in " ,"
    assert name[-1].isalnum()
    assert 120 - len("socialt ") - 5 < len(name) <= 120


def test_a_name_that_just_fits_is_whole() -> None:
    unit = "y" * (120 - len("Mål, "))
    assert document_name("", "Mål", unit, unit) == f"Mål, {unit}.docx"


def test_one_long_word_is_cut_within_so_that_something_of_it_is_left() -> None:
    assert document_name("", "Mål", "y" * 300, "y" * 300) == f"Mål, {'y' * 115}.docx"


def test_letters_of_several_bytes_count_as_such_and_stay_whole() -> None:
    name = document_name("", "Mål", "æ" * 300, "æ" * 300)
    assert name == f"Mål, {'æ' * 97}.docx"
    assert len(name.removesuffix(".docx").encode()) <= 200
