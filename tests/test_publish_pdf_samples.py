"""Every sample document as LibreOffice and Rollebog make its PDF, before an independent checker."""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from pathlib import Path
from threading import Thread

import pikepdf
import pytest
from page import validate_pdf_bytes

from generator.layout import shipped
from generator.problems import Problem
from generator.publish import office as office_module
from generator.publish.office import Office
from generator.publish.pdf import conformed
from generator.publish.shapes import pdfs
from generator.render.environment import View
from generator.render.template import Template
from generator.word.package import deflate, pack, unpack
from tests.sample_documents import samples
from tests.small_office import without_traces

pytestmark = pytest.mark.libreoffice
KINDS = ("function-description", "goal-document", "competence-description", "role-cards", "hearing-note")
FEWEST = 30  # samples, hearing notes among them


def _office() -> Office:
    return Office(shutil.which("soffice") or "soffice", dict(os.environ))


@cache
def _word_files() -> dict[str, bytes]:
    made = {}
    for kind in KINDS:
        file = shipped() / "templates" / f"{kind}.docx"
        template = Template.read(file, file.name)
        for sample in samples(kind):
            made[f"{kind} {sample.number} {sample.tag}"] = template.render(sample.context, sample.tag)
    return made


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The PDF of every sample, from one run."""
    results = dict(pdfs(_word_files(), _office()))
    assert not [result for result in results.values() if isinstance(result, Problem)]
    return {name: result for name, result in results.items() if isinstance(result, bytes)}


@pytest.mark.parametrize("profile", ["2b", "ua1"])
def test_every_sample_passes(made: dict[str, bytes], profile: str) -> None:
    assert len(made) >= FEWEST
    for name, content in made.items():
        found = validate_pdf_bytes(content, profile=profile)
        assert found.is_compliant, f"{name}: {found}"


def test_the_checker_would_see_what_is_mended(made: dict[str, bytes]) -> None:
    name = next(iter(made))
    ((_, plain),) = _office().pdfs({name: _word_files()[name]})
    assert isinstance(plain, bytes)
    assert not validate_pdf_bytes(plain, profile="2b").is_compliant
    assert not validate_pdf_bytes(plain, profile="ua1").is_compliant


def test_headings_are_bookmarks_and_the_language_is_the_documents(made: dict[str, bytes]) -> None:
    languages = set()
    for name, content in made.items():
        with pikepdf.open(io.BytesIO(content)) as pdf:
            languages.add(str(pdf.Root.Lang))
            with pdf.open_outline() as outline:
                assert outline.root, name
            assert pdf.Root.MarkInfo.Marked
            assert b"<rollebog:DocumentNumber>" in pdf.Root.Metadata.read_bytes()
    assert languages == {"da-DK", "nb-NO"}


def test_the_same_word_file_gives_the_same_bytes_in_another_run(made: dict[str, bytes]) -> None:
    again = dict(reversed(list(_word_files().items())[::7]))
    results = dict(pdfs(again, _office()))
    assert results == {name: made[name] for name in again}


def test_a_file_that_is_no_word_file_costs_the_others_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, whole = next(iter(_word_files().items()))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with without_traces(tmp_path):
        results = dict(_office().pdfs({"broken": whole[:3000], name: whole}))
    assert isinstance(results[name], bytes)
    assert isinstance(results["broken"], Problem)


def test_it_needs_no_home_and_minds_no_libreoffice_that_is_open(tmp_path: Path) -> None:
    name, whole = next(iter(_word_files().items()))
    home = tmp_path / "home"
    home.write_text("no folder, so nobody can write there", "utf-8")
    elsewhere = Office("soffice", {**os.environ, "HOME": str(home)})
    ((_, result),) = elsewhere.pdfs({name: whole})
    assert isinstance(result, bytes)
    assert conformed(result, whole)


PICTURE = """<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/\
wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><wp:docPr id="900" name="p" descr="Et billede"/>\
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData \
uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic \
xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="900" name="p"/>\
<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip \
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="linked"/><a:stretch>\
<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/>\
</a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>\
"""


def _with_linked_picture(docx: bytes, address: str) -> bytes:
    parts = unpack(docx)
    body, links = "word/document.xml", "word/_rels/document.xml.rels"
    parts[body] = parts[body].replace(b"<w:body>", b"<w:body>" + PICTURE.encode(), 1)
    link = (
        '<Relationship Id="linked" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        f'Target="{address}" TargetMode="External"/></Relationships>'
    )
    parts[links] = parts[links].replace(b"</Relationships>", link.encode())
    return pack({name: deflate(name, part) for name, part in parts.items()})


@contextmanager
def _listening() -> Iterator[tuple[str, list[bytes]]]:
    """An address on this computer, and what was asked for there."""
    asked: list[bytes] = []

    def answer() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                asked.append(connection.recv(1000))
                connection.sendall(b"HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=answer, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/picture.png", asked
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def test_a_linked_picture_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = next(iter(_word_files().values()))
    with _listening() as (address, asked):
        ((_, result),) = _office().pdfs({"linked": _with_linked_picture(whole, address)})
        assert isinstance(result, bytes)
        assert asked == []
        # Without what the profile forbids, it would have been.
        monkeypatch.setattr(office_module, "_SETTINGS", {})
        ((_, result),) = _office().pdfs({"linked": _with_linked_picture(whole, address)})
        assert asked


def test_every_role_card_of_the_samples_stands_on_one_page(made: dict[str, bytes]) -> None:
    for sample in samples("role-cards"):
        pdf = made[f"role-cards {sample.number} {sample.tag}"]
        cards = [one for one in sample.context["roles"].fields["blocks"] if one.fields["type"] == "paragraphs"]
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert len(opened.pages) == len(cards) >= 9, (sample.number, sample.tag)


def test_a_role_card_that_is_too_long_goes_on_under_the_name_of_its_role() -> None:
    (sample, *_) = samples("role-cards")
    long = deepcopy(sample.context["roles"].fields["blocks"][:2])
    column = long[1].fields["columns"][0]
    column.fields["statements"] *= 12
    file = shipped() / "templates" / "role-cards.docx"
    roles = View(**{**sample.context["roles"].fields, "blocks": long})
    docx = Template.read(file, file.name).render({**sample.context, "roles": roles}, sample.tag)
    (pdf,) = dict(pdfs({"card": docx}, _office())).values()
    assert isinstance(pdf, bytes)
    pages = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    _, second, *_ = pages.stdout.decode("utf-8").split("\f")
    head = f"{long[1].fields['title']}, {long[1].fields['level']}"
    assert head in second
    assert "Viden" in second
