"""The order in which the schema wants what stands in a paragraph's, run's or list level's properties.

Source: ECMA-376 Part 1, CT_PPr, CT_RPr and CT_Lvl (transitional).
"""

from __future__ import annotations

from lxml import etree

from generator.word.places import W

_ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
        "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
    ),
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
        "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
}
_RANK = {parent: {name: rank for rank, name in enumerate(names.split())} for parent, names in _ORDER.items()}


def put_in_order(parent: etree._Element) -> None:
    """Sort the children of a ``pPr``, ``rPr``, ``lvl`` or ``style``; what the schema does not know goes last."""
    ranks = _RANK[etree.QName(parent).localname]
    children = list(parent)
    wanted = sorted(children, key=lambda one: ranks.get(_local(one), len(ranks)))
    if wanted != children:
        parent[:] = wanted


def put(parent: etree._Element, name: str, **values: str) -> etree._Element:
    """The child of that name, made in its right place where it is missing, with these values added."""
    child = parent.find(f"{{{W}}}{name}")
    if child is None:
        child = etree.SubElement(parent, f"{{{W}}}{name}")
        put_in_order(parent)
    for key, value in values.items():
        child.set(f"{{{W}}}{key}", value)
    return child


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
