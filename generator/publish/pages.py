"""A finished Word file in other shapes: a web page, Markdown, an OpenDocument text. Same input, same bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from generator.problems import Problem, RollebogError

if TYPE_CHECKING:
    from generator.publish.face import Face
    from generator.publish.reading import Reading


def html(docx: bytes, face: Face) -> bytes:
    """One HTML page that stands alone; raises RollebogError where the file cannot be read."""
    from generator.publish.web import page

    return _shaped(docx, lambda reading: page(reading, face))


def markdown(docx: bytes, face: Face) -> bytes:
    """Markdown that can be compared line by line, the control block in front; raises as :func:`html`."""
    from generator.publish.markdown import of_document

    return _shaped(docx, lambda reading: of_document(reading, face))


def odt(docx: bytes, face: Face) -> bytes:
    """An OpenDocument text with the control block at its beginning; raises as :func:`html`."""
    from generator.publish.opendocument import of_document

    return _shaped(docx, lambda reading: of_document(reading, face))


def text(docx: bytes) -> bytes:
    """Any Word file as Markdown, its properties, headers and footers in front; raises as :func:`html`."""
    from generator.publish.markdown import of_any
    from generator.publish.properties import known

    return _shaped(docx, lambda reading: of_any(reading, known(reading.file)))


def _shaped(docx: bytes, shape: Callable[[Reading], bytes]) -> bytes:
    from generator.publish.reading import read

    try:
        return shape(read(docx))
    except RecursionError:
        raise RollebogError(
            Problem("the document", "tables or lists stand inside one another too deeply to be read.")
        ) from None
