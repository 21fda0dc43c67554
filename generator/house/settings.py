"""The house's settings of how text is set; nothing of how, by whom or with what the file was worked on."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.word.places import W

# In the order of the schema (CT_Settings); what may come before and after the two that are decided here.
_BEFORE = (
    *("zoom", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
    *("gutterAtTop", "defaultTabStop"),
)
_HYPHENS = ("autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps")
_AFTER = ("themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator")


def settings(house: etree._Element | None, ours: etree._Element | None, *, even: bool) -> etree._Element:
    """New settings: the house's where it has one, else ours.

    even: whether even pages have a header of their own. Words are divided as the house does it; where it says
    nothing, the template's own way keeps long words inside narrow cells.
    """
    made = etree.Element(f"{{{W}}}settings", nsmap={"w": W})
    _take(made, _BEFORE, house, ours)
    _take(made, _HYPHENS, house if _hyphenates(house) else ours, None)
    if even:
        etree.SubElement(made, f"{{{W}}}evenAndOddHeaders")
    _take(made, ("characterSpacingControl",), house, ours)
    _take(made, ("compat",), ours)  # older ways of Word's to lay out a page put our tables beside the text
    _take(made, _AFTER, house, ours)
    return made


def _hyphenates(house: etree._Element | None) -> bool:
    return house is not None and house.find(f"{{{W}}}autoHyphenation") is not None


def _take(made: etree._Element, names: tuple[str, ...], *sources: etree._Element | None) -> None:
    for name in names:
        for source in sources:
            found = None if source is None else source.find(f"{{{W}}}{name}")
            if found is not None:
                made.append(deepcopy(found))
                break


__all__ = ["settings"]
