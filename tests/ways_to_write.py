"""Every type of value that the files know, and every way in which people write a value."""

from __future__ import annotations

from tests.yaml_mutations import Place

UNIT = """\
unit:
  id: fjordby
  name: Team
  kind: unit
  organisation:
    - Region
  place: Fjordby
language: da
framework: omsorg
framework-version: 1
"""
POSITION = """\
positions:
  - id: raadgiver
    title: Rådgiver
    control:
      id: FB.1
      prepared-by:
        - group: Rådgiverne
      approved-by:
        - title: Leder
      approved: 2025-03-11
      validity: 2 years
    level: C
    show-lower: true
    purpose: Formål
    placement:
      reports-to: Leder
    responsibility:
      - Ansvar
    tasks:
      - group: patients
        items:
          - Opgave
"""
STANDARD = """\
id: omsorg
version: 1
language: da
title: Omsorg
level-label: "{level}"
levels:
  - id: C
    description: Niveau
dimensions:
  - id: viden
    title: Viden
roles:
  - id: leder
    title: Leder
    statements:
      led-ansvar: Ansvar.
"""
_POSITION = ("positions", 0)
# A kind of file, a file of it, and the place of the value in it that is written otherwise.
FIELDS: dict[str, tuple[str, str, Place]] = {
    "id of a unit": ("profile", UNIT, ("unit", "id")),
    "kind of a unit": ("profile", UNIT, ("unit", "kind")),
    "line": ("profile", UNIT, ("unit", "place")),
    "list of lines": ("profile", UNIT, ("unit", "organisation")),
    "language": ("profile", UNIT, ("language",)),
    "key": ("profile", UNIT, ("framework",)),
    "document number": ("profile", UNIT + POSITION, (*_POSITION, "control", "id")),
    "party": ("profile", UNIT + POSITION, (*_POSITION, "control", "approved-by", 0)),
    "date": ("profile", UNIT + POSITION, (*_POSITION, "control", "approved")),
    "span": ("profile", UNIT + POSITION, (*_POSITION, "control", "validity")),
    "level": ("profile", UNIT + POSITION, (*_POSITION, "level")),
    "flag": ("profile", UNIT + POSITION, (*_POSITION, "show-lower")),
    "paragraphs": ("profile", UNIT + POSITION, (*_POSITION, "purpose")),
    "statement": ("profile", UNIT + POSITION, (*_POSITION, "responsibility", 0)),
    "group of tasks": ("profile", UNIT + POSITION, (*_POSITION, "tasks", 0, "group")),
    "whole position": ("profile", UNIT + POSITION, _POSITION),
    "label of levels": ("framework", STANDARD, ("level-label",)),
    "text of a standard": ("framework", STANDARD, ("levels", 0, "description")),
    "statement of a standard": ("framework", STANDARD, ("roles", 0, "statements", "led-ansvar")),
    "statements of a standard": ("framework", STANDARD, ("roles", 0, "statements")),
    "id of a statement": ("framework", STANDARD, ("roles", 0, "statements", "led-ansvar")),
}


def _ways(written: str) -> list[str]:
    return written.split(" | ")


# An editor cannot tell +7 from 7, so numbers stand here only as people write them.
WRITTEN = [
    *_ways('x | "" | "~" | null | ~ | [] | {} | [x] | [[]] | [{}] | true | True | TRUE | false | no | "true" | a b'),
    *_ways(
        "{x: y} | {group: x} | {stem: x} | {items: [x]} | {items: []} | {text: x} | {text: x, items: [x]} | {leder: C}"
    ),
    *_ways('0 | 7 | -7 | 0150 | 1.5 | -1.5 | 1.10 | 1e3 | 0x1F | 12:30 | 2026-03-31 | "1.5" | 1/2 | 50% | 24 months'),
    *_ways('" " | "a b" | " a" | "a " | "a\\n" | "a\\nb" | "\\u00a0a" | "\\x85" | "\\ufeff" | "a\\u2028"'),
    *_ways('"a\\fb" | "a\\f" | "\\fa" | "\\x0b" | "\\x1f" | "\\ufffe" | "\\t" | "\\ta" | "\\r" | "a\\r\\n"'),
    *_ways(
        "da | nb | dk | organisation | patients | children | {level} | CON | aux.x | com1 | a.b | a/b | a_b | -a | _a"
    ),
    *("æ", "Å", "é", "a~", "..", "x" * 60, "x" * 61, "x" * 80, "x" * 81),
]
WRITTEN_ONLY_AS = {
    "date": _ways(
        "2026-02-30 | 2024-02-29 | 2023-02-29 | 1900-02-29 | 2000-02-29 | 0999-01-01 | 3000-01-01 | 2026-3-31 | "
        "2026-04-31 | 2026-12-31 | 2026-13-01 | 2026-00-10 | 2026-01-00 | 20260331 | 31.03.2026 | 2026-03-31T10:00Z | "
        '"2026-03-31\\n" | " 2026-03-31"'
    ),
    "span": _ways(
        '1 month | 0 days | 24  months | " 2 years" | 9999 days | 10000 days | 9999 years | "2 years\\n" | 2 år'
    ),
    "label of levels": _ways(
        '"Niveau {level} " | "{level} {level}" | "{level} {x}" | "{level}\\n" | "a\\n{level}" | "{level}\\f"'
    ),
}
