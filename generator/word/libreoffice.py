"""Word files that LibreOffice has saved, brought to the letter of the schema.

Measured with LibreOffice 7.4: it writes the alignments ``start`` and ``end``, ``true`` where only ``on`` may stand,
the properties of fields and list levels in another order, and names of character sets that the schema lacks.
Word opens all that; both validators refuse it, and so would the documents made from such a template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from generator.word.order import put_in_order
from generator.word.places import W

APPLICATION = "docProps/app.xml"
_OURS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|styles|numbering|fontTable)\.xml")
_SIDES = {"start": "left", "end": "right"}


def tidied(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts as the schema wants them, where LibreOffice wrote them; any others as they are.

    Raises lxml's XMLSyntaxError where a part is no XML.
    """
    if b"<Application>LibreOffice" not in parts.get(APPLICATION, b""):
        return dict(parts)
    return {name: _tidied(part) if _OURS.fullmatch(name) else part for name, part in parts.items()}


def _tidied(part: bytes) -> bytes:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    for aligned in root.iter(f"{{{W}}}jc", f"{{{W}}}lvlJc"):
        side = aligned.get(f"{{{W}}}val", "")
        aligned.set(f"{{{W}}}val", _SIDES.get(side, side))
    for switch in root.iter(f"{{{W}}}tblHeader", f"{{{W}}}cantSplit"):
        if switch.get(f"{{{W}}}val") == "true":
            del switch.attrib[f"{{{W}}}val"]
    for charset in root.iter(f"{{{W}}}charset"):
        charset.attrib.pop(f"{{{W}}}characterSet", "")
    for disordered in root.iter(f"{{{W}}}rPr", f"{{{W}}}lvl"):
        put_in_order(disordered)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
