"""A standard as a document of its own: its sections, its levels and roles, and when there is no such document."""

from __future__ import annotations

from generator.compose.document import Document, FromStandard, Listing, Paragraphs, RoleMatrix, Terms, Text
from generator.compose.kinds import compose_standard
from generator.compose.standard import Standard
from generator.imprint import imprint
from generator.kinds import shipped
from generator.render.context import context
from generator.render.template import Template
from tests.composed import LABELS, blocks, lines, matrices, phrase, said
from tests.small_standard import CRAFT, craft, craft_nb, in_danish
from tests.test_templates import FOLDER

CONTROL = """\
control:
  id: C.1
  prepared-by: [{group: Svendene}]
  approved-by: [{body: Lavet}]
  validity: 36 months
"""
FULL = """\
scope:
  definition: Håndværk er arbejde med hænderne.
  areas: [{id: wood, title: Træ, label: mest, content: Save., note: Ikke jern.}]
  interdisciplinarity: Sammen med andre lav.
ethics: Lyver ikke om fugerne.
disciplines: [{id: geometry, title: Geometri}]
terms: [{id: plane, term: Høvl, definition: Gør glat., instead-of: [skraber], reason: Mere præcist.}]
collaboration-forms: [{id: pair, title: Makkerpar, definition: To om én bænk.}]
"""
CONTROLLED_CRAFT = CRAFT.replace("summary:", f"{CONTROL}{FULL}summary:", 1)
# Every role at every level in every dimension, and no discipline.
ROUND = (
    CRAFT.replace("summary:", f"{CONTROL}summary:", 1).partition("competences:")[0]
    + """\
competences:
  maker:
    "1": {know: {a: Ved.}, do: {b: Kan.}}
    "2": {know: {c: Ved mere.}, do: {d: Kan mere.}}
    "3": {know: {e: Ved alt.}, do: {f: Kan alt.}}
  teacher:
    "1": {know: {g: Ved.}, do: {h: Kan.}}
    "2": {know: {i: Ved mere.}, do: {j: Kan mere.}}
    "3": {know: {k: Ved alt.}, do: {l: Kan alt.}}
"""
)


def _document(text: str = CONTROLLED_CRAFT) -> Document:
    composed = compose_standard(in_danish(text), "Byen")
    assert composed
    return composed.document


def _statements(document: Document, section: str) -> list[str]:
    return [line for block in blocks(document, section) if isinstance(block, Listing) for line in lines(block.items)]


def _terms(document: Document, section: str) -> list[tuple[str, str]]:
    found = [block for block in blocks(document, section) if isinstance(block, Terms)]
    return [(said(one.term), said(one.text)) for block in found for one in block.items]


def _remarks(document: Document, section: str) -> list[str]:
    found = [block for block in blocks(document, section) if isinstance(block, Paragraphs)]
    return [said(text) for block in found for text in block.texts]


# --- which standards are documents --------------------------------------------------------------------


def test_a_standard_without_a_control_block_makes_no_document() -> None:
    assert compose_standard(in_danish(), "Byen") is None


def test_a_standard_with_a_control_block_is_a_document_of_the_organisation() -> None:
    composed = compose_standard(in_danish(CONTROLLED_CRAFT), "Byen")
    assert composed
    document = composed.document
    assert (document.kind, document.key, document.language) == ("competence-description", "standards/craft", "da")
    assert (said(document.title), said(document.unit), document.organisation) == ("Håndværk", "Byen", ())
    assert (document.framework, document.framework_version) == ("craft", "2.1")
    assert said(document.framework_title) == "Håndværk"
    assert (composed.control.id, composed.control.validity) == ("C.1", "36 months")


def test_an_organisations_name_is_no_markup() -> None:
    composed = compose_standard(in_danish(CONTROLLED_CRAFT), "By*en* [x](https://x.dk)")
    assert composed
    assert said(composed.document.unit) == "By*en* [x](https://x.dk)"


def test_what_is_derived_from_a_document_has_no_control_block_of_its_own() -> None:
    known = shipped()
    assert set(known.controlled) < set(known.generated) < set(known.names)
    assert "competence-description" in known.controlled
    assert set(known.generated) - set(known.controlled) == {"role-cards"}
    assert set(known.names) - set(known.generated) == {"hearing-note"}


# --- what stands in it --------------------------------------------------------------------------------


def test_the_sections_stand_in_this_order() -> None:
    assert [section.name for section in _document().sections] == [
        *("purpose", "scope", "ethics", "disciplines", "levels", "roles", "not-described"),
        *("terms", "collaboration-forms", "recommendations", "references"),
    ]


def test_sections_without_content_are_left_out() -> None:
    document = _document(CRAFT.replace("summary:", f"{CONTROL}summary:", 1))
    assert [one.name for one in document.sections] == [
        *("purpose", "levels", "roles", "not-described", "recommendations", "references"),
    ]
    assert "not-described" not in [one.name for one in _document(ROUND).sections]


def test_everything_that_the_standard_says_of_its_field_stands_in_its_section() -> None:
    document = _document()
    assert _remarks(document, "purpose") == ["Hvad en håndværker kan."]
    assert _remarks(document, "scope") == ["Håndværk er arbejde med hænderne.", "Sammen med andre lav."]
    (area,) = [block for block in blocks(document, "scope") if isinstance(block, Listing)]
    assert area.title and area.note
    assert (said(area.title), lines(area.items), said(area.note)) == ("Træ (mest)", ["Save."], "Ikke jern.")
    assert _statements(document, "ethics") == ["Lyver ikke om fugerne."]
    assert _statements(document, "disciplines") == ["Geometri"]
    assert _terms(document, "terms") == [("Høvl", "Gør glat.")]
    assert _terms(document, "collaboration-forms") == [("Makkerpar", "To om én bænk.")]
    assert _statements(document, "recommendations") == ["Sug støvet væk.", "Brug høreværn."]
    assert _statements(document, "references") == ["Lavets bog"]


def test_every_level_is_described() -> None:
    assert _terms(_document(), "levels") == [("Trin 1", "Begynder."), ("Trin 2", "Øvet."), ("Trin 3", "Mester.")]


# --- what is not yet described ------------------------------------------------------------------------


def _gaps(text: str) -> dict[str, list[str]]:
    found = [block for block in blocks(_document(text), "not-described") if isinstance(block, Listing)]
    return {block.name: lines(block.items) for block in found}


def test_each_level_names_the_roles_that_it_is_not_described_for() -> None:
    assert _gaps(CONTROLLED_CRAFT)["levels-not-described"] == [
        "Trin 1 er ikke beskrevet for:: Læremester",
        "Trin 2 er ikke beskrevet for:: Mager",
        "Trin 3 er ikke beskrevet for:: Læremester",
    ]


def test_a_level_that_is_described_for_no_role_says_so() -> None:
    without = CONTROLLED_CRAFT.partition('  teacher:\n    "2":')[0]
    assert phrase("level-described-for-no-role", level="Trin 2") in _gaps(without)["levels-not-described"]


def test_a_role_that_is_described_in_part_of_the_dimensions_names_the_others() -> None:
    assert _gaps(CONTROLLED_CRAFT)["dimensions-not-described"] == [
        "Mager, Trin 1:: Håndelag",
        "Læremester, Trin 2:: Indsigt",
    ]


def test_a_discipline_that_no_statement_rests_on_is_named() -> None:
    assert _gaps(CONTROLLED_CRAFT)["disciplines-not-used"] == ["Geometri"]
    used = CONTROLLED_CRAFT.replace("recommendations: [rec-ears]", "disciplines: [geometry]")
    assert "disciplines-not-used" not in _gaps(used)


def test_a_role_has_a_matrix_for_every_level_that_is_described_lowest_first() -> None:
    found = [(said(one.title), said(one.level)) for one in matrices(_document())]
    assert found == [("Mager", "Trin 1"), ("Mager", "Trin 3"), ("Læremester", "Trin 2")]


def test_role_statements_stand_in_the_first_matrix_of_the_role() -> None:
    first, second, teacher = matrices(_document())
    assert lines(first.statements) == ["Holder værktøjet i orden.", "Passer på: sig selv, de andre; hver dag."]
    assert second.statements == ()
    assert lines(teacher.statements) == ["Viser, hvordan det gøres."]


def test_levels_that_are_not_described_are_named_behind_the_matrices_of_their_role() -> None:
    shown = [
        said(block.level) if isinstance(block, RoleMatrix) else said(block.texts[0])
        for block in blocks(_document(), "roles")
        if isinstance(block, RoleMatrix) or (isinstance(block, Paragraphs) and block.name == "level-not-described")
    ]
    assert shown == [
        *("Trin 1", "Trin 3", phrase("level-not-described", level="Trin 2", role="Mager")),
        *("Trin 2", phrase("level-not-described", level="Trin 1", role="Læremester")),
    ]
    assert phrase("level-not-described", level="Trin 3", role="Læremester") in _remarks(_document(), "roles")


def test_a_level_whose_cells_are_empty_counts_as_not_described() -> None:
    empty = CONTROLLED_CRAFT.partition('  teacher:\n    "2":')[0] + '  teacher: {"2": {do: {}}}\n'
    assert phrase("level-not-described", level="Trin 2", role="Læremester") in _remarks(_document(empty), "roles")


def test_a_role_without_any_competences_still_stands_there_with_its_role_statements() -> None:
    document = _document(CONTROLLED_CRAFT.partition('  teacher:\n    "2":')[0])
    (listing,) = [block for block in blocks(document, "roles") if isinstance(block, Listing)]
    assert listing.title
    assert (said(listing.title), lines(listing.items)) == ("Læremester", ["Viser, hvordan det gøres."])


def test_the_titles_of_a_role_within_specialties_are_named() -> None:
    assert phrase("role-in-specialty", role="Mager", title="Snedker") in _remarks(_document(), "roles")


def test_a_cell_that_is_not_described_says_so_and_no_level_shows_anothers_text() -> None:
    first, second, _ = matrices(_document())
    assert [lines(one.statements) for one in first.columns] == [
        ["Kender værktøjets navne."],
        [phrase("not-described", level="Trin 1")],
    ]
    assert lines(second.columns[1].statements) == ["Saver lige."]


# --- origin and language ------------------------------------------------------------------------------


def test_every_text_comes_from_the_standard_under_its_id() -> None:
    texts = [one.text for matrix in matrices(_document()) for one in matrix.statements]
    assert [one.origin for one in texts if isinstance(one, Text)] == [
        FromStandard("craft", "2.1", key) for key in ("mak-tools", "mak-safety", "tea-show")
    ]


def test_in_a_translation_what_is_not_translated_keeps_its_language() -> None:
    composed = compose_standard(Standard(craft(CONTROLLED_CRAFT), craft_nb(), "nb"), "Byen")
    assert composed
    assert composed.document.language == "nb"
    maker, _, teacher = matrices(composed.document)
    assert (said(maker.title), maker.title.language) == ("Makeren", "")
    assert (said(teacher.title), teacher.title.language) == ("Læremester", "da")


def test_the_document_is_rendered_with_its_own_template() -> None:
    composed = compose_standard(in_danish(CONTROLLED_CRAFT), "Byen")
    assert composed
    template = Template.read(FOLDER / "competence-description.docx", "templates/competence-description.docx")
    made = template.rendered_parts(context(composed.document, imprint(composed.control, None), LABELS))
    for words in ("Kompetencebeskrivelse", "Håndværk", "Lyver ikke om fugerne.", "Kender limens hærdetid.", "Lavet"):
        assert words in made["word/document.xml"]
    assert "Byen" in made["word/header1.xml"]
