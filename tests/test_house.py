"""A template in a house's own look: every word of every sample, in valid and accessible files, whatever the house."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from generator.contract.fields import contract
from generator.house.letterhead import opened
from generator.house.making import Made, in_house
from generator.layout import shipped
from generator.lint import check
from generator.render.template import Template
from generator.word.accessibility import inaccessible
from generator.word.package import unpack
from generator.word.soundness import unsound
from tests.docx_letters import letters
from tests.house_files import HOUSES
from tests.kinds import ALL_KINDS
from tests.sample_documents import samples

KINDS = list(ALL_KINDS)
# Each house with one kind; whatever the kind, some samples, and all where everything is run.
PAIRS = [(house, KINDS[1 + n % 3] if n else KINDS[0]) for n, house in enumerate(HOUSES)]
VALIDATED = PAIRS[-3:]  # a validator takes its time; .ci/run and the marked tests do more


@cache
def made(house: str, kind: str) -> Made:
    """The template of that kind in that house's look."""
    return in_house(opened(HOUSES[house]()), opened(_usual(kind)), f"{house}.docx")


@cache
def _usual(kind: str) -> bytes:
    return (shipped() / "templates" / f"{kind}.docx").read_bytes()


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.thorough)])
@pytest.mark.parametrize(("house", "kind"), PAIRS)
def test_every_word_of_the_samples_stands_in_the_same_order(house: str, kind: str, every: int, tmp_path: Path) -> None:
    ours, theirs = Template(_usual(kind), "ours"), Template(made(house, kind).content, "theirs")
    assert samples(kind)
    for sample in samples(kind)[::every]:
        usual, wanted = tmp_path / "usual.docx", tmp_path / "wanted.docx"
        for file, template in ((usual, ours), (wanted, theirs)):
            file.write_bytes(template.render(sample.context, sample.tag))
        was, now = letters(usual), letters(wanted)
        assert now.body == was.body, sample.number
        block = [line for line in was.header if line]
        assert [line for line in now.header if line][-len(block) :] == block, sample.number
        assert set(was.footer) <= set(now.footer), sample.number
        assert now.properties == was.properties, sample.number


@pytest.mark.parametrize(("house", "kind"), VALIDATED)
def test_the_files_are_valid_sound_and_accessible_with_nothing_of_the_letter_left(
    house: str, kind: str, tmp_path: Path
) -> None:
    file = tmp_path / "made.docx"
    sample = samples(kind)[0]
    file.write_bytes(Template(made(house, kind).content, "x").render(sample.context, sample.tag))
    parts = unpack(file.read_bytes())
    assert [str(one) for one in OpenXmlValidator().validate(file).errors] == []
    assert not [*unsound(parts), *inaccessible(parts)]
    text = " ".join(letters(file).body + letters(file).header)
    assert not [words for words in ("Kære borger", "Brevets tekst", "Brev ", "gammelt") if words in text]
    assert not [name for name in parts if "comments" in name or "customXml" in name]


def test_the_check_of_templates_finds_nothing() -> None:
    house, kind = PAIRS[1]
    assert check(made(house, kind).content, "x.docx", contract(kind)) == []


def test_the_same_house_gives_the_same_bytes() -> None:
    parts, usual = opened(HOUSES["english"]()), opened(_usual("goal-document"))
    assert in_house(parts, usual, "x").content == in_house(parts, usual, "x").content
