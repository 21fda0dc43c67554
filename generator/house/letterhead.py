"""A house's file opened: a Word document, or the Word template that houses keep their letterheads as."""

from __future__ import annotations

from generator.word.admission import LARGEST_FILE, MOST_UNPACKED, admitted
from generator.word.package import CONTENT_TYPES, deflate, pack, unpack

_DOTX, _DOCX = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"


def opened(content: bytes) -> dict[str, bytes]:
    """The parts of a .docx or .dotx; raises ValueError in words (``it is a PDF file: …``) for everything else."""
    return admitted(_as_document(content))


def _as_document(content: bytes) -> bytes:
    """A Word template as a document, which differs in one name; anything else as it is."""
    if not content.startswith(b"PK") or len(content) > LARGEST_FILE:
        return content
    parts = unpack(content, MOST_UNPACKED)
    types = parts.get(CONTENT_TYPES, b"")
    if _DOTX not in types:
        return content
    parts[CONTENT_TYPES] = types.replace(_DOTX, _DOCX)
    return pack({name: deflate(name, part) for name, part in parts.items()})
