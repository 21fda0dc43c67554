"""Every word counts: each text of each sample file stands in exactly the documents and places where it belongs.

A unique token replaces each text (``tokens``), the program makes the Word sources, other programs read them
(``reading``), and what is found is held against the specification (``expected`` and the modules it uses).
"""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from tests.every_word.documents import documents
from tests.every_word.expected import UNPRINTED, Found, expected, may_stay_out
from tests.every_word.places import fits
from tests.every_word.samples import Build, kind_of, sources


@pytest.fixture(scope="module")
def found(tokenised: Build) -> dict[str, Found]:
    """Every place in every document, by token."""
    places: dict[str, Found] = defaultdict(Counter)
    for key, reading in tokenised.readings.items():
        for token, place in reading.tokens():
            places[token][key, place] += 1
    return places


def _list(what: str, places: Found) -> list[str]:
    return [f"  {what} {key}: {place}" + (f" ×{n}" if n > 1 else "") for (key, place), n in sorted(places.items())]


@pytest.mark.parametrize("file", sources())
def test_every_text_stands_in_exactly_the_documents_and_places_where_it_belongs(
    file: str, tokenised: Build, found: dict[str, Found]
) -> None:
    docs = list(documents(tokenised.data))
    faults = []
    for leaf in tokenised.leaves:
        if leaf.file == file and (wanted := expected(leaf, docs)) != found[leaf.token]:
            missing, strange = wanted - found[leaf.token], found[leaf.token] - wanted
            faults += [str(leaf), *_list("lost from", missing), *_list("should not be in", strange)]
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("file", sources())
def test_every_text_is_printed_somewhere_or_on_the_short_list_of_those_that_need_not(
    file: str, tokenised: Build
) -> None:
    docs = list(documents(tokenised.data))
    unprinted = [
        str(leaf)
        for leaf in tokenised.leaves
        if leaf.file == file and not expected(leaf, docs) and not may_stay_out(leaf, kind_of(file))
    ]
    assert not unprinted, "\n" + "\n".join(unprinted)


def test_the_list_of_texts_that_need_not_be_printed_names_nothing_that_the_samples_do_not_have(
    tokenised: Build,
) -> None:
    docs = list(documents(tokenised.data))
    silent = [(kind_of(leaf.file), leaf.path) for leaf in tokenised.leaves if not expected(leaf, docs)]
    unused = [
        pattern
        for kind, patterns in UNPRINTED.items()
        for pattern in patterns
        if not any(kind == own and fits(pattern, path) for own, path in silent)
    ]
    assert not unused


def test_there_is_one_document_for_each_position_and_one_for_the_goals_of_each_unit(tokenised: Build) -> None:
    assert sorted(tokenised.readings) == sorted(doc.key for doc in documents(tokenised.data))
    assert len(tokenised.readings) >= 16


def test_no_token_stands_in_a_part_of_the_file_that_was_not_read(tokenised: Build) -> None:
    for key, reading in tokenised.readings.items():
        read = Counter(token for token, place in reading.tokens() if place.part != "file name")
        assert read == reading.in_package, key


def test_texts_of_one_file_at_one_place_stand_in_the_order_of_the_file(tokenised: Build) -> None:
    leaves = {leaf.token: leaf for leaf in tokenised.leaves}
    faults = []
    for key, reading in tokenised.readings.items():
        last: dict[tuple[object, str], int] = {}
        for token, place in reading.tokens():
            leaf = leaves[token]
            if last.get((place, leaf.file), 0) > leaf.number:
                faults.append(f"{key}: {place}: {leaf}")
            last[place, leaf.file] = leaf.number
    assert not faults, "\n" + "\n".join(faults)
