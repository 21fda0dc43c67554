"""A template that its owners changed in LibreOffice still works: nothing is lost, and the files stay valid."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from generator.layout import shipped
from generator.render.template import Template
from generator.word.package import unpack
from generator.word.styles import value
from tests.docx_letters import letters
from tests.kinds import ALL_KINDS
from tests.pictures import png
from tests.sample_documents import Sample, samples

pytestmark = pytest.mark.libreoffice
HAND = Path(__file__).parent / "libreoffice_hand.py"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KIND = "function-description"
LOGO = png(300, 100, (122, 30, 90))


def _template(kind: str) -> Path:
    return shipped() / "templates" / f"{kind}.docx"


@cache
def _python_with_uno() -> str:
    """A Python that can talk to LibreOffice: often the system's, seldom this one."""
    for python in (sys.executable, "/usr/bin/python3", shutil.which("python3") or ""):
        asked = [python, "-c", "import uno"]
        if python and subprocess.run(asked, capture_output=True, check=False).returncode == 0:
            return python
    return ""


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The function description's template after a section was moved, logos put in, fonts changed, a column deleted."""
    if not _python_with_uno():
        pytest.skip("needs LibreOffice's Python: apt-get install python3-uno")
    folder = tmp_path_factory.mktemp("edited")
    (folder / "logo.png").write_bytes(LOGO)
    result = folder / "edited.docx"
    command = [_python_with_uno(), *map(str, (HAND, _template(KIND), result, folder / "logo.png"))]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return result


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every template, opened and saved by LibreOffice and nothing else."""
    folder = tmp_path_factory.mktemp("saved")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "docx", "--outdir", str(folder)]
    subprocess.run(
        [*command, *(str(_template(kind)) for kind in ALL_KINDS)], check=True, capture_output=True, timeout=120
    )
    return folder


def _made(template: Path, sample: Sample, folder: Path) -> Path:
    file = folder / f"{sample.number}.docx"
    file.write_bytes(Template.read(template, template.name).render(sample.context, sample.tag))
    return file


def _lines(file: Path) -> Counter[str]:
    """Every paragraph with words, how often it stands in body, header and footer; pages are counted anew by Word."""
    found = letters(file)
    header = (re.sub(r"^(\w+) \d+ (\w+) \d+$", r"\1 1 \2 1", line) for line in found.header)
    return Counter(line.strip() for line in (*found.body, *header, *found.footer) if line.strip())


def _column(sample: Sample) -> Counter[str]:
    """The words of the deleted column: its heading and every revision's change."""
    history = sample.context["history"]
    heading = [sample.context["label"].fields["columns"].fields["change"]] if history else []
    changes = [str(one.fields["change"]) for one in history]
    return Counter(line.strip() for line in heading + changes if line.strip())


def _tree(content: bytes, name: str) -> etree._Element:
    return etree.fromstring(unpack(content)[name])


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_what_libreoffice_has_saved_prints_the_same_words_in_valid_files(
    kind: str, saved: Path, tmp_path: Path
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    for sample in samples(kind):
        file = _made(saved / f"{kind}.docx", sample, after)
        assert _lines(file) == _lines(_made(_template(kind), sample, before)), sample.number
        assert letters(file).properties.items() >= letters(before / file.name).properties.items(), sample.number
        assert [str(one) for one in OpenXmlValidator().validate(file).errors] == [], sample.number


def test_every_word_but_the_deleted_columns_stands_in_every_sample_and_the_files_are_valid(
    edited: Path, tmp_path: Path
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    deleted = 0
    for sample in samples(KIND):
        file = _made(edited, sample, after)
        assert _lines(_made(_template(KIND), sample, before)) - _lines(file) == _column(sample), sample.number
        assert not _lines(file) - _lines(before / file.name), sample.number
        assert [str(one) for one in OpenXmlValidator().validate(file).errors] == [], sample.number
        deleted += _column(sample).total()
    assert deleted


def test_the_moved_section_is_where_it_was_put(edited: Path, tmp_path: Path) -> None:
    sample = next(one for one in samples(KIND) if one.context["collaboration"] and one.context["purpose"])
    body = letters(_made(edited, sample, tmp_path)).body
    headings = [str(sample.context[name].fields["heading"]) for name in ("collaboration", "purpose", "placement")]
    assert [line for line in body if line in headings] == headings


def test_the_logos_are_in_the_file_with_their_words(edited: Path, tmp_path: Path) -> None:
    content = _made(edited, samples(KIND)[0], tmp_path).read_bytes()
    for part, words in (("word/header1.xml", "Kommunens logo"), ("word/document.xml", "Enhedens logo")):
        (shown,) = _tree(content, part).iterfind(".//{*}inline/{*}docPr")
        assert shown.get("descr") == words
    assert LOGO in unpack(content).values()


def test_the_fonts_are_the_ones_that_were_chosen(edited: Path, tmp_path: Path) -> None:
    styles = _tree(_made(edited, samples(KIND)[0], tmp_path).read_bytes(), "word/styles.xml")
    fonts = {
        (value(style, "name") or "").lower(): font.get(f"{W}ascii")
        for style in styles.iterfind(f"{W}style")
        if (font := style.find(f"{W}rPr/{W}rFonts")) is not None
    }
    assert (fonts["normal"], fonts["heading 1"]) == ("Liberation Serif", "Liberation Sans")


def test_links_and_remarks_keep_their_styles_though_libreoffice_gives_them_other_ids(
    saved: Path, tmp_path: Path
) -> None:
    used = set()
    for sample in samples(KIND):
        content = _made(saved / f"{KIND}.docx", sample, tmp_path).read_bytes()
        styles = _tree(content, "word/styles.xml").iterfind(f"{W}style[@{W}type='character']")
        known = {one.get(f"{W}styleId") for one in styles}
        here = {one.get(f"{W}val") for one in _tree(content, "word/document.xml").iter(f"{W}rStyle")}
        assert here <= known, sample.number
        used |= here
    assert len(used) == 2


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_document_in_norwegian_speaks_norwegian_in_its_tables_too(kind: str, saved: Path, tmp_path: Path) -> None:
    sample = next((one for one in samples(kind) if one.tag == "nb-NO"), None)
    if sample is None:
        return
    content = _made(saved / f"{kind}.docx", sample, tmp_path).read_bytes()
    for part in ("word/document.xml", "word/header1.xml", "word/styles.xml"):
        assert 'w:val="da-DK"' not in unpack(content)[part].decode(), part


def test_the_same_bytes_come_out_however_often_it_is_rendered(edited: Path) -> None:
    sample = samples(KIND)[0]
    template = Template(edited.read_bytes(), "edited.docx")
    assert template.render(sample.context, sample.tag) == template.render(sample.context, sample.tag)
