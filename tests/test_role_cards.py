"""Role cards: a standard role by role for the wall, derived from its document and never under the register."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from generator.compose.document import Document, Listing, Paragraphs, RoleMatrix
from generator.compose.role_cards import role_cards
from generator.compose.standard import Standard
from generator.imprint import imprint
from generator.labels import shipped
from generator.render.context import context
from generator.render.template import Template
from generator.word.package import unpack
from generator.workspace import Workspace
from tests.command_line import rollebog
from tests.composed import LABELS, blocks, lines, matrices, said
from tests.small_standard import CRAFT, CRAFT_NB, craft, craft_nb, in_danish
from tests.small_workspace import documents, small_workspace
from tests.test_competence_description import CONTROL
from tests.test_templates import FOLDER

WITH_CONTROL = CRAFT.replace("summary:", f"{CONTROL}summary:", 1)
DAY = datetime.date(2026, 3, 2)


def _heads(document: Document) -> list[tuple[str, list[str]]]:
    """Of every card the title with the lines below it."""
    found = [one for one in blocks(document, "roles") if isinstance(one, Paragraphs)]
    return [(said(one.title), [said(text) for text in one.texts]) for one in found if one.title]


# --- what stands on them ------------------------------------------------------------------------------


def test_every_role_has_a_card_for_every_level_that_is_described_level_by_level() -> None:
    found = [(said(one.level), said(one.title)) for one in matrices(role_cards(in_danish(), "Byen"))]
    assert found == [("Trin 1", "Mager"), ("Trin 2", "Læremester"), ("Trin 3", "Mager")]


def test_the_heading_of_a_card_says_role_and_level_so_that_no_two_cards_share_one() -> None:
    heads = [title for title, _ in _heads(role_cards(in_danish(), "Byen"))]
    assert heads == ["Mager, Trin 1", "Læremester, Trin 2", "Mager, Trin 3"]


def test_a_card_names_the_role_its_titles_within_specialties_and_what_the_level_means() -> None:
    heads = _heads(role_cards(in_danish(), "Byen"))
    assert heads[0] == ("Mager, Trin 1", ["Titel inden for et speciale: Snedker", "Trin 1: Begynder."])
    assert heads[1] == ("Læremester, Trin 2", ["Trin 2: Øvet."])


def test_role_statements_hold_at_every_level_so_they_stand_on_every_card() -> None:
    makers = [one for one in matrices(role_cards(in_danish(), "Byen")) if one.role == "maker"]
    assert len(makers) == 2
    assert len({tuple(lines(one.statements)) for one in makers}) == 1
    assert lines(makers[0].statements)[0] == "Holder værktøjet i orden."


def test_a_role_that_is_described_at_no_level_has_a_card_that_says_so() -> None:
    without = role_cards(in_danish(CRAFT.partition('  teacher:\n    "2"')[0]), "Byen")
    title, words = _heads(without)[-1]
    assert (title, words) == (
        "Læremester",
        ["Standarden beskriver endnu ingen kompetencer for rollen Læremester."],
    )
    (listing,) = [one for one in blocks(without, "roles") if isinstance(one, Listing)]
    assert lines(listing.items) == ["Viser, hvordan det gøres."]


def test_a_translation_has_cards_of_its_own_and_what_it_lacks_keeps_its_language() -> None:
    own, other = role_cards(in_danish(), "Byen"), role_cards(Standard(craft(), craft_nb(), "nb"), "Byen")
    assert (own.key, other.key) == ("standards/craft/role-cards", "standards/craft/role-cards.nb")
    maker, teacher, _ = (one for one in blocks(other, "roles") if isinstance(one, RoleMatrix))
    assert (said(maker.title), maker.title.language) == ("Makeren", "")
    assert (said(teacher.title), teacher.title.language) == ("Læremester", "da")


# --- how they look ------------------------------------------------------------------------------------


def _rendered(text: str = WITH_CONTROL) -> dict[str, str]:
    standard = in_danish(text)
    assert standard.framework.control
    template = Template.read(FOLDER / "role-cards.docx", "templates/role-cards.docx")
    made = imprint(standard.framework.control, None, "1.00")
    return template.rendered_parts(context(role_cards(standard, "Byen"), made, LABELS))


def test_every_card_begins_on_a_new_page_under_a_real_heading() -> None:
    body = _rendered()["word/document.xml"]
    assert body.count('w:pStyle w:val="CardTitle"') == 3
    styles = unpack((FOLDER / "role-cards.docx").read_bytes())["word/styles.xml"].decode("utf-8")
    title = styles[styles.index('w:styleId="CardTitle"') :].partition("</w:style>")[0]
    assert '<w:basedOn w:val="Heading1"/>' in title
    assert "<w:pageBreakBefore/>" in title


def test_a_statement_with_items_is_one_paragraph_in_the_table() -> None:
    listed = WITH_CONTROL.replace(
        "mak-3-wood: Kender træets egenskaber.", "mak-3-wood: {stem: Kender, items: [eg, bøg], tail: og ask.}"
    )
    assert ">Kender eg; bøg og ask.<" in _rendered(listed)["word/document.xml"]


def test_the_head_of_the_table_repeats_and_names_the_role_where_a_card_needs_another_page() -> None:
    rows = _rendered()["word/document.xml"].split("<w:tr>")
    heads = [row for row in rows if "<w:tblHeader/>" in row]
    assert len(heads) == 6
    assert "Mager, Trin 1" in heads[0]


def test_the_foot_carries_standard_version_number_revision_and_state_and_the_head_only_the_warning() -> None:
    made = _rendered()
    foot = "Håndværk, Version 2.1 · Byen · C.1, Revision 1.00 (udkast) · Status: Udkast"
    assert foot in made["word/footer1.xml"]
    assert LABELS.get("control.draft-mark") in made["word/header1.xml"]
    assert "Svendene" not in made["word/header1.xml"] + made["word/footer1.xml"]


# --- in a workspace -----------------------------------------------------------------------------------


@pytest.fixture
def controlled(tmp_path: Path) -> Path:
    root = small_workspace(tmp_path / "w", translated=True)
    (root / "frameworks/craft/2.1.yaml").write_text(WITH_CONTROL, "utf-8")
    return root


def test_generate_makes_them_beside_the_standards_document_in_every_language(controlled: Path) -> None:
    assert rollebog("-C", controlled, "generate").exit_code == 0
    assert [file.name for file in documents(controlled)] == [
        "C.1 Kompetencebeskrivelse, håndværk, Byen.docx",
        "C.1 Rollekort (nb), håndverk, Byen.docx",
        "C.1 Rollekort, håndværk, Byen.docx",
    ]
    assert {file.parent.name for file in documents(controlled)} == {"standards"}


def test_they_can_be_asked_for_alone(controlled: Path) -> None:
    result = rollebog("-C", controlled, "generate", "standards", "--kind", "role-cards", "--format", "json")
    assert {one["kind"] for one in json.loads(result.stdout)["documents"]} == {"role-cards"}
    assert all("Rollekort" in file.name for file in documents(controlled))


def test_a_standard_that_is_not_controlled_has_none(tmp_path: Path) -> None:
    root = small_workspace(tmp_path / "w")
    assert not list(Workspace.find(root).documents("standards"))


def test_a_translation_with_mistakes_is_told_and_holds_up_no_other_language(controlled: Path) -> None:
    (controlled / "frameworks/craft/2.1.nb.yaml").write_text(CRAFT_NB.replace("  maker:", "  makker:"), "utf-8")
    result = rollebog("-C", controlled, "generate")
    assert result.exit_code == 1
    assert "2.1.nb.yaml" in result.output
    assert [file.name for file in documents(controlled)] == [
        "C.1 Kompetencebeskrivelse, håndværk, Byen.docx",
        "C.1 Rollekort, håndværk, Byen.docx",
    ]


def test_they_have_no_place_in_the_register_nor_among_what_can_be_submitted(controlled: Path) -> None:
    workspace = Workspace.find(controlled)
    assert [now.document.kind for now in workspace.candidates("standards")] == ["competence-description"]
    assert not list(workspace.candidates("standards", ["role-cards"]))
    assert [one.key for one in workspace.subjects.catalogue.entries] == ["standards/craft"]
    result = rollebog("-C", controlled, "status", "--format", "json")
    assert [one["number"] for one in json.loads(result.stdout)["documents"]] == ["C.1"]


PEOPLE = """\
organisation: Byen
language: da
hearings: {competence-description: {significant: [], minor: []}}
people:
  skriver: {groups: [Svendene], duties: [editor]}
  oldermand: {bodies: [Lavet], duties: [board]}
  kvalitet: {duties: [quality]}
"""


def _approved(root: Path) -> Path:
    (root / "rollebog.yaml").write_text(PEOPLE, "utf-8")
    for command in (
        ("submit", "C.1", "--as", "skriver", "--date", "2026-03-01"),
        (
            "approve",
            "C.1",
            "--as",
            "oldermand",
            "--date",
            "2026-03-02",
            "--yes",
            "--no-pdf",
            "--evidence",
            str(root / "rollebog.yaml"),
        ),
    ):
        result = rollebog("-C", root, *command)
        assert result.exit_code == 0, result.output
    return root


def test_once_the_standard_is_approved_they_carry_its_revision_and_bear_no_warning(controlled: Path) -> None:
    root = _approved(controlled)
    workspace = Workspace.find(root)
    with workspace.register.reading() as session:
        found = list(workspace.documents("standards", (), session))
    assert [one.document.kind for one in found] == ["role-cards", "role-cards"]  # of the standard nothing is in work
    for one in found:
        assert (one.imprint.state, one.imprint.revision, one.imprint.approved) == ("approved", "1.00", DAY)
        made = context(one.document, one.imprint, shipped(one.document.language))
        assert made["control"].fields["mark"] == ""


def test_while_the_next_version_is_in_work_they_are_drafts_like_it(controlled: Path) -> None:
    root = _approved(controlled)
    file = root / "frameworks/craft/2.1.yaml"
    file.write_text(file.read_text("utf-8").replace("Saver lige.", "Saver helt lige."), "utf-8")
    workspace = Workspace.find(root)
    with workspace.register.reading() as session:
        found = list(workspace.documents("standards", ["role-cards"], session))
    assert {(one.imprint.state, one.imprint.revision) for one in found} == {("draft", "1.01")}


def test_of_a_standard_that_is_withdrawn_none_are_made(controlled: Path) -> None:
    root = _approved(controlled)
    given = "--as", "kvalitet", "--date", "2026-03-03", "--yes", "--reason", "Forældet"
    result = rollebog("-C", root, "withdraw", "C.1", *given)
    assert result.exit_code == 0, result.output
    workspace = Workspace.find(root)
    with workspace.register.reading() as session:
        assert not list(workspace.documents("standards", (), session))
