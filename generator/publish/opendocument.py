"""A document as OpenDocument text: pandoc's, with the control block, the house's look, and the same bytes each day."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from generator.publish import pandoc
from generator.publish.face import Face
from generator.publish.nodes import attributes, para, strong, text, without_numbers
from generator.publish.opendocument_styles import ruled, styled
from generator.publish.pandoc import Node
from generator.publish.reading import Reading
from generator.word.package import unpack

_MIMETYPE = "mimetype"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def of_document(reading: Reading, face: Face) -> bytes:
    """The ODT file."""
    titles = [*reading.titles, *([] if reading.titles else [text(face.kind), text(face.subtitle)])]
    named = {"title": titles[0], **({"subtitle": titles[1]} if len(titles) > 1 else {})}
    meta = {name: {"t": "MetaInlines", "c": line} for name, line in named.items()}
    meta["lang"] = {"t": "MetaString", "c": face.language}
    meta["subject"] = {"t": "MetaString", "c": face.name}
    meta["keywords"] = {"t": "MetaList", "c": [{"t": "MetaString", "c": face.number}]}
    blocks = [*_control(face), *without_numbers(reading.blocks)]
    tree = {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}
    parts = unpack(pandoc.written(tree, "odt", "--standalone"))
    parts["styles.xml"] = styled(parts["styles.xml"], reading.look, face)
    parts["content.xml"] = ruled(parts["content.xml"], reading.look)
    parts["meta.xml"] = re.sub(rb"(<dc:title>)[^<]*(</dc:title>)", _titled(face), parts["meta.xml"])
    return _packed(parts)


def _titled(face: Face) -> bytes:
    from xml.sax.saxutils import escape

    return rb"\g<1>" + escape(face.name).replace("\\", r"\\").encode() + rb"\g<2>"


def _control(face: Face) -> list[Node]:
    """The way through the organisation, and the control block as a table; the mark is above every page."""
    path = [para(text(" / ".join(face.organisation)))] if face.organisation else []
    column = {"t": "AlignDefault"}, {"t": "ColWidth", "c": 0.33}
    wide = {"t": "AlignDefault"}, {"t": "ColWidth", "c": 0.67}
    rows = [[attributes(), [_cell([strong(text(label))]), _cell(text(value))]] for label, value in face.control]
    none: list[object] = [attributes(), []]
    body = [attributes(), 1, [], rows]
    block = {"t": "Table", "c": [attributes(), [None, []], [column, wide], none, [body], none]}
    return [*path, block]


def _cell(inlines: list[Node]) -> list[object]:
    return [attributes(), {"t": "AlignDefault"}, 1, 1, [para(inlines, "Plain")]]


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """The zip as OpenDocument wants it, ``mimetype`` first and as it is; its bytes depend on the parts alone."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != _MIMETYPE, name)):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system, entry.external_attr = 0, 0
            entry.compress_type = zipfile.ZIP_STORED if name == _MIMETYPE else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name], compresslevel=6)
    return made.getvalue()
