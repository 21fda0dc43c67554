"""What random profiles are put together from: gaps for texts, short lists, mappings with keys that may be absent."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Shape = st.SearchStrategy[Any]

GAP = object()  # where a text goes
TEXT: Shape = st.just(GAP)


def some(of: Shape, least: int = 1, most: int = 2) -> st.SearchStrategy[list[Any]]:
    """A short list."""
    return st.lists(of, min_size=least, max_size=most)


def keys(optional: dict[str, Any] | None = None, /, **required: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping; underscores in the names of required keys stand for hyphens."""
    return st.fixed_dictionaries(
        {name.replace("_", "-"): strategy for name, strategy in required.items()}, optional=optional or {}
    )


PARAGRAPHS: Shape = st.one_of(TEXT, some(TEXT))
PARTY: Shape = st.one_of(
    keys({"title": TEXT}, person=TEXT), *(keys(**{kind: TEXT}) for kind in ("title", "group", "body"))
)
STATEMENT: Shape = st.one_of(TEXT, keys({"stem": TEXT, "tail": TEXT}, items=some(TEXT)))
BODY: Shape = st.one_of(STATEMENT, some(STATEMENT))
