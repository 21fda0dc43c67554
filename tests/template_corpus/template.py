"""A right template: a file, the contexts that show all of it, and what it is an example of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.template_corpus.file import File

Values = dict[str, Any]


@dataclass(frozen=True)
class Right:
    """A right template; ``expected`` are texts that must be shown beside literal ones, such as raw braces."""

    name: str
    content: bytes = field(repr=False)
    contexts: tuple[Values, ...] = field(repr=False)
    expected: tuple[str, ...] = ()


def right(name: str, body: str | File | bytes, *contexts: Values, expected: tuple[str, ...] = ()) -> Right:
    """A template of that body; without contexts of its own, the full one and the empty one of :data:`FULL`."""
    content = body if isinstance(body, bytes) else (body if isinstance(body, File) else File(body)).content()
    return Right(name, content, contexts or (FULL, EMPTY), expected)


FULL: Values = {
    "name": "Oline Østergård",
    "title": "Årsberetning Æ1",
    "place": "Nørre Fjordby",
    "text": "Brødtekst Ø2 & mere",
    "date": "12. januar 2027",
    "number": 7,
    "price": 1249.5,
    "yes": True,
    "no": False,
    "none": None,
    "person": {"name": "Gry Tangstad", "age": 41, "address": {"street": "Havnegade 3", "city": "Svolvær"}},
    "rows": [
        {"name": "Lagener A", "count": 3, "price": 12.5, "done": True, "tags": ["blød", "hvid"], "group": "linned"},
        {"name": "Puder <B>", "count": 1, "price": 99.0, "done": False, "tags": [], "group": "linned"},
        {"name": "Sutter C", "count": 12, "price": 3.25, "done": True, "tags": ["gummi"], "group": "udstyr"},
    ],
    "words": ["første ord", "andet ord", "tredje ord"],
    "nothing": [],
    "map": {"nøgle a": "værdi aa", "nøgle b": "værdi bb"},
    "color": "D9E2F3",
    "level": 2,
}
EMPTY: Values = {
    **FULL, "yes": False, "no": True, "rows": [], "words": [], "nothing": ["ikke længere tom"], "map": {}, "level": 0,
}  # fmt: skip
