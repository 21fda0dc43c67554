"""What a Word file says beside its text: properties, and the words of headers and footers."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.word.wordfile import WordFile, words

# Whoever saves a file changes these, whatever he did.
_PASSING = {"created", "modified", "lastModifiedBy", "lastPrinted", "revision"}


def known(file: WordFile) -> dict[str, str | list[str]]:
    """Properties by name, then the lines of each header and footer."""
    found: dict[str, str | list[str]] = {}
    for kind in ("core-properties", "custom-properties"):
        root = file.related(kind)
        for one in root if root is not None else ():
            name = one.get("name") or etree.QName(one).localname
            if name not in _PASSING and (said := " ".join(map(str, one.itertext("*")))):
                found.setdefault(name, said)
    for story in file.stories:
        kind = etree.QName(story.root).localname
        if kind in ("hdr", "ftr"):
            name = story.part.rpartition("/")[2].removesuffix(".xml")
            found[name] = list(filter(None, _lines(story.root)))
    return found


def _lines(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        yield " ".join(words(paragraph).split())
