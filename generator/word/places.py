"""Places in a Word file as its writers count them: ``body, paragraph 12`` or ``body, table 2, row 3, cell 1``.

Paragraphs and tables are numbered from 1 where they stand: in the part, the cell or the text box.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NUMBERED = {"p": "paragraph", "tbl": "table", "tr": "row", "tc": "cell", "footnote": "note", "endnote": "note"}
_RESTART = {
    "tbl": ("tr",),
    "tr": ("tc",),
    "tc": ("p", "tbl"),
    "txbxContent": ("p", "tbl"),
    "footnote": ("p", "tbl"),
    "endnote": ("p", "tbl"),
}
_PARTS = {
    "document": "body",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "core": "properties",
    "app": "properties (app)",
    "custom": "own properties",
}


def part_name(part: str) -> str:
    """What people call a part: ``word/document.xml`` is the ``body``, ``word/header2.xml`` is ``header 2``."""
    stem = posixpath.basename(part).rpartition(".")[0]
    if stem in _PARTS:
        return _PARTS[stem]
    numbered = re.fullmatch(r"(header|footer)(\d*)", stem)
    return f"{numbered[1]} {numbered[2]}".strip() if numbered else part


def places(part: str, root: etree._Element) -> dict[etree._Element, str]:
    """The place of every paragraph, table, row, cell and note of a part, in document order."""
    found: dict[etree._Element, str] = {}
    counts: list[Counter[str]] = [Counter()]
    names: list[str] = [part_name(part)]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = _local(element)
        if name not in _NUMBERED and name not in _RESTART:
            continue
        if event == "end":
            names.pop()
            counts.pop()
            continue
        if name == "txbxContent":
            names.append(f"{names[-1]}, text box")
        else:
            counts[-1][name] += 1
            names.append(f"{names[-1]}, {_NUMBERED[name]} {counts[-1][name]}")
            found[element] = names[-1]
        # What does not count anew inside (a paragraph in a paragraph's drawing) goes on counting outside.
        counts.append(Counter() if name in _RESTART else counts[-1])
    return found


def place_of(element: etree._Element, known: dict[etree._Element, str], part: str) -> str:
    """The place that an element stands in: its paragraph or the nearest around it; else the part."""
    at: etree._Element | None = element
    while at is not None:
        if at in known:
            return known[at]
        at = at.getparent()
    return part_name(part)


def _local(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element)
    return name.localname if name.namespace in (W, STRICT) else ""
