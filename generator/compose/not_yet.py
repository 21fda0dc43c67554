"""What a standard does not describe yet: levels, dimensions of a role, and disciplines that nothing rests on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose import document as doc
from generator.compose.standard import Standard
from generator.model.statement import disciplines_of


def not_yet_described(standard: Standard) -> Iterator[doc.Block]:
    """A list of each sort of gap; whoever writes the next version begins here."""
    yield doc.Listing("levels-not-described", tuple(_levels(standard)))
    yield doc.Listing("dimensions-not-described", tuple(_dimensions(standard)))
    yield doc.Listing("disciplines-not-used", tuple(_disciplines(standard)))


def _levels(standard: Standard) -> Iterator[doc.Statement]:
    """Every level with the roles that it is not described for."""
    roles = standard.framework.roles
    for level in standard.level_order:
        named = (("level", standard.level_label(level)),)
        without = [role for role in roles if level not in standard.described(role)]
        if len(without) == len(roles):
            yield doc.Statement(doc.Phrase("level-described-for-no-role", named))
        elif without:
            titles = tuple(standard.role_title(role, None) for role in without)
            yield doc.Statement(doc.Phrase("level-not-described-for", named), titles)


def _dimensions(standard: Standard) -> Iterator[doc.Statement]:
    """Every role at a level that is described in some dimensions only, with the others."""
    for role in standard.framework.roles:
        for level in standard.described(role):
            empty = tuple(name for key, name in standard.dimensions if not standard.cell(role.id, level, key))
            gaps = (("role", standard.role_title(role, None)), ("level", standard.level_label(level)))
            if empty:
                yield doc.Statement(doc.Phrase("role-at-level", gaps), empty)


def _disciplines(standard: Standard) -> Iterator[doc.Statement]:
    """Every discipline that no statement says to rest on."""
    used = {key for one in standard.statements.values() for key in disciplines_of(one)}
    for one in standard.framework.disciplines:
        if one.id not in used:
            yield doc.Statement(standard.say("disciplines", one.id, "title", one.title))
