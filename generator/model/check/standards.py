"""The rules of a standard: its ids are unique and everything that it refers to is in it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.check.control import check_control
from generator.model.check.unique import Use, repeated
from generator.model.content import Content
from generator.model.framework import Framework
from generator.model.names import in_numbers, same_number
from generator.model.reading import Loaded
from generator.model.statement import StandardStatement, disciplines_of, recommendations_of
from generator.problems import Problem, did_you_mean
from generator.yamlfile import Step

_LISTS = ("levels", "dimensions", "disciplines", "terms", "collaboration_forms", "recommendations", "sources")
Placed = tuple[tuple[Step, ...], str, StandardStatement]


def statements(framework: Framework) -> Iterator[Placed]:
    """Every role and competence statement: its place, its id, itself."""
    for number, role in enumerate(framework.roles):
        for key, statement in role.statements.items():
            yield ("roles", number, "statements", key), key, statement
    for role_id, levels in framework.competences.items():
        for level, dimensions in levels.items():
            for dimension, cell in dimensions.items():
                for key, statement in cell.items():
                    yield ("competences", role_id, level, dimension, key), key, statement


def check(loaded: Loaded[Framework]) -> Iterator[Problem]:
    """Every problem of one standard."""
    yield from _file_name(loaded)
    yield from _ids(loaded)
    if loaded.model.control:
        yield from check_control(loaded.source, ("control",), loaded.model.control)
    if not any(_is_an_id(pointer) for pointer in loaded.invented):
        yield from _axes(loaded)
        yield from _references(loaded)


def numbers(content: Content) -> Iterator[Use]:
    """The document number of every standard, once: its versions may share it."""
    seen: set[tuple[str, str]] = set()
    for loaded in content.frameworks:
        if (control := loaded.model.control) and loaded.holds("id"):  # else nobody knows of which standard it is one
            own = loaded.model.id, same_number(control.id)
            if own not in seen:
                yield control.id, loaded.source, ("control", "id")
            seen.add(own)


def renumbered(content: Content) -> Iterator[Problem]:
    """Versions of a standard are revisions of one document, so a later one bears the number of those before it."""
    before: dict[str, Loaded[Framework]] = {}
    for loaded in sorted(content.frameworks, key=lambda one: in_numbers(one.model.version)):
        control = loaded.model.control
        if control is None or not (loaded.holds("control", "id") and loaded.holds("id") and loaded.holds("version")):
            continue
        earlier = before.setdefault(loaded.model.id, loaded).model
        number = earlier.control.id if earlier.control else ""
        if same_number(control.id) != same_number(number):
            message = f"version {earlier.version} of the standard bears the document number '{number}'."
            hint = f"All versions of a standard are one document: write '{number}' here too."
            yield loaded.source.problem(("control", "id"), message, hint)


def _is_an_id(pointer: str) -> bool:
    """Whether a stand-in may hide an id that other parts of the file rightly refer to."""
    return pointer.endswith((".id", "]")) or pointer in {name.replace("_", "-") for name in (*_LISTS, "roles")}


def _file_name(loaded: Loaded[Framework]) -> Iterator[Problem]:
    framework, source = loaded.model, loaded.source
    expected = f"{framework.id}/{framework.version}.yaml"
    if loaded.holds("version") and not source.path.endswith(f"/{expected}"):
        yield source.problem(
            ("id",),
            f"the file says that it is '{framework.id}' version '{framework.version}'.",
            f"Name it frameworks/{expected}, or correct id and version.",
        )


def _ids(loaded: Loaded[Framework]) -> Iterator[Problem]:
    framework, source = loaded.model, loaded.source
    for name in _LISTS:
        key = name.replace("_", "-")
        uses: list[Use] = [
            (item.id, source, (key, number, "id")) for number, item in enumerate(getattr(framework, name))
        ]
        yield from repeated(uses, f"the id in '{key}'")
    if framework.scope:
        areas = enumerate(framework.scope.areas)
        yield from repeated([(a.id, source, ("scope", "areas", n, "id")) for n, a in areas], "the area")
    # Roles and statements share one space: an adaptation names either by its id alone.
    roles: list[Use] = [(role.id, source, ("roles", n, "id")) for n, role in enumerate(framework.roles)]
    named: list[Use] = [(key, source, steps) for steps, key, _ in statements(framework)]
    yield from repeated(roles + named, "the id")


def _axes(loaded: Loaded[Framework]) -> Iterator[Problem]:
    framework, source = loaded.model, loaded.source
    roles = [role.id for role in framework.roles]
    levels = [level.id for level in framework.levels]
    dimensions = [dimension.id for dimension in framework.dimensions]
    for role, by_level in framework.competences.items():
        if role not in roles:
            yield source.problem(("competences", role), f"unknown role '{role}'.", did_you_mean(role, roles))
        for level, by_dimension in by_level.items():
            steps: tuple[Step, ...] = ("competences", role, level)
            if level not in levels:
                yield source.problem(steps, f"unknown level '{level}'.", did_you_mean(level, levels))
            for dimension in by_dimension:
                if dimension not in dimensions:
                    yield source.problem(
                        (*steps, dimension), f"unknown dimension '{dimension}'.", did_you_mean(dimension, dimensions)
                    )


def _all_statements(framework: Framework) -> Iterator[tuple[tuple[Step, ...], StandardStatement]]:
    """Statements with an id, and those of scope and ethics."""
    for steps, _, statement in statements(framework):
        yield steps, statement
    for number, area in enumerate(framework.scope.areas if framework.scope else ()):
        yield ("scope", "areas", number, "content"), area.content
    if framework.ethics is not None:
        yield ("ethics",), framework.ethics


def _references(loaded: Loaded[Framework]) -> Iterator[Problem]:
    framework, source = loaded.model, loaded.source
    disciplines = [item.id for item in framework.disciplines]
    recommendations = [item.id for item in framework.recommendations]
    for steps, statement in _all_statements(framework):
        for number, name in enumerate(disciplines_of(statement)):
            if name not in disciplines:
                hint = did_you_mean(name, disciplines)
                yield source.problem((*steps, "disciplines", number), f"unknown discipline '{name}'.", hint)
        for number, name in enumerate(recommendations_of(statement)):
            if name not in recommendations:
                hint = did_you_mean(name, recommendations)
                yield source.problem((*steps, "recommendations", number), f"unknown recommendation '{name}'.", hint)
