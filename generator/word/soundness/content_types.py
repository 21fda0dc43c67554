"""What ``[Content_Types].xml`` says of each part, and parts that cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.word.finding import Finding
from generator.word.package import CONTENT_TYPES
from generator.word.wordfile import WordFile

_AGAIN = "Open the file in Word and save it anew; if that changes nothing, do not use it."


def missing_types(file: WordFile) -> Iterator[Finding]:
    """Parts without a content type, types of parts that are not there, and parts that are no XML."""
    types = file.tree(CONTENT_TYPES)
    if types is None:
        yield Finding(CONTENT_TYPES, "the list of content types is missing or cannot be read.", _AGAIN)
        return
    named = (one.get("PartName", "") for one in types.iterchildren("{*}Override"))
    overrides = Counter(name.removeprefix("/").casefold() for name in named)
    endings = {one.get("Extension", "").casefold() for one in types.iterchildren("{*}Default")}
    present = {name.casefold() for name in file.parts}
    for name, part in file.parts.items():
        ending = name.rpartition(".")[2].casefold()
        if name != CONTENT_TYPES and name.casefold() not in overrides and ending not in endings:
            yield Finding(name, "this part has no content type.", _AGAIN)
        if ending in ("xml", "rels"):
            if file.tree(name) is None:
                yield Finding(name, "this part is damaged: it is no XML.", _AGAIN)
            elif b"<!DOCTYPE" in part:
                yield Finding(name, "this part declares entities, which no Word file does.", _AGAIN)
    for name, times in overrides.items():
        if name not in present:
            yield Finding(name, "a content type is given for this part, which is not there.", _AGAIN)
        if times > 1:
            yield Finding(name, "two content types are given for this part.", _AGAIN)
