"""The language: what a screen reader pronounces the text in (WCAG 3.1.1, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.word.finding import Finding
from generator.word.places import W
from generator.word.styles import value
from generator.word.wordfile import WordFile, around

_LANG, _VAL = f"{{{W}}}lang", f"{{{W}}}val"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
# RFC 5646, without the registered oddities; Word writes x-none where a text is to have no language.
_TAG = re.compile(
    r"x-none|[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*(-x(-[a-z0-9]{1,8})+)?", re.I
)
_CHOOSE = "Mark all text, then Review > Language > Set Proofing Language."


def language(file: WordFile) -> Iterator[Finding]:
    """A document without language, tags that name none, properties that say otherwise than the text."""
    main = file.styles.default_language()
    if not main or main.casefold() == "x-none":
        yield Finding("styles", "the text has no language, so a screen reader guesses.", _CHOOSE)
    elif not _is_tag(main):
        yield Finding("styles", f"the text has the language '{main}', which is none.", _CHOOSE)
    elif (said := _declared(file)) and not _agree(said, main):
        message = f"the properties say that the language is '{said}', the styles say '{main}'."
        yield Finding("properties", message, "Use the language of the text in both.")
    for style in file.styles.known.values():
        if not _is_tag(named := value(style, "rPr/lang")):
            message = f"the style '{value(style, 'name')}' has the language '{named}', which is none."
            yield Finding("styles", message, _CHOOSE)
    for story in file.stories:
        for element in story.find(_LANG):
            if not _is_tag(element.get(_VAL)):
                message = f"this text has the language '{element.get(_VAL)}', which is none."
                yield Finding(story.place(element), message, _CHOOSE, around(element))


def _is_tag(written: str | None) -> bool:
    return written is None or "{" in written or _TAG.fullmatch(written) is not None


def _declared(file: WordFile) -> str:
    core = file.related("core-properties")
    said = (core.findtext(_LANGUAGE) or "").strip() if core is not None else ""
    return "" if "{" in said else said


def _agree(one: str, other: str) -> bool:
    """``da`` and ``da-DK`` agree, ``nb-NO`` and ``da-DK`` do not."""
    shorter, longer = sorted((one.casefold(), other.casefold()), key=len)
    return longer == shorter or longer.startswith(f"{shorter}-")
