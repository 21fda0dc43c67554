"""The digest of a document's content: equal for what says the same, different for every changed word."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator import Workspace
from generator.compose.document import Document
from generator.compose.kinds import compose
from generator.start import start_workspace
from tests.every_word.samples import RARE, load
from tests.papers import APPROVER, composed, organisation
from tests.small_profile import control, goals, position, profile, read, written
from tests.small_standard import CRAFT, in_danish

ADDRESS = "https://example.org/"
RICH = profile(
    positions=[
        position(
            "W.1",
            level={"maker": "3", "teacher": "2"},
            purpose=["Bygger **godt**.", "Og *længe*."],
            responsibility=["Taget.", {"stem": "Passer", "items": ["hund", "kat"], "tail": "hver dag."}],
            adaptations=[{"omit": "mak-tools", "reason": "Kun metal.", "until": "2027-12-31"}],
            qualifications={"required": {"professional": ["Svendebrev"]}},
        )
    ],
    goals=goals("W.2", value_base={"links": [{"text": "Lov", "url": ADDRESS}]}),
)


def _documents(text: str, standard: str = CRAFT) -> list[Document]:
    return [composed.document for composed in compose(read(text), in_danish(standard))]


def _digests(text: str, standard: str = CRAFT) -> list[str]:
    return [document.content_digest for document in _documents(text, standard)]


BEFORE = _digests(written(RICH))


def _backwards(data: Any) -> Any:
    """The same data with every mapping's keys in the other order."""
    if isinstance(data, dict):
        return {key: _backwards(data[key]) for key in reversed(list(data))}
    return [_backwards(item) for item in data] if isinstance(data, list) else data


def _leaves(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(data, (dict, list)):
        inner = data.items() if isinstance(data, dict) else enumerate(data)
        return [leaf for key, value in inner for leaf in _leaves(value, (*path, key))]
    return [path]


def _with(path: tuple[Any, ...], value: str) -> dict[str, Any]:
    changed: dict[str, Any] = copy.deepcopy(RICH)
    place: Any = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


def test_the_digest_names_algorithm_and_schema_and_differs_between_documents() -> None:
    assert all(re.fullmatch(r"sha256:rollebog-document/1:[0-9a-f]{64}", digest) for digest in BEFORE)
    assert len(set(BEFORE)) == len(BEFORE) == 2


def test_the_order_of_keys_changes_no_digest() -> None:
    assert _digests(written(_backwards(RICH))) == BEFORE


def test_indentation_quotes_and_comments_change_no_digest() -> None:
    compact = YAML(typ="safe").load(written(RICH))
    assert _digests(str(compact).replace("'", '"')) == BEFORE
    commented = re.sub(r"\n", "  # en bemærkning\n# endnu en\n\n", written(RICH))
    assert _digests("---\n" + commented + "\n...\n") == BEFORE
    wide = re.sub(r"^ +", lambda found: found.group() * 5, written(RICH), flags=re.MULTILINE)
    assert _digests(wide) == BEFORE


def test_comments_indentation_and_key_order_of_the_standard_change_no_digest() -> None:
    commented = "# først\n" + CRAFT.replace("\n  - id:", "\n\n  # en bemærkning\n  - id:")
    head, competences = CRAFT.split("roles:\n")
    moved = "roles:\n" + competences + head
    for standard in (commented, moved, CRAFT.replace("      - sig selv", "            - sig selv").replace(
        "      - de andre", "            - de andre")):  # fmt: skip
        assert _digests(written(RICH), standard) == BEFORE


def test_parties_dates_revision_folder_and_history_are_not_content() -> None:
    other = control(
        "W.1",
        **{"prepared-by": [{"body": "Andre"}], "revision": "2.0", "approved": "2025-01-01", "validity": "1 year"},
        folder=["Et", "andet"],
        history=[{"revision": "1.0", "date": "2020-01-01", "change": "Første."}],
    )
    changed = copy.deepcopy(RICH)
    changed["positions"][0]["control"] = other
    assert _digests(written(changed)) == BEFORE


IDS = ("id", "framework", "framework-version")  # which one it is, not what it says
WORDS = [path for path in _leaves(RICH) if "control" not in path and path[-1] not in IDS]
OTHER_WORDS = {
    "language": "nb",
    "group": "patients",
    "omit": "mak-safety",
    "until": "2028-12-31",
    "url": f"{ADDRESS}?",
    "teacher": "1",
    "maker": "1",
}


@pytest.mark.parametrize("path", WORDS, ids=lambda path: ".".join(map(str, path)))
def test_every_changed_word_changes_the_digests_of_the_documents_that_show_it(path: tuple[Any, ...]) -> None:
    now = _digests(written(_with(path, OTHER_WORDS.get(path[-1], "noget andet"))))
    function_description, goal_document = (one != other for one, other in zip(now, BEFORE, strict=True))
    if path[0] in ("positions", "goals"):
        assert (function_description, goal_document) == (path[0] == "positions", path[0] == "goals")
    else:
        assert function_description or goal_document


def test_every_changed_word_of_strategic_goals_and_position_papers_changes_their_digest() -> None:
    written_as = load(RARE / "profiles" / "rare-org-da.yaml")
    kinds = ("strategic-goals", "position-paper")
    entries = [{**one, "control": APPROVER} for one in written_as["documents"] if one["kind"] in kinds]
    for entry in entries:
        before = composed(organisation("lavet", entry)).content_digest
        named = ("control", "kind", "type", "id")
        words = [
            path for path in _leaves(entry) if not {*named} & {*path} and path[:2] != ("summary", "recommendations")
        ]
        assert len(words) >= 30
        same = [
            path for path in words if composed(organisation("lavet", _changed(entry, path))).content_digest == before
        ]
        assert same == []


def _changed(entry: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    other = copy.deepcopy(entry)
    holder: Any = other
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = OTHER_WORDS.get(path[-1], "noget andet")
    return other


def test_a_changed_word_of_the_standard_changes_the_documents_that_print_it() -> None:
    now = _digests(written(RICH), CRAFT.replace("Saver lige.", "Saver skråt."))
    assert (now[0] != BEFORE[0], now[1] == BEFORE[1]) == (True, True)
    unprinted = _digests(written(RICH), CRAFT.replace("Kender værktøjets navne.", "Kender navnene."))
    assert unprinted == BEFORE


def test_markup_is_content() -> None:
    assert _digests(written(RICH).replace("**godt**", "godt")) != BEFORE


def test_an_item_that_only_moved_in_its_file_says_the_same() -> None:
    first, second = (position(number, id=number.lower()) for number in ("A-1", "B-1"))
    before = {d.key: d.content_digest for d in _documents(written(profile(positions=[first, second])))}
    after = {d.key: d.content_digest for d in _documents(written(profile(positions=[second, first])))}
    assert before == after


def test_the_digests_of_the_samples_are_the_same_whatever_the_order_of_their_keys(tmp_path: Path) -> None:
    start_workspace(tmp_path, "Byen", "da", samples=True)
    before = _of_workspace(tmp_path)
    for file in (tmp_path / "profiles").iterdir():
        file.write_text(written(_backwards(YAML(typ="base").load(file.read_text("utf-8")))), "utf-8")
    assert len(before) >= 16
    assert _of_workspace(tmp_path) == before


def _of_workspace(folder: Path) -> dict[str, str]:
    workspace = Workspace.find(folder)
    found = [finished.document for unit in workspace.units for finished in workspace.documents(unit)]
    return {document.key: document.content_digest for document in found}
