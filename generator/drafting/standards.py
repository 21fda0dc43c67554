"""A control block for a standard, which makes the standard a document of its own: its competence description."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.drafting.entry import control
from generator.drafting.request import Request, Started, numbered
from generator.drafting.writing import write
from generator.model.framework import Framework
from generator.model.names import in_numbers, same_id
from generator.model.reading import Loaded
from generator.problems import Problem, RollebogError, did_you_mean
from generator.subjects import STANDARDS
from generator.yamlfile.adding import mapping


def start_control(request: Request) -> Started:
    """Give the newest version of a standard a control block; it bears the number that the versions before it do."""
    request.refuse_names(f"a standard has one {request.kind.kind}")
    *earlier, loaded = _versions(request)
    standard, source = loaded.model, loaded.source
    if standard.control:
        message = f"the standard has a control block already, and with it a {request.kind.kind}; nothing was changed."
        hint = f"Make it with: rollebog generate {STANDARDS}"
        raise RollebogError(source.problem(("control",), message, hint))
    numbers = [one.model.control.id for one in earlier if one.model.control]
    number = numbers[-1] if numbers else request.free_number(numbered(standard.id.upper()))
    lines = list(control(request.kind, standard.language, number))

    def without(after: Framework) -> Framework:
        return after.model_copy(update={"control": None})

    file = write(request.workspace, loaded, "control", mapping(source, "control", lines, behind="title"), without)
    return Started(file, STANDARDS)


def _versions(request: Request) -> list[Loaded[Framework]]:
    """The versions of the standard, the newest last; raises RollebogError where there is none, or one has faults."""
    workspace, wanted = request.workspace, same_id(request.subject)
    known = workspace.content.frameworks
    found = [one for one in known if same_id(one.model.id) == wanted]
    paths = {one.source.path for one in found}
    faults = [
        one
        for one in workspace.sources.unread
        if one.path in paths or same_id(PurePosixPath(one.path).parent.name) == wanted
    ]
    if faults:
        raise RollebogError(faults)
    if not found:
        hint = did_you_mean(request.subject, sorted({one.model.id for one in known}))
        raise RollebogError(Problem("frameworks", f"there is no standard '{request.subject}'.", hint=hint))
    return sorted(found, key=lambda one: in_numbers(one.model.version))
