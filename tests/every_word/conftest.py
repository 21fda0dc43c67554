"""The build that all tests of this package read from; each process makes it once."""

from __future__ import annotations

import pytest

from tests.every_word.samples import Build, build


@pytest.fixture(scope="session")
def tokenised(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The sample workspace with a token for every text, generated and read back."""
    return build(tmp_path_factory.mktemp("tokenised"))
