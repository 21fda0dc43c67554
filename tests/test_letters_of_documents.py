"""What an organisation writes in documents of described kinds arrives in Word letter for letter, in every field."""

from __future__ import annotations

import json
import shutil

import pytest

from tests import own_kind
from tests.command_line import rollebog
from tests.docx_letters import letters
from tests.every_word.samples import RARE, load
from tests.every_word.tokens import Leaf, tokenised
from tests.small_workspace import documents, small_workspace
from tests.test_letter_for_letter import TEXTS

FILE = "profiles/rare-org-da.yaml"
ADDRESSES = ("url", "document", "id")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Leaf], str]:
    """Documents of every described kind and form, each field with another hostile text; and all that they print."""
    folder = own_kind.with_year_plans(small_workspace(tmp_path_factory.mktemp("letters") / "w"))
    data, leaves = tokenised({FILE: ("profile", load(RARE / FILE))}, text_of)
    (folder / FILE).write_text(json.dumps(data[FILE], ensure_ascii=False), "utf-8")
    shutil.copytree(RARE / "frameworks" / "rare", folder / "frameworks" / "rare")
    made = rollebog("-C", folder, "generate", "rare-org-da")
    assert made.exit_code == 0, made.stderr
    found = [letters(file) for file in documents(folder)]
    assert len(found) == 6
    return list(leaves), "\n".join(line for one in found for line in (*one.body, *one.header, *one.footer))


def text_of(leaf: Leaf) -> str:
    """A text that stands nowhere else: one of the hostile ones, with a word of its own."""
    return f"{list(TEXTS.values())[leaf.number % len(TEXTS)]} {leaf.token}"


def test_every_text_of_every_field_is_printed_letter_for_letter(written: tuple[list[Leaf], str]) -> None:
    leaves, printed = written
    texts = [leaf for leaf in leaves if leaf.path[-1] not in ADDRESSES]
    assert len(texts) > 150
    assert [str(leaf) for leaf in texts if text_of(leaf) not in printed] == []
