"""The house's look and the kind's content, put together into one template."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from generator.house.assembly import Assembly, written
from generator.house.colours import Palette, recoloured
from generator.house.house import House
from generator.house.margins import Margins
from generator.house.numbering import Numbering
from generator.house.page import Page
from generator.house.settings import settings
from generator.house.styles import merged
from generator.problems import Problem, RollebogError
from generator.word.finding import Finding
from generator.word.places import W
from generator.word.soundness import unsound
from generator.word.wordfile import R, WordFile

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


@dataclass(frozen=True, slots=True)
class Made:
    """A template (the bytes of a .docx), and what its owner should know of what was left out or changed."""

    content: bytes
    remarks: tuple[Problem, ...]


def in_house(letterhead: dict[str, bytes], template: dict[str, bytes], shown_as: str) -> Made:
    """The template, with the page, styles, header and footer of a house's file in place of its own.

    letterhead: the parts of the house's .docx or .dotx, whose text is dropped. template: the parts of a template
    of ours. shown_as: the house's file, as messages name it.
    Raises RollebogError where the house's file holds what no template may hold.
    """
    house, ours = House(letterhead), WordFile(template)
    if faults := list(house.faults()):
        raise RollebogError(finding.problem(shown_as) for finding in faults)
    made, remarks = _assembled(house, ours)
    if faults := [one for one in unsound(made.parts()) if one.severity == "error"]:
        raise RollebogError(finding.problem(shown_as) for finding in faults)
    return Made(made.packed(), tuple(finding.problem(shown_as) for finding in remarks))


def _assembled(house: House, ours: WordFile) -> tuple[Assembly, list[Finding]]:
    document = _root(ours, "word/document.xml")
    page = Page.of(house.section, document, even=house.has_even_pages)
    palette = Palette.of(house, ours)
    numbering = Numbering(house.related("numbering"), ours.related("numbering"))
    styles, names, remarks = merged(house, ours, palette, numbering)

    def fitted(root: etree._Element) -> etree._Element:
        """A part of ours in the house's colours, widths and style ids."""
        return names.renamed(page.widened(recoloured(root, palette)))

    made = Assembly(house, ours)
    body = fitted(document)
    header, footer = (fitted(_root(ours, f"word/{name}1.xml")) for name in ("header", "footer"))
    margins = Margins(house, page, header, footer, names.ids["paragraph", "ControlValue"])
    section = page.section()
    for place, build in (("header", margins.header), ("footer", margins.footer)):
        for number, kind in enumerate(page.kinds, start=1):
            link = made.add_story(f"{place}{number}.xml", build(kind), house.story(place, kind), f"{_WORD}{place}+xml")
            reference = {f"{{{W}}}type": kind, f"{{{R}}}id": link}
            section.insert(len(section.findall(f"{{{W}}}*[@{{{R}}}id]")), section.makeelement(
                f"{{{W}}}{place}Reference", reference))  # fmt: skip
    text = body.find(f"{{{W}}}body")
    old = text.find(f"{{{W}}}sectPr") if text is not None else None
    if text is not None and old is not None:
        text.replace(old, section)
    made.add_main(written(body))
    made.add("styles", styles)
    made.add("numbering", numbering.root)
    made.add("settings", settings(house.related("settings"), ours.related("settings"), even="even" in page.kinds))
    made.carry("fontTable")
    made.carry("theme")
    return made, [*house.remarks(), *remarks, *margins.remarks]


def _root(file: WordFile, name: str) -> etree._Element:
    root = file.tree(name)
    if root is None:
        raise ValueError(f"the template has no {name}")
    return root


__all__ = ["Made", "in_house"]
