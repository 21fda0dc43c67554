"""Make the two shipped templates anew: ``python -m templates.build``.

The .docx files are what Rollebog uses and what people open in Word; this program is how their developers
keep both alike. A template is a list of sections with the types of block that each can hold.
"""

from __future__ import annotations

from pathlib import Path

from templates.source.blocks import history, section
from templates.source.frame import document
from templates.source.parts import package

FUNCTION_DESCRIPTION = (
    ("purpose", "paragraphs"),
    ("placement", "facts", "paragraphs"),
    ("target_groups", "listing"),
    ("responsibility", "listing"),
    ("tasks", "listing"),
    ("scope", "paragraphs", "listing"),
    ("roles", "paragraphs", "terms", "matrix"),
    ("collaboration", "table", "listing"),
    ("qualifications", "listing"),
    ("development", "paragraphs", "table"),
    ("employment", "facts", "paragraphs"),
    ("values", "paragraphs", "listing"),
    ("definitions", "terms"),
    ("references", "listing"),
    ("adaptations", "table"),
)
GOAL_DOCUMENT = (
    ("foundation", "paragraphs"),
    ("objective", "paragraphs"),
    ("value_base", "paragraphs", "listing"),
    ("goals", "goals"),
    ("definitions", "terms"),
)


def templates() -> dict[str, bytes]:
    """Both templates by file name."""
    return {
        "function-description.docx": package(document(*(section(*one) for one in FUNCTION_DESCRIPTION), history())),
        "goal-document.docx": package(document(*(section(*one) for one in GOAL_DOCUMENT), history())),
    }


if __name__ == "__main__":
    for name, content in templates().items():
        (Path(__file__).parent / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
