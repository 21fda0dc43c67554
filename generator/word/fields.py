"""The fields of a part (PAGE, HYPERLINK, …): what they are told to do, wherever their code is split or nested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.word.places import W

_FIELD, _SIMPLE, _RUN = f"{{{W}}}fldChar", f"{{{W}}}fldSimple", f"{{{W}}}r"
_CODE = tuple(f"{{{W}}}{name}" for name in ("instrText", "delInstrText", "t"))
_DEEPEST = 20  # nobody nests fields deeper; a damaged file may seem to
_ADDRESS = re.compile(r'^\s*HYPERLINK\s+(?:\\[nmt]\s+)*(?:"([^"]*)"|([^\s\\"]\S*))?', re.IGNORECASE)


@dataclass(eq=False, slots=True)
class Field:
    """One field; ``code`` is its own, ``runs`` what it shows.

    made: its name is not written but made by another field inside its code.
    ended: it has both a beginning and an end.
    """

    begin: etree._Element
    code: str = ""
    runs: list[etree._Element] = field(default_factory=list)
    made: bool = False
    shows: bool = False
    ended: bool = False

    @property
    def name(self) -> str:
        """The first word of the code, in capitals."""
        return next(iter(self.code.upper().split()), "")

    @property
    def address(self) -> str | None:
        """Where a HYPERLINK leads; empty for a place in the document itself, None for other fields."""
        found = _ADDRESS.match(self.code) if self.name == "HYPERLINK" else None
        return (found[1] or found[2] or "") if found else None


def fields(root: etree._Element) -> tuple[list[Field], list[etree._Element]]:
    """The fields of a part in the order of their beginnings, and the marks that end or divide none."""
    found: list[Field] = []
    open_ones: list[Field] = []
    astray: list[etree._Element] = []
    for element in root.iter(_FIELD, _SIMPLE, _RUN, *_CODE):
        if element.tag == _SIMPLE:
            found.append(_simple(element, open_ones))
        elif element.tag == _FIELD:
            kind = element.get(f"{{{W}}}fldCharType")
            if kind == "begin":
                _nested(open_ones)
                open_ones.append(Field(element))
                found.append(open_ones[-1])
            elif not open_ones:
                astray.append(element)
            elif kind == "separate":
                open_ones[-1].shows = True
            else:
                open_ones.pop().ended = True
        elif element.tag == _RUN:
            for one in open_ones[-_DEEPEST:]:
                if one.shows:
                    one.runs.append(element)
        elif open_ones and not open_ones[-1].shows:
            open_ones[-1].code += element.text or ""
    return found, astray


def _simple(element: etree._Element, open_ones: list[Field]) -> Field:
    _nested(open_ones)
    return Field(
        element, element.get(f"{{{W}}}instr", ""), list(element.iter(_RUN)), made=False, shows=True, ended=True
    )


def _nested(open_ones: list[Field]) -> None:
    """A field begins: where the one around it has no code yet, its name is made by this one."""
    if open_ones and not open_ones[-1].shows and not open_ones[-1].code.strip():
        open_ones[-1].made = True


def hyperlinks(root: etree._Element) -> Iterator[Field]:
    """The HYPERLINK fields."""
    return (one for one in fields(root)[0] if one.name == "HYPERLINK")
