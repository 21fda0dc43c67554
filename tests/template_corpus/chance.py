"""Mistakes by chance: one letter lost, added, doubled or swapped inside a tag or at its border in a right template."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.template_corpus import broken, right
from tests.template_corpus.oracle import TAG, fault, rendered, shown, unmarked, without_marks
from tests.template_corpus.template import Right

_LETTERS = "{}%#{}%#{}% |'\"()[].,-_„“«»´=<>!ptrcaeifnd0\u00a0\u200b"
_TOO_BIG = ("whole", "saved", "all lines", "a long", "prose in", "raw")


@dataclass(frozen=True)
class Chance:
    """A template after one mishap; ``before`` and ``after`` are the paragraph's text."""

    base: Right = field(repr=False)
    marked: bytes = field(repr=False)
    place: str
    before: str
    after: str

    @property
    def content(self) -> bytes:
        """The file as its author sees it."""
        return unmarked(self.marked)


def mishaps(number: int, seed: int) -> Iterator[Chance]:
    """So many of them, the same for the same seed."""
    dice = random.Random(seed)
    bases = [one for one in right.templates() if not one.name.startswith(_TOO_BIG) and broken.tags(one.name)]
    for _ in range(number):
        base = dice.choice(bases)
        tag = dice.choice(broken.tags(base.name))
        file = broken.opened(base.name)
        before = file.said(tag.part, tag.paragraph)
        at = dice.choice(
            [*range(tag.start, tag.start + 3), *range(tag.end - 3, tag.end), dice.randrange(tag.start, tag.end)]
        )
        text = file.text(tag.part, tag.paragraph)
        old, fresh = _mishap(dice, text, at)
        file.rewrite(tag.part, tag.paragraph, at, at + len(old), fresh)
        after = file.said(tag.part, tag.paragraph)
        if after != before:
            yield Chance(base, file.saved(), file.place(tag.part, tag.paragraph), before, after)


def _mishap(dice: random.Random, text: str, at: int) -> tuple[str, str]:
    """What stands there, and what comes in its place."""
    kind = dice.choice(("lost", "added", "doubled", "swapped", "replaced"))
    one, two = text[at : at + 1], text[at : at + 2]
    return {
        "lost": (one, ""),
        "added": (one, dice.choice(_LETTERS) + one),
        "doubled": (one, one * 2),
        "swapped": (two, two[::-1]),
        "replaced": (one, dice.choice(_LETTERS)),
    }[kind]


def verdict(one: Chance) -> str:
    """Why it is broken; nothing where its results say the same as before; "differs" where they say something else."""
    marks, wanted = broken.judged(one.base.name)
    if why := fault(one.content, one.base.contexts, {}):
        return why
    if why := fault(one.marked, one.base.contexts, marks, wanted):
        return why if why.startswith(("loses", "does")) else "differs"
    if _said(one.content, one.base) != _said(one.base.content, one.base):
        return "differs"
    return "" if _outside(one.before) == _outside(one.after) else "loses what was added"


def _outside(text: str) -> str:
    return "".join(TAG.sub("", text).split())


def _said(content: bytes, base: Right) -> list[str]:
    return [without_marks(shown(rendered(content, context))) for context in base.contexts]
