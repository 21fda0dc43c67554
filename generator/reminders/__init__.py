"""What reminds people of documents: the words, in each language of the documents."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator import labels, yamlfile
from generator.model.names import LANGUAGES


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: str
    texts: dict[str, Any]

    def get(self, name: str, /, **gaps: Any) -> str:
        """The words of a dotted name with its gaps filled; dates are written as documents write them."""
        group, _, inner = name.rpartition(".")
        pattern: str = (self.texts[group] if group else self.texts)[inner]
        return pattern.format(
            **{gap: self.date(one) if isinstance(one, datetime.date) else one for gap, one in gaps.items()}
        )

    def date(self, day: datetime.date) -> str:
        """A day as documents write it."""
        return day.strftime(labels.shipped(self.language).get("date"))

    def hearing(self, kind: str) -> str:
        """The kind of a hearing, as it stands in a sentence."""
        return labels.shipped(self.language).get(f"control.{kind}-hearing")


@cache
def words(language: str) -> Words:
    """The words of a language, of English where the language is none of those that documents have."""
    known = language if language in LANGUAGES else "en"
    file = Path(__file__).with_name(f"{known}.yaml")
    read = yamlfile.read(file, file.name).data
    return Words(known, read if isinstance(read, dict) else {})
