"""What a version of the archive holds, and how an issued file is made again from it. Pure."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version as installed
from typing import Any

from generator.compose.document import Document, canonical
from generator.compose.stored import stored
from generator.imprint import Imprint
from generator.labels import Labels
from generator.register import imprints
from generator.register.act import Act, Evidence, canonical_json
from generator.register.candidate import Candidate
from generator.render.context import context
from generator.render.template import Template, compiled
from generator.word.package import FORMAT, unpack

SCHEMA = "rollebog-record/1"
RECORD, DOCX, PDF = "record.json", "document.docx", "document.pdf"
DOCUMENT, IMPRINT, LABELS, TEMPLATE = "document.json", "imprint.json", "labels.json", "template.docx"
# What only the act itself explains; a withdrawal keeps everything else of the version before it.
_OF_THE_ACT = re.compile(rf"{RECORD}|evidence/.*")


def rendered(document: Document, imprint: Imprint, labels: Labels, template: Template) -> bytes:
    """The Word file of a document."""
    return template.render(context(document, imprint, labels), labels.tag)


def issue(now: Candidate, imprint: Imprint, pdf: Callable[[bytes], bytes | None] | None) -> dict[str, bytes]:
    """The files of a newly rendered revision."""
    docx = rendered(now.document, imprint, now.labels, now.template)
    printed = pdf(docx) if pdf else None
    return {
        DOCX: docx,
        **({PDF: printed} if printed else {}),
        IMPRINT: as_json(imprints.plain(imprint)),
        **composed(now),
    }


def composed(now: Candidate) -> dict[str, bytes]:
    """What a document was made of: itself, its words and template, and the files that people wrote."""
    return {
        DOCUMENT: canonical(now.document).encode(),
        LABELS: as_json({"language": now.labels.language, "words": dict(now.labels.words)}),
        TEMPLATE: now.template.content,
        **{f"inputs/{path}": content for path, content in now.inputs.items()},
    }


def adopted(file: Evidence, composed_of: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a document that was approved elsewhere: its own file, and what its profile says now."""
    return {PDF if file.name.lower().endswith(".pdf") else DOCX: file.content, **composed_of}


def kept(content: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a withdrawal keeps of the version before it."""
    return {path: one for path, one in content.items() if not _OF_THE_ACT.fullmatch(path)}


def recorded(
    content: Mapping[str, bytes], acts: Sequence[Act], evidence: Iterable[Evidence], predecessor: str
) -> dict[str, bytes]:
    """The files with their record: the acts that led to the version (the last is its own) and their evidence.

    predecessor: the digest of the inventory of the version before, empty for the first.
    """
    docx = content.get(DOCX)
    record = {
        "schema": SCHEMA,
        "acts": [act.plain() for act in acts],
        "predecessor": predecessor,
        "parts": {name: hashlib.sha256(part).hexdigest() for name, part in unpack(docx).items()} if docx else {},
        "file": hashlib.sha256(docx).hexdigest() if docx else "",
        "format": FORMAT,
        "made-with": made_with(),
    }
    files = {f"evidence/{one.sha256[:12]} {_safe(one.name)}": one.content for one in evidence}
    return {**content, **files, RECORD: as_json(record)}


def made_with() -> dict[str, str]:
    """The versions of everything that the bytes of a file depend on."""
    return {
        "rollebog": installed("rollebog"),
        "docxtpl": installed("docxtpl"),
        "jinja2": installed("jinja2"),
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def read_record(content: bytes) -> dict[str, Any]:
    """The record, with its acts; raises ValueError where it is none."""
    read = json.loads(content)
    if not isinstance(read, dict) or read.get("schema") != SCHEMA:
        raise ValueError(f"no record of the schema {SCHEMA}")
    return {**read, "acts": [Act.from_plain(one) for one in read["acts"]]}


def made_again(content: Mapping[str, bytes]) -> bytes:
    """The Word file, rendered from what is archived and nothing else; raises ValueError where that is damaged."""
    words = json.loads(content[LABELS])
    return rendered(
        stored(content[DOCUMENT].decode()),
        imprints.from_plain(json.loads(content[IMPRINT])),
        Labels(words["language"], words["words"]),
        compiled(content[TEMPLATE], TEMPLATE),
    )


def _safe(name: str) -> str:
    return re.sub(r"[^\w .()-]", "-", name)[-100:].strip(" .") or "evidence"


def as_json(value: Any) -> bytes:
    """Canonical JSON on a line of its own, as files hold it."""
    return (canonical_json(value) + "\n").encode()
