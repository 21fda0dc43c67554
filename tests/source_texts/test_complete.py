"""Every text of the stand-ins stands in its document as often as it should, in order; and nothing else does."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from string import Formatter

import pytest

from generator import Workspace
from tests.source_texts.made import WORKSPACE, Made
from tests.source_texts.outline import opened, words
from tests.source_texts.spoken import DOCUMENTS, STANDARD, Text, spoken, texts

FILES = (STANDARD, *sorted(f"profiles/{file.name}" for file in WORKSPACE.glob("profiles/*.yaml")))
LANGUAGES = {"lostjenesten/goal-document": "nb"}
AROUND = " \t.,:;()/–"


@pytest.mark.parametrize("key", DOCUMENTS)
def test_a_document_says_every_text_in_order_and_beside_them_only_fixed_words(
    made: dict[str, Made], workspace: Workspace, key: str
) -> None:
    said, at, between = "\n".join(words(made[key].parts)), 0, []
    for one in spoken(key):
        wanted = one if isinstance(one, str) else one.words
        found = said.find(wanted, at)
        assert found >= 0, f"{one}: '{wanted}' does not follow '…{said[max(at - 60, 0) : at]}'"
        between.append(said[at:found])
        at = found + len(wanted)
    between.append(said[at:])
    assert _words_of(between) - _fixed(workspace, LANGUAGES.get(key, "da")) == set()


def test_every_text_of_every_file_is_said_somewhere(made: dict[str, Made]) -> None:
    said = {one[:2] for key in DOCUMENTS for one in spoken(key) if isinstance(one, Text)}
    furniture = "\n".join(_furniture(made[key].file) for key in DOCUMENTS)
    left = [one for one in chain.from_iterable(map(texts, FILES)) if one[:2] not in said]
    assert [str(one) for one in left if not {"control", "organisation"} & set(one.path)] == []
    assert [str(one) for one in left if one.words not in furniture] == []


def test_recalled_recommendations_stand_twice_and_role_statements_on_card_and_in_matrices(
    made: dict[str, Made],
) -> None:
    paper = list(words(made["kystnetvaerket/position-paper"].parts))
    recommended = [one for one in texts("profiles/kystnetvaerket.yaml") if one.path[-1] in ("text", "clause")]
    items = [one.words for one in recommended if "recommendations" in one.path]
    assert Counter(paper.count(one) for one in items) == {1: 19 - 2 + 2, 2: 2}
    everywhere = "\n".join(chain.from_iterable(words(one.parts) for one in made.values()))
    statements = [one.words for one in texts(STANDARD) if "statements" in one.path and len(one.words.split()) > 3]
    assert len(statements) >= 21
    assert {everywhere.count(one) for one in statements} == {3}


def test_odd_characters_of_the_sources_come_through(made: dict[str, Made]) -> None:
    said = {key: "\n".join(words(one.parts)) for key, one in made.items()}
    assert said["fyrfaget/strategic-goals"].count("\u00a0") == 3
    for key, odd in {
        "fyrgruppen/mission-statement": ["tågen/masten"],
        "fyrfaget/strategic-goals": ["’", "”", " – ", " - "],
        "lostjenesten/goal-document": ["Kart-/øvingsmål", "4.01", "2040 - "],
        "standards/kystvagt": [", - ", "”", " / ", "- og ", " -", "!"],
        "lodsstation-nord/fyrpasser": ["5 ETCS"],
        "kystnetvaerket/position-paper": ["’", "„", "“", '"', "…", " – ", "10-15", "&", "wwww."],
    }.items():
        assert [one for one in odd if one not in said[key]] == []


def _words_of(between: list[str]) -> set[str]:
    """What stands between the texts of a document, without numbers and punctuation."""
    pieces = (piece for gap in between for piece in re.split(r"[\n\t]", gap))
    return {re.sub(r"^\d+\.?$", "", piece.strip(AROUND)) for piece in pieces} - {""}


def _fixed(workspace: Workspace, language: str) -> set[str]:
    """The fixed words of a language, those with gaps in pieces."""
    every = workspace.labels(language).words.values()
    return {piece.strip(AROUND) for one in every for piece, *_ in Formatter().parse(one)}


def _furniture(file: bytes) -> str:
    section = opened(file).sections[0]
    cells = (cell.text for table in section.header.tables for row in table.rows for cell in row.cells)
    return "\n".join([*cells, *(one.text for one in section.footer.paragraphs)])
