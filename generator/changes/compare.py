"""Which passages of two Documents belong together, and what became of each.

A passage is recognised by its id, else by its words, else by most of its words; first where it stood, then
anywhere. What only moved is neither removed nor added.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.changes.passages import Passage, passages
from generator.changes.words import Piece, difference, likeness, substance
from generator.compose.document import Document

LIKE = 0.5  # with half of its words in common, a text counts as reworded, not as another one

Kind = Literal["added", "removed", "reworded", "moved"]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one passage; ``before`` is None where it was added, ``after`` where it was removed."""

    kind: Kind
    before: Passage | None
    after: Passage | None

    @property
    def words(self) -> tuple[Piece, ...]:
        """The two wordings, word by word."""
        return difference(self.before.text if self.before else "", self.after.text if self.after else "")

    @property
    def substantive(self) -> bool:
        """Whether a passage of substance came, went, or says something else than before."""
        if self.before is None or self.after is None:
            return any(one.substance for one in (self.before, self.after) if one)
        if not (self.before.substance or self.after.substance):
            return False
        return _standing(self.before) != _standing(self.after) or (
            substance(self.before.text) != substance(self.after.text)
        )


def _standing(passage: Passage) -> tuple[bool, str, bool]:
    """What a text counts as by where it stands: a duty, an authority, a requirement, or none of these."""
    return passage.substance, passage.place[0], "authority" in passage.place


def compare(before: Document, after: Document) -> tuple[Change, ...]:
    """Every change between two Documents, in the reading order of the second; what is gone comes last."""
    old, new = passages(before), passages(after)
    pairs = dict(_paired(old, new))
    moved = _moved(old, new, pairs)
    changes = [_change(old, new, pairs.get(number), number, moved) for number in range(len(new))]
    gone = sorted(set(range(len(old))) - set(pairs.values()))
    return tuple(change for change in changes if change) + tuple(Change("removed", old[n], None) for n in gone)


def _change(old: list[Passage], new: list[Passage], was: int | None, now: int, moved: set[int]) -> Change | None:
    if was is None:
        return Change("added", None, new[now])
    if old[was].text != new[now].text:
        return Change("reworded", old[was], new[now])
    return Change("moved", old[was], new[now]) if now in moved else None


def _paired(old: list[Passage], new: list[Passage]) -> Iterator[Pair]:
    """Pairs of (new, old), each passage in one at most."""
    left_old, left_new = set(range(len(old))), set(range(len(new)))

    def matched(key: Callable[[Passage], object]) -> Iterator[Pair]:
        waiting: dict[object, list[int]] = {}
        for number in sorted(left_old):
            waiting.setdefault(key(old[number]), []).append(number)
        for number in sorted(left_new):
            candidates = waiting.get(key(new[number]))
            if candidates and key(new[number]) is not None:
                was = candidates.pop(0)
                left_old.discard(was)
                left_new.discard(number)
                yield number, was

    yield from matched(lambda one: (one.place, one.id) if one.id else None)
    yield from matched(lambda one: (one.place, one.text) if not one.id else None)
    yield from matched(lambda one: (one.id, one.text) if one.text else None)
    yield from _alike(old, new, left_old, left_new)


def _alike(old: list[Passage], new: list[Passage], left_old: set[int], left_new: set[int]) -> Iterator[Pair]:
    """The likeliest pairs of the same place among those that only their words can tell apart, best first."""
    rated = [
        (likeness(old[was].text, new[now].text), now, was)
        for now in left_new
        for was in left_old
        if old[was].place == new[now].place and not old[was].id and not new[now].id
    ]
    for rate, now, was in sorted(rated, key=lambda one: (-one[0], one[1], one[2])):
        if rate >= LIKE and now in left_new and was in left_old:
            left_new.discard(now)
            left_old.discard(was)
            yield now, was


def _moved(old: list[Passage], new: list[Passage], pairs: dict[int, int]) -> set[int]:
    """New numbers of passages that stand elsewhere: in another place, or out of the longest unchanged order."""
    moved = {now for now, was in pairs.items() if old[was].place != new[now].place}
    stayed = [(now, was) for now, was in sorted(pairs.items()) if now not in moved]
    in_order = _longest_rise([was for _, was in stayed])
    return moved | {now for position, (now, _) in enumerate(stayed) if position not in in_order}


def _longest_rise(numbers: list[int]) -> set[int]:
    """The positions of a longest strictly rising subsequence."""
    ends: list[int] = []
    positions: list[int] = []
    previous: list[int] = []
    for position, number in enumerate(numbers):
        length = bisect.bisect_left(ends, number)
        previous.append(positions[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        positions[length : length + 1] = [position]
    kept: set[int] = set()
    position = positions[-1] if positions else -1
    while position >= 0:
        kept.add(position)
        position = previous[position]
    return kept
