"""Broken templates: one mistake each in a right one, at a known place.

``refuted.txt`` names the mistakes that docxtpl puts up with; ``python -m benchmarks.templates --judge`` judges all of
them anew and writes it.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from generator.word.places import part_name
from tests.template_corpus import borders, mistakes
from tests.template_corpus.editing import Editable, Tag, partners
from tests.template_corpus.file import parts, with_parts
from tests.template_corpus.oracle import fault, marked, rendered, shown, unmarked, values, without_marks
from tests.template_corpus.outside import Outside, outside
from tests.template_corpus.right import templates
from tests.template_corpus.template import Right

REFUTED = Path(__file__).parent / "refuted.txt"
_ADDED = "\uf8ff"  # the mark of text that a mistake adds
_EITHER = {"wrong end", "no prefix", "end twice"}  # one of two tags is wrong, and either may be meant
_ELSES = {"else outside", "else without a condition", "no prefix"}  # so may another else of the same block
_LEFT_OUT = ("all lines", "prose in", "a long", "saved: lines", "whole: python-docx without", "raw")
_BODY = "word/document.xml"
Spot = tuple[str, int]
_Where = TypeVar("_Where", Tag, Spot)


@dataclass(frozen=True)
class Broken:
    """A template with one mistake.

    part, paragraph, text, place: where it is: the part, the paragraph's number among all of the part (from 0), what it
    says, and its place in words; ``also``: other places, each with its text, where the mistake may be told as well,
    because it is one of two ends that do not fit.
    """

    name: str
    kind: str
    base: Right = field(repr=False)
    marked: bytes = field(repr=False)
    part: str
    paragraph: int
    text: str
    place: str
    also: tuple[tuple[str, str], ...] = ()

    @property
    def content(self) -> bytes:
        """The file as its author sees it."""
        return unmarked(self.marked)


Recipe = Callable[[], Broken]


# docxtpl says broken, a reader of the language does not: nobody could tell these from what people write.
CONTESTED = {
    "another template language | a header with a condition | word/document.xml 0 | [[name]]": "a reference in brackets",
    "another template language | a footnote | word/footnotes.xml 1 | «title»": "Norwegian quotation marks",
    "quotes written as entities in a footnote | a footnote | word/footnotes.xml 1 | "
    "{{ title|default(&quot;x&quot;) }}": (
        "the same XML as right ones, told apart in its bytes alone; our own rendering fills it"
    ),
}  # fmt: skip


def broken() -> dict[str, Recipe]:
    """Those that the judge has not refuted and nobody contests, by name."""
    left_out = {*REFUTED.read_text("utf-8").splitlines(), *CONTESTED}
    return {name: recipe for name, recipe in candidates().items() if name not in left_out}


def verdict(one: Broken) -> str:
    """Why docxtpl calls it broken; nothing where it does not."""
    marks, wanted = judged(one.base.name)
    if why := fault(one.content, one.base.contexts, {}, one.base.expected):
        return why
    added = any(_ADDED.encode() in part for part in parts(one.marked).values())
    return fault(one.marked, one.base.contexts, {**marks, **({_ADDED: "what was added"} if added else {})}, wanted)


@cache
def candidates() -> dict[str, Recipe]:
    """Some of every kind of mistake, the same in every run."""
    made: dict[str, Recipe] = {}
    for name, recipe in (*_by_tag(), *_by_paragraph(), *_by_half(), *_outside()):
        made.setdefault(name.replace("\n", "⏎").replace("\t", "⇥"), recipe)
    return made


def _by_tag() -> Iterator[tuple[str, Recipe]]:
    every = [(base, tag) for base in _bases() for tag in tags(base.name)]
    kinds = list(mistakes.mistakes())
    for number, (kind, mistake) in enumerate(kinds):
        possible = [(base, tag) for base, tag in every if (fresh := mistake(tag)) and fresh != tag.text]
        wanted = max(1, 4 // sum(kind == other for other, _ in kinds))
        for base, tag in _some(possible, f"{kind}{number}", wanted, elsewhere=number % 2 == 0):
            fresh = mistake(tag)
            name = f"{kind} | {base.name} | {tag.part} {tag.paragraph} | {without_marks(fresh).strip()}"
            yield name, partial(_mistaken, name, kind, base, tag, fresh)


def _mistaken(name: str, kind: str, base: Right, tag: Tag, fresh: str) -> Broken:
    file = opened(base.name)
    file.rewrite(tag.part, tag.paragraph, tag.start, tag.end, fresh)
    partner = partners(tags(base.name)).get(tag)
    spots = [(tag.part, tag.paragraph)]
    if partner and kind in ("end lost", "beginning lost"):
        spots.insert(0, (partner.part, partner.paragraph))
    elif partner and (kind in _EITHER or kind.startswith("prefix of")):
        spots.append((partner.part, partner.paragraph))
    return _broken(name, kind, base, file, spots)


def _by_paragraph() -> Iterator[tuple[str, Recipe]]:
    plain = [(base, spot) for base in _bases() for spot in _plain(base.name)]
    cells = [(base, spot) for base, spot in plain if spot[0] == _BODY and borders.in_table(_file(base.name), spot)]
    for number, (kind, change) in enumerate(borders.changes()):
        possible = cells if "border" in kind else plain
        for base, spot in _some(possible, f"{kind}{number}", 3, elsewhere=number % 2 == 0):
            name = f"{kind} | {base.name} | {spot[0]} {spot[1]} | {number}"
            yield name, partial(_changed, name, kind, base, change, spot)


def _changed(name: str, kind: str, base: Right, change: borders.Change, spot: Spot) -> Broken:
    file = opened(base.name)
    return _broken(name, kind, base, file, change(file, spot))


def _by_half() -> Iterator[tuple[str, Recipe]]:
    every = [(base, tag) for base in _bases() for tag in tags(base.name)]
    for number, (kind, split) in enumerate(borders.splits()):
        possible = [(base, tag) for base, tag in every if borders.in_one_run(_file(base.name), tag)]
        for base, tag in _some(possible, f"{kind}{number}", 6):
            name = f"{kind} | {base.name} | {tag.part} {tag.paragraph} | {tag.text}"
            yield name, partial(_split, name, kind, base, split, tag)


def _split(name: str, kind: str, base: Right, split: borders.Split, tag: Tag) -> Broken:
    file = opened(base.name)
    split(file, tag)
    return _broken(name, kind, base, file, [(tag.part, tag.paragraph)])


def _outside() -> Iterator[tuple[str, Recipe]]:
    for one in outside():
        name = f"{one.kind} | {one.base} | {one.part} {one.paragraph} | {one.new}"
        yield name, partial(_replaced, name, one)


def _replaced(name: str, one: Outside) -> Broken:
    content = _marked(one.base)[0]
    part = parts(content)[one.part].decode("utf-8")
    assert one.old in part, name
    fresh = with_parts(content, {one.part: part.replace(one.old, one.new, 1).encode()})
    in_word = one.part.startswith("word/")
    place = _file(one.base).place(one.part, one.paragraph) if in_word else part_name(one.part)
    return Broken(name, one.kind, _named()[one.base], fresh, one.part, one.paragraph, one.text, place)


def _broken(name: str, kind: str, base: Right, file: Editable, spots: list[Spot]) -> Broken:
    (part, number), *others = spots
    if kind in _ELSES:
        others += [(tag.part, tag.paragraph) for tag in tags(base.name) if tag.pieces[2] in ("else", "elif")]
    copies = [(part, copy) for copy in file.copies(part, number)[1:]]
    also = tuple((file.place(*spot), file.said(*spot)) for spot in (*others, *copies))
    return Broken(name, kind, base, file.saved(), part, number, file.said(part, number), file.place(part, number), also)


def _some(
    possible: Iterable[tuple[Right, _Where]], seed: str, number: int, *, elsewhere: bool = False
) -> list[tuple[Right, _Where]]:
    """So many of them, each in another template, and perhaps one more outside the body."""
    dice = random.Random(zlib.crc32(seed.encode()))
    by_base: dict[str, list[tuple[Right, _Where]]] = {}
    outer: list[tuple[Right, _Where]] = []
    for base, spot in possible:
        by_base.setdefault(base.name, []).append((base, spot))
        if (spot.part if isinstance(spot, Tag) else spot[0]) != _BODY:
            outer.append((base, spot))
    found: list[tuple[Right, _Where]] = []
    for name in dice.sample(list(by_base), min(number, len(by_base))):
        found.append(dice.choice(by_base[name]))
    if elsewhere and outer:
        found.append(dice.choice(outer))
    return found


def _bases() -> list[Right]:
    return [one for one in templates() if not one.name.startswith(_LEFT_OUT)]


@cache
def _named() -> dict[str, Right]:
    return {one.name: one for one in templates()}


@cache
def _marked(name: str) -> tuple[bytes, dict[str, str]]:
    return marked(_named()[name].content)


def opened(name: str) -> Editable:
    """A right template, marked and open for one mistake."""
    return Editable(_marked(name)[0])


@cache
def _file(name: str) -> Editable:
    """For looking at, never for changing."""
    return opened(name)


@cache
def tags(name: str) -> list[Tag]:
    """The tags of a right template."""
    return list(_file(name).tags())


@cache
def _plain(name: str) -> list[Spot]:
    """The paragraphs of some words and no tag."""
    file = _file(name)
    return [
        (part, number)
        for part, paragraphs in file.paragraphs.items()
        for number in range(len(paragraphs))
        if len(text := file.text(part, number)) > 4 and not set(text) & set("{}%#")
    ]


@cache
def judged(name: str) -> tuple[dict[str, str], list[str]]:
    """A right template's marks, and the values of its contexts that it shows."""
    base = _named()[name]
    content, marks = _marked(name)
    text = without_marks("".join(shown(rendered(content, context)) for context in base.contexts))
    return marks, values(base.contexts, text)
