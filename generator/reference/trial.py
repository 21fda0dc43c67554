"""What templates of a kind are tried with: the workspace's own documents, and samples."""

from __future__ import annotations

from typing import Any

from generator.problems import RollebogError
from generator.reference.samples import samples
from generator.render.context import context
from generator.workspace import Workspace


def contexts(kind: str, workspace: Workspace) -> list[dict[str, Any]]:
    """What the templates of a kind see; nothing where the workspace's fixed words cannot be read."""
    try:
        return [
            context(document, imprint, workspace.labels(document.language, kind))
            for document, imprint in samples(kind, workspace, "")
            if document.kind == kind
        ]
    except RollebogError:
        return []
