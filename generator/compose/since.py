"""The section that says what a standard changes against the version before it: statement by statement, role by role.

What differs is for :mod:`generator.changes` to find; this module says it in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.compose import document as doc
from generator.compose import local
from generator.compose.standard import Standard
from generator.model.framework import Role

Spot = tuple[str, str, str]  # role, level and dimension; the latter two are empty for role statements
Row = tuple[doc.Cell, doc.Words, doc.Cell, doc.Cell]
COLUMNS = ("role", "change", "before", "now")
# What stands in no section of its own.
_OWN = {"title": "standard-title", "dimensions": "standard-dimensions"}


@dataclass(frozen=True)
class Since:
    """The version before, and what is not as it was.

    statements: ids of statements that came, went, moved or read otherwise; true where the words differ.
    roles: ids of roles whose titles read otherwise.
    sections: names of the other sections whose text differs, in reading order; ``title`` is that of the standard,
    and ``dimensions`` are the titles of the columns of a matrix.
    """

    earlier: Standard
    statements: Mapping[str, bool]
    roles: frozenset[str]
    sections: tuple[str, ...]


def since(standard: Standard, found: Since) -> Iterator[doc.Block]:
    """With which version, a table of statements, and a list of what else reads otherwise."""
    rows = [row for role in _Sides(found.earlier, standard, found).roles() for row in role]
    elsewhere = tuple(doc.Phrase(_OWN.get(name, f"sections.{name}")) for name in found.sections)
    nothing = () if rows or elsewhere else (doc.Phrase("nothing-changed"),)
    yield doc.Paragraphs("compared", (_compared(found.earlier), *nothing))
    yield from local.table("statements-changed", COLUMNS, rows)
    yield doc.Listing("sections-changed", tuple(map(doc.Statement, elsewhere)))


def _compared(earlier: Standard) -> doc.Phrase:
    control, version = earlier.framework.control, ("version", earlier.framework.version)
    if control and control.approved:
        return doc.Phrase("compared-with-approved", (version, ("date", control.approved)))
    return doc.Phrase("compared-with", (version,))


class _Sides:
    """Both versions, each with the place of every statement."""

    def __init__(self, before: Standard, now: Standard, found: Since) -> None:
        self.before, self.now, self.found = before, now, found
        self.was, self.stands = _placed(before), _placed(now)

    @cached_property
    def _roles(self) -> dict[str, tuple[Standard, Role]]:
        """Every role with the version that names it, those of the new one first."""
        found: dict[str, tuple[Standard, Role]] = {}
        for side in (self.now, self.before):
            for role in side.framework.roles:
                found.setdefault(role.id, (side, role))
        return found

    def roles(self) -> Iterator[Iterator[Row]]:
        """The rows of each role."""
        spots = dict.fromkeys(spot for placed in (self.stands, self.was) for spot, _ in placed.values())
        for key in self._roles:
            yield self._role(key, [spot for spot in spots if spot[0] == key])

    def _role(self, key: str, spots: list[Spot]) -> Iterator[Row]:
        if key in self.found.roles:
            yield self._row((key, "", ""), "replaced", _titles(self.before, key), _titles(self.now, key))
        for spot in spots:
            here = [one.id for where, one in self.stands.values() if where == spot and one.id in self.found.statements]
            gone = [one.id for where, one in self.was.values() if where == spot and one.id not in self.stands]
            for one in here:
                yield from self._kept(spot, one) if one in self.was else ()
            if new := tuple(self.stands[one][1] for one in here if one not in self.was):
                yield self._row(spot, "added", (), new)
            if gone:
                yield self._row(spot, "removed", tuple(self.was[one][1] for one in gone), ())

    def _kept(self, spot: Spot, key: str) -> Iterator[Row]:
        before, old = self.was[key]
        # A role, level or dimension under another id is the same place where it is still called the same.
        if _printed(self._place(before)) != _printed(self._place(spot)):
            yield self._row(spot, "moved", (doc.Statement(self._place(before)), old), (self.stands[key][1],))
        elif self.found.statements[key]:
            yield self._row(spot, "replaced", (old,), (self.stands[key][1],))

    def _row(self, spot: Spot, what: str, before: doc.Cell, now: doc.Cell) -> Row:
        return (doc.Statement(self._place(spot)),), doc.Phrase(f"statement-{what}"), before, now

    def _place(self, spot: Spot) -> doc.Words:
        """The role, and for a competence its level and dimension, each as the newest version that has it calls it."""
        key, level, dimension = spot
        side, role = self._roles[key]
        title = side.role_title(role, None)
        if not level:
            return title
        side = self.now if level in self.now.level_order else self.before
        columns = dict((*self.before.dimensions, *self.now.dimensions))
        names = ("level", side.level_label(level)), ("dimension", columns[dimension])
        return doc.Phrase("role-at-level-in", (("role", title), *names))


def _printed(place: doc.Words) -> str:
    return ", ".join(str(part) for _, part in place.gaps) if isinstance(place, doc.Phrase) else str(place)


def _placed(standard: Standard) -> dict[str, tuple[Spot, doc.Statement]]:
    found: dict[str, tuple[Spot, doc.Statement]] = {}
    for role in standard.framework.roles:
        found |= {one.id: ((role.id, "", ""), one) for one in standard.role_statements(role)}
        for level in standard.level_order:
            for key, _ in standard.dimensions:
                found |= {one.id: ((role.id, level, key), one) for one in standard.cell(role.id, level, key)}
    return found


def _titles(standard: Standard, key: str) -> doc.Cell:
    """The title of a role, then those within specialties."""
    (role,) = [one for one in standard.framework.roles if one.id == key]
    return tuple(doc.Statement(standard.role_title(role, one)) for one in (None, *role.specialties))
