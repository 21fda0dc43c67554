"""The specification: in which documents and at which places each text of each file is to be found.

Written from the design and the format, not from the program.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tests.every_word import (
    in_competence_descriptions,
    in_documents,
    in_papers,
    in_profiles,
    in_standards,
    on_role_cards,
)
from tests.every_word.changed import BEFORE, NOW
from tests.every_word.documents import Doc, to_standard
from tests.every_word.places import Path, Place, find
from tests.every_word.rules import Rule
from tests.every_word.tokens import Leaf

# The fields of each kind that is described in YAML.
DESCRIBED = {
    "mission-statement": in_documents.MISSION,
    "strategic-goals": in_documents.STRATEGY,
    "position-paper": in_papers.PAPER,
    "year-plan": in_documents.YEAR_PLAN,
}
Found = Counter[tuple[str, Place]]


def expected(leaf: Leaf, docs: Iterable[Doc]) -> Found:
    """Every place of the leaf's token, with the document; a place may count several times."""
    found: Found = Counter()
    for doc in docs:
        found.update((doc.key, place) for path, rule in _rules(leaf, doc) for place in rule(doc, path))
        found.update((doc.key, place) for place in in_documents.mentions(leaf, doc))
    return found


def _rules(leaf: Leaf, doc: Doc) -> list[tuple[Path, Rule]]:
    if doc.cards:
        return _on_cards(leaf, doc)
    if doc.profile is None:
        found = in_competence_descriptions.rules(leaf.path) if leaf.file == doc.standard_file else []
        changed = {doc.standard_file: NOW, doc.earlier_file: BEFORE}.get(leaf.file) if doc.earlier else None
        rule = find(changed, leaf.path) if changed else None
        return [*found, *([(leaf.path, rule)] if rule else [])]
    if leaf.file == doc.profile_file and doc.number is not None:
        return in_documents.rules(doc, leaf.path, DESCRIBED)
    if leaf.file == doc.profile_file:
        return in_profiles.rules(doc, leaf.path)
    if leaf.file == doc.standard_file and doc.speaks(leaf.path):
        return in_standards.rules(doc, leaf.path)
    if leaf.file == doc.overlay_file and doc.overlay:
        return in_standards.rules(doc, to_standard(doc.standard, leaf.path))
    return []


def _on_cards(leaf: Leaf, doc: Doc) -> list[tuple[Path, Rule]]:
    if leaf.file == doc.standard_file and (not doc.overlay or doc.speaks(leaf.path)):
        return on_role_cards.rules(leaf.path)
    if leaf.file == doc.overlay_file and doc.overlay:
        return on_role_cards.rules(to_standard(doc.standard, leaf.path))
    return []
