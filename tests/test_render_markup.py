"""Words → WordprocessingML: letter for letter, with bold, links and foreign languages as runs of their own."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.compose.document import FromProfile, Phrase, Run, Text, Words
from generator.compose.markup import runs
from generator.labels import shipped
from generator.render.markup import plain, rendered
from tests.word_package import NAMESPACES, W, text

LABELS = shipped("da")
HERE = FromProfile("texts")
LEGAL = st.text(
    st.characters(
        codec="utf-8", exclude_characters="\ufffe\uffff", exclude_categories=["Cs", "Cc"], include_characters="\n\t"
    ),
    max_size=30,
)


def _paragraph(words: Words, mark: str = "") -> str:
    """The words where a template has ``{{ words }}``."""
    return f'<w:p {NAMESPACES}><w:r><w:t xml:space="preserve">{rendered(words, LABELS, mark)}</w:t></w:r></w:p>'


def _plain_text(*pieces: Run, language: str = "") -> Text:
    return Text(pieces, HERE, language)


def _runs(words: Words, mark: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Each run that shows something: its text, and its properties by name."""
    shown = []
    for run in etree.fromstring(_paragraph(words, mark)).iter(f"{{{W}}}r"):
        said = "".join(element.text or "" for element in run.iter(f"{{{W}}}t"))
        properties = {
            etree.QName(one).localname: one.get(f"{{{W}}}val", True) for held in run.iter(f"{{{W}}}rPr") for one in held
        }
        if said:
            shown.append((said, properties))
    return shown


def test_a_plain_text_is_only_escaped_and_stays_in_the_templates_run() -> None:
    assert rendered(_plain_text(Run("Å & <b> \"q\" 'q' {{ x }}")), LABELS) == "Å &amp; &lt;b&gt; \"q\" 'q' {{ x }}"


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.builds(Run, LEGAL, st.booleans(), st.booleans(), st.sampled_from(["", "https://x.dk"])), max_size=4))
def test_every_text_arrives_letter_for_letter_whatever_its_markup(pieces: list[Run]) -> None:
    assert text(_paragraph(_plain_text(*pieces))) == "".join(run.text for run in pieces)


def test_bold_and_italic_are_runs_of_their_own_between_the_templates() -> None:
    assert _runs(Text(runs("a **b *c*** d"), HERE)) == [
        ("a ", {}),
        ("b ", {"b": True}),
        ("c", {"b": True, "i": True}),
        (" d", {}),
    ]


def test_line_breaks_and_tabs_become_words_own_whatever_system_they_were_typed_on() -> None:
    xml = _paragraph(_plain_text(Run("a\r\nb\rc\nd\te")))
    assert text(xml) == "a\nb\nc\nd\te"
    assert len(list(etree.fromstring(xml).iter(f"{{{W}}}br"))) == 3


def test_a_link_is_a_field_with_the_address_as_written_and_the_style_of_links() -> None:
    linked = _plain_text(Run("se "), Run("loven", link="https://x.dk/a?b=1&c=2#d"))
    instructions = [one.text for one in etree.fromstring(_paragraph(linked)).iter(f"{{{W}}}instrText")]
    assert instructions == [' HYPERLINK "https://x.dk/a?b=1&c=2#d" ']
    assert _runs(linked) == [("se ", {}), ("loven", {"rStyle": "Hyperlink"})]
    steps = [one.get(f"{{{W}}}fldCharType") for one in etree.fromstring(_paragraph(linked)).iter(f"{{{W}}}fldChar")]
    assert steps == ["begin", "separate", "end"]


@pytest.mark.parametrize("sign", ['"', "\\", " ", "\t", "<", "&quot;"])
def test_an_address_cannot_break_out_of_its_field(sign: str) -> None:
    linked = _plain_text(Run("x", link=f"https://x.dk/{sign}y"))
    (instruction,) = (one.text or "" for one in etree.fromstring(_paragraph(linked)).iter(f"{{{W}}}instrText"))
    assert instruction.count('"') == 2
    assert "\\" not in instruction
    assert len(instruction.split()) == 2


def test_a_reference_to_a_document_prints_its_number_unless_the_text_has_it_already() -> None:
    numbered = LABELS.get("phrases.document-reference").format(text="Vejledning", number="II.MSK.1-4")
    assert _runs(_plain_text(Run("Vejledning", bold=True, link="doc:II.MSK.1-4"))) == [(numbered, {"b": True})]
    assert _runs(_plain_text(Run("Se II.MSK.1-4", link="doc:II.MSK.1-4"))) == [("Se II.MSK.1-4", {})]
    assert "HYPERLINK" not in _paragraph(_plain_text(Run("x", link="DOC:A.1")))


def test_a_text_in_another_language_than_its_document_carries_its_language() -> None:
    foreign = _plain_text(Run("Håndverk "), Run("nå", bold=True), language="nb")
    assert _runs(foreign) == [("Håndverk ", {"lang": "nb-NO"}), ("nå", {"b": True, "lang": "nb-NO"})]


def test_a_mark_stands_behind_in_brackets_and_in_its_own_style() -> None:
    assert _runs(_plain_text(Run("Saver.")), "lokal ordlyd") == [
        ("Saver.", {}),
        (" (lokal ordlyd)", {"rStyle": "Adaptation"}),
    ]


def test_the_gaps_of_a_phrase_are_filled_with_texts_phrases_words_and_dates_that_keep_their_markup() -> None:
    title = Text(runs("*Håndværk*"), HERE)
    assert _runs(Phrase("roles-follow-standard", (("title", title), ("version", "2.1"))))[1] == (
        "Håndværk",
        {"i": True},
    )
    nested = Phrase(
        "area-with-label", (("title", Phrase("area-with-label", (("title", title), ("label", "a")))), ("label", "b"))
    )
    assert plain(nested, LABELS) == "Håndværk (a) (b)"
    dated = Phrase("applies-until", (("date", datetime.date(2027, 3, 1)),))
    assert "01.03.2027" in plain(dated, LABELS)


def test_plain_words_have_no_markup_at_all() -> None:
    assert plain(Text(runs("**a** [b](https://x.dk) & *c*"), HERE), LABELS) == "a b & c"


def test_a_phrase_without_its_label_or_gap_is_a_fault_of_the_program() -> None:
    for broken in (Phrase("no-such-phrase"), Phrase("area-with-label", (("title", "x"),))):
        with pytest.raises(KeyError):
            plain(broken, LABELS)
