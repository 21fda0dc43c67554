"""What approval binds: digests of content, control and presentation move with what they are about and nothing else."""

from __future__ import annotations

import copy
import io
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator import Workspace
from generator.register.candidate import BOUND, Candidate, bound_digests
from tests.small_profile import position, profile, written
from tests.small_register import candidate
from tests.small_standard import CRAFT
from tests.small_workspace import SETTINGS, small_workspace

BLOCK: dict[str, Any] = {
    "type": "Generelt dokument",
    "folder": ["Byggeri", "Tage"],
    "prepared-by": [{"person": "Vita Skriver", "title": "Svend"}, {"group": "Svendene"}],
    "professionally-responsible": [{"title": "Faglig leder"}],
    "approved-by": [{"body": "Lauget"}, {"title": "Mester"}],
    "responsible-for-revision": [{"title": "Skriver"}],
    "validity": "24 months",
}
DECLARED: dict[str, Any] = {
    "revision": "4.01",
    "approved": "2023-07-11",
    "valid-until": "2025-07-11",
    "history": [{"revision": "3.00", "date": "2020-01-01", "change": "Ny skabelon."}],
}
OTHER = {"validity": "3 years", "approved": "2023-07-12", "valid-until": "2025-07-12", "date": "2020-01-02"}
PROFILE = profile(
    positions=[
        position(
            control={"id": "W.1", **BLOCK},
            level={"maker": "3", "teacher": "2"},
            purpose=["Bygger **godt**.", "Og længe: i *hundrede* år."],
            responsibility=["Taget.", {"stem": "Passer", "items": ["hund", "kat"], "tail": "hver dag."}],
            adaptations=[{"omit": "mak-tools", "reason": "Kun metal.", "until": "2027-12-31"}],
        )
    ],
)
RULES = SETTINGS.replace("Byen", '"Byen"') + "validity:\n  function-description: 24 months\n  goal-document: 3 years\n"
WORDS = 'sections:\n  purpose: "Hvorfor"\n  tasks: Gøremål\n'
FILES = {
    "profiles/workshop.yaml": written(PROFILE),
    "frameworks/craft/2.1.yaml": CRAFT,
    "rollebog.yaml": RULES,
    "templates/labels.da.yaml": WORDS,
}


def moved(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The names of the digests that differ."""
    assert before.keys() == after.keys()
    return {name for name in before if before[name] != after[name]}


# --- how a file is written ----------------------------------------------------------------------------


def in_block_style(text: str, quote: str = "", width: int = 4096, indent: int = 2) -> str:
    """The same data as YAML with another indentation, line width and kind of quotes."""
    made = YAML(typ="rt")
    made.default_flow_style = False
    made.default_style = quote or None  # type: ignore[assignment]
    made.width = width
    made.indent(mapping=indent, sequence=indent + 2, offset=indent)
    stream = io.StringIO()
    made.dump(_texts(YAML(typ="base").load(text)), stream)
    return stream.getvalue()


def _texts(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _texts(value) for key, value in data.items()}
    return [_texts(one) for one in data] if isinstance(data, list) else str(data)


# The statements of a standard are printed in the order in which they are written: here order says something.
IN_READING_ORDER = {"statements", "know", "do"}


def backwards(text: str) -> str:
    """The same data with every mapping's keys in the other order, but for those whose order is printed."""

    def turned(data: Any) -> Any:
        if isinstance(data, dict):
            return {
                str(key): _texts(data[key]) if key in IN_READING_ORDER else turned(data[key])
                for key in reversed(list(data))
            }
        return [turned(one) for one in data] if isinstance(data, list) else str(data)

    return written(turned(YAML(typ="base").load(text)))


def commented(text: str) -> str:
    """The same data with a remark above every line."""
    return "# først\n" + re.sub(r"\n(?=.)", "\n\n# en bemærkning: **ja**\n", text) + "\n# sidst\n"


WAYS: dict[str, Callable[[str], str]] = {
    "comments": lambda text: commented(in_block_style(text)),
    "key order": backwards,
    "indentation": lambda text: in_block_style(text, indent=7),
    "no quotes": in_block_style,
    "single quotes": lambda text: in_block_style(text, "'"),
    "double quotes": lambda text: in_block_style(text, '"'),
    "folded lines": lambda text: in_block_style(text, width=20),
    "line ends of Windows": lambda text: in_block_style(text).replace("\n", "\r\n"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with its own settings and labels."""
    made = small_workspace(tmp_path_factory.mktemp("workspace"), PROFILE)
    (made / "rollebog.yaml").write_text(RULES, "utf-8")
    (made / "templates" / "labels.da.yaml").write_text(WORDS, "utf-8")
    return made


def digests_with(folder: Path, path: str, text: str) -> dict[str, str]:
    """The digests of the function description with other words in one file."""
    file = folder / path
    before = file.read_bytes()
    try:
        file.write_bytes(text.encode())
        return Workspace.find(folder).candidate("W.1").digests
    finally:
        file.write_bytes(before)


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("way", WAYS)
def test_how_a_file_is_written_moves_nothing_but_the_digest_of_the_files_themselves(
    folder: Path, path: str, way: str
) -> None:
    text = WAYS[way](FILES[path])
    assert text != FILES[path]
    assert YAML(typ="base").load(text) == YAML(typ="base").load(FILES[path])
    assert moved(digests_with(folder, path, FILES[path]), digests_with(folder, path, text)) == {"inputs"}


@pytest.mark.parametrize(
    ("path", "words", "others", "expected"),
    [
        ("profiles/workshop.yaml", "hundrede", "tusind", {"content"}),
        ("profiles/workshop.yaml", "24 months", "25 months", {"control"}),
        ("frameworks/craft/2.1.yaml", "Saver lige.", "Saver skævt.", {"content"}),
        ("rollebog.yaml", "24 months", "25 months", set()),
        ("templates/labels.da.yaml", "Hvorfor", "Hvortil", {"presentation"}),
    ],
)
def test_what_a_file_says_moves_the_digest_that_it_is_about(
    folder: Path, path: str, words: str, others: str, expected: set[str]
) -> None:
    before = digests_with(folder, path, FILES[path])
    after = digests_with(folder, path, FILES[path].replace(words, others))
    assert moved(before, after) == {*expected, "inputs"}


def test_another_template_moves_the_presentation_only(folder: Path) -> None:
    before = Workspace.find(folder).candidate("W.1").digests
    template = folder / "templates" / "function-description.docx"
    content = template.read_bytes()
    shutil.copy(folder / "templates" / "goal-document.docx", template)
    after = Workspace.find(folder).candidate("W.1").digests
    template.write_bytes(content)
    assert moved(before, after) == {"presentation", "inputs"}


def test_every_digest_names_algorithm_and_schema() -> None:
    found = candidate().digests
    assert set(BOUND) == {"content", "control", "presentation"}
    assert {name: digest.rpartition(":")[0] for name, digest in found.items()} == {
        "content": "sha256:rollebog-document/1",
        "control": "sha256:rollebog-control/1",
        "presentation": "sha256:rollebog-presentation/1",
        "inputs": "sha256:rollebog-inputs/1",
    }
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest.rpartition(":")[2]) for digest in found.values())


# --- the control block --------------------------------------------------------------------------------


def leaves(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(data, (dict, list)):
        inner = data.items() if isinstance(data, dict) else enumerate(data)
        return [leaf for key, value in inner for leaf in leaves(value, (*path, key))]
    return [path]


def with_leaf(path: tuple[Any, ...]) -> Candidate:
    """The candidate with another value at one place of its control block."""
    block = copy.deepcopy({**BLOCK, **DECLARED, "id": "W.1"})
    place: Any = block
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = OTHER.get(path[-1], "noget andet")
    return candidate(block=block)


WHOLE = candidate(block={**BLOCK, **DECLARED}).digests


@pytest.mark.parametrize("path", leaves({"id": "W.1", **BLOCK}), ids=lambda path: ".".join(map(str, path)))
def test_every_leaf_of_a_control_block_moves_the_digest_of_control_only(path: tuple[Any, ...]) -> None:
    assert moved(WHOLE, with_leaf(path).digests) == {"control"}


@pytest.mark.parametrize("path", leaves(DECLARED), ids=lambda path: ".".join(map(str, path)))
def test_declared_revision_dates_and_history_move_nothing(path: tuple[Any, ...]) -> None:
    assert moved(WHOLE, with_leaf(path).digests) == set()


def test_a_control_block_that_declares_nothing_is_the_same_as_one_that_does() -> None:
    assert moved(WHOLE, candidate(block=BLOCK).digests) == set()


@pytest.mark.parametrize("name", ["type", "folder", "professionally-responsible", "responsible-for-revision"])
def test_a_key_that_is_gone_moves_the_digest_of_control(name: str) -> None:
    less = {key: value for key, value in BLOCK.items() if key != name}
    assert moved(WHOLE, candidate(block=less).digests) == {"control"}


def test_parties_in_another_order_are_another_control_block() -> None:
    turned = {**BLOCK, "approved-by": BLOCK["approved-by"][::-1]}
    assert moved(WHOLE, candidate(block=turned).digests) == {"control"}


def test_the_usual_validity_counts_where_the_block_names_none_and_only_there() -> None:
    usual = [candidate(usual_validity=one).digests for one in ("24 months", "3 years")]
    assert moved(*usual) == {"control"}
    own = [candidate(block=BLOCK, usual_validity=one).digests for one in ("24 months", "3 years", None)]
    assert moved(own[0], own[1]) == moved(own[0], own[2]) == set()
    assert candidate(usual_validity=None).control_facts["validity"] == ""
    assert candidate().control_facts["validity"] == "24 month"


def test_the_kind_of_a_document_is_part_of_its_control() -> None:
    now = candidate()
    before, after = (
        bound_digests(document, now.control_facts, now.template.content, now.labels)
        for document in (now.document, replace(now.document, kind="goal-document"))
    )
    assert "control" in moved(before, after)


# --- what the register shows --------------------------------------------------------------------------


def test_the_facts_of_a_candidate_say_which_document_it_is() -> None:
    assert candidate().facts == {
        "number": "W.1",
        "kind": "function-description",
        "key": "workshop/carpenter",
        "title": "Tømrer",
        "unit": "Værksted workshop",
        "language": "da",
        "framework": "craft",
        "framework_version": "2.1",
        "path": "workshop/W.1.docx",
    }
