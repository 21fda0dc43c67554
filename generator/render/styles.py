"""What a template's styles say: their language, and the ids of the character styles that values are written in."""

from __future__ import annotations

import re

from lxml import etree

from generator.word.package import Part, deflate
from generator.word.places import W

STYLES = "word/styles.xml"
# Values name these ids (markup.py); Word in another language and LibreOffice give the styles other ids, but
# keep their names.
_OF_VALUES = {"hyperlink": "Hyperlink", "rollebog adaptation": "Adaptation"}
_LANGUAGE = re.compile(r'(<w:lang\b[^>]*?\bw:val=")([^"]+)(")')


class Styles:
    """The styles of one template; none where it has no such part."""

    def __init__(self, part: bytes) -> None:
        """Raises lxml's XMLSyntaxError where the part is no XML."""
        self._text = part.decode("utf-8")
        own = _LANGUAGE.search(self._text)
        self.language = own[2] if own else ""
        self._speaking: dict[str, Part] = {}
        self._ids = _other_ids(part) if part else {}

    def named(self, xml: str) -> str:
        """A rendered part with the template's own ids of the styles that values name."""
        for ours, theirs in self._ids.items():
            xml = xml.replace(f'<w:rStyle w:val="{ours}"/>', f'<w:rStyle w:val="{theirs}"/>')
        return xml

    def speaking(self, tag: str) -> Part | None:
        """The styles with their own language replaced; other languages in them stay. None where there are none."""
        if not self._text:
            return None
        if tag not in self._speaking:
            spoken = _LANGUAGE.sub(
                lambda found: found[1] + (tag if found[2] == self.language else found[2]) + found[3], self._text
            )
            self._speaking[tag] = deflate(STYLES, spoken.encode("utf-8"))
        return self._speaking[tag]


def _other_ids(part: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    for style in tree.iterfind(f"{{{W}}}style[@{{{W}}}type='character']"):
        name = style.find(f"{{{W}}}name")
        ours = _OF_VALUES.get(name.get(f"{{{W}}}val", "").lower(), "") if name is not None else ""
        if ours and style.get(f"{{{W}}}styleId", ours) != ours:
            found[ours] = style.get(f"{{{W}}}styleId", ours)
    return found
