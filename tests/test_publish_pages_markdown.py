"""Markdown: every word, no HTML, and a comparison that shows what has changed and nothing else."""

from __future__ import annotations

import difflib
import re
from functools import cache

import pytest

from generator import yamlfile
from generator.publish import pages
from tests.shaped import BODY, FEW, altered, letters, one_area, paragraphs, sample


@cache
def markdown(name: str, docx: bytes = b"") -> str:
    one = sample(name)
    return pages.markdown(docx or one.docx, one.face).decode("utf-8")


def changed(before: str, after: str) -> list[str]:
    """The lines that differ."""
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("name", FEW)
def test_every_paragraph_of_the_word_file_is_in_it(name: str) -> None:
    said = letters(re.sub(r"\]\([^)]*\)", "", markdown(name)))  # without the addresses of links
    assert [one for one in paragraphs(sample(name).docx) if letters(one) not in said] == []


@pytest.mark.parametrize("name", FEW)
def test_it_holds_no_html_and_no_table_of_signs(name: str) -> None:
    text = markdown(name)
    assert not re.search(r"</?[a-z]", text)
    assert not re.search(r"^\s*[|+]", text, re.MULTILINE)
    assert not [line for line in text.splitlines() if line != line.rstrip()]


def test_the_control_block_is_yaml_in_front() -> None:
    _, front, body = markdown("FB.PAL.001-note").split("---\n", 2)
    face = sample("FB.PAL.001-note").face
    assert yamlfile.parse(front, "front").data == {"title": face.name, **dict(face.control)}
    assert body.startswith(f"\n# {face.kind}\n")


def test_what_is_not_in_force_says_so_above_the_text() -> None:
    draft = markdown("KR.SPS.001")
    assert f"> **{sample('KR.SPS.001').face.mark}**" in draft
    assert "\n> **" not in markdown("FB.PAL.002")


def test_a_changed_cell_of_a_matrix_changes_one_line_below_the_name_of_its_column() -> None:
    before = markdown("KR.SPS.001")
    word = "motiverende samtale"
    docx = altered(sample("KR.SPS.001").docx, BODY, lambda xml: xml.replace(word, "ny metode", 1))
    after = markdown("KR.SPS.001", docx)
    lines = changed(before, after)
    assert [line[0] for line in lines] == ["-", "+"]
    assert lines[0][1:].replace(word, "ny metode") == lines[1][1:]
    above = after[: after.index("ny metode")]
    assert above.rpartition("\n#### ")[2].startswith("Kompetencer: ")


def test_a_changed_cell_of_a_record_changes_one_line_that_names_its_column() -> None:
    docx = altered(sample("FB.PAL.001-note").docx, BODY, lambda xml: xml.replace("Vagten mangler", "Vagten glemt", 1))
    assert changed(markdown("FB.PAL.001-note"), markdown("FB.PAL.001-note", docx)) == [
        "-  - **Bemærkning:** Vagten mangler.",
        "+  - **Bemærkning:** Vagten glemt.",
    ]


def test_a_changed_sentence_leaves_its_neighbours_in_the_paragraph_alone() -> None:
    docx = altered(sample("FB.PAL.002").docx, BODY, lambda xml: xml.replace("Enhver efterladt", "Alle efterladte", 1))
    lines = changed(markdown("FB.PAL.002"), markdown("FB.PAL.002", docx))
    assert [line[:16] for line in lines] == ["-Enhver efterlad", "+Alle efterladte"]


def test_a_new_section_changes_no_other_heading() -> None:
    first = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    new = f"{first}<w:r><w:t>Nyt afsnit</w:t></w:r></w:p>"
    docx = altered(sample("FB.PAL.002").docx, BODY, lambda xml: xml.replace(first, new + first, 1))
    assert changed(markdown("FB.PAL.002"), markdown("FB.PAL.002", docx)) == ["+", "+## Nyt afsnit"]


def test_items_of_a_stem_stand_below_it_and_its_tail_behind_them() -> None:
    text = markdown("KR.SPS.001")
    assert "- Støtter borgeren i\n  - at blive skrevet op og forstå lejekontrakten\n" in text
    assert "\n  så lejemålet ikke går tabt.\n" in text or "\n- så lejemålet ikke går tabt.\n" in text


def test_what_looks_like_markup_in_a_text_stays_text() -> None:
    odd = "1. *stjerne* _streg_ # tegn"
    docx = altered(
        sample("FB.PAL.002").docx, BODY, lambda xml: xml.replace("Kriseplan", odd).replace("Familien kan", odd, 1)
    )
    text = markdown("FB.PAL.002", docx)
    assert r"\*stjerne\*" in text
    assert letters(odd) in letters(text)


def test_a_side_text_is_a_quotation_that_begins_with_its_sort_and_title() -> None:
    text = markdown("FV.SOS.012")
    assert "\n\n> **Fakta: Hvem vi er**\n>\n> " in text
    assert not re.search(r"^#+ Fakta", text, re.MULTILINE)


def test_the_items_of_a_side_text_are_a_list_between_its_paragraphs() -> None:
    listed = '<w:p><w:pPr><w:pStyle w:val="BoxBullet"/></w:pPr><w:r><w:t>ett punkt</w:t></w:r></w:p>'
    docx = altered(
        sample("FV.SOS.012").docx,
        BODY,
        lambda xml: re.sub(r'(<w:p><w:pPr><w:pStyle w:val="BoxText"/>)', listed + r"\1", xml, count=1),
    )
    assert re.search(r"^> - ett punkt\n>\n> \S", markdown("FV.SOS.012", docx), re.MULTILINE)


def test_a_table_of_goals_with_one_area_is_a_quotation_with_its_labels_in_bold() -> None:
    one = one_area()
    text = pages.markdown(one.docx, one.face).decode("utf-8")
    lines = "**1. Tage**", "**Hovedmål**", "Tæt", "**Delmål**", "Ingen dryp"
    assert "\n>\n".join(f"> {line}" for line in lines) in text


def test_a_table_of_one_row_reads_like_one_of_several() -> None:
    one = one_area()
    text = pages.markdown(one.docx, one.face).decode("utf-8")
    assert "### Revisioner\n\n- **Revision:** 1.00\n  - **Dato:** 02.03.2026\n  - **Ændring:** " in text
