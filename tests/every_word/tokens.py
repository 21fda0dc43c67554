"""Every leaf of text in a YAML file, replaced by a made-up word that stands nowhere else.

Left as they are: what the program reads rather than prints. The list is explicit, so that a new field is
text until somebody says why not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.every_word.places import Path, find, shown

TOKEN = re.compile(r"\bqzx\d{4}\b")

_NAME = "names a thing within the files; documents show its title"
_REFERENCE = "must name what it refers to; documents show that thing's words"
_CHOICE = "one of a few values of the format; documents show its label"
_DATE = "must be a real date; that dates are printed is tested in test_numbers_and_dates"
_PART_OF_FILE_NAME = "must agree with the file's name"

_CONTROL = {
    f"{where}.{name}": _DATE
    for where in ("positions.#.control", "goals.control")
    for name in ("validity", "approved", "valid-until", "history.#.date")
}
PROFILE_KEPT = {
    **_CONTROL,
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
}
_STATEMENTS = ("roles.#.statements.*", "competences.*.*.*.*", "scope.areas.#.content", "ethics")
FRAMEWORK_KEPT = {
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
OVERLAY_KEPT = {"framework": _PART_OF_FILE_NAME, "version": _PART_OF_FILE_NAME, "language": _CHOICE}
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


Dress = Callable[[str, int], str]


def plain(token: str, _number: int) -> str:
    """The token alone."""
    return token


class Tokeniser:
    """Replaces leaves and keeps count of them; ``dress`` may put markup around a token."""

    def __init__(self, dress: Dress = plain) -> None:
        self.leaves: list[Leaf] = []
        self._dress = dress

    def tokenised(self, file: str, kind: str, data: Any, path: Path = ()) -> Any:
        """The data of a file of that kind with a token for every text."""
        if isinstance(data, dict):
            return {key: self.tokenised(file, kind, value, (*path, key)) for key, value in data.items()}
        if isinstance(data, list):
            return [self.tokenised(file, kind, value, (*path, number)) for number, value in enumerate(data)]
        if find(KEPT[kind], path) is not None:
            return data
        number = len(self.leaves) + 1
        token = f"qzx{number:04}"
        self.leaves.append(Leaf(file, path, str(data), token, number))
        return self._stand_in(path, token, number)

    def _stand_in(self, path: Path, token: str, number: int) -> str:
        if path[-1] == "level-label":
            return f"{token} {{level}}"
        if path[-1] == "url":
            return f"https://{token}.example/"
        if path[-1] in ("document", "id"):
            return token
        return self._dress(token, number)


def tokens_in(text: str) -> Iterator[str]:
    """Every token in a text that stands there as a word of its own."""
    return (found.group() for found in TOKEN.finditer(text))
