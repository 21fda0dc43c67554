"""Fields and pictures that reach outside the file: for other files, other programs, the network."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.word.fields import Field, fields
from generator.word.finding import Finding
from generator.word.soundness.relationships import doubtful_address
from generator.word.wordfile import WordFile, around

# What a field of that name does when it is updated, which Word does on opening or printing.
_REACHING = {
    "DDE": "fetches data from another program, and can start one",
    "DDEAUTO": "fetches data from another program, and can start one",
    "INCLUDETEXT": "takes in another file",
    "INCLUDEPICTURE": "takes in a picture from outside",
    "INCLUDE": "takes in another file",
    "IMPORT": "takes in a picture from outside",
    "LINK": "is linked to another file",
    "EMBED": "holds an object of another program",
    "DATABASE": "asks a database",
    "RD": "takes in another file",
    "SUBSCRIBER": "takes in another file",
    "MACROBUTTON": "runs a macro",
    "HTMLCONTROL": "holds a control",
    "CONTROL": "holds a control",
    "PRINT": "sends commands to the printer",
}
_FIXED = "Click into it, press Ctrl+Shift+F9 so that only its text stays, or delete it."
_FROM_OUTSIDE = re.compile(r"(?:https?|ftp|file):|[\\/]{2}", re.IGNORECASE)
_SOURCES = ("src", "{urn:schemas-microsoft-com:office:office}href")
_VML = "{urn:schemas-microsoft-com:vml}"


def outreach(file: WordFile) -> Iterator[Finding]:
    """Every field that reaches out, fields begun and not ended, pictures by address."""
    for story in file.stories:
        found, astray = fields(story.root)
        for field in found:
            if _is_harmless(field):
                continue
            place, text = story.place(field.begin), around(field.begin)
            if field.made:
                yield Finding(place, "another field makes the name of a field, which hides what it does.", _FIXED, text)
            elif field.name in _REACHING:
                yield Finding(place, f"a field {field.name} {_REACHING[field.name]}.", _FIXED, text)
            elif field.address:
                yield from doubtful_address(place, field.address, text)
            if not field.ended:
                message = f"a field ({field.name or 'without code'}) is begun and not ended."
                yield Finding(place, message, "Delete it and insert it again.", text)
        for element in astray:
            message = "a field is ended that was not begun."
            yield Finding(story.place(element), message, "Delete it and insert it again.", around(element))
        for element in story.root.iter(f"{_VML}imagedata", f"{_VML}fill"):
            for source in _SOURCES:
                if _FROM_OUTSIDE.match(address := element.get(source, "")):
                    message = f"a picture is fetched from outside the file: {address}"
                    yield Finding(story.place(element), message, "Insert the picture itself.", around(element))


def _is_harmless(field: Field) -> bool:
    doubtful = any(doubtful_address("", field.address or ""))
    return field.ended and not field.made and field.name not in _REACHING and not doubtful
