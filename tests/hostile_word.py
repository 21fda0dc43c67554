"""Files that are no Word documents, or traps: each with the words in which it must be refused."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace

from generator.word.package import deflate, pack
from tests.command_line import environment
from tests.word_package import p, package, zipped

MEMORY = 500_000_000
SECONDS = 50  # for each: tenfold what it should take
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STRICT = "http://purl.oclc.org/ooxml"
_TRANSITIONAL = "http://schemas.openxmlformats.org"
_LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)) + "]>"
)
_OUTSIDE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_ENTRY = b"PK\x01\x02\x14\x03\x14\x00\x00\x00"  # of a zip's directory, up to the way of packing
_NETWORK = '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x.dtd">'


def parts(content: bytes | None = None) -> dict[str, bytes]:
    """The parts of a small right template."""
    with zipfile.ZipFile(io.BytesIO(content or package(p("{{ title }}")))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(**changed: bytes) -> bytes:
    """A right template in which some parts are others: ``document``, ``types``, ``links``, or any by its name."""
    names = {"document": "word/document.xml", "types": "[Content_Types].xml", "links": "_rels/.rels"}
    return zipped(parts() | {names.get(name, name): content for name, content in changed.items()})


def of_type(kind: str) -> bytes:
    """A right template that says it is of another type."""
    return with_parts(types=parts()["[Content_Types].xml"].replace(_MAIN.encode(), kind.encode()))


def as_document(prologue: str, encoding: str = "utf-8") -> bytes:
    """A right template whose document begins with that."""
    return with_parts(document=(prologue + parts()["word/document.xml"].decode()).encode(encoding))


def _ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def _strict() -> bytes:
    return zipped({
        name: part.replace(
            f"{_TRANSITIONAL}/officeDocument/2006/relationships".encode(),
            f"{_STRICT}/officeDocument/relationships".encode(),
        ).replace(f"{_TRANSITIONAL}/wordprocessingml/2006/main".encode(), f"{_STRICT}/wordprocessingml/main".encode())
        for name, part in parts().items()
    })  # fmt: skip


def _without(name: str) -> bytes:
    return zipped({other: part for other, part in parts().items() if other != name})


def _elsewhere(name: str) -> bytes:
    moved = {("word/" + name if key == "word/document.xml" else key): part for key, part in parts().items()}
    return zipped({key: part.replace(b"word/document.xml", f"word/{name}".encode()) for key, part in moved.items()})


def _renamed(old: str, new: str) -> bytes:
    """The name of a part written over in place, as no zip program would."""
    assert len(old) == len(new)
    return zipped(parts() | {old: b"<a/>"}).replace(old.encode(), new.encode())


def _wrong_checksum() -> bytes:
    whole = bytearray(zipped(parts()))
    at = whole.rindex(b"PK\x01\x02") + 16
    whole[at : at + 4] = struct.pack("<I", 1)
    return bytes(whole)


def _overlapping() -> bytes:
    """Two entries of the directory that name the same bytes."""
    whole = zipped(parts() | {"word/media/a.bin": b"a" * 999, "word/media/b.bin": b"b" * 999})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        first, second = (archive.getinfo(f"word/media/{name}.bin").header_offset for name in "ab")
    return whole.replace(
        struct.pack("<I", second) + b"word/media/b.bin", struct.pack("<I", first) + b"word/media/b.bin"
    )


def _undeclared(size: int) -> bytes:
    """A part that inflates to more than the zip says."""
    made = zipped(parts() | {"word/media/a.bin": bytes(size)})
    true = struct.pack("<II", len(zlib.compress(bytes(size), 6)) - 6, size)
    assert made.count(true) == 2
    return made.replace(true, true[:4] + struct.pack("<I", 100))


def _locked() -> bytes:
    whole = bytearray(zipped(parts()))
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


_ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office/>"}
_TYPE = "application/vnd.openxmlformats-officedocument"

REFUSED: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "it is empty"),
    "blanks": (b" \r\n" * 9, "it is empty"),
    "docm": (of_type("application/vnd.ms-word.document.macroEnabled.main+xml"), "with macros (.docm)"),
    "dotx": (of_type(f"{_TYPE}.wordprocessingml.template.main+xml"), "a Word template (.dotx)"),
    "dotm": (of_type("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "with macros (.dotm)"),
    "xlsx": (of_type(f"{_TYPE}.spreadsheetml.sheet.main+xml"), "an Excel workbook (.xlsx)"),
    "pptx": (of_type(f"{_TYPE}.presentationml.presentation.main+xml"), "a PowerPoint presentation (.pptx)"),
    "another type": (of_type("application/xml"), "its main part is 'application/xml'"),
    "odt": (zipped(_ODT), "an OpenDocument file (.odt"),
    "doc": (_ole("WordDocument"), "an old Word document (.doc)"),
    "xls": (_ole("Workbook"), "an old Excel workbook (.xls)"),
    "encrypted": (_ole("EncryptedPackage"), "encrypted with a password"),
    "another OLE file": (_ole("x"), "an old Office file"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
    "rtf": (b"{\\rtf1\\ansi Hej}", "an RTF file"),
    "html": (b"\xef\xbb\xbf<!DOCTYPE html>\n<html></html>", "a web page (HTML)"),
    "flat XML": (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "a Word XML document (.xml)"),
    "XML": (b'<?xml version="1.0"?><a/>', "an XML file"),
    "text": ("Kære {{ navn }}".encode(), "a text file"),
    "text in Latin-1": ("Kære {{ navn }}".encode("latin-1"), "no Word document, and nothing else"),
    "picture": (b"\x89PNG\r\n\x1a\n", "a picture"),
    "gzip": (b"\x1f\x8b\x08\0", "another archive"),
    "zip": (zipped({"a.txt": b"a"}), "no Word document is in it"),
    "empty zip": (zipped({}), "no Word document is in it"),
    "truncated": (zipped(parts())[:-200], "damaged"),
    "truncated early": (zipped(parts())[:700], "damaged"),
    "wrong checksum": (_wrong_checksum(), "damaged"),
    "zip with a password": (_locked(), "a zip with a password"),
    "backslashes": (_renamed("word/header1.xml", "word\\header1.xml"), "backslashes"),
    "up": (_renamed("word/x/yyyyyyyyy", "../../etc/passwd"), "a name that leads out"),
    "absolute": (_renamed("word/x/yy", "/etc/pass"), "a name that leads out"),
    "a drive": (_renamed("word/x/yy", "C:/x/pass"), "a name that leads out"),
    "twice": (_renamed("word/documenu.xml", "word/document.xml"), "there twice"),
    "twice in capitals": (_renamed("word/documenu.xml", "WORD/Document.xml"), "there twice"),
    "overlapping": (_overlapping(), "share their bytes"),
    "undeclared size": (_undeclared(1_000_000), "damaged"),
    "packed otherwise": (
        zipped(parts()).replace(_ENTRY + b"\x08", _ENTRY + b"\x0c"),
        "packed in a way",
    ),
    "strict": (_strict(), "Strict Open XML"),
    "macros": (with_parts(**{"word/vbaProject.bin": b"x"}), "holds macros ('word/vbaProject.bin')"),
    "no main part": (with_parts(links=b"<Relationships/>"), "word/document.xml is missing"),
    "main part lost": (_without("word/document.xml"), "word/document.xml is missing"),
    "main part elsewhere": (_elsewhere("document2.xml"), "in 'word/document2.xml' instead of 'word/document.xml'"),
    "torn XML": (with_parts(document=b"<w:document>"), "'word/document.xml' is no XML"),
    "torn XML of a part that holds no tags": (with_parts(**{"word/theme.xml": b"<a"}), "'word/theme.xml' is no XML"),
    "external entity": (as_document(_OUTSIDE), "declares a document type"),
    "external document type": (as_document(_NETWORK), "declares a document type"),
    "external entity in UTF-16": (as_document(_OUTSIDE, "utf-16"), "declares a document type"),
    "billion laughs": (as_document(_LAUGHS), "declares a document type"),
    "billion laughs in UTF-16, big-endian": (as_document("\ufeff" + _LAUGHS, "utf-16-be"), "declares a document type"),
    "another encoding": (as_document('<?xml version="1.0" encoding="ISO-8859-1"?>'), "ISO-8859-1, not in UTF-8"),
    "EBCDIC": (as_document('<?xml version="1.0" encoding="cp037"?>', "cp037"), "is no XML"),
}  # fmt: skip


def _deep(depth: int) -> bytes:
    return with_parts(document=b"<a>" * depth + b"</a>" * depth)


def _elements(count: int) -> bytes:
    return with_parts(document=b"<a>" + b"<b/>" * count + b"</a>")


def _attributes(count: int) -> bytes:
    return with_parts(document=b"<a " + b" ".join(b'a%d=""' % n for n in range(count)) + b"/>")


def _bomb(size: int, times: int) -> bytes:
    """Blanks without end: one part deflated, and named many times by a program that writes zips in its own way."""
    bomb = deflate("x", bytes(size))
    return pack({name: deflate(name, part) for name, part in parts().items()} | {
        f"word/media/{n}.bin": replace(bomb, name=f"word/media/{n}.bin".encode()) for n in range(times)
    })  # fmt: skip


def _crowd(count: int) -> bytes:
    return zipped(parts() | {f"word/media/{n}.bin": b"" for n in range(count)})


# Built and opened in a process of their own: these cost memory or time where nobody counts.
HEAVY: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb that says so": (lambda: _bomb(30_000_000, 4), "unpacks to more than 100 MB"),
    "a bomb that does not": (lambda: _undeclared(30_000_000), "damaged"),
    "a bomb in a bomb": (lambda: with_parts(**{"word/embeddings/a.docx": _bomb(10_000_000, 2)}), ""),
    "6,000 parts": (lambda: _crowd(6_000), "more than 5,000 parts"),
    "a file of 60 MB": (lambda: zipped(parts()) + bytes(60_000_000), "larger than 50 MB"),
    "elements 100,000 deep": (lambda: _deep(100_000), "nested deeper than 256"),
    "a text of 10 million letters": (lambda: package(p("x" * 10_000_001)), "larger than 10 MB"),
    "a text of 9 million letters": (lambda: package(p("x" * 9_000_000)), ""),
    "two million elements": (lambda: _elements(2_000_000), "more than 1,000,000 tags"),
    "900,000 elements": (lambda: _elements(900_000), ""),
    "a million attributes": (lambda: _attributes(1_000_000), "larger than 10 MB"),
    "300,000 attributes": (lambda: _attributes(300_000), ""),
    "10,000 tags without an end": (lambda: package(p("{{ title") * 10_000), "10000 tags are not closed"),
    "10,000 statements without an end": (lambda: package(p("{% if title") * 10_000), "10000 tags are not closed"),
    "10,000 comments without an end": (lambda: package(p("{# title") * 10_000), "10000 tags are not closed"),
    "10,000 tags closed wrongly": (lambda: package(p("{{ title %}") * 10_000), "10000 tags are not closed"),
    "10,000 tags of which the last is closed": (lambda: package(p("{{ title") * 10_000 + p("}}")), "cannot be filled"),
    "3,000 blocks without an end": (lambda: package(p("{%p if title %}") * 3_000), "nested too deeply"),
    "3,000 ends without a beginning": (lambda: package(p("{%p endif %}") * 3_000), "cannot be filled"),
    "a right template of 10,000 paragraphs": (lambda: package(p("{{ title }}") * 10_000), ""),
    "10,000 empty paragraphs behind the last": (
        lambda: package(p("{{ lines }}") + '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"/>' * 10_000),
        "",
    ),
    "a merged cell around a table": (
        lambda: package(
            "<w:tbl><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{% vm %}</w:t></w:r></w:p><w:tbl><w:tr><w:tc>"
            '<w:tcPr><w:tcW w:w="1"/></w:tcPr>' + p("x") * 2_000 + "</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
        ),
        "has no properties",
    ),
    "a span of 10,000 spaces": (lambda: package(p("{% colspan" + " " * 10_000 + "%x %}")), "a hundred spaces"),
}  # fmt: skip

# Of these, others just beyond the bound are refused; that they pass takes long to see.
LARGE_AND_RIGHT = ("900,000 elements", "300,000 attributes", "a right template of 10,000 paragraphs")

_OPENED = f"""\
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from generator.problems import RollebogError
from generator.render.template import Template
from tests.hostile_word import HEAVY
for name in sys.argv[1:]:
    content, start = HEAVY[name][0](), time.perf_counter()
    try:
        said, made = "", Template(content, "own.docx").render({{"title": "Titel", "lines": "a\\nb"}})
    except RollebogError as error:
        said = str(error)
    print(json.dumps([name, said, time.perf_counter() - start]), flush=True)
"""


def opened(names: list[str]) -> subprocess.CompletedProcess[str]:
    """Open and fill heavy files in one process that may use 500 MB; a line of JSON for each."""
    return subprocess.run(
        [sys.executable, "-c", _OPENED, *names],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=len(names) * SECONDS,
        check=False,
    )
