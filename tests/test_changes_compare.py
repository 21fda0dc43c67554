"""Which texts of two Documents belong together, and what became of each; word by word where they were reworded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.changes import compare, weight
from generator.changes.words import difference, likeness, substance
from generator.compose import document as doc
from tests.random_examples import RANDOM

LOCAL = doc.FromProfile("somewhere")
# A section and the name of a list in it, with texts, which stand alone or under an id: "s-1=text".
Lists = dict[str, list[str]]


def document(lists: Lists) -> doc.Document:
    sections = []
    for place, texts in lists.items():
        section, _, name = place.partition("/")
        items = tuple(doc.Statement(text(one.rpartition("=")[2]), id=one.rpartition("=")[0]) for one in texts)
        sections.append(doc.Section(section, (doc.Listing(name, items),)))
    return doc.Document(
        *("function-description", "u/p", "da", text("Tømrer"), text("Værkstedet"), (), "craft", "1", text("Håndværk")),
        sections=tuple(sections),
    )


def text(words: str) -> doc.Text:
    return doc.Text((doc.Run(words),), LOCAL)


def became(before: Lists, after: Lists) -> list[tuple[str, str, str]]:
    """Kind, and both wordings, of every change."""
    found = compare(document(before), document(after))
    return [(one.kind, one.before.text if one.before else "", one.after.text if one.after else "") for one in found]


# --- what belongs together ----------------------------------------------------------------------------


def test_an_id_tells_a_statement_where_it_stands_whatever_it_says() -> None:
    assert became({"roles/do": ["s-1=Saver lige."]}, {"roles/do": ["s-1=Holder øje med alt andet."]}) == [
        ("reworded", "Saver lige.", "Holder øje med alt andet.")
    ]


def test_the_same_words_under_another_id_are_another_statement() -> None:
    assert became({"roles/do": ["s-1=Saver lige."]}, {"roles/do": ["s-2=Saver lige."]}) == [
        ("added", "", "Saver lige."),
        ("removed", "Saver lige.", ""),
    ]
    assert became({"roles/do": ["s-1=Saver lige."]}, {"roles/do": ["Saver lige."]}) == [
        ("added", "", "Saver lige."),
        ("removed", "Saver lige.", ""),
    ]
    assert became({"roles/do": ["Saver lige."]}, {"roles/do": ["s-1=Saver lige."]}) == [
        ("added", "", "Saver lige."),
        ("removed", "Saver lige.", ""),
    ]


def test_a_statement_that_stands_in_a_second_place_too_was_added_there() -> None:
    assert became({"a/x": ["s-1=Saver."]}, {"a/x": ["s-1=Saver."], "b/x": ["s-1=Saver."]}) == [("added", "", "Saver.")]
    assert became({"a/x": ["Saver."]}, {"a/x": ["Saver."], "b/x": ["Saver."]}) == [("added", "", "Saver.")]
    assert became({"a/x": ["Saver.", "Saver."]}, {"a/x": ["Saver."]}) == [("removed", "Saver.", "")]


def test_a_statement_stays_with_its_place_before_it_follows_its_words() -> None:
    before = {"a/x": ["s-1=Saver."], "b/x": ["s-1=Høvler."]}
    assert became(before, {"a/x": ["s-1=Høvler."]}) == [("reworded", "Saver.", "Høvler."), ("removed", "Høvler.", "")]
    assert became({"a/x": ["Saver."], "b/x": ["Saver."]}, {"b/x": ["Saver."]}) == [("removed", "Saver.", "")]


def test_the_same_words_in_another_place_have_moved_there() -> None:
    assert became({"a/x": ["Saver."]}, {"b/x": ["Saver."]}) == [("moved", "Saver.", "Saver.")]
    assert became({"a/x": ["s-1=Saver."]}, {"b/x": ["s-1=Saver."]}) == [("moved", "Saver.", "Saver.")]


def test_an_empty_cell_belongs_to_no_empty_cell_elsewhere() -> None:
    assert became({"a/x": [""]}, {"b/x": [""]}) == [("added", "", ""), ("removed", "", "")]


def test_words_that_are_only_alike_belong_together_in_one_place_and_not_in_two() -> None:
    assert became({"a/x": ["Saver brædder lige."]}, {"a/x": ["Saver brædder skævt."]}) == [
        ("reworded", "Saver brædder lige.", "Saver brædder skævt.")
    ]
    assert became({"a/x": ["Saver brædder lige."]}, {"b/x": ["Saver brædder skævt."]}) == [
        ("added", "", "Saver brædder skævt."),
        ("removed", "Saver brædder lige.", ""),
    ]


@pytest.mark.parametrize(("after", "kind"), [("en to", "reworded"), ("en ti", "reworded"), ("ni ti", "added")])
def test_with_half_of_its_words_in_common_a_text_is_reworded_and_with_less_it_is_another(after: str, kind: str) -> None:
    assert became({"a/x": ["en tre"]}, {"a/x": [after]})[0][0] == kind
    assert became({"a/x": ["en to tre fire"]}, {"a/x": ["en ti ni otte"]})[0][0] == "added"


def test_of_several_texts_that_are_alike_the_most_alike_belong_together() -> None:
    close, far = "en to tre ti", "en to ni otte"
    for texts in ([close, far], [far, close]):
        found = became({"a/x": ["en to tre fire"]}, {"a/x": texts})
        assert sorted(found) == [("added", "", far), ("reworded", "en to tre fire", close)]
        found = became({"a/x": texts}, {"a/x": ["en to tre fire"]})
        assert sorted(found) == [("removed", far, ""), ("reworded", close, "en to tre fire")]


def test_what_is_new_comes_in_reading_order_and_what_is_gone_comes_last() -> None:
    before = {"a/x": ["en", "to"], "b/x": ["tre"]}
    assert became(before, {"a/x": ["fire"], "b/x": ["fem", "tre"]}) == [
        ("added", "", "fire"),
        ("added", "", "fem"),
        ("removed", "en", ""),
        ("removed", "to", ""),
    ]


@RANDOM
@given(st.permutations(list("abcdefgh")))
def test_as_few_texts_as_possible_have_moved(order: list[str]) -> None:
    found = became({"a/x": list("abcdefgh")}, {"a/x": order})
    assert {kind for kind, _, _ in found} <= {"moved"}
    assert len(found) == len(order) - longest_rise(order)


def longest_rise(order: list[str]) -> int:
    """How many of the letters can stay, by trying every beginning."""
    best: list[int] = []
    for number, letter in enumerate(order):
        best.append(1 + max((best[n] for n in range(number) if order[n] < letter), default=0))
    return max(best)


# --- substance ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("tasks/citizens", "tasks/relatives", "minor"),
        ("tasks/citizens", "responsibility/duties", "significant"),
        ("responsibility/duties", "responsibility/authority", "significant"),
        ("responsibility/authority", "responsibility/duties", "significant"),
        ("tasks/citizens", "purpose/text", "significant"),
        ("purpose/text", "tasks/citizens", "significant"),
        ("purpose/text", "collaboration/text", "minor"),
        ("qualifications/desired-professional", "qualifications/required-professional", "significant"),
        ("qualifications/required-professional", "qualifications/required-personal", "minor"),
    ],
)
def test_a_text_that_moves_weighs_by_what_it_counted_as_before_and_counts_as_now(
    before: str, after: str, expected: str
) -> None:
    assert weight(compare(document({before: ["Saver lige."]}), document({after: ["Saver lige."]}))) == expected


def test_case_punctuation_and_spacing_are_no_substance() -> None:
    assert substance("Saver  lige, altid!") == substance("saver lige (altid)") == ("saver", "lige", "altid")
    assert substance("Saver lige.") != substance("Saver skævt.")


# --- words --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("Saver lige.", "Saver lige.", [("same", "Saver lige.")]),
        ("Saver.", "Saver helt lige.", [("same", "Saver"), ("added", " helt lige"), ("same", ".")]),
        ("Saver helt lige.", "Saver.", [("same", "Saver"), ("removed", " helt lige"), ("same", ".")]),
        ("", "Saver lige.", [("added", "Saver lige.")]),
        ("Saver lige.", "", [("removed", "Saver lige.")]),
        ("", "", []),
    ],
)
def test_two_wordings_are_told_apart_in_pieces_of_whole_words(
    before: str, after: str, pieces: list[tuple[str, str]]
) -> None:
    assert list(difference(before, after)) == pieces


LONG = "ja nej " * 150


def test_a_long_text_that_says_few_words_often_is_told_apart_as_a_short_one() -> None:
    assert difference(LONG, f"måske {LONG}") == (("added", "måske "), ("same", LONG))
    assert likeness(LONG, f"måske {LONG}") > 0.99


@RANDOM
@given(st.text("ab .", max_size=30), st.text("ab .", max_size=30))
def test_the_pieces_put_together_are_the_two_wordings(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert "".join(words for kind, words in pieces if kind != "added") == before
    assert "".join(words for kind, words in pieces if kind != "removed") == after
    assert all(words for _, words in pieces)
