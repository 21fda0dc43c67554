"""The control block belongs on every page: on first pages and even pages too, where a template sets them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from generator.lint.finding import Finding
from generator.lint.values import Trail
from generator.word.places import W, part_name
from generator.word.wordfile import R, WordFile

_NUMBER = ("control", "number")
_PAGES = {"default": "pages", "first": "first pages", "even": "even pages"}


def pages_without_control(parts: Mapping[str, bytes], printed: Mapping[str, Trail]) -> Iterator[Finding]:
    """Each kind of page whose header and footer lack the document's number; ``printed``: fields by part."""
    file = WordFile(parts)
    settings = file.related("settings")
    even = settings is not None and _is_on(settings.find(f"{{{W}}}evenAndOddHeaders"))
    told: set[str] = set()
    for section in _sections(file):
        kinds = ["default", *(["first"] if section.first else []), *(["even"] if even else [])]
        for kind in kinds:
            shown = [name for (_, page), name in section.shown.items() if page == kind]
            if kind not in told and not any(_NUMBER in printed.get(name, frozenset()) for name in shown):
                told.add(kind)
                yield _finding(kind, shown)


def _finding(kind: str, shown: list[str]) -> Finding:
    where = f" ({', '.join(map(part_name, shown))})" if shown else ""
    message = f"the control block is missing from {_PAGES[kind]}: their header{where} does not print control.number."
    if kind == "default":
        return Finding(message, "Put the control block into the header, with {{ control.number }}.")
    hint = (
        "Copy the control block into that header as well, or clear 'Different first page' and 'Different odd & even'."
    )
    return Finding(message, hint)


class _Section:
    """A section's headers and footers by sort and kind of page; what it does not name it takes over."""

    def __init__(self, properties: etree._Element, before: Mapping[tuple[str, str], str], names: Mapping[str, str]):
        self.first = _is_on(properties.find(f"{{{W}}}titlePg"))
        self.shown = dict(before)
        for sort in ("header", "footer"):
            for one in properties.findall(f"{{{W}}}{sort}Reference"):
                kind = one.get(f"{{{W}}}type", "default")
                self.shown[sort, kind] = names.get(one.get(f"{{{R}}}id", ""), "")


def _sections(file: WordFile) -> Iterator[_Section]:
    shown: Mapping[tuple[str, str], str] = {}
    for body in file.bodies:
        names = {link.id: link.target for link in file.links if link.source == body.part}
        for properties in body.root.iter(f"{{{W}}}sectPr"):
            section = _Section(properties, shown, names)
            shown = section.shown
            yield section


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{{{W}}}val", "true") not in ("0", "false", "off")
