"""What differs between two Documents, and how much it weighs: the rule of design section 7, case by case."""

from __future__ import annotations

from typing import Any

import pytest

from generator.changes import Change, Weight, compare, weight
from generator.compose.document import Document
from generator.compose.kinds import compose
from tests.small_profile import position, profile, read, written
from tests.small_standard import CRAFT, in_danish

TASKS = [
    {"group": "citizens", "items": ["Tækker taget.", "Sætter nye vinduer i huset.", "Passer haven."]},
    {"group": "relatives", "items": ["Svarer på spørgsmål."]},
]
NEEDED = {"required": {"professional": ["Svendebrev"]}, "desired": {"professional": ["Kørekort"]}}
BASE: dict[str, Any] = {
    "tasks": TASKS,
    "purpose": ["Bygger huse, der holder.", "Og river dem ned igen."],
    "qualifications": NEEDED,
    "authority": ["Vælger selv sømmene."],
}


def document(standard: str = CRAFT, **more: Any) -> Document:
    """The function description of one position."""
    text = written(profile(positions=[position("W.1", **{**BASE, **more})]))
    return next(compose(read(text), in_danish(standard))).document


def changes(standard: str = CRAFT, **more: Any) -> list[Change]:
    """What those values change."""
    return list(compare(document(), document(standard, **more)))


def told(found: list[Change]) -> list[tuple[str, str, str]]:
    """Kind and both wordings of each change."""
    return [(c.kind, c.before.text if c.before else "", c.after.text if c.after else "") for c in found]


def tasks(*items: str) -> dict[str, Any]:
    return {"tasks": [{"group": "citizens", "items": list(items)}, TASKS[1]]}


def test_a_document_does_not_differ_from_itself() -> None:
    assert changes() == []
    assert weight([]) == "unchanged"


def test_an_added_a_removed_and_a_reworded_text_are_told_apart() -> None:
    found = changes(**tasks("Tækker taget.", "Sætter nye døre i huset.", "Fejer skorstenen."))
    assert told(found) == [
        ("reworded", "Sætter nye vinduer i huset.", "Sætter nye døre i huset."),
        ("added", "", "Fejer skorstenen."),
        ("removed", "Passer haven.", ""),
    ]


def test_a_reworded_text_is_shown_word_by_word() -> None:
    (found,) = changes(**tasks("Tækker taget.", "Sætter nye døre i huset.", "Passer haven."))
    assert found.words == (
        ("same", "Sætter nye "), ("removed", "vinduer"), ("added", "døre"), ("same", " i huset."),
    )  # fmt: skip


def test_what_moved_within_a_list_is_neither_removed_nor_added() -> None:
    found = changes(**tasks("Passer haven.", "Tækker taget.", "Sætter nye vinduer i huset."))
    assert told(found) == [("moved", "Passer haven.", "Passer haven.")]


def test_what_moved_to_another_list_is_neither_removed_nor_added() -> None:
    moved = [
        {"group": "citizens", "items": ["Tækker taget.", "Sætter nye vinduer i huset."]},
        {"group": "relatives", "items": ["Svarer på spørgsmål.", "Passer haven."]},
    ]
    assert told(changes(tasks=moved)) == [("moved", "Passer haven.", "Passer haven.")]


def test_a_statement_of_the_standard_is_known_by_its_id_however_it_is_worded() -> None:
    title = "Mester i alt muligt andet"
    before, after = document(), document(CRAFT.replace("title: Håndværk", f"title: {title}", 1))
    assert [change.kind for change in compare(before, after)] == ["reworded"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (tasks("Tækker taget.", "Sætter nye døre i huset.", "Passer haven."), "significant"),
        (tasks("Tækker taget.", "Passer haven."), "significant"),
        (tasks("Tækker taget", "sætter nye  vinduer i huset", "Passer haven!"), "minor"),
        (tasks("Passer haven.", "Tækker taget.", "Sætter nye vinduer i huset."), "minor"),
        ({"responsibility": ["Taget og skorstenen."]}, "significant"),
        ({"authority": ["Vælger selv søm og skruer."]}, "significant"),
        ({"authority": []}, "significant"),
        ({"level": "2"}, "significant"),
        ({"level": {"maker": "3", "teacher": "2"}}, "significant"),
        ({"adaptations": [{"omit": "teacher", "reason": "Ingen lærlinge."}]}, "significant"),
        ({"adaptations": [{"add": "Lærer fra sig.", "role": "teacher"}]}, "significant"),
        ({"qualifications": {**NEEDED, "required": {"professional": ["Mesterbrev"]}}}, "significant"),
        ({"qualifications": {**NEEDED, "required": {"personal": ["Mod"], **NEEDED["required"]}}}, "significant"),
        ({"qualifications": {"desired": {"professional": ["Svendebrev", "Kørekort"]}}}, "significant"),
        ({"qualifications": {**NEEDED, "desired": {"professional": ["Stort kørekort"]}}}, "minor"),
        ({"purpose": ["Bygger huse, der holder længe."]}, "minor"),
        ({"title": "Snedker"}, "minor"),
        ({"employment": {"hours": "37 timer"}}, "minor"),
    ],
)
def test_the_weight_of_a_change_follows_the_rule(more: dict[str, Any], expected: Weight) -> None:
    assert weight(changes(**more)) == expected


def test_control_block_comments_and_order_of_keys_weigh_nothing() -> None:
    other: dict[str, Any] = {
        "control": {"id": "W.9", "prepared-by": [{"group": "Andre"}], "approved-by": [{"body": "Lauget"}]}
    }
    assert weight(changes(**other)) == "unchanged"


def test_what_is_added_one_way_is_removed_the_other_way() -> None:
    one, other = document(), document(**tasks("Tækker taget.", "Fejer skorstenen."))
    there, back = compare(one, other), compare(other, one)
    assert sorted(told(list(there))) == sorted(
        (opposite(kind), after, before) for kind, before, after in told(list(back))
    )


def opposite(kind: str) -> str:
    return {"added": "removed", "removed": "added"}.get(kind, kind)
