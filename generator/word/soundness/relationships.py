"""Relationships between parts: to parts that are not there, to the world outside, and to what can run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.word.finding import Finding
from generator.word.package import CONTENT_TYPES
from generator.word.places import part_name
from generator.word.wordfile import Link, R, Story, WordFile, around

# What can run when the file is opened or clicked, by the kind of relationship.
_ACTIVE = {
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
    "oleObject": "an embedded object of another program",
    "package": "an embedded file of another program",
    "aFChunk": "a foreign text that Word takes in when it opens the file",
    "extensibility": "buttons of its own in Word's ribbon",
    "webextension": "an add-in",
    "attachedToolbars": "toolbars of its own",
}
_HARMLESS = re.compile(r"(?:https?|mailto|tel):\S", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|[\\/]{2}|[A-Za-z]:\\")
_TAG = re.compile(r"\{\{|%7B%7B", re.IGNORECASE)

_Uses = dict[tuple[str, str], tuple[Story, etree._Element]]


def relationships(file: WordFile) -> Iterator[Finding]:
    """Every relationship that does not hold, or that should not be, at the place where it is used."""
    used, present = _uses(file), {name.casefold() for name in file.parts}
    seen: set[tuple[str, str]] = set()
    for link in file.links:
        place, text = _placed(link, used)
        if (link.source, link.id) in seen:
            hint = "Save the file anew in Word."
            yield Finding(place, f"two relationships share the id '{link.id}'.", hint, text)
        seen.add((link.source, link.id))
        chart = "/charts/" in link.source and link.kind == "package"  # the numbers of a chart are a small workbook
        if link.kind in _ACTIVE and not chart:
            message = f"the file holds {_ACTIVE[link.kind]} ({link.target})."
            yield Finding(place, message, "Remove it; save as a plain Word document (.docx).", text)
        if link.external:
            yield from _from_outside(place, link.kind, link.target, text)
        elif link.target.casefold() not in present:
            hint = "Insert again what is missing there, or remove it."
            yield Finding(place, f"the part '{link.target}' is named here and is not there.", hint, text)
    for (part, name), (story, element) in used.items():
        if (part, name) not in seen:
            message = f"what stands here names the relationship '{name}', which is not there."
            hint = "Insert the picture, link or header again."
            yield Finding(story.place(element), message, hint, around(element))
    types = file.tree(CONTENT_TYPES)
    for one in types if types is not None else ():
        if "macroEnabled" in (one.get("ContentType") or ""):
            hint = "Save as a plain Word document (.docx)."
            yield Finding(one.get("PartName", "").removeprefix("/"), "the file is one with macros.", hint)


def _uses(file: WordFile) -> _Uses:
    """Where each relationship of a text is used first, by the part and its id."""
    found: _Uses = {}
    for story in file.stories:
        for element in story.root.iter("{*}*"):
            for name, used in element.items():
                if str(name).startswith(f"{{{R}}}") and used:
                    found.setdefault((story.part, str(used)), (story, element))
    return found


def _placed(link: Link, used: _Uses) -> tuple[str, str]:
    """Place and words of what a relationship is used for."""
    if (link.source, link.id) not in used:
        return part_name(link.source) if link.source else "the file", ""
    story, element = used[link.source, link.id]
    return story.place(element), around(element)


def _from_outside(place: str, kind: str, target: str, text: str) -> Iterator[Finding]:
    if kind == "hyperlink":
        yield from doubtful_address(place, target, text)
    elif kind == "attachedTemplate":
        message = f"a template outside the file is attached, and is fetched when the file is opened: {target}"
        yield Finding(place, message, "Developer > Document Template: attach Normal.dotm instead.", text)
    else:
        message = f"what stands here ({kind}) is fetched from outside the file: {target}"
        yield Finding(place, message, "Insert it into the document instead of linking to it.", text)


def doubtful_address(place: str, address: str, text: str = "") -> Iterator[Finding]:
    """A link that leads neither to the web nor to a mailbox; a template's tag is left to its values."""
    if _TAG.search(address) or _HARMLESS.match(address) or not address or address.startswith("#"):
        return
    hint = "Link to a web address (https://…), or leave the link out."
    if _SCHEME.match(address):
        yield Finding(place, f"a link leads neither to the web nor to a mailbox: {address}", hint, text)
    else:
        message = f"a link leads to a file that readers will not have: {address}"
        yield Finding(place, message, hint, text, severity="warning")
