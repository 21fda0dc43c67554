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
FORMAT = 1
MAX_UNPACKED = 200_000_000

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_VERSION, _DEFLATED, _TIME, _DATE = 20, 8, 0, 0x21  # 1980-01-01, the first day that a zip can hold
_UTF8_NAME = 0x800


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
        directory += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *known, 0, 0, 0, 0, offset), part.name)
        offset += _LOCAL.size + len(part.name) + len(part.deflated)
    length = sum(map(len, directory))
    end = _END.pack(b"PK\x05\x06", 0, 0, len(names), len(names), length, offset, 0)
    return b"".join((*body, *directory, end))


def unpack(content: bytes) -> dict[str, bytes]:
    """The parts of a zip by name; raises ValueError in words where it is none, or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                raise ValueError("it unpacks to more than 200 MB")
            return {member.filename: archive.read(member) for member in members}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise ValueError(f"it is no Word file ({error})") from None
