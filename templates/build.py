"""Make the shipped templates anew: ``python -m templates.build``.

The .docx files are what Rollebog uses and what people open in Word; this program is how their developers
keep both alike. A template is a list of sections with the types of block that each can hold.
"""

from __future__ import annotations

from pathlib import Path

from templates.source.blocks import history, section
from templates.source.field_list import field_list
from templates.source.frame import document
from templates.source.hearing import outcomes, parts, responses
from templates.source.paper import position_paper
from templates.source.parts import package
from templates.source.pattern import pattern
from templates.source.role_cards import role_cards
from templates.source.strategy import strategic_goals
from templates.source.unnumbered import approval, unnumbered
from templates.source.words import WIDE

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
COMPETENCE_DESCRIPTION = (
    ("purpose", "paragraphs"),
    ("scope", "paragraphs", "listing"),
    ("ethics", "listing"),
    ("disciplines", "listing"),
    ("levels", "terms"),
    ("roles", "matrix", "listing", "paragraphs"),
    ("not_described", "listing"),
    ("terms", "terms"),
    ("collaboration_forms", "terms"),
    ("recommendations", "listing"),
    ("references", "listing"),
    ("changes", "paragraphs", "table", "listing"),
)
MISSION_STATEMENT = (
    ("mission", "paragraphs"),
    ("vision", "listing"),
)


def templates() -> dict[str, bytes]:
    """The templates by file name."""
    note = (
        section("hearing", "facts"),
        section("outcomes", "paragraphs", "table", makers={"table": outcomes}),
        section("responses", "paragraphs", "table", makers={"table": responses}),
    )
    return {
        # What a body decides says so, with the meeting.
        "competence-description.docx": package(
            document(approval(), *(section(*one) for one in COMPETENCE_DESCRIPTION), history())
        ),
        "function-description.docx": package(document(*(section(*one) for one in FUNCTION_DESCRIPTION), history())),
        "goal-document.docx": package(document(*(section(*one) for one in GOAL_DOCUMENT), history())),
        # Comments and answers side by side need the width of the page.
        "hearing-note.docx": package(document(*note, width=WIDE), WIDE, own=parts()),
        "mission-statement.docx": unnumbered(*(section(*one) for one in MISSION_STATEMENT)),
        "position-paper.docx": position_paper(),
        "role-cards.docx": role_cards(),
        "strategic-goals.docx": strategic_goals(),
    }


# Beside the modules that use them: the program's own, of no use to those who keep templates.
_PROGRAM = Path(__file__).parent.parent / "generator"
FIELD_LIST = _PROGRAM / "reference" / "field-list.docx"
PATTERNS = {_PROGRAM / "house" / f"{name}.docx": name == "numbered" for name in ("numbered", "unnumbered")}

if __name__ == "__main__":
    FIELD_LIST.write_bytes(field_list())
    for file, numbered in PATTERNS.items():
        file.write_bytes(pattern(numbered=numbered))
    for name, content in templates().items():
        (Path(__file__).parent / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
