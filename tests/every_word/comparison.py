"""What is found in the documents of a build, held against what is expected."""

from __future__ import annotations

from collections import Counter, defaultdict

from tests.every_word.documents import documents
from tests.every_word.expected import Found, expected
from tests.every_word.samples import Build
from tests.every_word.tokens import Leaf


def misplaced(build: Build) -> dict[Leaf, str]:
    """For each text that is not exactly where it belongs, where it is lost from and where it should not be."""
    docs = [doc for doc in documents(build.data) if doc.key in build.readings]
    found: dict[str, Found] = defaultdict(Counter)
    for key, reading in build.readings.items():
        for token, place in reading.tokens():
            found[token][key, place] += 1
    wanted = {leaf: expected(leaf, docs) for leaf in build.leaves}
    return {
        leaf: "\n".join(
            [
                str(leaf),
                *_list("lost from", wanted[leaf] - found[leaf.token]),
                *_list("should not be in", found[leaf.token] - wanted[leaf]),
            ]
        )
        for leaf in build.leaves
        if wanted[leaf] != found[leaf.token]
    }


def _list(what: str, places: Found) -> list[str]:
    return [f"  {what} {key}: {place}" + (f" ×{n}" if n > 1 else "") for (key, place), n in sorted(places.items())]
