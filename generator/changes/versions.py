"""What a version of a standard changes against an earlier one, in the plain values that its section is made of."""

from __future__ import annotations

from generator.changes.compare import Change, compare
from generator.compose.competence_description import document
from generator.compose.since import Since
from generator.compose.standard import Standard

# Of the roles, statements are told by their ids and titles by their roles; these two follow from the rest.
_DERIVED = ("roles", "not-described")


def since(earlier: Standard, now: Standard) -> Since:
    """Hold a standard against an earlier version of it, both in the same language."""
    before, after = document(earlier, ""), document(now, "")
    changes = compare(before, after)
    names = [*_sections(changes), *(["dimensions"] if _columns(earlier) != _columns(now) else [])]
    # The titles of dimensions stand where the roles do.
    order = ["title", *("dimensions" if one.name == "roles" else one.name for one in after.sections)]
    sections = sorted(dict.fromkeys(names), key=lambda name: order.index(name) if name in order else len(order))
    return Since(earlier, _statements(changes, earlier, now), _retitled(earlier, now), tuple(sections))


def _statements(changes: tuple[Change, ...], earlier: Standard, now: Standard) -> dict[str, bool]:
    ids = earlier.statements.keys() | now.statements.keys()
    found: dict[str, bool] = {}
    for change in changes:
        for side in (change.before, change.after):
            if side and side.id in ids:  # one that moved and reads otherwise was removed here and added there
                found[side.id] = found.get(side.id, False) or change.kind != "moved"
    return found


def _retitled(earlier: Standard, now: Standard) -> frozenset[str]:
    before, after = ({role.id: _titles(one, role.id) for role in one.framework.roles} for one in (earlier, now))
    return frozenset(key for key in before.keys() & after.keys() if before[key] != after[key])


def _titles(standard: Standard, key: str) -> dict[str, str]:
    (role,) = [one for one in standard.framework.roles if one.id == key]
    return {one: str(standard.role_title(role, one or None)) for one in ("", *role.specialties)}


def _columns(standard: Standard) -> list[tuple[str, str]]:
    return [(key, str(title)) for key, title in standard.dimensions]


def _sections(changes: tuple[Change, ...]) -> list[str]:
    """The names of the sections whose text differs."""
    found = [passage.place for change in changes if (passage := change.after or change.before)]
    names = ["title" if place == ("", "title") else place[0] for place in found]
    return [name for name in names if name and name not in _DERIVED]
