"""What the first templates of an organisation's own kinds are cut out of: each piece once, below its name in brackets.

generator/house/pattern.py says which pieces a section needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from templates.source import paper, strategy
from templates.source.blocks import MAKERS, heading, history
from templates.source.frame import document, header
from templates.source.look import styles
from templates.source.parts import package
from templates.source.unnumbered import body, parts
from templates.source.words import p

_NOBODY = "prepared_by", "approved_by"  # an own kind may demand neither
_UNHEADED = "facts", "goals", "declaration", "strategic-goals", "references"
PIECES: Mapping[str, Callable[[], str]] = {
    **{name: MAKERS[name] for name in ("paragraphs", "listing", "facts", "terms", "table", "goals")},
    "prose": paper.prose,
    "declaration": strategy.declaration,
    "strategic-goals": strategy.goals,
    "part": paper.part,
    "theme": paper.subsection,
    "box": paper.box,
    "references": paper.works,
}


def pattern(*, numbered: bool) -> bytes:
    """The pattern of kinds whose documents bear a number, or need none."""
    pieces = [
        p("[section]") + p("{{ section.heading }}", "Heading1"),
        *(p(f"[{name}]") + _piece(name) for name in PIECES),
        p("[end]"),
    ]
    own = {"word/styles.xml": styles(*strategy.styles(), *paper.styles())}
    if numbered:
        return package(document(*pieces, history()), own={"word/header1.xml": header(lacking=_NOBODY), **own})
    return package(body(*pieces), own={**parts(approver=False), **own})


def _piece(name: str) -> str:
    """With the heading that a block of an own kind may have, and apart from what follows."""
    made = PIECES[name]()
    return (heading() if name in _UNHEADED else "") + made + (p("", "AfterTable") if name == "table" else "")
