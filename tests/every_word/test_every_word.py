"""Every word counts: each text of each sample file stands in exactly the documents and places where it belongs.

A unique token replaces each text (``tokens``), the program makes the Word files, other programs read them
(``reading``), and what is found is held against the specification (``expected`` and the modules it uses).
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.every_word.comparison import misplaced
from tests.every_word.documents import documents
from tests.every_word.expected import expected
from tests.every_word.places import NOT_A_SECTION, Place, fits
from tests.every_word.samples import Build, sources
from tests.every_word.tokens import GOAL_NAME, Leaf


def repeated(leaf: Leaf) -> bool:
    """Titles of a standard that name other things wherever they are spoken of."""
    return leaf.path[-1] == "level-label" or (leaf.path[0] == "roles" and leaf.path[2] in ("title", "specialties"))


# Fixed words say where these stand among their neighbours.
ORDERED_BY_WORDS = (
    "documents.#.goals.#.target.frequency",
    *(f"documents.#.references.#.{one}" for one in ("year", "publisher")),
    *(f"documents.#.{where}boxes.#.reason" for where in ("", "themes.#.", "themes.#.subsections.#.")),
)


def elsewhere(leaf: Leaf, place: Place) -> bool:
    """What one part of a file says and another names again, in an order of its own."""
    if fits(GOAL_NAME, leaf.path):
        return place.kind != "heading"
    recommended = leaf.path[0] == "documents" and leaf.path[2] == "themes" and "recommendations" in leaf.path
    return recommended and not place.heading  # in the summary


@pytest.fixture(scope="module")
def wrong(tokenised: Build) -> dict[Leaf, str]:
    return misplaced(tokenised)


@pytest.mark.parametrize("file", sources())
def test_every_text_stands_in_exactly_the_documents_and_places_where_it_belongs(
    file: str, wrong: dict[Leaf, str]
) -> None:
    found = [message for leaf, message in wrong.items() if leaf.file == file]
    assert not found, "\n" + "\n".join(found)


def test_every_text_is_in_some_document(tokenised: Build) -> None:
    docs = list(documents(tokenised.data))
    without = [leaf for leaf in tokenised.leaves if not expected(leaf, docs)]
    # Of a version that another one replaces, only statements and titles of roles are set beside the new ones.
    replaced = {doc.earlier_file for doc in docs}
    beside = ("roles.#.title", "roles.#.statements.*", "competences.*.*.*.*")
    assert [
        str(leaf)
        for leaf in without
        if leaf.file not in replaced or any(fits(one, leaf.path[: one.count(".") + 1]) for one in beside)
    ] == []


def test_there_is_one_document_for_each_that_a_profile_calls_for_and_for_each_standard(
    tokenised: Build,
) -> None:
    assert sorted(tokenised.readings) == sorted(doc.key for doc in documents(tokenised.data))
    assert len([key for key in tokenised.readings if not key.startswith("rare-")]) >= 16


def test_no_token_stands_in_a_part_of_the_file_that_was_not_read(tokenised: Build) -> None:
    for key, reading in tokenised.readings.items():
        read = Counter(token for token, place in reading.tokens() if place.part != "file name")
        assert read == reading.in_package, key


def test_texts_of_one_file_at_one_place_stand_in_the_order_of_the_file(tokenised: Build) -> None:
    leaves = {leaf.token: leaf for leaf in tokenised.leaves}
    faults = []
    for key, reading in tokenised.readings.items():
        last: dict[object, Leaf] = {}
        for token, place in reading.tokens():
            leaf = leaves[token]
            if "/role-cards" in key and place.kind == "heading":  # another card, perhaps of the same role
                last.clear()
            if place.part in NOT_A_SECTION or repeated(leaf):
                continue
            if place.kind == "item" and leaf.path[0] == "dimensions":  # role by role, what is not described
                continue
            if elsewhere(leaf, place) or any(fits(pattern, leaf.path) for pattern in ORDERED_BY_WORDS):
                continue
            # Adaptations stand in the order of what they adapt.
            list_of = place, leaf.file, leaf.path[0], leaf.path[:4] if "adaptations" in leaf.path else ()
            before = last.get(list_of, leaf)
            if before.number > leaf.number:
                faults.append(f"{key}: {place}: {leaf} behind {before}")
            last[list_of] = leaf
    assert not faults, "\n" + "\n".join(faults)
