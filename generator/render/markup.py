"""Words of a Document → WordprocessingML that stands inside a template's ``<w:t>``.

A plain text is only escaped. Bold, links and foreign languages close the template's run and open it
again, so a template needs nothing but ``{{ text }}``.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from string import Formatter

from markupsafe import Markup

from generator.compose.document import Phrase, Run, Text, Words
from generator.compose.markup import runs
from generator.labels import Labels

# A run with the language tag it is in ("" for the document's own) and its character style.
Piece = tuple[Run, str, str]
TAGS = {"da": "da-DK", "nb": "nb-NO", "en": "en-GB"}

_CLOSE, _OPEN = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'


def rendered(words: Words, labels: Labels, mark: str = "") -> Markup:
    """The words as markup; ``mark`` is a remark added behind in the Adaptation style."""
    pieces = tuple(flatten(words, labels))
    if mark:
        pieces += ((Run(" (" + mark + ")"), "", "Adaptation"),)
    return _joined(pieces)


def plain(words: Words, labels: Labels) -> str:
    """The words without any markup."""
    return "".join(run.text for run, _, _ in flatten(words, labels))


def marked(written: str, labels: Labels) -> Markup:
    """A text of the control block, which is no part of the Document, as markup."""
    return _joined(tuple(piece for run in runs(written) for piece in _resolved(run, "", labels)))


def unmarked(written: str) -> str:
    """The same without any markup."""
    return "".join(run.text for run in runs(written))


def flatten(words: Words, labels: Labels) -> list[Piece]:
    """The runs of a text, or of a phrase with its gaps filled."""
    if isinstance(words, Text):
        tag = TAGS[words.language] if words.language else ""
        return [piece for run in words.runs for piece in _resolved(run, tag, labels)]
    pieces: list[Piece] = []
    name = words.name if "." in words.name else f"phrases.{words.name}"
    for literal, gap, _, _ in Formatter().parse(labels.get(name)):
        if literal:
            pieces.append((Run(literal), "", ""))
        if gap:
            pieces += _gap(words, gap, labels)
    return pieces


def _gap(phrase: Phrase, name: str, labels: Labels) -> list[Piece]:
    value = dict(phrase.gaps)[name]
    if isinstance(value, datetime.date):
        value = value.strftime(labels.get("date"))
    return [(Run(value), "", "")] if isinstance(value, str) else flatten(value, labels)


def _resolved(run: Run, tag: str, labels: Labels) -> list[Piece]:
    """A reference to a document prints its number; everything else stays as it is."""
    if not run.link.lower().startswith("doc:"):
        return [(run, tag, "")]
    number = run.link[4:]
    if number in run.text:
        return [(Run(run.text, run.bold, run.italic), tag, "")]
    words = labels.get("phrases.document-reference").format(text=run.text, number=number)
    return [(Run(words, run.bold, run.italic), tag, "")]


@lru_cache(maxsize=20_000)
def _joined(pieces: tuple[Piece, ...]) -> Markup:
    return Markup("".join(_piece(piece) for piece in pieces))


def _piece(piece: Piece) -> str:
    run, tag, style = piece
    text = _text(run.text)
    properties = (
        (f'<w:rStyle w:val="{"Hyperlink" if run.link else style}"/>' if run.link or style else "")
        + ("<w:b/>" if run.bold else "")
        + ("<w:i/>" if run.italic else "")
        + (f'<w:lang w:val="{tag}"/>' if tag else "")
    )
    if not properties:
        return text
    own = f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}{_CLOSE}'
    if run.link:
        own = _field(run.link) + own + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return _CLOSE + own + _OPEN


def _field(address: str) -> str:
    """The beginning of a HYPERLINK field: it needs no relationship, so the package stays untouched."""
    safe = re.sub(r"\s", "%20", address.replace("\\", "%5C").replace('"', "%22"))
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "{_escaped(safe)}" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _text(text: str) -> str:
    escaped = _escaped(text)
    if "\n" in escaped or "\t" in escaped or "\r" in escaped:
        escaped = (
            escaped.replace("\r\n", "\n")
            .replace("\r", "\n")
            .replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
            .replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        )
    return escaped


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
