"""The lines of Python that each kind of document needs for itself: ``python -m benchmarks.kind_lines``.

Counted are lines with code, without comments, docstrings and blank lines, in the modules that make that kind and no
other. What several kinds share is not counted, nor are types of block: any kind, also one of an organisation's own, can
use each. They are told beside it.
"""

from __future__ import annotations

import ast
import io
import json
import tokenize
from pathlib import Path

from generator.kinds import shipped

GENERATOR = Path(__file__).parent.parent / "generator"
# The modules that make one kind and no other.
OWN: dict[str, tuple[str, ...]] = {
    "function-description": ("compose/function_description.py", "compose/adaptations.py"),
    "goal-document": ("compose/goal_document.py",),
    "competence-description": (
        "compose/competence_description.py",
        "compose/not_yet.py",
        "compose/since.py",
        "changes/versions.py",
        "standards.py",
    ),
    "role-cards": ("compose/role_cards.py",),
    "hearing-note": ("compose/hearing_note.py", "notes.py"),
}
# What the types of block take that no kind had before mission statements, strategic goals and position papers.
BLOCKS = ("compose/strategy.py", "compose/support.py", "compose/paper.py")
_NO_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}


def lines_of_code(text: str) -> int:
    """The lines that hold code."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    lines = {
        line
        for token in tokens
        if token.type not in _NO_CODE and token.type != tokenize.ENDMARKER
        for line in range(token.start[0], token.end[0] + 1)
    }
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node) is not None:
            first = node.body[0]
            lines -= set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    return len(lines)


def measure() -> dict[str, int]:
    """Lines by kind, in the order of the kinds; those that are described alone have none."""
    return {kind: sum(map(_lines, OWN.get(kind, ()))) for kind in shipped().names}


def blocks() -> dict[str, int]:
    """Lines by module of the types of block."""
    return {module: _lines(module) for module in BLOCKS}


def _lines(module: str) -> int:
    return lines_of_code((GENERATOR / module).read_text("utf-8"))


if __name__ == "__main__":
    print(json.dumps({"kinds": measure(), "types of block": blocks()}, indent=2))
