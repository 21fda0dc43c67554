"""The kinds that come with Rollebog: their words agree, and those that are described need no Python."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from benchmarks.kind_lines import OWN, lines_of_code, measure
from generator import yamlfile
from generator.kinds import shipped
from generator.labels import __file__ as labels_file
from generator.model.kind import BlockType
from generator.model.names import LANGUAGES
from tests.source_code import MODULES

DESCRIBED = [one.kind for one in shipped().described]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_kinds_say_the_same_of_a_section_that_both_have(language: str) -> None:
    # All words of one language stand in one list, which a house overrides word by word.
    file = Path(labels_file).with_name(f"{language}.yaml")
    written = yamlfile.read(file, file.name).data
    assert isinstance(written, dict)
    known = {
        f"{group}.{name}": said
        for group, words in written.items()
        if isinstance(words, dict)
        for name, said in words.items()
    }
    for kind in shipped().described:
        words = kind.labels(language, own=False)
        assert {name: known[name] for name in words if name in known and known[name] != words[name]} == {}
        known |= words


@pytest.mark.parametrize("kind", DESCRIBED)
def test_no_line_of_the_program_is_about_a_described_kind(kind: str) -> None:
    assert kind not in OWN
    assert measure()[kind] == 0
    files = [module.name for module in MODULES if kind in module.strings]
    assert kind in get_args(BlockType) or files == []  # a type of block may have the name of its kind


def test_a_line_with_code_counts_and_no_other_does() -> None:
    text = (
        '"""About."""\n\nimport os  # why\n\n# no\ndef f():\n    """It\n    does."""\n    return (\n        os\n    )\n'
    )
    assert lines_of_code(text) == 5
