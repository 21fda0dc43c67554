"""Local adaptations gathered: what the standard says, what the unit says instead, why, and until when."""

from __future__ import annotations

from generator.compose import document as doc
from generator.compose import local
from generator.compose.roles import Adapted, level_of
from generator.compose.sections import section
from generator.compose.standard import Standard
from generator.model.position import Adaptation, Addition, Position, Replacement
from generator.yamlfile import Step

Place = tuple[Step, ...]
Originals = dict[str, tuple[doc.Text, doc.Statement]]
COLUMNS = ("adaptation", "standard", "unit", "reason")


def adaptations(standard: Standard, position: Position, adapted: Adapted) -> tuple[doc.Section, ...]:
    """The section with one row per adaptation, in the profile's order."""
    originals = _originals(standard, position)
    placed: list[tuple[Place, Adaptation]] = [
        *adapted.additions,
        *adapted.replacements.values(),
        *adapted.omissions.values(),
    ]
    rows = [
        _row(standard, position, originals, place, one) for place, one in sorted(placed, key=lambda p: int(p[0][-1]))
    ]
    return section("adaptations", local.table("adaptations", COLUMNS, rows))


def _row(
    standard: Standard, position: Position, originals: Originals, place: Place, one: Adaptation
) -> tuple[doc.Words | doc.Cell | None, ...]:
    """Kind and role, the standard's words, the unit's words, the reason and until when."""
    if isinstance(one, Addition):
        name, role, original = "added", _role(standard, position, one.role), None
        own, until = local.statement(one.add, *place, "add"), None
    elif isinstance(one, Replacement):
        name, (role, original) = "replaced", originals[one.replace]
        own, until = local.statement(one.with_, *place, "with"), one.until
    else:
        own, until = None, one.until
        if one.omit in originals:
            name, (role, original) = "omitted", originals[one.omit]
        else:
            name, role, original = "role-omitted", _role(standard, position, one.omit), None
    why = (
        local.text(one.reason, *place, "reason") if one.reason else None,
        doc.Phrase("applies-until", (("date", until),)) if until else None,
    )
    return (
        doc.Phrase(f"adaptation-{name}", (("role", role),)),
        (original,) if original else None,
        (own,) if own else None,
        tuple(doc.Statement(words) for words in why if words),
    )


def _role(standard: Standard, position: Position, role_id: str) -> doc.Text:
    role = next(role for role in standard.framework.roles if role.id == role_id)
    return standard.role_title(role, position.specialty)


def _originals(standard: Standard, position: Position) -> Originals:
    """Every statement of the standard that the position draws on, with the title of its role, by its id."""
    found: dict[str, tuple[doc.Text, doc.Statement]] = {}
    for role in standard.framework.roles:
        title = standard.role_title(role, position.specialty)
        own = level_of(position, role)
        levels = standard.level_order if position.show_lower else (own,) if own else ()
        cells = [standard.cell(role.id, level, name) for level in levels for name, _ in standard.dimensions]
        for statement in (*standard.role_statements(role), *(one for cell in cells for one in cell)):
            found[statement.id] = title, statement
    return found
