"""A first draft of a document: texts to be filled in, put into the file of its unit or standard.

What stands in the file already stays as it is written, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.drafting.profiles import start_described, start_goals, start_position
from generator.drafting.request import Request, Started
from generator.drafting.standards import start_control
from generator.kinds import ELSEWHERE
from generator.model.kind import Cause
from generator.problems import Problem, RollebogError, did_you_mean
from generator.workspace import Workspace

__all__ = ["Started", "start_document"]

_WAYS: Mapping[Cause, Callable[[Request], Started]] = {
    "document": start_described,
    "position": start_position,
    "goals": start_goals,
    "standard": start_control,
}


def start_document(workspace: Workspace, kind: str, subject: str, *, name: str = "", title: str = "") -> Started:
    """Add a document of a kind to the profile of a unit, or to a standard, by the id of that.

    name: what a document goes by within its unit; title: what it is called; both as usual where they are not given.
    Raises RollebogError where there is no such kind, unit or standard, its file has faults or cannot be added to, or
    there is such a document.
    """
    known = workspace.kinds.known
    if kind not in known:
        shown = workspace.layout.shown(workspace.layout.kind(kind))
        faults = [one for one in workspace.sources.unread if one.path == shown]
        hint = did_you_mean(kind, [one.kind for one in known.values() if one.about in _WAYS])
        raise RollebogError(faults or Problem("new document", f"there is no kind '{kind}'.", hint=hint))
    about = known[kind].about
    if about not in _WAYS:
        message, hint = ELSEWHERE[about]
        raise RollebogError(Problem("new document", message, hint=hint))
    return _WAYS[about](Request(workspace, known[kind], subject, name, title))
