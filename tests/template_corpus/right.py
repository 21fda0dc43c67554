"""All right templates."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.template_corpus import right_blocks, right_parts, right_tables, right_text, right_whole, right_word
from tests.template_corpus.template import EMPTY, FULL, Right, right

_SAVED = Path(__file__).parent / "files"


@cache
def templates() -> tuple[Right, ...]:
    """The right templates, the same in every run; names are unique."""
    rooms = (right_text, right_blocks, right_tables, right_word, right_parts, right_whole)
    made = [one for room in rooms for one in room.templates()]
    made += [
        right(f"saved: {file.stem}", file.read_bytes(), FULL, EMPTY, {**FULL, "level": 1})
        for file in sorted(_SAVED.glob("*.docx"))
    ]
    return tuple(made)
