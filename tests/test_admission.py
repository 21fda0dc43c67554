"""What is no Word document, or a trap, is refused in words: what it is, and what to do."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from lxml import etree

from generator.problems import RollebogError
from generator.render.template import Template
from generator.word.admission import admitted
from tests.hostile_word import HEAVY, LARGE_AND_RIGHT, REFUSED, SECONDS, as_document, opened, parts, with_parts
from tests.word_package import p, package, part, text, zipped


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_every_other_file_is_refused_in_words_that_say_what_it_is(content: bytes, words: str) -> None:
    with pytest.raises(RollebogError) as caught:
        Template(content, "templates/own.docx")
    (problem,) = caught.value.problems
    assert problem.path == "templates/own.docx"
    assert problem.message.startswith("this is no Word document: ")
    assert words in problem.message


@pytest.mark.parametrize(
    "names",
    [
        [name for name in HEAVY if name not in LARGE_AND_RIGHT],
        pytest.param(list(LARGE_AND_RIGHT), marks=pytest.mark.thorough),
    ],
    ids=["the others", "large and right"],
)
def test_what_is_heavy_is_opened_or_refused_soon_and_within_500_mb(names: list[str]) -> None:
    done = opened(names)
    assert (done.returncode, done.stderr) == (0, "")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [name for name, _, _ in answers] == names
    for name, said, seconds in answers:
        assert HEAVY[name][1] in said, name
        assert bool(said) == bool(HEAVY[name][1]), (name, said)
        assert seconds < SECONDS, name


def test_a_right_document_is_admitted_with_its_parts_as_they_are() -> None:
    assert admitted(package(p("{{ title }}"))) == parts()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_parts_in_utf_16_or_with_a_byte_order_mark_are_read_and_come_out_in_utf_8(encoding: str) -> None:
    content = as_document("", encoding)
    made = Template(content, "own.docx").render({"title": "Rød grød æøå"})
    assert text(part(made)).strip() == "Rød grød æøå"
    assert etree.fromstring(admitted(content)["word/document.xml"]).tag.endswith("}document")


def test_what_a_document_names_outside_itself_is_neither_fetched_nor_a_reason_to_refuse_it() -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>'
    )
    content = with_parts(**{"word/_rels/settings.xml.rels": links.encode(), "word/settings.xml": b"<w/>"})
    assert links.encode() == admitted(content)["word/_rels/settings.xml.rels"]


def _tracked(kind: str, words: str) -> str:
    run = f"<w:r><w:{'delText' if kind == 'del' else 't'}>{words}</w:{'delText' if kind == 'del' else 't'}></w:r>"
    return f'<w:{kind} w:id="1" w:author="A">{run}</w:{kind}>' if kind != "r" else run


@pytest.mark.parametrize(
    "paragraph",
    [
        [("r", "før {{ ti"), ("ins", "tle }} efter")],
        [("ins", "før {{ ti"), ("r", "tle }} efter")],
        [("r", "før {{ title "), ("del", "}} x {{ "), ("r", "}} efter")],
        [("del", "{{ "), ("r", "title }} efter")],
        [("r", "før {{ title"), ("del", " }}"), ("r", " efter")],
    ],
)
def test_a_tag_of_which_half_is_a_tracked_change_is_refused_where_docxtpl_would_lose_text(
    paragraph: list[tuple[str, str]],
) -> None:
    body = "<w:p>" + "".join(_tracked(*run) for run in paragraph) + "</w:p>"
    with pytest.raises(RollebogError, match="cannot be filled"):
        Template(package(body), "own.docx").render({"title": "Titel"})


@pytest.mark.parametrize(
    "paragraph",
    [
        [("r", "før "), ("ins", "{{ title }}"), ("r", " efter")],
        [("r", "før {{ "), ("del", "titel"), ("ins", "title"), ("r", " }} efter")],
        [("r", "før {{ ti"), ("del", "xx"), ("r", "tle }} efter")],
    ],
)
def test_a_tag_that_is_whole_as_a_reader_sees_it_is_filled_in_spite_of_tracked_changes(
    paragraph: list[tuple[str, str]],
) -> None:
    body = "<w:p>" + "".join(_tracked(*run) for run in paragraph) + "</w:p>"
    made = Template(package(body), "own.docx").render({"title": "Titel"})
    assert text(part(made)).strip() == "før Titel efter"


def test_folders_and_stored_parts_of_a_zip_are_as_good_as_any() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/", b"")
        for name, content in parts().items():
            archive.writestr(name, content)
    assert admitted(made.getvalue()) == parts()


def test_a_zip_written_without_sizes_in_front_is_read() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.written = b""

        def writable(self) -> bool:
            return True

        def write(self, some: bytes) -> int:  # type: ignore[override]
            self.written += bytes(some)
            return len(some)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            archive.writestr(name, content)
    assert admitted(pipe.written) == admitted(zipped(parts()))
