"""Where a word stands in a finished document, and how the paths of YAML files are matched."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, TypeAlias, TypeVar

Path: TypeAlias = tuple[str | int, ...]
T = TypeVar("T")


class Place(NamedTuple):
    """``part`` is a section by its heading, or the page header, the file name and the like.

    heading: the heading inside the section. column: a table's column by its header words, a fact or a cell of the
    control block by its label. row: a table row's number, in goal tables its group.
    kind: "heading", "item" (completes a stem), "link" (an address) or nothing.
    """

    part: str
    heading: str = ""
    column: str = ""
    row: str = ""
    kind: str = ""

    def __str__(self) -> str:
        return " › ".join(filter(None, self))


# Parts of a document that are no sections.
TITLE, SUBTITLE, FILE_NAME = Place("title"), Place("subtitle"), Place("file name")
HEADER, FOOTER, PROPERTIES = "page header", "page footer", "properties"
NOT_A_SECTION = (TITLE.part, SUBTITLE.part, FILE_NAME.part, HEADER, FOOTER, PROPERTIES)
TABLE_HEAD = "table head"


def shown(path: Path) -> str:
    """``positions[0].title``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


@cache
def _parts(pattern: str) -> list[str]:
    return pattern.split(".")


def fits(pattern: str, path: Path) -> bool:
    """Whether a path has the form of a pattern such as ``roles.#.statements.*``: # any number, * any key."""
    parts = _parts(pattern)
    return len(parts) == len(path) and all(
        part == "#" if isinstance(step, int) else part in ("*", step) for part, step in zip(parts, path, strict=True)
    )


def find(table: Mapping[str, T], path: Path) -> T | None:
    """The one entry of the table whose pattern fits the path."""
    found = [entry for pattern, entry in table.items() if fits(pattern, path)]
    assert len(found) <= 1, f"several patterns fit {shown(path)}"
    return found[0] if found else None
