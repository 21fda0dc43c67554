"""The sections of a Document with their blocks, type by type, as a template sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.compose import document as doc
from generator.labels import Labels
from generator.render.environment import View
from generator.render.markup import plain, rendered


def section(one: doc.Section, labels: Labels) -> View:
    """A section with its heading and blocks."""
    blocks = [_block(block, labels) for block in one.blocks]
    own = plain(one.title, labels) if isinstance(one, doc.HeadedSection) else ""
    return View(name=one.name, heading=own or labels.heading(one.name, _number_of(one)), blocks=blocks)


def _number_of(section: doc.Section) -> int:
    """How many things a section has: its parts, else what its first block that has several has."""
    if parts := sum(isinstance(block, doc.Part) for block in section.blocks):
        return parts
    for block in section.blocks:
        if isinstance(block, doc.Listing):
            return sum(len(_bullets(one)) for one in block.items)
        for name in ("goals", "items", "rows", "columns"):
            if several := getattr(block, name, ()):
                return len(several)
    return 0


def _block(block: doc.Block, labels: Labels) -> View:
    fields: dict[str, Any] = {"type": block.type, "name": block.name}
    title = getattr(block, "title", None)
    usual = "" if isinstance(block, doc.Box) else labels.words.get(f"blocks.{block.name}", "")
    fields["heading"] = rendered(title, labels) if title else usual
    if isinstance(block, doc.Paragraphs):
        fields["texts"] = [rendered(text, labels) for text in block.texts]
    elif isinstance(block, doc.Prose):
        fields["texts"] = _statements(block.texts, labels)
    elif isinstance(block, doc.Listing):
        fields["items"] = _statements([bullet for one in block.items for bullet in _bullets(one)], labels)
        fields["note"] = rendered(block.note, labels) if block.note else ""
    elif isinstance(block, doc.Facts):
        fields["rows"] = [View(name=labels.get(f"facts.{key}"), text=rendered(w, labels)) for key, w in block.rows]
    elif isinstance(block, doc.Terms):
        fields["items"] = [_term(term, labels) for term in block.items]
    elif isinstance(block, doc.Box):
        fields["sort"] = labels.get(f"boxes.{block.name}")
        fields["texts"] = _statements(block.texts, labels)
        fields["terms"] = [_term(term, labels) for term in block.terms]
        fields["sources"] = [rendered(source, labels) for source in block.sources]
    elif isinstance(block, doc.StrategicGoals):
        fields["goals"] = [_strategic_goal(goal, number, labels) for number, goal in enumerate(block.goals, 1)]
    elif isinstance(block, doc.Table):
        fields["columns"] = [labels.get(f"columns.{name}") for name in block.columns]
        fields["rows"] = [[_statements(cell, labels) for cell in row] for row in block.rows]
    elif isinstance(block, doc.GoalTable):
        fields["columns"] = [_goals(column, number, labels) for number, column in enumerate(block.columns, 1)]
        fields["width"] = len(block.columns)
    elif isinstance(block, doc.RoleMatrix):
        fields.update(_matrix(block, labels))
    return View(**fields)


def _statements(found: Iterable[doc.Statement], labels: Labels) -> list[View]:
    return [_statement(statement, labels) for statement in found]


def _bullets(one: doc.Statement) -> list[doc.Statement]:
    """The bullets of a list: items that have no stem stand for themselves, and their tail closes them."""
    if one.text is not None or not one.items:
        return [one]
    *first, last = [doc.Statement(item) for item in one.items]
    tail = [doc.Statement(None, tail=one.tail)] if one.tail else []
    return [*first, replace(last, mark=one.mark), *tail]


def _statement(one: doc.Statement, labels: Labels) -> View:
    mark = labels.get(f"marks.{one.mark}") if one.mark else ""
    items = [rendered(item, labels) for item in one.items]
    if one.text is None and items:
        items[-1] = rendered(one.items[-1], labels, mark)
    return View(
        text=rendered(one.text, labels, mark) if one.text else "",
        items=items,
        tail=rendered(one.tail, labels) if one.tail else "",
    )


def _term(one: doc.Term, labels: Labels) -> View:
    replaced = ""
    if one.instead_of:
        terms = doc.Phrase("instead-of", (("terms", ", ".join(map(str, one.instead_of))),))
        replaced = rendered(terms, labels)
    return View(
        term=rendered(one.term, labels),
        text=rendered(one.text, labels),
        instead_of=replaced,
        reason=rendered(one.reason, labels) if one.reason else "",
    )


def _goals(column: doc.GoalColumn, number: int, labels: Labels) -> View:
    return View(
        number=number,
        title=rendered(column.title, labels),
        main=[rendered(goal, labels) for goal in column.main],
        sub=[rendered(goal, labels) for goal in column.sub],
    )


def _strategic_goal(goal: doc.StrategicGoal, number: int, labels: Labels) -> View:
    return View(
        number=number,
        name=rendered(goal.name, labels),
        statement=rendered(goal.statement, labels),
        elaboration=[rendered(text, labels) for text in goal.elaboration],
        target=rendered(goal.target, labels) if goal.target else "",
        question=rendered(goal.question, labels) if goal.question else "",
        links=[rendered(link, labels) for link in goal.links],
        supporters=[rendered(unit, labels) for unit in goal.supporters],
    )


def _matrix(block: doc.RoleMatrix, labels: Labels) -> dict[str, Any]:
    return {
        "title": rendered(block.title, labels),
        "level": rendered(block.level, labels),
        "statements": _statements(block.statements, labels),
        "columns": [
            View(title=rendered(column.title, labels), statements=_statements(column.statements, labels))
            for column in block.columns
        ],
        "width": len(block.columns),
    }
