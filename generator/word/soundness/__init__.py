"""What is wrong with a finished Word file that validators of its XML do not see.

Content types, relationships, active content, whatever reaches outside the file, broken
structure, ids given twice, styles and lists that are not defined.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.word.finding import Finding
from generator.word.soundness.content_types import missing_types
from generator.word.soundness.identities import identities
from generator.word.soundness.outreach import outreach
from generator.word.soundness.relationships import relationships
from generator.word.soundness.structure import structure
from generator.word.soundness.undefined import undefined
from generator.word.wordfile import WordFile

__all__ = ["undefined_styles", "unsound"]


def unsound(parts: Mapping[str, bytes]) -> list[Finding]:
    """Every finding; a zip whose names lead elsewhere or stand twice does not come so far (``package.unpack``)."""
    file = WordFile(parts)
    return [
        *missing_types(file),
        *relationships(file),
        *outreach(file),
        *structure(file),
        *identities(file),
        *undefined(file),
    ]


def undefined_styles(parts: Mapping[str, bytes]) -> list[Finding]:
    """Styles and lists that are used but not defined, each at its first place."""
    return list(undefined(WordFile(parts)))
