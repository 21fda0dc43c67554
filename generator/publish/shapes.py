"""The shapes in which a Word file can be had besides its own; each is made of that file and nothing else.

Every maker gets all files of a run at once, and says of each what came of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.problems import Problem, RollebogError
from generator.publish import pages, pdf

if TYPE_CHECKING:
    from generator.publish.face import Face
    from generator.publish.office import Office

NO_OFFICE = Problem(
    "PDF",
    "LibreOffice was not found, so no PDF was made.",
    hint="Install it (Debian and Ubuntu: apt-get install libreoffice-writer-nogui; elsewhere: libreoffice.org), "
    "or name its program 'soffice' in the environment variable ROLLEBOG_OFFICE.",
)
NO_PIKEPDF = Problem(
    "PDF",
    "the Python package pikepdf is not installed, so no PDF was made.",
    hint="Install it: pip install 'rollebog[pdf]'",
)


@dataclass(frozen=True)
class Source:
    """A Word file, and what its header says."""

    docx: bytes
    face: Callable[[], Face]


Made = Iterator[tuple[str, bytes | Problem]]
Maker = Callable[[Mapping[str, Source], "Office | None"], Made]


@dataclass(frozen=True)
class Shape:
    """One shape. ``format`` is raised whenever the same Word file begins to give other bytes."""

    make: Maker
    format: int
    faced: bool = True


def lacking(office: Office | None) -> Problem | None:
    """What has to be installed before there can be PDFs."""
    if office is None:
        return NO_OFFICE
    return None if find_spec("pikepdf") else NO_PIKEPDF


def pdfs(documents: Mapping[str, bytes], office: Office | None) -> Made:
    """The PDF of each Word file by the name that was given, or what it is that there is none."""
    missing = lacking(office)
    if office is None or missing:
        yield from ((name, missing or NO_OFFICE) for name in documents)
        return

    def finish(name: str, made: bytes) -> bytes | Problem:
        try:
            return pdf.conformed(made, documents[name])
        except ValueError as error:
            return Problem(name, f"the PDF that LibreOffice made of it cannot be used: {error}.")

    yield from office.pdfs(documents, finish)


def _pdfs(sources: Mapping[str, Source], office: Office | None) -> Made:
    return pdfs({name: source.docx for name, source in sources.items()}, office)


def _each(convert: Callable[[bytes, Face], bytes]) -> Maker:
    """A maker that makes one after another."""

    def make(sources: Mapping[str, Source], _: Office | None) -> Made:
        for name, source in sources.items():
            try:
                yield name, convert(source.docx, source.face())
            except RollebogError as error:
                yield name, error.problems[0]

    return make


# By the ending of the file's name, which is also how ``--also`` calls it.
SHAPES = {
    "pdf": Shape(_pdfs, format=1, faced=False),
    "html": Shape(_each(pages.html), format=2),
    "md": Shape(_each(pages.markdown), format=2),
    "odt": Shape(_each(pages.odt), format=1),
}
