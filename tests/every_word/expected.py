"""The specification: in which documents and at which places each text of each file is to be found.

Written from the design and the format, not from the program. A text that no sample document prints must be on
the list of fields that may stay out, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from tests.every_word import in_profiles, in_standards
from tests.every_word.documents import Doc, to_standard
from tests.every_word.places import Path, Place, fits
from tests.every_word.rules import Rule
from tests.every_word.tokens import Leaf

Found = Counter[tuple[str, Place]]

# Texts of a standard that need not be in any sample document.
UNPRINTED = {
    "roles.#.title": "every sample position has a specialty within which the role has another title",
    "roles.#.specialties.*": "no sample position has the specialty",
    "levels.#.description": "no sample position has a role at this level or a higher one",
    "collaboration-forms.#.title": "no sample position works in this form",
    "collaboration-forms.#.definition": "no sample position works in this form",
    "recommendations.#.text": "no statement that a sample position has refers to it",
    "competences.*.*.*.*": "no sample position has the role at this level, or it leaves the whole role out",
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


def may_stay_out(leaf: Leaf, data: dict[str, Any]) -> str:
    """The entry of the short list that allows the text to be in no document, if there is one."""
    if leaf.file.startswith("profiles/"):
        return ""
    original = f"{leaf.file.rpartition('/')[0]}/{data[leaf.file]['version']}.yaml"
    path = leaf.path if leaf.file == original else to_standard(data[original], leaf.path)
    whole = path[:5] if path[0] == "competences" else path
    return next((pattern for pattern in UNPRINTED if fits(pattern, whole)), "")
