"""Every leaf of text in a YAML file, replaced by a made-up word that stands nowhere else.

Left as they are: what the program reads rather than prints. The list is explicit, so that a new field is
text until somebody says why not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.every_word.places import Path, find, fits, shown

TOKEN = re.compile(r"\bqzx\d{4}\b")

_NAME = "names a thing within the files; documents show its title"
_REFERENCE = "must name what it refers to; documents show that thing's words"
_CHOICE = "one of a few values of the format; documents show its label"
_DATE = "must be a real date; that dates are printed is tested in test_numbers_and_dates"
_PART_OF_FILE_NAME = "must agree with the file's name"

# Where a unit's goals name a strategic goal: what stands there follows the name.
MENTIONS = tuple(f"goals.areas.#.{sort}.#.supports.#{form}" for sort in ("main", "sub") for form in ("", ".goal"))
GOAL_NAME = "documents.#.goals.#.name"

_ACCEPTED = {
    f"accepted-warnings.#.{name}": "says what check need not warn of; no document shows it"
    for name in ("warning", "text", "reason")
}
_IN_CONTROL = ("validity", "approved", "valid-until", "history.#.date")
PROFILE_KEPT = {
    **_ACCEPTED,
    **{f"{where}.{name}": _DATE for where in ("positions.#.control", "goals.control") for name in _IN_CONTROL},
    **{f"documents.#.control.{name}": _DATE for name in ("validity", "approved", "valid-until")},
    "unit.id": _PART_OF_FILE_NAME,
    "unit.kind": _CHOICE,
    "language": _CHOICE,
    "framework": _REFERENCE,
    "framework-version": _REFERENCE,
    "positions.#.id": _NAME,
    "positions.#.specialty": _REFERENCE,
    "positions.#.level": _REFERENCE,
    "positions.#.level.*": _REFERENCE,
    "positions.#.show-lower": _CHOICE,
    "positions.#.tasks.#.group": _CHOICE,
    "positions.#.collaboration.partners.#.form": _REFERENCE,
    "positions.#.adaptations.#.role": _REFERENCE,
    "positions.#.adaptations.#.dimension": _REFERENCE,
    "positions.#.adaptations.#.replace": _REFERENCE,
    "positions.#.adaptations.#.omit": _REFERENCE,
    "positions.#.adaptations.#.until": _DATE,
    **dict.fromkeys(MENTIONS, _REFERENCE),
    "goals.areas.#.main.#.supports.#.of": _REFERENCE,
    "goals.areas.#.sub.#.supports.#.of": _REFERENCE,
    "documents.#.kind": _CHOICE,
    "documents.#.id": _NAME,
    "documents.#.themes.#.recommendations.#.items.#.id": _NAME,
    "documents.#.summary.recommendations.#": _REFERENCE,
    "documents.#.summary.recommendations.#.id": _REFERENCE,
    **{f"documents.#.{where}boxes.#.type": _CHOICE for where in ("", "themes.#.", "themes.#.subsections.#.")},
}
_STATEMENTS = ("roles.#.statements.*", "competences.*.*.*.*", "scope.areas.#.content", "ethics")
FRAMEWORK_KEPT = {
    **_ACCEPTED,
    **{f"control.{name}": _DATE for name in _IN_CONTROL},
    "id": _PART_OF_FILE_NAME,
    "version": _PART_OF_FILE_NAME,
    "language": _CHOICE,
    "scope.areas.#.id": _NAME,
    **{
        f"{things}.#.id": _NAME
        for things in (
            *("sources", "levels", "dimensions", "disciplines"),
            *("terms", "collaboration-forms", "recommendations", "roles"),
        )
    },
    **{f"{one}.{tags}.#": _REFERENCE for one in _STATEMENTS for tags in ("disciplines", "recommendations")},
}
OVERLAY_KEPT = {**_ACCEPTED, "framework": _PART_OF_FILE_NAME, "version": _PART_OF_FILE_NAME, "language": _CHOICE}
KEPT: dict[str, Mapping[str, str]] = {"profile": PROFILE_KEPT, "framework": FRAMEWORK_KEPT, "overlay": OVERLAY_KEPT}


@dataclass(frozen=True)
class Leaf:
    """One text of a file, and the token that stands in for it; ``number`` counts through all files."""

    file: str
    path: Path
    written: str
    token: str
    number: int

    def __str__(self) -> str:
        excerpt = self.written if len(self.written) <= 40 else self.written[:39] + "…"
        return f"{self.file} {shown(self.path)} ({excerpt!r}, {self.token})"


# What to write in place of a text.
Dress = Callable[[Leaf], str]


def tokenised(files: Mapping[str, tuple[str, Any]], dress: Dress) -> tuple[dict[str, Any], tuple[Leaf, ...]]:
    """Files by name, each with its kind and data: the data with tokens, and every leaf that one stands in for.

    dress: puts markup around a token; addresses and document numbers take none.
    """
    leaves: list[Leaf] = []

    def replaced(file: str, path: Path, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: replaced(file, (*path, key), value) for key, value in data.items()}
        if isinstance(data, list):
            return [replaced(file, (*path, number), value) for number, value in enumerate(data)]
        if find(KEPT[files[file][0]], path) is not None:
            return data
        leaves.append(Leaf(file, path, str(data), f"qzx{len(leaves) + 1:04}", len(leaves) + 1))
        return _stand_in(leaves[-1], dress)

    made = {file: replaced(file, (), data) for file, (_, data) in files.items()}
    goals = [leaf for leaf in leaves if fits(GOAL_NAME, leaf.path)]
    for data in made.values():
        for area in data.get("goals", {}).get("areas", []):
            for goal in (*area["main"], *area.get("sub", [])):
                if "supports" in goal and isinstance(goal, dict):
                    goal["supports"] = [_mention(one, goals, made, dress) for one in goal["supports"]]
    return made, tuple(leaves)


def _mention(written: Any, goals: list[Leaf], files: Mapping[str, Any], dress: Dress) -> Any:
    """The mention of a strategic goal, by the name that the goal has now."""
    if isinstance(written, str):
        (named,) = [leaf for leaf in goals if leaf.written == written]
        return _stand_in(named, dress)
    whose = [leaf for leaf in goals if files[leaf.file]["unit"]["id"] == written["of"]]
    return {**written, "goal": _mention(written["goal"], whose, files, dress)}


def _stand_in(leaf: Leaf, dress: Dress) -> str:
    name, token = leaf.path[-1], leaf.token
    if name == "level-label":
        return f"{token} {{level}}"
    if name == "url":
        return f"https://{token}.example/"
    return token if name in ("id", "document") else dress(leaf)


def tokens_in(text: str) -> Iterator[str]:
    """Every token in a text that stands there as a word of its own."""
    return (found.group() for found in TOKEN.finditer(text))
