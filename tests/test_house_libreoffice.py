"""A letterhead that LibreOffice has written, and every house's files in a validator; needs LibreOffice, and time."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from generator.house.letterhead import opened
from generator.house.making import in_house
from generator.layout import shipped
from generator.render.template import Template
from generator.word.accessibility import inaccessible
from generator.word.package import unpack
from generator.word.soundness import unsound
from tests.docx_letters import letters
from tests.house_files import HOUSES
from tests.kinds import ALL_KINDS
from tests.sample_documents import samples

pytestmark = pytest.mark.libreoffice
MADE = ("english", "first_and_even_pages", "floating_logo")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three of the houses, opened and saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("houses")
    for name in MADE:
        (folder / f"{name}.docx").write_bytes(HOUSES[name]())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "docx", "--outdir", str(folder / "written")]
    files = [str(folder / f"{name}.docx") for name in MADE]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    return folder / "written"


@pytest.mark.parametrize(("house", "kind"), [(house, [*ALL_KINDS][n]) for n, house in enumerate(MADE)])
def test_a_letterhead_from_libreoffice_is_a_house_like_any_other(
    house: str, kind: str, written: Path, tmp_path: Path
) -> None:
    usual = (shipped() / "templates" / f"{kind}.docx").read_bytes()
    letterhead = (written / f"{house}.docx").read_bytes()
    made = in_house(opened(letterhead), opened(usual), "house.docx")
    for sample in samples(kind)[:3]:
        was, now = tmp_path / "was.docx", tmp_path / "now.docx"
        was.write_bytes(Template(usual, "x").render(sample.context, sample.tag))
        now.write_bytes(Template(made.content, "x").render(sample.context, sample.tag))
        assert letters(now).body == letters(was).body, sample.number
        assert [str(one) for one in OpenXmlValidator().validate(now).errors] == [], sample.number
        parts = unpack(now.read_bytes())
        assert not [*unsound(parts), *inaccessible(parts)], sample.number
