"""Markup adds to a text and takes nothing from it: bold, italic and linked words stand where plain ones would."""

from __future__ import annotations

import pytest

from tests.every_word.comparison import faults
from tests.every_word.samples import Build, build

FORMS = (
    ("**{}**", "{}"),
    ("*{}*", "{}"),
    ("[{}](https://example.org/a_(b)?c=d&e=f#g)", "{}"),
    ("[{}](doc:X 1.2)", "{} (X 1.2)"),
    ("**[{}](mailto:a@example.org)**", "{}"),
)


def written(token: str, number: int) -> str:
    return FORMS[number % len(FORMS)][0].format(token)


def printed(token: str, number: int) -> str:
    return FORMS[number % len(FORMS)][1].format(token)


@pytest.fixture(scope="module")
def marked_up(tmp_path_factory: pytest.TempPathFactory) -> Build:
    units = ("lindevang", "rare-nb", "rare-da")
    return build(tmp_path_factory.mktemp("marked-up"), written, printed, units)


def test_x(marked_up: Build) -> None:
    found = faults(marked_up, marked_up.leaves)
    assert not found, "\n" + "\n".join(found)


def test_nothing_of_the_markup_itself_is_printed(marked_up: Build) -> None:
    left = [
        f"{key}: {place}: {text}"
        for key, reading in marked_up.readings.items()
        for place, text in reading.passages
        if "*" in text or "](" in text
    ]
    assert not left, "\n" + "\n".join(left)
