"""Local adaptations gathered: what the standard says, what the unit says instead, why, and until when."""

from __future__ import annotations

from generator.compose import document as doc
from generator.compose import local
from generator.compose.roles import Adapted, level_of
from generator.compose.sections import section
from generator.compose.standard import Standard
from generator.model.position import Addition, Omission, Position, Replacement

COLUMNS = ("adaptation", "standard", "unit", "reason", "until")


def adaptations(standard: Standard, position: Position, adapted: Adapted) -> tuple[doc.Section, ...]:
    """The section with one row per adaptation, in the profile's order."""
    placed = [*adapted.additions, *adapted.replacements.values(), *adapted.omissions.values()]
    originals = _originals(standard, position)
    rows = []
    for place, one in sorted(placed, key=lambda item: item[0][-1]):
        reason = local.text(one.reason, *place, "reason") if one.reason else None
        until = None if isinstance(one, Addition) or not one.until else doc.Phrase("date", (("date", str(one.until)),))
        if isinstance(one, Addition):
            role = next(role for role in standard.framework.roles if role.id == one.role)
            what = doc.Phrase("adaptation-added", (("role", standard.role_title(role, position.specialty)),))
            rows.append((what, None, (local.statement(one.add, *place, "add"),), reason, until))
        elif isinstance(one, Replacement):
            role_title, original = originals[one.replace]
            what = doc.Phrase("adaptation-replaced", (("role", role_title),))
            rows.append((what, (original,), (local.statement(one.with_, *place, "with"),), reason, until))
        elif one.omit in originals:
            role_title, original = originals[one.omit]
            what = doc.Phrase("adaptation-omitted", (("role", role_title),))
            rows.append((what, (original,), None, reason, until))
        else:
            rows.append((_role_omitted(standard, position, one), None, None, reason, until))
    return section("adaptations", local.table("adaptations", COLUMNS, rows))


def _role_omitted(standard: Standard, position: Position, one: Omission) -> doc.Phrase:
    role = next(role for role in standard.framework.roles if role.id == one.omit)
    return doc.Phrase("adaptation-role-omitted", (("role", standard.role_title(role, position.specialty)),))


def _originals(standard: Standard, position: Position) -> dict[str, tuple[doc.Text, doc.Statement]]:
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
