"""A template tried with documents: what no check of its tags can foresee shows when they are filled."""

from __future__ import annotations

from generator.problems import Problem, RollebogError
from generator.reference.samples import samples
from generator.render.context import context
from generator.render.template import Template
from generator.workspace import Workspace


def trial(content: bytes, shown_as: str, kind: str, workspace: Workspace) -> list[Problem]:
    """Fill the template of a kind with the workspace's own documents and with samples; the first failure, if any."""
    try:
        template = Template(content, shown_as)
        for document, imprint in samples(kind, workspace, ""):
            if document.kind == kind:
                labels = workspace.labels(document.language)
                template.render(context(document, imprint, labels), labels.tag)
    except RollebogError as error:
        return list(error.problems)
    return []
