"""Local adaptations: in their places in the matrices, and gathered with their reasons."""

from __future__ import annotations

from typing import Any

from generator.compose.document import FromProfile, FromStandard, Listing, Table
from tests.composed import blocks, function_description, lines, matrices, origin, paragraphs, phrase, said, shown

TEACHER = ["Viser, hvordan det gøres."]
ADAPTATIONS: list[dict[str, Any]] = [
    {"add": "Olier træet.", "role": "maker", "dimension": "do"},
    {"omit": "mak-3-wood", "reason": "Vi bruger kun metal."},
    {"replace": "mak-tools", "with": {"stem": "Sliber", "items": ["økse", "sav"]}, "reason": "Vi har intet andet.",
     "until": "2027-12-31"},
    {"add": "Fortæller om faget.", "role": "teacher", "reason": "Ønsket af lærlingene."},
]  # fmt: skip


def test_adaptations_show_in_their_places_and_are_marked() -> None:
    maker, teacher = shown(adaptations=ADAPTATIONS)
    assert maker[2] == ["Sliber: økse, sav [replaced]", "Passer på: sig selv, de andre; hver dag."]
    omitted = f"{phrase('omitted-here')} [omitted]"
    assert maker[3] == {"know": [omitted, "Kender limens hærdetid."], "do": ["Saver lige.", "Olier træet. [added]"]}
    assert teacher[2] == [*TEACHER, "Fortæller om faget. [added]"]


def test_adaptations_are_gathered_with_the_standards_words_the_units_words_reason_and_end_in_the_profiles_order() -> (
    None
):
    (table,) = blocks(function_description(adaptations=ADAPTATIONS), "adaptations")
    assert isinstance(table, Table)
    rows = [dict(zip(table.columns, map(lines, row), strict=True)) for row in table.rows]
    end = "2027-12-31" if "until" in table.columns else None
    assert [row["adaptation"] for row in rows] == [
        [phrase("adaptation-added", role="Mager")],
        [phrase("adaptation-omitted", role="Mager")],
        [phrase("adaptation-replaced", role="Mager")],
        [phrase("adaptation-added", role="Læremester")],
    ]
    assert [row["standard"] for row in rows] == [[], ["Kender træets egenskaber."], ["Holder værktøjet i orden."], []]
    assert [row["unit"] for row in rows] == [["Olier træet."], [], ["Sliber: økse, sav"], ["Fortæller om faget."]]
    assert [row["reason"][:1] for row in rows] == [
        [], ["Vi bruger kun metal."], ["Vi har intet andet."], ["Ønsket af lærlingene."],
    ]  # fmt: skip
    assert "31.12.2027" in " ".join(rows[2]["reason"] if end is None else rows[2]["until"])


def test_an_addition_fills_a_cell_that_the_standard_does_not_describe() -> None:
    added = [{"add": "Forklarer tålmodigt.", "role": "teacher", "dimension": "do"}]
    _, teacher = shown(adaptations=added)
    assert teacher[3] == {"know": [phrase("not-described", level="Trin 3")], "do": ["Forklarer tålmodigt. [added]"]}


def test_additions_belong_to_the_positions_own_level_and_replacements_reach_the_lower_levelsshown() -> None:
    changed = [
        {"add": "Olier træet.", "role": "maker", "dimension": "know"},
        {"replace": "mak-1-names", "with": "Kender alle navnene.", "reason": "Også de gamle."},
    ]
    own, lower, *_ = shown(show_lower="true", adaptations=changed)
    assert own[3]["know"][-1] == "Olier træet. [added]"
    assert lower[3]["know"] == ["Kender alle navnene. [replaced]"]


def test_a_role_that_is_left_out_is_named_without_its_matrix_and_needs_no_level() -> None:
    omission = [{"omit": "teacher", "reason": "Vi har ingen lærlinge."}]
    for level in ("3", {"maker": "3"}):
        document = function_description(level=level, adaptations=omission)
        assert [said(one.title) for one in matrices(document)] == ["Mager"]
        assert phrase("role-omitted", role="Læremester") in paragraphs(document, "roles", "role-omitted")
        (table,) = blocks(document, "adaptations")
        assert isinstance(table, Table)
        assert lines(table.rows[0][0]) == [phrase("adaptation-role-omitted", role="Læremester")]


def test_without_adaptations_there_is_no_section_on_them() -> None:
    assert blocks(function_description(), "adaptations") == ()


def test_recommendations_are_those_of_the_statements_that_are_printed() -> None:
    def named(**more: Any) -> list[str]:
        references = blocks(function_description(**more), "references")
        found = [b for b in references if isinstance(b, Listing) and b.name == "recommendations"]
        return [line for block in found for line in lines(block.items)]

    assert named() == ["Sug støvet væk.", "Brug høreværn."]
    assert named(level="1") == []
    assert named(adaptations=[{"omit": "mak-3-glue", "reason": "Ingen lim."}]) == ["Brug høreværn."]
    assert named(adaptations=[{"replace": "mak-3-saw", "with": "Saver.", "reason": "x"}]) == ["Sug støvet væk."]
    assert named(adaptations=[{"omit": "maker", "reason": "Ingen."}]) == []


def test_every_text_knows_where_it_comes_from() -> None:
    maker, _ = matrices(function_description(adaptations=ADAPTATIONS))
    know, do = maker.columns
    assert origin(know.statements[1].text) == FromStandard("craft", "2.1", "mak-3-glue")
    assert origin(do.statements[1].text) == FromProfile("positions[0].adaptations[0].add")
    assert origin(maker.statements[0].items[1]) == FromProfile("positions[0].adaptations[2].with.items[1]")
