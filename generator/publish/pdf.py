"""LibreOffice's PDF made conform: PDF/A-2b and PDF/UA-1, with what control says, and the same bytes on any day.

What LibreOffice (7.4 to 25.2) leaves to be mended: the metadata do not describe themselves; a list that goes on
over a page break in a table cell loses its list; pages with links do not say in which order one tabs through
them; dates stand in four places, and fonts come in another order each time.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from generator.publish.xmp import Properties, properties, xmp

if TYPE_CHECKING:
    import pikepdf

_ICC_DATE = slice(24, 36)  # ICC.1:2010, 7.2.8
_HEAD_DATES = slice(20, 36)  # OpenType, head: created and modified
_HEAD_SUM = slice(8, 12)
_WHOLE_SUM = 0xB1B0AFBA


def conformed(pdf: bytes, docx: bytes) -> bytes:
    """The PDF of a Word file as it is published; raises ValueError where either is not what it should be."""
    import pikepdf

    said = properties(docx)
    try:
        with pikepdf.open(io.BytesIO(pdf), attempt_recovery=False) as file:
            _mend_structure(file)
            _forget_the_day(file)
            _say(file, said)
            _end_streams_clearly(file)
            written = io.BytesIO()
            # Without object streams, objects are written in the order in which they are reached, whatever their
            # numbers were: those change with each run of LibreOffice.
            kept_apart = pikepdf.ObjectStreamMode.disable
            file.save(written, deterministic_id=True, object_stream_mode=kept_apart, compress_streams=False)
            return written.getvalue()
    except pikepdf.PdfError as error:
        raise ValueError(f"it is no PDF ({error})") from None


def _say(file: pikepdf.Pdf, said: Properties) -> None:
    import pikepdf

    producer = str(file.docinfo.get("/Producer", "")) if "/Info" in file.trailer else ""
    if "/Info" in file.trailer:
        del file.trailer["/Info"]  # dates and all; XMP alone says it (ISO 19005-2, 6.6.2.1)
    stated = {"Title": said.title, "Author": said.author, "Subject": said.subject, "Keywords": said.keywords}
    for name, words in {**stated, "Producer": producer}.items():
        if words:
            file.docinfo[f"/{name}"] = pikepdf.String(words)
    metadata = file.make_stream(xmp(said, producer), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    file.Root.Metadata = metadata
    file.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if said.language:
        file.Root.Lang = pikepdf.String(said.language)


def _mend_structure(file: pikepdf.Pdf) -> None:
    import pikepdf

    for page in file.pages:
        if "/Annots" in page:
            page.Tabs = pikepdf.Name.S
    if "/StructTreeRoot" in file.Root:
        for element in list(_elements(file.Root.StructTreeRoot)):
            _gather_stray_items(file, element)


def _elements(root: Any) -> Iterator[Any]:
    """Every element of the structure, from its root on."""
    import pikepdf

    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        kids = element.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                waiting.append(kid)


def _gather_stray_items(file: pikepdf.Pdf, element: Any) -> None:
    """List items that stand in no list continue the list before them, or make one (ISO 14289-1, 7.6)."""
    import pikepdf

    kids = element.get("/K")
    if _is_a(element, "/L") or not isinstance(kids, pikepdf.Array) or not any(_is_a(kid, "/LI") for kid in kids):
        return
    mended: list[Any] = []
    for kid in list(kids):
        if not _is_a(kid, "/LI"):
            mended.append(kid)
            continue
        if not (mended and _is_a(mended[-1], "/L")):
            fresh = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.L, P=element, K=pikepdf.Array())
            mended.append(file.make_indirect(fresh))
        items = mended[-1].K if isinstance(mended[-1].K, pikepdf.Array) else pikepdf.Array([mended[-1].K])
        items.append(kid)
        mended[-1].K = items
        kid.P = mended[-1]
    element.K = pikepdf.Array(mended)


def _is_a(kid: Any, kind: str) -> bool:
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == kind


def _forget_the_day(file: pikepdf.Pdf) -> None:
    """Colour profiles say when they were made, fonts when they were changed; nobody reads it."""
    import pikepdf

    for name in {"/DocChecksum", "/ID"} & set(file.trailer.keys()):
        del file.trailer[name]
    for intent in file.Root.get("/OutputIntents", []):
        if "/DestOutputProfile" in intent:
            profile = intent.DestOutputProfile
            _rewrite(profile, _with(profile.read_bytes(), _ICC_DATE, bytes(12)))
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one:
            _rewrite(one.FontFile2, dateless(one.FontFile2.read_bytes()))


def _rewrite(stream: Any, content: bytes) -> None:
    import pikepdf

    stream.write(zlib.compress(content, 9), filter=pikepdf.Name.FlateDecode)


def _end_streams_clearly(file: pikepdf.Pdf) -> None:
    """A stream whose last byte is a carriage return seems to end before it (ISO 19005-2, 6.1.7.1)."""
    import pikepdf

    for stream in file.objects:
        if isinstance(stream, pikepdf.Stream) and stream.read_raw_bytes().endswith(b"\r"):
            stream.write(stream.read_bytes())  # not packed: the last byte of packing is a checksum


def dateless(font: bytes) -> bytes:
    """A TrueType font without the dates of its ``head``, its checksums made to fit."""
    count = int.from_bytes(font[4:6], "big")
    for entry in range(12, 12 + 16 * count, 16):
        if font[entry : entry + 4] == b"head":
            start, length = struct.unpack(">II", font[entry + 8 : entry + 16])
            head = _with(_with(font[start : start + length], _HEAD_DATES, bytes(16)), _HEAD_SUM, bytes(4))
            known = _with(font, slice(entry + 4, entry + 8), _sum(head).to_bytes(4, "big"))
            whole = _with(known, slice(start, start + length), head)
            rest = (_WHOLE_SUM - _sum(whole)) % 2**32
            return _with(whole, slice(start + 8, start + 12), rest.to_bytes(4, "big"))
    return font


def _sum(table: bytes) -> int:
    """OpenType's checksum: the sum of the 32-bit words."""
    padded = table + bytes(-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) % 2**32


def _with(content: bytes, place: slice, other: bytes) -> bytes:
    return content[: place.start] + other + content[place.stop :]
