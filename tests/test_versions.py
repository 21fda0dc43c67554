"""What a standard changes against the version before it, as a section of its own document."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from generator.agreement import disagreements
from generator.changes.versions import since
from generator.compose.document import FromStandard, Listing, Paragraphs, Table, Text
from generator.compose.kinds import compose_standard
from generator.workspace import Workspace
from tests.command_line import rollebog
from tests.composed import blocks, lines, phrase, said
from tests.small_standard import CRAFT, in_danish
from tests.small_workspace import documents, small_workspace
from tests.test_competence_description import CONTROL
from tests.test_role_cards import PEOPLE

NOW = CRAFT.replace("summary:", f"{CONTROL}summary:", 1)
BEFORE = CRAFT.replace('"2.1"', '"2.0"')
DECLARED = CONTROL + '  revision: "1.0"\n  approved: 2025-03-02\n'
NOTHING = "–"


def _section(before: str, now: str = NOW) -> tuple[list[str], list[list[str]], list[str]]:
    """The remarks, the rows of the table under their columns, and the other sections whose text differs."""
    standard = in_danish(now)
    composed = compose_standard(standard, "Byen", since(in_danish(before), standard))
    assert composed
    found = blocks(composed.document, "changes")
    remarks = [said(text) for one in found if isinstance(one, Paragraphs) for text in one.texts]
    rows = []
    for table in (one for one in found if isinstance(one, Table)):
        for row in table.rows:
            cells = dict(zip(table.columns, (" | ".join(lines(cell)) for cell in row), strict=True))
            rows.append([cells.get(name) or NOTHING for name in ("role", "change", "before", "now")])
    return remarks, rows, [line for one in found if isinstance(one, Listing) for line in lines(one.items)]


def test_without_an_earlier_version_there_is_no_such_section() -> None:
    composed = compose_standard(in_danish(NOW), "Byen")
    assert composed
    assert not blocks(composed.document, "changes")


def test_the_section_says_with_which_version_it_compares_and_when_that_was_approved_if_its_file_says_so() -> None:
    assert _section(BEFORE)[0][0] == phrase("compared-with", version="2.0")
    approved = BEFORE.replace("summary:", f"{DECLARED}summary:", 1)
    assert _section(approved)[0][0] == phrase("compared-with-approved", version="2.0", date="02.03.2025")


def test_where_nothing_differs_it_says_so() -> None:
    assert _section(BEFORE) == ([phrase("compared-with", version="2.0"), phrase("nothing-changed")], [], [])


def test_a_statement_that_reads_otherwise_stands_there_in_both_wordings() -> None:
    before = BEFORE.replace("Saver lige.", "Saver nogenlunde lige.")
    assert _section(before)[1] == [["Mager, Trin 3, Håndelag", "Erstattet", "Saver nogenlunde lige.", "Saver lige."]]


def test_statements_that_came_or_went_stand_together_place_by_place() -> None:
    more = NOW.replace("        mak-1-names:", "        new-one: Ny.\n        new-two: Nyere.\n        mak-1-names:")
    assert _section(BEFORE, more)[1] == [["Mager, Trin 1, Indsigt", "Tilføjet", NOTHING, "Ny. | Nyere."]]
    less = NOW.replace("        mak-3-wood: Kender træets egenskaber.\n", "")
    assert _section(BEFORE, less)[1] == [["Mager, Trin 3, Indsigt", "Udgået", "Kender træets egenskaber.", NOTHING]]


def test_role_statements_stand_under_the_role_with_their_items_and_tail() -> None:
    before = BEFORE.replace("          - de andre\n", "")
    (row,) = _section(before)[1]
    assert row[:2] == ["Mager", "Erstattet"]
    assert row[2:] == ["Passer på: sig selv; hver dag.", "Passer på: sig selv, de andre; hver dag."]


def test_a_statement_that_moved_names_where_it_stood() -> None:
    moved = NOW.replace("        mak-1-names: Kender værktøjets navne.\n", "        other: Andet.\n")
    moved = moved.replace("        mak-3-wood:", "        mak-1-names: Kender værktøjets navne.\n        mak-3-wood:")
    assert _section(BEFORE, moved)[1][1] == [
        *("Mager, Trin 3, Indsigt", "Flyttet"),
        *("Mager, Trin 1, Indsigt | Kender værktøjets navne.", "Kender værktøjets navne."),
    ]


def test_statements_of_a_role_under_another_id_have_not_moved() -> None:
    now = NOW.replace("id: maker", "id: woodworker").replace("  maker:", "  woodworker:")
    assert "woodworker:" in now
    assert _section(BEFORE, now)[0][1:] == [phrase("nothing-changed")]
    assert _section(BEFORE, now)[1:] == ([], [])
    reworded = _section(BEFORE.replace("Saver lige.", "Saver nogenlunde lige."), now)[1]
    assert reworded == [["Mager, Trin 3, Håndelag", "Erstattet", "Saver nogenlunde lige.", "Saver lige."]]


def test_what_only_changed_its_place_in_a_list_is_no_change() -> None:
    wood, glue = NOW.index("        mak-3-wood:"), NOW.index("        mak-3-glue:")
    end = NOW.index("      do:", glue)
    swapped = NOW[:wood] + NOW[glue:end] + NOW[wood:glue] + NOW[end:]
    assert _section(BEFORE, swapped)[1] == []


def test_a_role_that_is_called_otherwise_shows_both_titles_with_those_within_specialties() -> None:
    before = BEFORE.replace("title: Mager", "title: Svend").replace("wood: Snedker", "wood: Tømrer")
    assert _section(before)[1] == [["Mager", "Erstattet", "Svend | Tømrer", "Mager | Snedker"]]
    without_levels = BEFORE.partition('  teacher:\n    "2"')[0].replace("Læremester", "Mester")
    assert _section(without_levels, NOW.partition('  teacher:\n    "2"')[0])[1] == [
        ["Læremester", "Erstattet", "Mester", "Læremester"]
    ]


def test_roles_that_are_gone_come_last_under_the_titles_that_they_had() -> None:
    start, end = BEFORE.index("  - id: maker"), BEFORE.index("  - id: teacher")
    less = NOW.replace(BEFORE[start:end], "")
    less = less[: less.index("  maker:\n")] + less[less.index("  teacher:\n") :]
    more = less.replace("      tea-show:", "      tea-new: Ny.\n      tea-show:")
    found = _section(BEFORE, more)[1]
    assert [row[:2] for row in found[:2]] == [["Læremester", "Tilføjet"], ["Mager", "Udgået"]]
    assert {row[1] for row in found[1:]} == {"Udgået"}
    assert [row[0] for row in found[2:]] == [
        *("Mager, Trin 1, Indsigt", "Mager, Trin 3, Indsigt", "Mager, Trin 3, Håndelag"),
    ]


def test_other_sections_whose_text_differs_are_named_in_reading_order() -> None:
    before = BEFORE.replace("Lavets bog", "En bog").replace("Mester.", "Klog.").replace("title: Håndværk", "title: Fag")
    assert _section(before)[2] == ["Standardens titel", "Kompetenceniveauer", "Referencer"]
    with_terms = BEFORE.replace("summary:", "terms: [{id: plane, term: Høvl, definition: Glatter.}]\nsummary:", 1)
    assert _section(with_terms)[2] == ["Begreber"]


def test_columns_that_are_called_otherwise_are_named_too() -> None:
    before = BEFORE.replace("title: Indsigt", "title: Viden").replace("Lavets bog", "En bog")
    assert _section(before)[2] == ["Kolonneoverskrifterne i kompetencetabellerne", "Referencer"]


def test_a_level_that_is_now_described_is_no_change_of_another_section() -> None:
    before = BEFORE.partition('  teacher:\n    "2"')[0]
    remarks, rows, others = _section(before)
    assert (len(remarks), others) == (1, [])
    assert rows == [["Læremester, Trin 2, Håndelag", "Tilføjet", NOTHING, "Lægger en plan for læringen."]]


def test_an_earlier_wording_says_which_version_it_comes_from() -> None:
    standard = in_danish(NOW)
    before = in_danish(BEFORE.replace("Saver lige.", "Saver."))
    composed = compose_standard(standard, "Byen", since(before, standard))
    assert composed
    (table,) = [one for one in blocks(composed.document, "changes") if isinstance(one, Table)]
    texts = [cell[0].text for cell in table.rows[0][2:]]
    assert [one.origin for one in texts if isinstance(one, Text)] == [
        FromStandard("craft", version, "mak-3-saw") for version in ("2.0", "2.1")
    ]


# --- in a workspace -----------------------------------------------------------------------------------


def _with_versions(folder: Path, *versions: str) -> Path:
    root = small_workspace(folder)
    (root / "frameworks/craft/2.1.yaml").write_text(NOW, "utf-8")
    for version in versions:
        text = CRAFT.replace('"2.1"', f'"{version}"').replace("Saver lige.", f"Saver i {version}.")
        (root / f"frameworks/craft/{version}.yaml").write_text(text, "utf-8")
    return root


def test_a_standard_is_held_against_the_version_just_before_it(tmp_path: Path) -> None:
    workspace = Workspace.find(_with_versions(tmp_path, "2.0", "1.10", "1.9", "10.0"))
    (now,) = workspace.candidates("standards")
    (table,) = [one for one in blocks(now.document, "changes") if isinstance(one, Table)]
    assert said(table.rows[0][2][0].text) == "Saver i 2.0."  # type: ignore[arg-type]
    assert "frameworks/craft/2.0.yaml" in now.inputs
    assert not {"frameworks/craft/1.9.yaml", "frameworks/craft/10.0.yaml"} & set(now.inputs)


def test_mistakes_in_the_version_before_hold_the_standard_up_and_are_told(tmp_path: Path) -> None:
    root = _with_versions(tmp_path, "2.0")
    file = root / "frameworks/craft/2.0.yaml"
    file.write_text(file.read_text("utf-8").replace("levels:", "level:", 1), "utf-8")
    result = rollebog("-C", root, "generate", "standards")
    assert result.exit_code == 1
    assert "frameworks/craft/2.0.yaml" in result.output


def test_mistakes_in_one_standard_do_not_hold_up_the_others_and_the_summary_says_so(tmp_path: Path) -> None:
    root = _with_versions(tmp_path, "2.0")
    (root / "rollebog.yaml").write_text(PEOPLE, "utf-8")
    file = root / "frameworks/craft/2.0.yaml"
    file.write_text(file.read_text("utf-8").replace("levels:", "level:", 1), "utf-8")
    other = (
        NOW.replace("id: craft", "id: trade", 1).replace("C.1", "T.1").replace("title: Håndværk", "title: Handel", 1)
    )
    (root / "frameworks/trade").mkdir()
    (root / "frameworks/trade/2.1.yaml").write_text(other, "utf-8")
    made = rollebog("-C", root, "generate")
    assert made.exit_code == 1
    assert [name[:4] for name in sorted(one.name for one in documents(root))] == ["T.1 ", "T.1 "]  # also its role cards
    assert "2 documents of the standards: " in made.stdout
    assert "Not every document of the standards could be made. 1 error to mend." in made.stdout
    assert rollebog("-C", root, "submit", "T.1", "--as", "skriver", "--date", "2026-03-01").exit_code == 0
    refused = rollebog("-C", root, "submit", "C.1", "--as", "skriver", "--date", "2026-03-01")
    assert (refused.exit_code, "frameworks/craft/2.0.yaml" in refused.stderr) == (1, True)
    shown = {
        one["number"]: one for one in json.loads(rollebog("-C", root, "status", "--format", "json").stdout)["documents"]
    }
    assert shown["T.1"]["source"] == ""


def test_the_date_is_that_of_the_file_so_that_no_clock_and_no_register_is_in_a_text() -> None:
    approved = in_danish(BEFORE.replace("summary:", f"{DECLARED}summary:", 1))
    standard = in_danish(NOW)
    composed = compose_standard(standard, "Byen", since(approved, standard))
    assert composed
    (told,) = [one for one in blocks(composed.document, "changes") if isinstance(one, Paragraphs)]
    assert dict(told.texts[0].gaps)["date"] == date(2025, 3, 2)  # type: ignore[union-attr]


def test_when_an_earlier_version_was_approved_does_not_contradict_the_register(tmp_path: Path) -> None:
    root = _with_versions(tmp_path)
    earlier = BEFORE.replace("summary:", f"{DECLARED}summary:", 1)
    (root / "frameworks/craft/2.0.yaml").write_text(earlier, "utf-8")
    (root / "rollebog.yaml").write_text(PEOPLE, "utf-8")
    result = rollebog("-C", root, "submit", "C.1", "--as", "skriver", "--date", "2026-03-01")
    assert result.exit_code == 0, result.output
    minutes = "--evidence", str(root / "rollebog.yaml")
    given = "--as", "oldermand", "--date", "2026-03-02", "--yes", "--no-pdf"
    result = rollebog("-C", root, "approve", "C.1", *given, *minutes)
    assert result.exit_code == 0, result.output
    assert disagreements(Workspace.find(root)) == []
