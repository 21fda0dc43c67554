"""A document laid out as passages: every text with its place, its identity, and whether it is one of substance."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from generator.changes.passages import SUBSTANCE_BLOCKS, SUBSTANCE_SECTIONS, Passage, passages
from generator.compose import document as doc

LOCAL = doc.FromProfile("somewhere")


def text(words: str, link: str = "") -> doc.Text:
    return doc.Text((doc.Run(words, link=link),), LOCAL)


def statement(words: str, **more: Any) -> doc.Statement:
    return doc.Statement(text(words), **more)


def laid_out(*blocks: doc.Block, section: str = "purpose") -> list[tuple[tuple[str, ...], str, str]]:
    """Place, identity and words of every passage of these blocks."""
    return [(one.place, one.id, one.text) for one in of_blocks(*blocks, section=section)]


def of_blocks(*blocks: doc.Block, section: str = "purpose") -> list[Passage]:
    made = doc.Document(
        "function-description", "u/p", "da", text("Tømrer"), text("Værkstedet"), (), "craft", "1", text("Håndværk"),
        (doc.Section(section, blocks),),
    )  # fmt: skip
    title, unit, *found = passages(made)
    assert (title, unit) == (
        Passage(("", "title"), "title", "Tømrer", False),
        Passage(("", "unit"), "unit", "Værkstedet", False),
    )
    return found


def test_paragraphs_are_told_apart_by_their_words() -> None:
    assert laid_out(doc.Paragraphs("text", (text("Et."), text("To.")))) == [
        (("purpose", "text"), "", "Et."),
        (("purpose", "text"), "", "To."),
    ]


def test_a_block_with_a_title_of_its_own_is_a_place_of_its_own() -> None:
    titled = doc.Paragraphs("text", (text("Et."),), title=text("Hvorfor"))
    assert laid_out(titled) == [(("purpose", "text:Hvorfor"), "", "Et.")]


def test_a_list_has_a_title_statements_by_their_ids_and_a_note() -> None:
    block = doc.Listing("items", (statement("Tager."), statement("Giver.", id="s-2")), text("Ting"), text("Se bilag."))
    place = ("purpose", "items:Ting")
    assert laid_out(block) == [
        ((*place, "title"), "title", "Ting"),
        (place, "", "Tager."),
        (place, "s-2", "Giver."),
        ((*place, "note"), "note", "Se bilag."),
    ]
    assert laid_out(doc.Listing("items", (statement("Tager."),))) == [(("purpose", "items"), "", "Tager.")]


def test_a_statement_is_its_stem_items_tail_and_mark() -> None:
    whole = statement("Passer", items=(text("hund"), text("kat")), tail=text("hver dag."), mark="replaced")
    without_stem = doc.Statement(None, (text("hund"),))
    found = laid_out(doc.Listing("items", (whole, without_stem)))
    assert [words for _, _, words in found] == ["Passer\nhund\nkat\nhver dag. [replaced]", "hund"]


def test_facts_are_known_by_their_names_and_those_of_one_name_by_their_order() -> None:
    block = doc.Facts("facts", (("hours", text("37")), ("lent-to", text("A")), ("lent-to", text("B"))))
    assert laid_out(block) == [
        (("purpose", "facts"), "hours:1", "37"),
        (("purpose", "facts"), "lent-to:1", "A"),
        (("purpose", "facts"), "lent-to:2", "B"),
    ]


def test_a_term_is_known_by_itself_and_says_its_meaning_what_it_replaces_and_why() -> None:
    whole = doc.Term(text("Spær"), text("Bærer taget."), (text("Rem"), text("Bjælke")), text("Ligger ikke ned."))
    assert laid_out(doc.Terms("terms", (whole, doc.Term(text("Lægte"), text("Bærer sten."))))) == [
        (("purpose", "terms"), "Spær", "Spær\nBærer taget.\nRem\nBjælke\nLigger ikke ned."),
        (("purpose", "terms"), "Lægte", "Lægte\nBærer sten."),
    ]


def test_a_row_of_a_table_is_one_passage() -> None:
    rows = (
        ((statement("Møde"),), (statement("Mandag"), statement("Fredag"))),
        ((statement("Kursus"),), ()),
    )
    assert laid_out(doc.Table("table", ("name", "time"), rows)) == [
        (("purpose", "table"), "", "Møde | Mandag\nFredag"),
        (("purpose", "table"), "", "Kursus | "),
    ]


def test_goals_stand_in_their_area_as_main_and_sub_goals() -> None:
    column = doc.GoalColumn(text("Tage"), (text("Tæt"),), (text("Ingen dryp"),))
    place = ("purpose", "goals", "Tage")
    assert of_blocks(doc.GoalTable("goals", (column,))) == [
        Passage(place, "title", "Tage", False),
        Passage((*place, "main"), "", "Tæt", False),
        Passage((*place, "sub"), "", "Ingen dryp", False),
    ]


def test_a_role_stands_at_its_level_with_its_statements_and_a_column_for_each_dimension() -> None:
    column = doc.MatrixColumn("know", text("Indsigt"), (statement("Kender træ.", id="k-1"),))
    block = doc.RoleMatrix(
        "matrix", "maker", text("Mager"), text("Trin 3"), (statement("Rydder.", id="r-1"),), (column,)
    )
    place = ("purpose", "matrix:maker:Trin 3")
    assert of_blocks(block) == [
        Passage(place, "role:maker:Trin 3", "Mager", True),
        Passage((*place, "role"), "r-1", "Rydder.", True),
        Passage((*place, "know"), "k-1", "Kender træ.", False),
    ]


def test_links_count_and_bold_does_not() -> None:
    runs = (doc.Run("Se ", bold=True), doc.Run("loven", link="https://x.dk"), doc.Run("."))
    assert laid_out(doc.Paragraphs("text", (doc.Text(runs, LOCAL),)))[0][2] == "Se loven <https://x.dk>."


def test_fixed_words_stand_for_themselves_by_name_with_what_fills_their_gaps() -> None:
    inner = doc.Phrase("level", (("level", text("C")),))
    gaps = (("who", "Ea"), ("what", text("taget")), ("on", datetime.date(2026, 3, 2)), ("level", inner))
    block = doc.Paragraphs("text", (doc.Phrase("said", gaps), doc.Phrase("nothing")))
    assert [words for _, _, words in laid_out(block)] == ["[said] Ea taget 2026-03-02 [level] C", "[nothing]"]


# --- substance ----------------------------------------------------------------------------------------

EVERY = (
    doc.Paragraphs("text", (text("Et."),)),
    doc.Listing("items", (statement("To."),), text("Ting"), text("Se bilag.")),
    doc.Facts("facts", (("hours", text("37")),)),
    doc.Terms("terms", (doc.Term(text("Spær"), text("Bærer taget.")),)),
    doc.Table("table", ("name",), (((statement("Møde"),),),)),
)


def test_sections_and_blocks_of_substance_are_those_of_the_design() -> None:
    assert {"tasks", "responsibility", "mission", "vision"} == SUBSTANCE_SECTIONS
    assert {"required-professional", "required-personal", "theme-recommendations"} == SUBSTANCE_BLOCKS


@pytest.mark.parametrize(
    ("section", "substance"), [("tasks", True), ("responsibility", True), ("purpose", False), ("qualifications", False)]
)
def test_all_that_stands_in_a_section_of_substance_is_of_substance(section: str, substance: bool) -> None:
    found = of_blocks(*EVERY, section=section)
    assert len(found) == 7
    assert {one.substance for one in found} == {substance}


@pytest.mark.parametrize("name", sorted(SUBSTANCE_BLOCKS))
def test_required_qualifications_and_recommendations_are_of_substance_wherever_they_stand(name: str) -> None:
    required, desired = of_blocks(
        doc.Listing(name, (statement("Svendebrev"),)), doc.Listing("desired-professional", (statement("Kørekort"),))
    )
    assert (required.substance, desired.substance) == (True, False)


def test_goals_are_never_of_substance() -> None:
    column = doc.GoalColumn(text("Tage"), (text("Tæt"),), (text("Ingen dryp"),))
    assert not any(one.substance for one in of_blocks(doc.GoalTable("goals", (column,)), section="tasks"))
