"""The letters of a finished Word file, read with zipfile and lxml alone."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}


@dataclass(frozen=True)
class Letters:
    """Every paragraph of body, header and footer, and every property by its name."""

    body: list[str]
    header: list[str]
    footer: list[str]
    properties: dict[str, str]


def letters(file: Path) -> Letters:
    """Read a document; raises where any part of it is not well-formed XML."""
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
        trees = {
            name: etree.fromstring(package.read(name), etree.XMLParser(huge_tree=True, resolve_entities=False))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }
    properties = {
        one.get("name") or etree.QName(one).localname: "".join(str(text) for text in one.itertext("*"))
        for name in ("docProps/core.xml", "docProps/custom.xml")
        for one in trees[name]
    }
    return Letters(
        _paragraphs(trees["word/document.xml"]),
        _paragraphs(trees["word/header1.xml"]),
        _paragraphs(trees["word/footer1.xml"]),
        properties,
    )


def _paragraphs(tree: Any) -> list[str]:
    return ["".join(map(_sign, paragraph.iter(f"{_W}t", *_SIGNS))) for paragraph in tree.iter(f"{_W}p")]


def _sign(element: Any) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    # <w:tab/> also names the tab stops of a paragraph's style; those are no letters.
    return _SIGNS[element.tag] if element.getparent().tag == f"{_W}r" else ""
