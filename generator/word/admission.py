"""What may be opened as a Word document at all, and what every other file is, in words."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from lxml import etree

from generator.word.package import CONTENT_TYPES, unpack

DOCUMENT = "word/document.xml"
LARGEST_FILE = 50_000_000  # bytes on disk
MOST_UNPACKED = 100_000_000  # bytes of all parts
LARGEST_XML = 10_000_000  # bytes of one part that is XML
MOST_TAGS = 1_000_000  # of one part; its tree takes a hundred bytes and more for each
_SAVE = "open it in Word and save it as Word document (.docx)"
_BEGINNINGS = (
    (rb"%PDF-", "a PDF file: make the template in Word, or open the file there and save it as Word document (.docx)"),
    (rb"\{\\rtf", f"an RTF file: {_SAVE}"),
    (rb"(?i)<!doctype html|<html", f"a web page (HTML): {_SAVE}"),
    (rb"(?s)(?=<).{,2000}(?:<pkg:package|<w:wordDocument)", f"a Word XML document (.xml): {_SAVE}"),
    (rb"<", f"an XML file: {_SAVE}"),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!", "another archive: unpack it, the Word document may lie in it"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", "a picture: put it into a Word document (.docx)"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The streams by which old Office files and encrypted new ones are told apart.
_STREAMS = (
    ("EncryptedPackage", "encrypted with a password: take the password away in Word (File, Info, Protect Document)"),
    ("WordDocument", f"an old Word document (.doc): {_SAVE}"),
    ("Workbook", "an old Excel workbook (.xls)"),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)"),
)
# By a piece of the main part's content type; the first that fits.
_TYPES = (
    ("ms-word.document.macroEnabled", f"a Word document with macros (.docm): {_SAVE}"),
    ("ms-word.template.macroEnabled", f"a Word template with macros (.dotm): {_SAVE}"),
    ("wordprocessingml.template", f"a Word template (.dotx): {_SAVE}"),
    ("spreadsheetml", "an Excel workbook (.xlsx)"),
    ("ms-excel", "an Excel workbook (.xlsm or .xlsb)"),
    ("presentationml", "a PowerPoint presentation (.pptx)"),
    ("ms-powerpoint", "a PowerPoint presentation (.pptm)"),
)
_MAIN = "wordprocessingml.document.main+xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_ENCODINGS = ("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII")


def admitted(content: bytes) -> dict[str, bytes]:
    """The parts of a Word document by name, its XML in UTF-8 and well-formed.

    Raises ValueError in words (``it is a PDF file: …``) for everything else, and for what no one should open:
    macros, document type declarations, too much of anything.
    """
    if refusal := _by_its_beginning(content):
        raise ValueError(f"it is {refusal}")
    if len(content) > LARGEST_FILE:
        raise ValueError(f"it is larger than {LARGEST_FILE // 1_000_000} MB: make its pictures smaller")
    parts = unpack(content, MOST_UNPACKED)
    if "mimetype" in parts and b"opendocument" in parts["mimetype"]:
        raise ValueError(f"it is an OpenDocument file (.odt, .ods, .odp): {_SAVE}")
    if CONTENT_TYPES not in parts:
        raise ValueError("it is a zip file, but no Word document is in it")
    trees = {name: _tree(name, part) for name, part in parts.items() if _is_xml(name)}
    _admit_main(trees)
    if macros := [name for name in parts if name.lower().endswith(("vbaproject.bin", "vbadata.xml"))]:
        raise ValueError(f"it holds macros ('{macros[0]}'): {_SAVE}, which leaves them out")
    return parts | {name: _in_utf8(parts[name], tree) for name, tree in trees.items()}


def _by_its_beginning(content: bytes) -> str:
    """What a file is by its first bytes; nothing where it is a zip."""
    if content.startswith(b"PK"):
        return ""
    if content.startswith(_OLE):
        return next((words for name, words in _STREAMS if name.encode("utf-16-le") in content), "an old Office file")
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return "empty"
    for beginning, words in _BEGINNINGS:
        if re.match(beginning, start):
            return words
    if b"\0" not in start and (start.isascii() or b"\xc3" in start):
        return f"a text file: {_SAVE}"
    return "no Word document, and nothing else that is known here"


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _tree(name: str, part: bytes) -> etree._ElementTree:
    if len(part) > LARGEST_XML:
        raise ValueError(f"its part '{name}' is larger than {LARGEST_XML // 1_000_000} MB of XML")
    if part.count(b"<") > MOST_TAGS:
        raise ValueError(f"its part '{name}' has more than {MOST_TAGS:,} tags of XML")
    # Before anything is parsed: what a document type declares can grow without end.
    if any("<!DOCTYPE".encode(code) in part for code in ("utf-8", "utf-16-le", "utf-16-be")):
        raise ValueError(f"its part '{name}' declares a document type, which no Word document does: {_SAVE}")
    try:
        tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True)).getroottree()
    except etree.XMLSyntaxError as error:
        raise ValueError(f"its part '{name}' is {_faulty(str(error))}") from None
    if (encoding := _encoding(tree)) not in _ENCODINGS:
        raise ValueError(f"its part '{name}' is written in {encoding}, not in UTF-8: {_SAVE}")
    return tree


def _encoding(tree: etree._ElementTree) -> str:
    return (tree.docinfo.encoding or "UTF-8").upper()


def _faulty(error: str) -> str:
    """What is wrong with XML, in words for the limits that the parser has."""
    if "depth" in error:
        return "nested deeper than 256 elements"
    if "huge" in error.lower() or "too long" in error.lower():
        return "too large: one text in it has more than 10 million letters"
    return f"no XML ({error.splitlines()[0]})"


def _in_utf8(part: bytes, tree: etree._ElementTree) -> bytes:
    if part.startswith(b"\xef\xbb\xbf"):
        return part[3:]
    if not _encoding(tree).startswith("UTF-16"):
        return part
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _admit_main(trees: dict[str, etree._ElementTree]) -> None:
    """Raise ValueError in words unless the main part is a Word document's, and where it belongs."""
    links = trees["_rels/.rels"].getroot() if "_rels/.rels" in trees else ()
    main = [link for link in links if link.get("Type", "").endswith("/officeDocument")]
    if not main:
        raise ValueError(f"{DOCUMENT} is missing: the file does not say which part holds its text")
    name = posixpath.normpath(posixpath.join("/", unquote(main[0].get("Target", ""))))[1:]
    kind = _content_type(trees[CONTENT_TYPES].getroot(), name)
    for piece, words in _TYPES:
        if piece.lower() in kind.lower():
            raise ValueError(f"it is {words}")
    if name not in trees:
        raise ValueError(f"{name or DOCUMENT} is missing: the part that holds its text")
    root = trees[name].getroot()
    if main[0].get("Type", "").startswith(_STRICT) or str(root.tag).startswith(f"{{{_STRICT}"):
        raise ValueError(f"it is a Strict Open XML document: {_SAVE}, not as Strict Open XML Document")
    if not kind.endswith(_MAIN):
        raise ValueError(f"its main part is '{kind}', which is no Word document")
    if name != DOCUMENT:
        raise ValueError(f"its text lies in '{name}' instead of '{DOCUMENT}': open it in Word and save it once")


def _content_type(types: etree._Element, name: str) -> str:
    own = [one.get("ContentType", "") for one in types if one.get("PartName", "").lower() == f"/{name}".lower()]
    extension = name.rpartition(".")[2].lower()
    common = [one.get("ContentType", "") for one in types if one.get("Extension", "").lower() == extension]
    return next(iter(own + common), "")
