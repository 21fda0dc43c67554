"""The documents that a tokenised workspace must yield, and whose words each of them speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.every_word.places import Path, fits
from tests.every_word.samples import kind_of, labels

# A statement, or a list of terms, is translated as a whole or not at all.
_COUNTED = {"themes": "themes", "strategic-goals": "goals"}
_WHOLES = ("scope.areas.#.content", "ethics", "roles.#.statements.*", "competences.*.*.*.*", "terms.#.instead-of")


@dataclass(frozen=True, eq=False)
class Doc:
    """A function description (of the position at that index), a document of a described kind (the one at ``number``),
    a goal document (neither), or, without profile, a competence description: the standard as a document of its own, in
    its own language, with the version before it if there is one; or its role cards, in that language or in that of a
    translation. ``files``: all of the workspace.
    """

    key: str
    profile_file: str
    profile: Any
    standard_file: str
    standard: Any
    overlay_file: str
    overlay: Any
    index: int | None
    earlier_file: str = ""
    earlier: Any = None
    cards: bool = False
    number: int | None = None
    files: Any = None

    @property
    def kind(self) -> str:
        """The kind of document."""
        if self.profile is None:
            return "role-cards" if self.cards else "competence-description"
        if self.number is not None:
            return str(self.entry["kind"])
        return "goal-document" if self.index is None else "function-description"

    @property
    def language(self) -> str:
        """The language that the document is in."""
        return str((self.profile or self.overlay or self.standard)["language"])

    @property
    def control(self) -> Any:
        """The document's control block."""
        if self.profile is None:
            return self.standard["control"]
        if self.number is not None:
            return self.entry.get("control", {})
        return (self.profile["goals"] if self.index is None else self.position)["control"]

    @property
    def edition(self) -> tuple[str, str]:
        """Id and version of the standard."""
        if self.profile is None:
            return self.standard["id"], self.standard["version"]
        return self.profile.get("framework", ""), self.profile.get("framework-version", "")

    @property
    def specialty(self) -> str | None:
        """The specialty whose role titles count."""
        return None if self.index is None else self.position.get("specialty")

    @property
    def adaptations(self) -> Any:
        """The position's local adaptations."""
        return [] if self.index is None else self.position.get("adaptations", [])

    @property
    def position(self) -> Any:
        """The position's part of the profile."""
        assert self.index is not None
        return self.profile["positions"][self.index]

    @property
    def entry(self) -> Any:
        """The part of the profile that a document of a described kind has."""
        assert self.number is not None
        return self.profile["documents"][self.number]

    def label(self, group: str, name: str) -> str:
        """Fixed words in the document's language; a heading that does not exist is empty."""
        if self.number is not None and group == "sections" and (own := self.entry.get("headings", {}).get(name)):
            return str(own)
        words = labels(self.language, self.kind)
        found = words[group].get(name, "") if group == "blocks" else words[group][name]
        return self._counting(name, found) if "{number}" in (found or "") and group == "sections" else str(found or "")

    def _counting(self, name: str, heading: str) -> str:
        """The heading with its number, which small numbers are written as words in; one has a form of its own."""
        words, count = labels(self.language, self.kind), len(self.entry[_COUNTED[name]])
        if count == 1:
            return str(words["one"][name])
        numbers = dict(enumerate(words["numbers"].values(), 2))
        return heading.format(number=numbers.get(count, count))

    def speaks(self, path: Path) -> bool:
        """Whether the standard's own words at that path are the ones to print: no translation stands in."""
        return not _exists(self.overlay, to_overlay(self.standard, _whole(path)))

    def say(self, *path: str | int) -> str:
        """What the document prints for a text of the standard."""
        translated = to_overlay(self.standard, path)
        return str(_at(self.overlay, translated) if _exists(self.overlay, translated) else _at(self.standard, path))


def documents(data: dict[str, Any]) -> Iterator[Doc]:
    """One document for each position, one for each unit with goals, each that a profile names by its kind, and for
    each standard with a control block one with its role cards, those in every language.
    """
    for file, standard in data.items():
        if kind_of(file) == "framework" and "control" in standard:
            yield from _of_standard(file, standard, data)
    for file, profile in data.items():
        if kind_of(file) != "profile":
            continue
        unit, language = profile["unit"]["id"], profile["language"]
        edition = f"frameworks/{profile.get('framework')}/{profile.get('framework-version')}"
        standard, overlay_file = data.get(f"{edition}.yaml", {"language": language}), f"{edition}.{language}.yaml"
        overlay = {} if standard["language"] == language else data.get(overlay_file, {})
        common = (file, profile, f"{edition}.yaml", standard, overlay_file, overlay)
        for number, position in enumerate(profile.get("positions", [])):
            yield Doc(f"{unit}/{position['id']}", *common, number)
        if "goals" in profile:
            yield Doc(f"{unit}/goal-document", *common, None, files=data)
        for number, entry in enumerate(profile.get("documents", [])):
            yield Doc(f"{unit}/{entry.get('id', entry['kind'])}", *common, None, number=number, files=data)


def _of_standard(file: str, standard: Any, data: dict[str, Any]) -> Iterator[Doc]:
    key, folder = f"standards/{standard['id']}", file.rpartition("/")[0]
    others = [one for one in data if one.startswith(f"{folder}/") and kind_of(one) == "framework" and one < file]
    before = max(others, default="")
    yield Doc(key, "", None, file, standard, "", {}, None, before, data.get(before))
    yield Doc(f"{key}/role-cards", "", None, file, standard, "", {}, None, cards=True)
    for one, overlay in data.items():
        if one.startswith(file.removesuffix("yaml")) and kind_of(one) == "overlay":
            translated = f"{key}/role-cards.{overlay['language']}"
            yield Doc(translated, "", None, file, standard, one, overlay, None, cards=True)


def to_overlay(standard: Any, path: Path) -> Path:
    """Where a translation has what the standard has at ``path``: ids in place of numbers, competences flat."""
    if path[0] == "competences":
        return "competences", *path[4:]
    found: list[str | int] = []
    node: Any = standard
    for step in path:
        node = node[step]
        found.append(node["id"] if isinstance(step, int) and isinstance(node, dict) and "id" in node else step)
    return tuple(found)


def to_standard(standard: Any, path: Path) -> Path:
    """Where the standard has what a translation has at ``path``."""
    if path[0] == "competences":
        places = (
            ("competences", role, level, dimension)
            for role, levels in standard["competences"].items()
            for level, dimensions in levels.items()
            for dimension, cell in dimensions.items()
            if path[1] in cell
        )
        return *next(places), *path[1:]
    found: list[Any] = []
    node: Any = standard
    for step in path:
        by_id = isinstance(node, list) and isinstance(step, str)
        found.append(next(number for number, one in enumerate(node) if one["id"] == step) if by_id else step)
        # A translated statement may have fewer levels than the standard's, with its references.
        node = node[found[-1]] if isinstance(node, (dict, list)) else None
    return tuple(found)


def _whole(path: Path) -> Path:
    for length in range(1, len(path) + 1):
        if any(fits(pattern, path[:length]) for pattern in _WHOLES):
            return path[:length]
    return path


def _at(node: Any, path: Path) -> Any:
    for step in path:
        node = node[step]
    return node


def _exists(node: Any, path: Path) -> bool:
    try:
        _at(node, path)
    except (KeyError, IndexError, TypeError):
        return False
    return True
