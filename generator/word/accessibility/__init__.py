"""What keeps people who cannot see, or see little, from reading a Word file: findings in words, with places.

The rules are those of WCAG 2.1 (level AA) and PDF/UA-1 as far as a program can test them in a Word file; Danish
and Norwegian law holds public bodies to the former. Works on templates too: their tags count as the text they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.word.accessibility.colours import colours
from generator.word.accessibility.headings import headings
from generator.word.accessibility.language import language
from generator.word.accessibility.leftovers import leftovers
from generator.word.accessibility.links import links
from generator.word.accessibility.pictures import pictures
from generator.word.accessibility.tables import tables
from generator.word.accessibility.title import title
from generator.word.finding import Finding
from generator.word.wordfile import WordFile

__all__ = ["inaccessible"]


def inaccessible(parts: Mapping[str, bytes]) -> list[Finding]:
    """Every finding: title, language, headings, pictures, tables, links, colours, traces of editing."""
    file = WordFile(parts)
    return [
        *title(file),
        *language(file),
        *headings(file),
        *pictures(file),
        *tables(file),
        *links(file),
        *colours(file),
        *leftovers(file),
    ]
