"""A position's roles and competences: levels, gaps in the standard and in its translation."""

from __future__ import annotations

from typing import Any

import pytest

from generator.compose.document import Terms
from tests.composed import blocks, function_description, language, lines, matrices, paragraphs, phrase, said, shown
from tests.small_standard import in_norwegian


def _none(step: int) -> list[str]:
    return [phrase("not-described", level=f"Trin {step}")]


MAKER = ["Holder værktøjet i orden.", "Passer på: sig selv, de andre; hver dag."]
TEACHER = ["Viser, hvordan det gøres."]
MAKER_3 = {"know": ["Kender træets egenskaber.", "Kender limens hærdetid."], "do": ["Saver lige."]}


def test_each_role_is_one_matrix_with_its_statements_and_a_column_for_each_dimension() -> None:
    assert shown() == [
        ("Mager", "Trin 3", MAKER, MAKER_3),
        ("Læremester", "Trin 3", TEACHER, {"know": _none(3), "do": _none(3)}),
    ]


def test_a_level_that_is_not_described_says_so_and_never_shows_another_levels_text() -> None:
    for level, known in (
        ("1", "Kender værktøjets navne."),
        ("2", "Lægger en plan for læringen."),
        ("3", "Saver lige."),
    ):
        document = function_description(level=level)
        everything = [line for one in matrices(document) for c in one.columns for line in lines(c.statements)]
        described = [line for line in everything if line not in _none(int(level))]
        assert known in described
        others = {"Kender værktøjets navne.", "Lægger en plan for læringen.", "Saver lige."} - {known}
        assert not others & set(described)


def test_a_cell_that_is_not_described_says_so_beside_one_that_is() -> None:
    maker, _ = shown(level="1")
    assert maker[3] == {"know": ["Kender værktøjets navne."], "do": _none(1)}


def test_roles_may_stand_at_different_levels_and_the_document_says_that_they_differ() -> None:
    different: dict[str, Any] = {"level": {"maker": "3", "teacher": "2"}}
    assert [(role, level) for role, level, _, _ in shown(**different)] == [
        ("Mager", "Trin 3"),
        ("Læremester", "Trin 2"),
    ]
    assert phrase("levels-differ") in paragraphs(function_description(**different), "roles", "intro")
    alike: dict[str, Any] = {"level": {"maker": "3", "teacher": "3"}}
    assert phrase("levels-differ") not in paragraphs(function_description(**alike), "roles", "intro")


@pytest.mark.parametrize(
    ("level", "explained"),
    [("1", ["Trin 1"]), ("2", ["Trin 1", "Trin 2"]), ({"maker": "1", "teacher": "3"}, ["Trin 1", "Trin 2", "Trin 3"])],
)
def test_the_levels_up_to_the_highest_in_use_are_explained(level: Any, explained: list[str]) -> None:
    (terms,) = [block for block in blocks(function_description(level=level), "roles") if isinstance(block, Terms)]
    assert [said(term.term) for term in terms.items] == explained
    assert [said(term.text) for term in terms.items] == ["Begynder.", "Øvet.", "Mester."][: len(explained)]


def test_the_standard_and_its_version_are_named() -> None:
    intro = paragraphs(function_description(), "roles", "intro")
    assert intro[0] == phrase("roles-follow-standard", title="Håndværk", version="2.1")


def test_lower_levels_are_presupposed_in_one_line_unless_they_are_to_beshown() -> None:
    for level, show, expected in (
        ("3", "false", "lower-levels-presupposed"),
        ("3", "true", "lower-levels-shown"),
        ("1", "false", None),
        ("1", "true", None),
    ):
        intro = paragraphs(function_description(level=level, show_lower=show), "roles", "intro")
        lines_on_lower = {name: phrase(name) for name in ("lower-levels-presupposed", "lower-levels-shown")}
        assert [name for name, line in lines_on_lower.items() if line in intro] == ([expected] if expected else [])


def test_lower_levels_that_are_shown_follow_each_role_from_the_top_without_its_role_statements() -> None:
    found = shown(show_lower="true")
    assert [(role, level) for role, level, _, _ in found] == [
        ("Mager", "Trin 3"),
        ("Mager", "Trin 1"),
        ("Læremester", "Trin 3"),
        ("Læremester", "Trin 2"),
    ]
    assert found[1][2:] == ([], {"know": ["Kender værktøjets navne."], "do": _none(1)})
    assert found[3][2:] == ([], {"know": _none(2), "do": ["Lægger en plan for læringen."]})


def test_lower_levels_that_the_standard_does_not_describe_are_said_to_be_so() -> None:
    document = function_description(show_lower="true")
    assert paragraphs(document, "roles", "level-not-described") == [
        phrase("level-not-described", level="Trin 2", role="Mager"),
        phrase("level-not-described", level="Trin 1", role="Læremester"),
    ]


def test_a_role_bears_the_title_of_the_positions_specialty() -> None:
    assert [role for role, *_ in shown(specialty="wood")] == ["Snedker", "Læremester"]


def test_what_is_not_translated_falls_back_to_the_original_in_its_own_language_tag() -> None:
    maker, teacher = matrices(function_description(in_norwegian(), "nb"))
    assert (said(maker.title), maker.title.language) == ("Makeren", "")
    assert (said(teacher.title), teacher.title.language) == ("Læremester", "da")
    assert said(maker.level) == "Steg 3"
    assert [(said(c.title), c.title.language) for c in maker.columns] == [("Innsikt", ""), ("Håndelag", "da")]
    tools, safety = maker.statements
    assert (lines([tools]), language(tools.text)) == (["Holder verktøyet i orden."], "")
    assert {language(words) for words in (safety.text, *safety.items, safety.tail)} == {"da"}
    assert lines(maker.columns[1].statements) == ["Sager rett."]
