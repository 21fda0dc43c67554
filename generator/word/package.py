"""A Word file is a zip of parts: read one, and write one whose bytes depend on the parts alone.

Parts that never change are deflated once; names are sorted with ``[Content_Types].xml`` first; dates,
system and attributes are fixed. (The deflated bytes still depend on the zlib in use.)
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

CONTENT_TYPES = "[Content_Types].xml"
LEVEL = 6
# Raised whenever the same input begins to give other parts, so that the archive knows what it cannot make again.
FORMAT = 2
MAX_UNPACKED = 200_000_000
MOST_PARTS = 5_000

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_VERSION, _DEFLATED, _TIME, _DATE = 20, 8, 0, 0x21  # 1980-01-01, the first day that a zip can hold
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_ENTRY = b"PK\x01\x02"
_DAMAGE = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, struct.error)


@dataclass(frozen=True, slots=True)
class Part:
    """One deflated part with what a zip says of it."""

    name: bytes
    flags: int
    checksum: int
    size: int
    deflated: bytes


def deflate(name: str, content: bytes) -> Part:
    """Make a part ready for packing."""
    engine = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = engine.compress(content) + engine.flush()
    flags = 0 if name.isascii() else _UTF8_NAME
    return Part(name.encode(), flags, zlib.crc32(content), len(content), deflated)


def pack(parts: Mapping[str, Part]) -> bytes:
    """The zip of all parts."""
    names = sorted(parts, key=lambda name: (name != CONTENT_TYPES, name))
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in (parts[name] for name in names):
        known = (part.flags, _DEFLATED, _TIME, _DATE, part.checksum, len(part.deflated), part.size, len(part.name), 0)
        body += (_LOCAL.pack(b"PK\x03\x04", _VERSION, *known), part.name, part.deflated)
        directory += (_CENTRAL.pack(_ENTRY, _VERSION, _VERSION, *known, 0, 0, 0, 0, offset), part.name)
        offset += _LOCAL.size + len(part.name) + len(part.deflated)
    length = sum(map(len, directory))
    end = _END.pack(b"PK\x05\x06", 0, 0, len(names), len(names), length, offset, 0)
    return b"".join((*body, *directory, end))


def unpack(content: bytes, most: int = MAX_UNPACKED) -> dict[str, bytes]:
    """The parts of a zip by name.

    most: bytes of all parts together; no more are ever inflated, whatever the zip says of itself.
    Raises ValueError in words where it is no zip, a damaged one, a bomb, or has names that lead elsewhere.
    """
    # Counted before the directory is read: an entry of 50 bytes takes 1,000 in memory.
    if content.count(_ENTRY) > MOST_PARTS:
        raise ValueError(f"it has more than {MOST_PARTS:,} parts")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _no_trap(archive.infolist(), content)
            members = [member for member in archive.infolist() if not member.is_dir()]
            if sum(member.file_size for member in members) > most:
                raise ValueError(f"it unpacks to more than {most // 1_000_000} MB")
            return {member.filename: _inflated(archive, member) for member in members}
    except _DAMAGE as error:
        damage = "it is no Word file, or a damaged one"
        raise ValueError(f"{damage} ({error}): fetch it once more, or save it again in Word") from None


def _inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as part:
        # No more than is stated: what is longer has the wrong checksum then.
        return part.read(member.file_size + 1)


def _no_trap(members: list[zipfile.ZipInfo], content: bytes) -> None:
    """Raise ValueError for names that lead out of the file or stand twice, and for parts that share their bytes."""
    known: set[str] = set()
    for member in members:
        name = member.orig_filename
        if "\\" in name:
            raise ValueError(f"its part '{name}' is named with backslashes, which Word does not read: save it in Word")
        if name.startswith("/") or ":" in name or ".." in name.split("/") or not name.isprintable():
            raise ValueError(f"its part {name!r} has a name that leads out of the file")
        if name.casefold() in known:
            raise ValueError(f"its part '{name}' is there twice")
        if member.flag_bits & _ENCRYPTED:
            raise ValueError("it is no Word file, but a zip with a password")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ValueError(f"its part '{name}' is packed in a way that Word does not read")
        known.add(name.casefold())
    _no_overlap(members, content)


def _no_overlap(members: list[zipfile.ZipInfo], content: bytes) -> None:
    end, before = 0, ""
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise ValueError(f"its parts '{before}' and '{member.filename}' share their bytes")
        *_, name, extra = _LOCAL.unpack_from(content, member.header_offset)
        end = member.header_offset + _LOCAL.size + name + extra + member.compress_size
        before = member.filename
