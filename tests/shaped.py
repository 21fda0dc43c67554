"""Finished sample documents with their faces, and Word files altered for tests of their other shapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from generator.compose.hearing_note import hearing_note
from generator.layout import shipped
from generator.publish.face import Face
from generator.word.package import deflate, pack, unpack
from generator.workspace import Finished, Workspace
from tests.sample_documents import HEARING
from tests.small_profile import goals, profile
from tests.small_workspace import small_workspace

BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A function description in bokmål, goals, a standard, and a note with a wide table.
FEW = ("NK.KOL.01", "FB.PAL.002", "KR.SPS.001", "FB.PAL.001-note")


@dataclass(frozen=True)
class Shaped:
    """A finished Word file and what its header says."""

    name: str
    docx: bytes
    face: Face


@cache
def sample(name: str) -> Shaped:
    """The sample of that number; with ``-note`` behind it, the hearing note on it."""
    return next(one for one in every_sample() if one.name == name)


@cache
def every_sample() -> tuple[Shaped, ...]:
    """Every sample document, and a hearing note on each function description."""
    return tuple(_made())


@cache
def one_area() -> Shaped:
    """A goal document of one goal area and one revision: tables of one column, and of one row."""
    with TemporaryDirectory() as folder:
        control = {"revision": "1.00", "approved": "2026-03-02"}
        made = goals("W.2")
        unit = profile(positions=[], goals={**made, "control": {**made["control"], **control}})
        workspace = Workspace.find(small_workspace(Path(folder) / "w", unit))
        (finished,) = workspace.documents("workshop")
        return Shaped("W.2", workspace.render(finished), workspace.face(finished))


def _made() -> Iterator[Shaped]:
    workspace = Workspace.find(shipped())
    for unit in workspace.subjects.all:
        for finished in workspace.documents(unit):
            number = finished.imprint.number
            yield Shaped(number, workspace.render(finished), workspace.face(finished))
            if finished.document.kind == "function-description":
                noted = _note(finished)
                yield Shaped(f"{number}-note", workspace.render(noted), workspace.face(noted))


def _note(of: Finished) -> Finished:
    return replace(of, document=hearing_note(of.document, HEARING), imprint=replace(of.imprint, history=()))


def altered(docx: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The file with one part changed."""
    parts = unpack(docx)
    changed = change(parts[part].decode("utf-8"))
    assert changed != parts[part].decode("utf-8"), "the test changes nothing"
    parts[part] = changed.encode("utf-8")
    return pack({name: deflate(name, content) for name, content in parts.items()})


def paragraphs(docx: bytes) -> list[str]:
    """The texts of the body's paragraphs, read with lxml alone."""
    root = etree.fromstring(unpack(docx)[BODY])
    return ["".join(one.text or "" for one in p.iter(f"{_W}t")) for p in root.iter(f"{_W}p")]


def letters(text: str) -> str:
    """Letters and digits alone: spaces and signs are what shapes write differently."""
    return re.sub(r"[\W_]", "", text)
