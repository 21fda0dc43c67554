"""The finished documents of the stand-ins, made once."""

from __future__ import annotations

import pytest

from generator import Workspace
from tests.source_texts.made import Made, documents, laid_out


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The stand-ins, ready to make documents of."""
    return Workspace.find(laid_out(tmp_path_factory.mktemp("source_texts") / "workspace"))


@pytest.fixture(scope="session")
def made(workspace: Workspace) -> dict[str, Made]:
    """Every document by its key."""
    return documents(workspace)
