"""The rules of local adaptations: each names something that the position has from the standard, once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.model.framework import Framework
from generator.model.position import Addition, Omission, Position, Replacement
from generator.model.profile import Profile
from generator.model.reading import Loaded
from generator.problems import Problem, did_you_mean
from generator.yamlfile import Step


def statements_in_use(framework: Framework, position: Position, without: Collection[str] = ()) -> set[str]:
    """The ids of the standard's statements that the position draws on at its levels, roles ``without`` left out."""
    order = [level.id for level in framework.levels]
    used: set[str] = set()
    for role in framework.roles:
        level = position.level if isinstance(position.level, str) else position.level.get(role.id)
        if level not in order or role.id in without:
            continue
        used |= set(role.statements)
        printed = order[: order.index(level) + 1] if position.show_lower else [level]
        for one in printed:
            for cell in framework.competences.get(role.id, {}).get(one, {}).values():
                used |= set(cell)
    return used


def check_adaptations(
    loaded: Loaded[Profile], framework: Framework, position: Position, steps: tuple[Step, ...]
) -> Iterator[Problem]:
    """Every problem of a position's adaptations."""
    roles = [role.id for role in framework.roles]
    dimensions = [dimension.id for dimension in framework.dimensions]
    used = statements_in_use(framework, position)
    seen: dict[str, int] = {}
    gone = {one.omit: number for number, one in enumerate(position.adaptations) if isinstance(one, Omission)}
    owners = _owners(framework)
    for number, adaptation in enumerate(position.adaptations):
        place = (*steps, number)
        role = adaptation.role if isinstance(adaptation, Addition) else owners.get(_target(adaptation)[1])
        if role in gone:
            line, _ = loaded.source.place((*steps, gone[role]))
            message = f"the role '{role}' is left out as a whole in line {line}, so nothing of it can be adapted."
            yield loaded.source.problem(place, message, "Remove this adaptation, or keep the role.")
            continue
        if isinstance(adaptation, Addition):
            yield from _addition(loaded, adaptation, roles, dimensions, place)
            continue
        word, target = _target(adaptation)
        known = sorted(used) + (roles if word == "omit" else [])
        if target not in known:
            yield _unknown(loaded, framework, target, known, (*place, word))
        elif target in seen:
            line, _ = loaded.source.place((*steps, seen[target]))
            yield loaded.source.problem((*place, word), f"'{target}' is adapted already in line {line}.", "Keep one.")
        seen.setdefault(target, number)


def _owners(framework: Framework) -> dict[str, str]:
    """The role that each statement belongs to."""
    found = {key: role.id for role in framework.roles for key in role.statements}
    for role, levels in framework.competences.items():
        found |= {key: role for cells in levels.values() for cell in cells.values() for key in cell}
    return found


def _target(adaptation: Replacement | Omission) -> tuple[str, str]:
    if isinstance(adaptation, Replacement):
        return "replace", adaptation.replace
    return "omit", adaptation.omit


def _addition(
    loaded: Loaded[Profile], adaptation: Addition, roles: list[str], dimensions: list[str], place: tuple[Step, ...]
) -> Iterator[Problem]:
    if adaptation.role not in roles:
        hint = did_you_mean(adaptation.role, roles)
        yield loaded.source.problem((*place, "role"), f"unknown role '{adaptation.role}'.", hint)
    if adaptation.dimension and adaptation.dimension not in dimensions:
        hint = did_you_mean(adaptation.dimension, dimensions)
        yield loaded.source.problem((*place, "dimension"), f"unknown dimension '{adaptation.dimension}'.", hint)


def _unknown(
    loaded: Loaded[Profile], framework: Framework, target: str, known: list[str], place: tuple[Step, ...]
) -> Problem:
    if target in _owners(framework):
        message = f"the statement '{target}' belongs to a role or level that this position does not have."
        return loaded.source.problem(place, message, "Remove the adaptation, or correct 'level'.")
    return loaded.source.problem(place, f"unknown statement '{target}'.", did_you_mean(target, known))
