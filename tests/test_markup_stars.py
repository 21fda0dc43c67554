"""A star that stands between letters or figures is a star, not markup."""

from __future__ import annotations

import pytest

from generator.compose.document import Run
from generator.compose.markup import runs


@pytest.mark.parametrize("text", ["2*3 timer og 4*2 timer", "7**2 er 49 og 3**2 er 9", "a*b*c", "5 * 3 * 2", "*", "**"])
def test_a_star_within_a_word_or_a_sum_is_printed(text: str) -> None:
    assert runs(text) == (Run(text),)


def test_stars_around_words_are_markup() -> None:
    assert runs("**fed**, *kursiv* og 2*3") == (
        Run("fed", bold=True), Run(", "), Run("kursiv", italic=True), Run(" og 2*3"),
    )  # fmt: skip
