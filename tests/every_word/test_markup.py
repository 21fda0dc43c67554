"""Markup adds to a text and takes nothing from it: bold, italic and linked words stand where plain ones would."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.every_word.comparison import misplaced
from tests.every_word.places import fits
from tests.every_word.samples import Build, build
from tests.every_word.tokens import Leaf

Form = tuple[str, str]
# As written, as printed.
FORMS: tuple[Form, ...] = (
    ("**{}**", "{}"),
    ("*{}*", "{}"),
    ("[{}](https://example.org/a_(b)?c=d&e=f#g)", "{}"),
    ("[{}](doc:X.1-2)", "{} (X.1-2)"),
    ("**[{}](mailto:a@example.org)**", "{}"),
)
# Names, numbers and addresses of the control block, and the words of a link, are no texts: they take no markup.
LITERAL = (
    *(
        f"{where}.{name}"
        for where in ("positions.#.control", "goals.control", "documents.#.control", "control")
        for name in (
            *("type", "folder.#", "revision", "history.#.revision"),
            *("prepared-by.#.*", "professionally-responsible.#.*", "approved-by.#.*", "responsible-for-revision.#.*"),
        )
    ),
    "documents.#.control.approved-by.#.meeting",
    "goals.value-base.links.#.text",
    "documents.#.goals.#.links.#.text",
)


def _literal(leaf: Leaf) -> bool:
    return any(fits(pattern, leaf.path) for pattern in LITERAL)


def _build(folder: Path, units: tuple[str, ...], forms: tuple[Form, ...]) -> Build:
    def form(leaf: Leaf) -> Form:
        return ("{}", "{}") if _literal(leaf) else forms[leaf.number % len(forms)]

    return build(
        folder,
        written=lambda leaf: form(leaf)[0].format(leaf.token),
        printed=lambda leaf: form(leaf)[1].format(leaf.token),
        units=units,
    )


@pytest.fixture(scope="module")
def marked_up(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Units with every form of text, each text marked up in one way or another."""
    return _build(
        tmp_path_factory.mktemp("marked-up"), ("lindevang", "rare-nb", "rare-en", "rare-org-da", "rare-org-nb"), FORMS
    )


@pytest.mark.thorough  # the plain run tries markup text by text: test_render_markup, test_letters_of_documents
def test_bold_italic_and_linked_texts_keep_their_words_in_the_places_of_plain_ones(
    marked_up: Build, tokenised: Build
) -> None:
    lost_when_plain = misplaced(tokenised)
    lost = [message for leaf, message in misplaced(marked_up).items() if leaf not in lost_when_plain]
    assert not lost, "\n" + "\n".join(lost)


@pytest.mark.thorough
def test_nothing_of_the_markup_itself_is_printed(marked_up: Build) -> None:
    left = [
        f"{key}: {place}: {text}"
        for key, reading in marked_up.readings.items()
        for place, text in reading.passages
        if "*" in text or "](" in text
    ]
    assert not left, "\n" + "\n".join(left)


def test_a_reference_to_a_document_whose_number_has_a_space_prints_words_and_number(tmp_path: Path) -> None:
    made = _build(tmp_path, ("rare-da",), (("[{}](doc:X 1.2)", "{} (X 1.2)"),))
    left = [text for reading in made.readings.values() for _, text in reading.passages if "](" in text]
    assert not left, "\n" + "\n".join(left)
