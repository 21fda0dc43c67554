"""A header or footer without what Word remembers of its writing: changes, comments, bookmarks, unfilled fields."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.word.places import W

_GONE = (
    *("del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange"),
    *("numberingChange", "cellIns", "cellDel", "cellMerge", "sectPrChange"),
    *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
    *("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "dataBinding", "placeholder"),
)
_UNWRAPPED = ("ins", "moveTo", "smartTag", "customXml")


def cleaned(root: etree._Element) -> etree._Element:
    """A copy with all changes accepted, nothing bound to data that stays behind, and no prompts to write."""
    copy = deepcopy(root)
    for row in list(copy.iter(f"{{{W}}}tr")):
        if row.find(f"{{{W}}}trPr/{{{W}}}del") is not None:
            _remove(row)
    for prompt in list(copy.iter(f"{{{W}}}showingPlcHdr")):
        control = next(prompt.iterancestors(f"{{{W}}}sdt"), None)
        for content in control.findall(f"{{{W}}}sdtContent") if control is not None else ():
            for text in list(content.iter(f"{{{W}}}t")):
                text.text = ""
        _remove(prompt)
    for name in _GONE:
        for element in list(copy.iter(f"{{{W}}}{name}")):
            _remove(element)
    for name in _UNWRAPPED:
        for element in list(copy.iter(f"{{{W}}}{name}")):
            _unwrap(element)
    return copy


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = [one for one in element if etree.QName(one).localname != "customXmlPr"]
