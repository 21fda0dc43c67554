"""A Word file being put together from two: parts, their content types, and what leads to them."""

from __future__ import annotations

import posixpath
from xml.sax.saxutils import quoteattr

from lxml import etree

from generator.house.house import House
from generator.word.package import CONTENT_TYPES, deflate, pack
from generator.word.wordfile import R, WordFile

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES = {
    "styles": f"{_WORD}styles+xml",
    "numbering": f"{_WORD}numbering+xml",
    "settings": f"{_WORD}settings+xml",
    "fontTable": f"{_WORD}fontTable+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_FILES = {"theme": "theme/theme1.xml"}
_PROPERTIES = {
    "docProps/core.xml": (
        f"{_PACKAGE}/relationships/metadata/core-properties",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    "docProps/custom.xml": (
        f"{R}/custom-properties",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    ),
}
_MAIN = "word/document.xml"


def written(root: etree._Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class Assembly:
    """The new file; its properties are ours, so that document systems can read them."""

    def __init__(self, house: House, ours: WordFile) -> None:
        self._house, self._ours = house, ours
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        # By the part that they start from: id, type, target (from there), whether it is outside.
        self._links: dict[str, list[tuple[str, str, str, bool]]] = {}

    def add_main(self, content: bytes) -> None:
        """The body and the properties."""
        self._parts[_MAIN], self._types[_MAIN] = content, f"{_WORD}document.main+xml"
        self._link("", f"{R}/officeDocument", _MAIN)
        for name, (link, kind) in _PROPERTIES.items():
            if name in self._ours.parts:
                self._parts[name], self._types[name] = self._ours.parts[name], kind
                self._link("", link, name)

    def add(self, kind: str, root: etree._Element) -> None:
        """A part that the body is related to in that way (``styles``), with what the house's own leads to.

        Settings lead to attached templates and lists for mailings; those stay behind.
        """
        self._put(kind, written(root), "" if kind == "settings" else self._source(kind))

    def carry(self, kind: str) -> None:
        """The house's part of that kind as it is; ours where it has none."""
        source = self._source(kind)
        own = next((one.target for one in self._ours.links if one.kind == kind), "")
        content = self._house.file.parts.get(source) or self._ours.parts.get(own)
        if content:
            self._put(kind, content, source)

    def add_story(self, name: str, root: etree._Element, source: str, kind: str) -> str:
        """A header or footer with what the house's one leads to; the id by which the body finds it."""
        part, place = f"word/{name}", name.rpartition(".")[0].rstrip("0123456789")
        self._parts[part], self._types[part] = written(root), kind
        self._follow(source, part)
        return self._link(_MAIN, f"{R}/{place}", name)

    def parts(self) -> dict[str, bytes]:
        """Every part, with content types and relationships."""
        links = {_rels(source): _relationships(found) for source, found in self._links.items()}
        return {CONTENT_TYPES: self._content_types(), **links, **self._parts}

    def packed(self) -> bytes:
        """The file."""
        return pack({name: deflate(name, content) for name, content in self.parts().items()})

    def _source(self, kind: str) -> str:
        main = self._house.main
        return next((one.target for one in self._house.file.links if (one.source, one.kind) == (main, kind)), "")

    def _put(self, kind: str, content: bytes, source: str) -> None:
        target = _FILES.get(kind, f"{kind}.xml")
        self._parts[f"word/{target}"], self._types[f"word/{target}"] = content, _TYPES[kind]
        self._link(_MAIN, f"{R}/{kind}", target)
        self._follow(source, f"word/{target}")

    def _follow(self, source: str, part: str) -> None:
        """Take along what a part of the house leads to: pictures, fonts, addresses; under the ids that it uses."""
        for link in self._house.file.links if source else ():
            if link.source != source:
                continue
            if link.external:
                self._links.setdefault(part, []).append((link.id, f"{R}/{link.kind}", link.target, True))
            elif link.target in self._house.file.parts:
                target = f"word/house/{posixpath.basename(link.target)}"
                while target in self._parts and self._parts[target] != self._house.file.parts[link.target]:
                    target = f"{posixpath.dirname(target)}/_{posixpath.basename(target)}"
                self._parts[target] = self._house.file.parts[link.target]
                self._types[target] = self._house.content_type(link.target)
                shown = posixpath.relpath(target, posixpath.dirname(part))
                self._links.setdefault(part, []).append((link.id, f"{R}/{link.kind}", shown, False))

    def _link(self, source: str, kind: str, target: str) -> str:
        found = self._links.setdefault(source, [])
        found.append((f"rId{len(found) + 1}", kind, target, False))
        return found[-1][0]

    def _content_types(self) -> bytes:
        overrides = "".join(
            f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>"
            for name, kind in sorted(self._types.items())
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ).encode()


def _rels(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relationships(links: list[tuple[str, str, str, bool]]) -> bytes:
    made = "".join(
        f"<Relationship Id={quoteattr(name)} Type={quoteattr(kind)} Target={quoteattr(target)}"
        f"{' TargetMode=' + quoteattr('External') if external else ''}/>"
        for name, kind, target, external in links
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'
    ).encode()
