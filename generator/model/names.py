"""Names as files and other names see them: safe on every disk, compared without case; no model is needed for that."""

from __future__ import annotations

import re
import unicodedata

LANGUAGES = ("da", "nb", "en")
# Folders of finished documents that no unit's may be mistaken for.
RESERVED = frozenset({"standards", "current", "expired", "edited", "hearings"})

# Names that Windows keeps for devices, whatever extension follows.
DEVICES = ("con", "prn", "aux", "nul", "com[0-9]", "lpt[0-9]")
DEVICE = re.compile(rf"(?:{'|'.join(DEVICES)})\s*(?:\.|$)", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


def file_safe(text: str) -> str:
    """The text as a file name can hold it on Windows, SharePoint and Linux."""
    return _UNSAFE.sub("-", " ".join(unicodedata.normalize("NFC", text).split())).strip(" .~")


def same_number(text: str) -> str:
    """The form in which two document numbers are compared: as file names, without case."""
    return file_safe(text).casefold()


def same_id(text: str) -> str:
    """The form in which two ids are compared: composed, without case."""
    return unicodedata.normalize("NFC", text).casefold()


def same_name(text: str) -> str:
    """The form in which names that people write are compared: without case, form of letters, blanks, soft hyphens."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\u00ad", "")).casefold().split())


def in_numbers(version: str) -> tuple[tuple[bool, int, str], ...]:
    """A version so that 1.10 comes after 1.9."""
    return tuple((part.isdigit(), int(part) if part.isdigit() else 0, part) for part in version.split("."))


def quoted(number: str) -> str:
    """A document number as a shell takes it."""
    return f'"{number}"' if " " in number else number
