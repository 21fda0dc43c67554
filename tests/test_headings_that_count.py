"""Headings that say how many there are: in the words of the language, in figures above twelve, one in its own form."""

from __future__ import annotations

from typing import Any

import pytest

from generator.changes import compare, weight
from generator.compose.document import Document
from generator.imprint import imprint
from generator.labels import shipped
from generator.model.control import Control
from generator.render.context import context
from tests.papers import composed, organisation, paper, strategy

WORDS = {
    "da": ("to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"),
    "nb": ("to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}


def heading(document: Document, section: str, language: str) -> str:
    """The heading that a template is given for the section."""
    given = context(document, imprint(Control(), None), shipped(language))
    return str(given[section].fields["heading"])


def with_goals(count: int, language: str) -> Document:
    names = [f"Mål {number}" for number in range(count)]
    return composed({**organisation("lavet", strategy(*names)), "language": language})


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("da", "Det strategiske mål", "De {} strategiske mål"),
        ("nb", "Det strategiske målet", "De {} strategiske målene"),
        ("en", "The strategic goal", "The {} strategic goals"),
    ],
)
def test_strategic_goals_are_counted_in_the_words_of_the_language(language: str, one: str, several: str) -> None:
    said = [heading(with_goals(count, language), "strategic_goals", language) for count in range(1, 15)]
    assert said == [one, *(several.format(number) for number in (*WORDS[language], "13", "14"))]


@pytest.mark.parametrize(
    ("count", "said"), [(1, "Temaet"), (2, "De to temaer"), (12, "De tolv temaer"), (13, "De 13 temaer")]
)
def test_themes_are_counted_by_their_titles_whatever_else_stands_in_them(count: int, said: str) -> None:
    box: dict[str, Any] = {"type": "facts", "title": "Tal", "text": ["Et.", "To."]}
    subsections = [{"title": "Vand", "text": "Vådt.", "boxes": [box]}, {"title": "Is", "text": "Koldt."}]
    themes = [{"title": f"Tema {number}", "subsections": subsections, "boxes": [box]} for number in range(count)]
    assert heading(composed(organisation("lavet", paper(themes=themes))), "themes", "da") == said


def test_a_house_may_word_the_heading_and_its_form_for_one_otherwise() -> None:
    labels = shipped("da")
    own = {"sections.strategic-goals": "Vores {number} mål", "one.strategic-goals": "Vores mål"}
    changed = type(labels)(labels.language, {**labels.words, **own})
    assert [changed.heading("strategic-goals", count) for count in (1, 4)] == ["Vores mål", "Vores fire mål"]


def test_a_document_may_have_headings_of_its_own_which_count_nothing() -> None:
    own = {"foreword": "Forord af **mesteren**", "themes": "Det vi har lært"}
    made = composed(organisation("lavet", paper("Tage", "Vægge", headings=own)))
    assert [heading(made, name, "da") for name in ("foreword", "themes")] == ["Forord af mesteren", "Det vi har lært"]
    usual = composed(organisation("lavet", paper("Tage", "Vægge")))
    assert weight(found := compare(usual, made)) == "minor"
    assert [" > ".join(one.after.place) for one in found if one.after] == ["foreword > heading", "themes > heading"]
