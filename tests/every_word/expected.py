"""The specification: in which documents and at which places each text of each file is to be found.

Written from the design and the format, not from the program. A text that no sample document prints must be on
the list of fields that may stay out, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tests.every_word import in_profiles, in_standards
from tests.every_word.documents import Doc, to_standard
from tests.every_word.places import Path, Place, find
from tests.every_word.rules import Rule
from tests.every_word.tokens import Leaf

Found = Counter[tuple[str, Place]]

_NO_POSITION = "no sample position has the role at this level, or it leaves the whole role out"
UNPRINTED = {
    "framework": {
        "roles.#.title": "every sample position has a specialty within which the role has another title",
        "roles.#.specialties.*": "no sample position has the specialty",
        "collaboration-forms.#.definition": "no sample position works in this form",
        "recommendations.#.text": "no statement that a sample position has refers to it",
        **{f"competences.*.*.*.*{part}": _NO_POSITION for part in ("", ".text", ".stem", ".items.#", ".tail")},
    },
}


def expected(leaf: Leaf, docs: Iterable[Doc]) -> Found:
    """Every place of the leaf's token, with the document; a place may count several times."""
    return Counter((doc.key, place) for doc in docs for path, rule in _rules(leaf, doc) for place in rule(doc, path))


def _rules(leaf: Leaf, doc: Doc) -> list[tuple[Path, Rule]]:
    if leaf.file == doc.profile_file:
        return in_profiles.rules(doc, leaf.path)
    if leaf.file == doc.standard_file and doc.speaks(leaf.path):
        return in_standards.rules(doc, leaf.path)
    if leaf.file == doc.overlay_file and doc.overlay:
        return in_standards.rules(doc, to_standard(doc.standard, leaf.path))
    return []


def may_stay_out(leaf: Leaf, kind: str) -> str | None:
    """Why no document needs to hold the text, if so."""
    return find(UNPRINTED.get(kind, {}), leaf.path)
