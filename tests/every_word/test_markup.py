"""Markup adds to a text and takes nothing from it: bold, italic and linked words stand where plain ones would."""

from __future__ import annotations

import os
import pytest

from tests.every_word.comparison import faults
from tests.every_word.places import fits
from tests.every_word.samples import Build, build
from tests.every_word.tokens import Leaf

# As written, as printed.
FORMS = (
    ("**{}**", "{}"),
    ("*{}*", "{}"),
    ("[{}](https://example.org/a_(b)?c=d&e=f#g)", "{}"),
    ("[{}](doc:X.1-2)", "{} (X.1-2)"),
    ("**[{}](mailto:a@example.org)**", "{}"),
)
# Names, numbers and addresses of the control block, and the words of a link, are no texts: they take no markup.
LITERAL = (
    *(f"{control}.{name}" for control in ("positions.#.control", "goals.control") for name in (
        "type", "folder.#", "revision", "history.#.revision",
        "prepared-by.#.*", "professionally-responsible.#.*", "approved-by.#.*", "responsible-for-revision.#.*",
    )),
    "goals.value-base.links.#.text",
)


def _form(leaf: Leaf) -> tuple[str, str]:
    literal = any(fits(pattern, leaf.path) for pattern in LITERAL)
    return ("{}", "{}") if literal else FORMS[(leaf.number+int(os.environ.get('OFF','0'))) % len(FORMS)]


@pytest.fixture(scope="module")
def marked_up(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Units with every form of text, each text marked up in one way or another."""
    return build(
        tmp_path_factory.mktemp("marked-up"),
        written=lambda leaf: _form(leaf)[0].format(leaf.token),
        printed=lambda leaf: _form(leaf)[1].format(leaf.token),
        units=("fjordby", "lindevang", "rare-nb", "rare-da"),
    )


def test_bold_italic_and_linked_texts_keep_their_words_in_their_places(marked_up: Build) -> None:
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
