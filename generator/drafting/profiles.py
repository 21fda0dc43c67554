"""A draft in a unit's profile: an entry under ``documents``, a position, or goals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from generator.drafting.entry import entry
from generator.drafting.request import Request, Started, free_name, numbered
from generator.drafting.writing import write
from generator.model.framework import Framework
from generator.model.names import same_id
from generator.model.profile import Profile
from generator.model.reading import Loaded
from generator.problems import Problem, RollebogError
from generator.skeletons import below, scalar
from generator.workspace import Workspace
from generator.yamlfile import Step
from generator.yamlfile.adding import item, mapping


def start_described(request: Request) -> Started:
    """Add an entry of a kind that is described in YAML."""
    kind, loaded = request.kind, _profile(request)
    profile, source = loaded.model, loaded.source
    name = request.name or kind.kind
    _refuse_taken(request, loaded, name)
    if getattr(kind.words, profile.language) is None:
        message = f"the kind '{kind.kind}' has no words in '{profile.language}'."
        raise RollebogError(source.problem(("language",), message, "Add them to the file that describes it."))
    title = request.title or profile.unit.name
    alike = [one for one in profile.documents if (one.kind, one.title or profile.unit.name) == (kind.kind, title)]
    if alike and not kind.numbered:
        message = f"the document '{alike[0].name}' bears the title '{title}' already; nothing was changed."
        raise RollebogError(source.problem(("documents",), message, "Give the new one another with --name."))
    number = request.free_number(numbered(f"{profile.unit.id}-{name}".upper())) if kind.numbered else ""
    lines = list(entry(kind, profile.language, number=number, name=request.name, title=request.title))

    def without(after: Profile) -> Profile:
        return after.model_copy(update={"documents": after.documents[:-1]})

    return _started(write(request.workspace, loaded, "documents", item(source, "documents", lines), without), profile)


def start_position(request: Request) -> Started:
    """Add a position, as a new unit has one, at the highest level of the unit's standard."""
    loaded = _profile(request)
    profile, source = loaded.model, loaded.source
    level = _standard(request.workspace, loaded).levels[-1].id
    first, *lines = below(
        f"profile.{profile.language}.yaml",
        "positions",
        position_number=request.free_number(_counted(profile)),
        level=level,
    )
    usual = first.removeprefix("- id: ")
    if request.name:
        _refuse_taken(request, loaded, request.name)
    lines = [
        f"id: {scalar(request.name or free_name(usual, _names(profile)))}",
        *(line.removeprefix("  ") for line in lines),
    ]
    if request.title:
        lines[1] = f"title: {scalar(request.title)}"

    def without(after: Profile) -> Profile:
        return after.model_copy(update={"positions": after.positions[:-1]})

    return _started(write(request.workspace, loaded, "positions", item(source, "positions", lines), without), profile)


def start_goals(request: Request) -> Started:
    """Add goals, as a new unit has them."""
    request.refuse_names("a unit has one goal-document")
    loaded = _profile(request)
    profile, source = loaded.model, loaded.source
    if profile.goals:
        message = "the unit has goals already, and one goal-document with them; nothing was changed."
        raise RollebogError(source.problem(("goals",), message, "Write further goals under 'areas'."))
    number = request.free_number(_counted(profile))
    lines = below(f"profile.{profile.language}.yaml", "goals", goals_number=number)

    def without(after: Profile) -> Profile:
        return after.model_copy(update={"goals": None})

    return _started(write(request.workspace, loaded, "goals", mapping(source, "goals", lines), without), profile)


def _started(file: Path, profile: Profile) -> Started:
    return Started(file, profile.unit.id)


def _counted(profile: Profile) -> Iterator[str]:
    """The numbers that a new unit's documents bear, and on."""
    return (f"{profile.unit.id.upper()}-{n:02}" for n in count(1))


def _names(profile: Profile) -> dict[str, tuple[Step, ...]]:
    """What goes by a name within a unit, with its place."""
    return {
        "goal-document": ("goals",),
        **{one.id: ("positions", n) for n, one in enumerate(profile.positions)},
        **{one.name: ("documents", n) for n, one in enumerate(profile.documents)},
    }


def _refuse_taken(request: Request, loaded: Loaded[Profile], name: str) -> None:
    for taken, place in _names(loaded.model).items():
        if same_id(taken) == same_id(name):
            message = f"there is a document '{taken}' already; nothing was changed."
            raise RollebogError(loaded.source.problem(place, message, "Give the new one a name of its own with --id."))


def _profile(request: Request) -> Loaded[Profile]:
    workspace, unit = request.workspace, request.subject
    (wanted,) = workspace.subjects.choose([unit]) or [unit]
    found = workspace.subjects.profiles.get(wanted, [])
    paths = {one.source.path for one in found if one.rescued}
    faults = [
        one for one in workspace.sources.unread if one.path in paths or same_id(Path(one.path).stem) == same_id(unit)
    ]
    if faults:
        raise RollebogError(faults)
    if len(found) != 1:
        raise RollebogError(Problem("profiles", f"'{unit}' is no unit with one profile."))
    return found[0]


def _standard(workspace: Workspace, loaded: Loaded[Profile]) -> Framework:
    profile, source = loaded.model, loaded.source
    if not profile.framework:
        message = "a function description follows a standard, and the profile names none."
        raise RollebogError(source.problem(("unit",), message, "Add 'framework:' and 'framework-version:'."))
    found = workspace.content.framework((profile.framework, profile.framework_version))
    if found is None:
        message = f"the standard '{profile.framework}' {profile.framework_version} cannot be read."
        faults = workspace.faults(profile.unit.id)
        raise RollebogError(faults or source.problem(("framework",), message, "Look at it with: rollebog check"))
    return found
