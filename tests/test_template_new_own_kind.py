"""``rollebog template new`` for an organisation's own kind: a template that follows from its description."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from openxml_audit import OpenXmlValidator

from generator.contract.fields import described
from generator.house.letterhead import opened
from generator.house.making import in_house
from generator.house.pattern import template
from generator.kinds import shipped
from generator.lint import check
from generator.model.kind import BlockType, Kind
from generator.word.package import unpack
from templates.build import PATTERNS
from templates.source.pattern import pattern
from tests.command_line import rollebog
from tests.docx_letters import letters
from tests.every_block import EVERY_BLOCK, NUMBERED, TOGETHER, with_every_block
from tests.every_block import NAME as EVERY
from tests.house_files import HOUSES, danish
from tests.own_kind import NAME, YEAR_PLAN, description
from tests.small_workspace import documents, everything, small_workspace

ORGANISATION = """\
unit: {id: guild, name: Lavet, kind: organisation}
language: da
framework: craft
framework-version: "2.1"
texts:
  values: Omhu først.
"""
DESCRIPTIONS = {
    "year-plan": YEAR_PLAN,
    "year-plan with a number": YEAR_PLAN.replace("control: []", "control: [id]"),
    "every block": EVERY_BLOCK,
    "every block with a number": NUMBERED,
    "every block in one section": TOGETHER,
    "one block": EVERY_BLOCK.partition("  - name: calling")[0] + EVERY_BLOCK[EVERY_BLOCK.index("words:\n") :],
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "Brevpapir.docx").write_bytes(danish())
    folder = small_workspace(tmp_path / "office")
    (folder / "profiles" / "guild.yaml").write_text(ORGANISATION, "utf-8")
    return folder


def _kind(name: str) -> Kind:
    return description(DESCRIPTIONS[name])


def _run(office: Path, *words: str | Path) -> str:
    done = rollebog("-C", office, *words)
    assert done.exit_code == 0, done.output
    return done.stdout


# --- the pattern --------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", PATTERNS, ids=lambda file: file.name)
def test_the_committed_pattern_is_what_its_program_makes(file: Path) -> None:
    assert unpack(file.read_bytes()) == unpack(pattern(numbered=PATTERNS[file]))


def test_the_kinds_tried_here_hold_every_type_of_block_that_a_profile_can_hold() -> None:
    tried = {block.type for one in description(EVERY_BLOCK).sections for block in one.blocks}
    assert tried == set(get_args(BlockType)) - {"matrix"}


@pytest.mark.parametrize("house", ["", pytest.param("danish", marks=pytest.mark.thorough)])
@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_the_check_of_templates_finds_nothing(name: str, house: str) -> None:
    made = template(_kind(name))
    if house:
        made = in_house(opened(HOUSES[house]()), opened(made), "house.docx").content
    assert check(made, "x.docx", described(_kind(name))) == []


@pytest.mark.parametrize("kind", shipped().described, ids=lambda kind: kind.kind)
def test_nor_in_one_of_a_shipped_kind(kind: Kind) -> None:
    assert check(template(kind), "x.docx", described(kind)) == []


def test_the_same_description_gives_the_same_bytes() -> None:
    assert template(_kind("every block")) == template(_kind("every block"))


# --- documents ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("every block with a number", True),
        pytest.param("every block", False, marks=pytest.mark.thorough),
        pytest.param("every block in one section", False, marks=pytest.mark.thorough),
    ],
)
def test_a_document_with_all_that_the_kind_can_hold_is_made_at_once_and_says_every_word(
    office: Path, name: str, house: bool
) -> None:
    with_every_block(office, DESCRIPTIONS[name])
    look = ("--from", office.parent / "Brevpapir.docx") if house else ()
    assert _run(office, "template", "new", EVERY, *look).startswith(f"templates/{EVERY}.docx is written.")
    _run(office, "template", "check", "--strict", office / "templates" / f"{EVERY}.docx")
    _run(office, "new", "document", EVERY, "guild")
    profile = office / "profiles" / "guild.yaml"
    profile.write_text(re.sub(r"(?m)^( +)# ", r"\1", profile.read_text("utf-8")), "utf-8")
    _run(office, "check", "--documents", "--strict", "guild")
    _run(office, "generate", "guild")
    (made,) = documents(office)
    said = " ".join(_run(office, "text", made).replace("\\", "").replace("|", " ").split())
    wanted = re.findall(r'"([Ss]kriv her: [^"]+)"', profile.read_text("utf-8"))
    assert len(wanted) > 50
    assert [one for one in wanted if one not in said] == []
    headings = "Ordliste", "Regler", "Måned", "Fælles dage", "Vores mål", "Omhu først.", "Brug høreværn."
    assert [one for one in headings if one not in said] == []
    assert said.count("Skriv her: en henvisning") == 1
    assert [str(one) for one in OpenXmlValidator().validate(made).errors] == []


@pytest.mark.parametrize("name", ["year-plan", "year-plan with a number"])
def test_sections_stand_in_the_order_of_the_description_and_no_label_without_what_it_names(
    office: Path, name: str
) -> None:
    (office / "templates" / f"{NAME}.yaml").write_text(DESCRIPTIONS[name], "utf-8")
    _run(office, "template", "new", NAME)
    _run(office, "new", "document", NAME, "guild")
    _run(office, "generate", "guild")
    (made,) = documents(office)
    said = _run(office, "text", made)
    places = [said.index(f"# {one}") for one in ("Året kort", "Årshjul", "Det lover vi")]
    assert places == sorted(places)
    assert "Mål for året" not in said  # which the draft leaves out
    header = letters(made).header
    assert not [one for one in header if "Godkendt af:" in one]
    assert ("GUILD-YEAR-PLAN" in header, header.count("–") >= 2) == (("number" in name,) * 2)


# --- what is refused ----------------------------------------------------------------------------------


def test_one_that_nobody_has_changed_is_made_anew_and_another_left_alone(office: Path) -> None:
    with_every_block(office)
    for look in ((), ("--from", office.parent / "Brevpapir.docx")):
        _run(office, "template", "new", EVERY, *look)
    before = everything(office)
    refused = rollebog("-C", office, "template", "new", EVERY)
    assert (refused.exit_code, everything(office) == before) == (1, True)
    assert "there is a template already, and it is another one, so it was left alone." in refused.stderr


def test_a_mistake_in_the_description_is_told_with_its_place(office: Path) -> None:
    with_every_block(office, EVERY_BLOCK.replace("from: said", "from: also"))
    refused = rollebog("-C", office, "template", "new", EVERY)
    assert refused.exit_code == 1
    assert f"templates/{EVERY}.yaml:" in refused.stderr
    assert not (office / "templates" / f"{EVERY}.docx").exists()


def test_a_kind_of_ones_own_is_guessed_and_known_in_its_workspace_alone(office: Path) -> None:
    with_every_block(office)
    refused = rollebog("-C", office, "template", "new", "every-blok")
    assert (refused.exit_code, f"Did you mean '{EVERY}'?" in refused.stderr) == (2, True)
    outside = rollebog("-C", office.parent, "template", "new", EVERY)
    assert (outside.exit_code, f"there is no kind '{EVERY}'." in outside.stderr) == (2, True)
