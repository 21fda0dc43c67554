"""The list of fields in the words of a language, ready to be shown: as a table, as JSON, as a Word document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from generator import yamlfile
from generator.contract.meanings import meaning
from generator.contract.types import Contract, Flag, Group, Listed, Number, Type, Words
from generator.labels import Labels
from generator.reference.entries import Chapter, Entry, chapters, is_section
from generator.reference.examples import Example, Key, key


@dataclass(frozen=True, slots=True)
class Row:
    """One field. type, absence: in words. example: its text is empty where no document has any.

    condition: how to ask whether the field is there, where that has to be said beside its tag.
    """

    entry: Entry
    type: str
    meaning: str
    example: Example
    absence: str
    condition: str


@dataclass(frozen=True, slots=True)
class Part:
    """The fields of one group under their heading; of ``words``, the field and the word are all there is to say."""

    heading: str
    about: str
    ways: tuple[str, ...]
    rows: tuple[Row, ...]
    words: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """All fields of a kind. intro: texts and tags by turns, under a heading of their own."""

    kind: str
    title: str
    kind_name: str
    heading: str
    intro: tuple[tuple[str, tuple[str, ...]], ...]
    columns: Mapping[str, str]
    parts: tuple[Part, ...]


def listing(contract: Contract, labels: Labels, examples: Mapping[Key, Example]) -> Listing:
    """The list in the language of the labels."""
    words = _words(labels.language)
    found = list(chapters(contract))
    sections = [entry.path for one in found if one.name == "sections" for entry in one.entries if entry.condition]
    return Listing(
        contract.kind,
        words["title"],
        labels.get(f"kinds.{contract.kind}"),
        words["intro"]["heading"],
        tuple(_intro(words["intro"]["lines"], sections)),
        words["columns"],
        tuple(_part(one, words, labels, examples) for one in found),
    )


def _intro(lines: list[dict[str, Any]], sections: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    """What the words say, with a section of this kind in the example of a condition."""
    name = sections[0] if sections else "scope"
    return [(line.get("text", ""), tuple(tag.replace("scope", name) for tag in line.get("tag", ()))) for line in lines]


def _part(chapter: Chapter, words: dict[str, Any], labels: Labels, examples: Mapping[Key, Example]) -> Part:
    like = chapter.name
    label = like.partition("label.")[2]
    rows = tuple(_row(entry, words, labels, examples) for entry in chapter.entries)
    if label:
        heading, _, about = meaning(_LABEL, label, labels.language).rstrip(".").partition("; ")
        return Part(heading, about and f"{about[:1].upper()}{about[1:]}.", (), rows, words=True)
    about, ways = _way(chapter, words)
    return Part(words["chapters"][like], about, ways, rows)


_LABEL = Group("label", {})


def _way(chapter: Chapter, words: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """How one gets to the fields: the loops, and for a type of block the sections that hold it."""
    if "block.type" in (entry.path for entry in chapter.entries):
        sections = [way.split()[4].partition(".")[0] for way in chapter.ways]
        ask = f"{{%p if block.type == '{chapter.name}' %}}"
        return words["blocks"].format(sections=", ".join(sections)), (chapter.ways[0], ask)
    if chapter.name == "section":
        return words["section"].format(section=chapter.entries[0].path.partition(".")[0]), ()
    return (words["inside"], chapter.ways) if chapter.ways else ("", ())


def _row(entry: Entry, words: dict[str, Any], labels: Labels, examples: Mapping[Key, Example]) -> Row:
    if entry.group.like == "word":
        # The fixed words speak every language; those of a sample might be in another.
        word = labels.get(entry.path.removeprefix("label.").replace("_", "-"))
        examples = {key(entry.group, entry.field): Example(word, labels.language)}
    said = meaning(entry.group, entry.field, labels.language)
    return Row(
        entry,
        _type(entry.type, entry.blocks, words["types"]),
        said or labels.words.get(f"sections.{entry.field.replace('_', '-')}", ""),
        examples.get(key(entry.group, entry.field), Example("", labels.language)),
        words["absent"][entry.absent] + (f" {words['mandatory']}" if entry.demanded == "error" else ""),
        "" if entry.condition in entry.tag else entry.condition,
    )


def _type(of: Type, blocks: tuple[str, ...], types: dict[str, str]) -> str:
    match of:
        case Words(plain):
            return types["text" if plain else "formatted"]
        case Number():
            return types["number"]
        case Flag():
            return types["flag"]
        case Listed(of=Words()):
            return types["texts"]
        case Listed(of=Listed()):
            return types["rows"]
        case Listed():
            return types["list"]
    return types["section"].format(blocks=", ".join(blocks)) if is_section(of) else types["group"]


@cache
def _words(language: str) -> dict[str, Any]:
    file = Path(__file__).with_name(f"words.{language}.yaml")
    return cast("dict[str, Any]", yamlfile.read(file, file.name).data)
