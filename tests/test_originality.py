"""No profile is a copy of another, and no two statements say the same in the same words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from generator import yamlfile
from generator.yamlfile import Node, Step

ROOT = Path(__file__).parent.parent
PROFILES = sorted((ROOT / "profiles").glob("*.yaml"))
STANDARDS = sorted(file for file in (ROOT / "frameworks").glob("*/*.yaml"))
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n")


def leaves(node: Node, steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*steps, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from leaves(value, (*steps, number))
    elif isinstance(node, str):
        yield steps, node


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))


def fours(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {found[n : n + 4] for n in range(len(found) - 3)}


def texts(files: list[Path]) -> list[tuple[str, str]]:
    return [
        (f"{file.stem}:{yamlfile.pointer(steps)}", text)
        for file in files
        for steps, text in leaves(yamlfile.read(file, file.name).data)
    ]


def test_no_sentence_of_over_six_words_stands_in_two_profiles() -> None:
    seen: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for place, text in texts(PROFILES):
        for sentence in SENTENCE_END.split(text):
            if len(words(sentence)) > 6:
                seen[words(sentence)].add(place.partition(":")[0])
    assert len(seen) > 500
    assert {" ".join(sentence): files for sentence, files in seen.items() if len(files) > 1} == {}


def test_no_two_statements_share_over_half_of_their_four_word_sequences() -> None:
    found = [(place, fours(text)) for place, text in texts(PROFILES + STANDARDS) if len(fours(text)) > 1]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    alike = []
    for number, (place, sequences) in enumerate(found):
        shared = Counter(other for sequence in sequences for other in holders[sequence])
        for other, count in shared.items():
            if count > min(len(sequences), len(found[other][1])) / 2:
                alike.append((place, found[other][0]))
        for sequence in sequences:
            holders[sequence].append(number)
    assert len(found) > 1000
    assert alike == []
