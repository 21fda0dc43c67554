"""Passages in another language, so that they reach pandoc: it reads styles, but no languages of runs."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.word.places import W
from generator.word.styles import value
from generator.word.wordfile import WordFile

MARK = "Rollebog language "
_W = f"{{{W}}}"


def with_languages(file: WordFile) -> Mapping[str, bytes]:
    """The parts of the file, with a character style named after its language on every run that names one of its own."""
    parts: Mapping[str, bytes] = file.parts
    sheet = file.styles.root
    own = file.styles.default_language()
    if sheet is None:
        return parts
    for body in file.bodies:
        runs = [one for one in body.root.iter(f"{_W}rPr") if value(one, "lang") not in (None, "", own)]
        if runs:
            for one in runs:
                _dress(one, sheet)
            parts = {**parts, body.part: etree.tostring(body.root), _sheet_name(file): etree.tostring(sheet)}
    return parts


def _sheet_name(file: WordFile) -> str:
    return next(link.target for link in file.links if link.kind == "styles" and not link.external)


def _dress(properties: etree._Element, sheet: etree._Element) -> None:
    """A style of its own for the language, based on the one that the run has."""
    before, tag = value(properties, "rStyle") or "", value(properties, "lang") or ""
    name = f"{MARK}{tag} {before}"
    if all(one.get(f"{_W}styleId") != name for one in sheet.iterchildren(f"{_W}style")):
        style = etree.SubElement(sheet, f"{_W}style", {f"{_W}type": "character", f"{_W}styleId": name})
        etree.SubElement(style, f"{_W}name", {f"{_W}val": name})
        if before:
            etree.SubElement(style, f"{_W}basedOn", {f"{_W}val": before})
    used = properties.find(f"{_W}rStyle")
    if used is None:
        used = etree.Element(f"{_W}rStyle")
        properties.insert(0, used)
    used.set(f"{_W}val", name)
