"""Which parts of a table's style a cell wears: bands, first row, last column, corners (ISO 29500-1, 17.7.6)."""

from __future__ import annotations

from functools import cache

from lxml import etree

from generator.word.nested import inside
from generator.word.places import W
from generator.word.styles import child, value

_TABLE, _ROW, _CELL = (f"{{{W}}}{name}" for name in ("tbl", "tr", "tc"))
_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


class TableParts:
    """What the cells of one file wear; rows are numbered once for each table."""

    def __init__(self) -> None:
        self._numbered = cache(_numbers)
        self.worn = cache(self._worn)

    def _worn(self, cell: etree._Element | None) -> tuple[str, tuple[str, ...]]:
        """The id of the table's style and the parts of it that a cell wears, weakest first; nothing outside tables."""
        row = None if cell is None else next(cell.iterancestors(_ROW), None)
        table = None if row is None else next(row.iterancestors(_TABLE), None)
        if cell is None or row is None or table is None:
            return "", ()
        wanted = _wanted(child(table, "tblPr/tblLook"))
        rows, cells = self._numbered(table, _ROW), self._numbered(row, _CELL)
        if row not in rows or cell not in cells:
            return "", ()
        down, along = rows[row], cells[cell]
        parts = ["wholeTable"]
        if not wanted["noVBand"]:
            parts.append("band1Vert" if (along - wanted["firstColumn"]) % 2 == 0 else "band2Vert")
        if not wanted["noHBand"]:
            parts.append("band1Horz" if (down - wanted["firstRow"]) % 2 == 0 else "band2Horz")
        top, bottom = wanted["firstRow"] and down == 0, wanted["lastRow"] and down == len(rows) - 1
        left, right = wanted["firstColumn"] and along == 0, wanted["lastColumn"] and along == len(cells) - 1
        edges = {"firstRow": top, "lastRow": bottom, "firstCol": left, "lastCol": right}
        corners = {
            "nwCell": top and left,
            "neCell": top and right,
            "swCell": bottom and left,
            "seCell": bottom and right,
        }
        parts += [part for part, there in {**edges, **corners}.items() if there]
        return value(table, "tblPr/tblStyle") or "", tuple(parts)


def _numbers(element: etree._Element, tag: str) -> dict[etree._Element, int]:
    return {one: number for number, one in enumerate(inside(element, {tag}))}


def _wanted(look: etree._Element | None) -> dict[str, bool]:
    """What the table asks of its style, from single attributes or from the older sum of bits."""
    if look is None:
        return dict.fromkeys(_BITS, False)
    bits = look.get(f"{{{W}}}val", "0")
    total = int(bits, 16) if all(sign in "0123456789abcdefABCDEF" for sign in bits) and bits else 0
    found = {}
    for name, bit in _BITS.items():
        own = look.get(f"{{{W}}}{name}")
        found[name] = bool(total & bit) if own is None else own in ("1", "true", "on")
    return found
