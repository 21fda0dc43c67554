"""Kinds of an organisation's own with every type of block, and what else a description can ask for."""

from __future__ import annotations

from pathlib import Path

NAME = "every-block"
EVERY_BLOCK = """\
kind: every-block
control: []
sections:
  - name: opening
    required: true
    must-print: true
    blocks: [{type: prose, from: said}, {type: boxes, from: beside}, {type: paragraphs, from: texts.values}]
  - name: calling
    required: true
    blocks: [{type: declaration}, {type: paragraphs, from: also}]
  - name: aims
    required: true
    blocks: [{type: strategic-goals}]
  - name: fields
    required: true
    blocks: [{type: goals, from: areas}]
  - name: advice
    required: true
    blocks: [{type: summary}]
  - name: themes
    blocks: [{type: themes}]
  - name: calendar
    required: true
    blocks:
      - {type: table, columns: [month, doing, who]}
      - {type: sentences, from: rules, columns: [rule]}
      - {type: facts, from: frame, facts: [budget, days]}
      - {type: terms, from: words}
      - {type: listing, from: promises}
  - name: books
    required: true
    blocks: [{type: references}]
  - name: standard
    blocks: [{type: listing, from: standard.recommendations}, {type: terms, from: standard.levels}]
words:
  da:
    name: Alt i ét
    sections:
      opening: Åbning
      calling: Kald
      aims: "Vores {number} mål"
      fields: Felter
      advice: Råd
      themes: Emner
      calendar: Årshjul
      books: Bøger
      standard: Standarden
    one: {aims: Vores mål}
    blocks: {words: Ordliste, rules: Regler}
    columns: {month: Måned, doing: Aktivitet, who: Hvem, rule: Regel}
    facts: {budget: Ramme, days: Fælles dage}
"""
NUMBERED = EVERY_BLOCK.replace("control: []", "control: [id, type, folder, prepared-by, approved-by, validity]")
# The same blocks in one section, where names alone tell many of them apart.
TOGETHER = f"""\
kind: every-block
sections:
  - name: together
    required: true
    blocks:
      - {{type: prose, from: said}}
      - {{type: boxes, from: beside}}
      - {{type: paragraphs, from: texts.values}}
      - {{type: declaration, from: calling}}
      - {{type: paragraphs, from: also}}
      - {{type: strategic-goals, from: aims}}
      - {{type: goals, from: areas}}
      - {{type: summary, from: advice}}
      - {{type: themes, from: themes}}
      - {{type: table, from: calendar, columns: [month, doing, who]}}
      - {{type: sentences, from: rules, columns: [rule]}}
      - {{type: facts, from: frame, facts: [budget, days]}}
      - {{type: terms, from: words}}
      - {{type: listing, from: promises}}
      - {{type: references, from: books}}
      - {{type: listing, from: standard.recommendations}}
words:
  da:
    name: Alt i ét
    sections: {{together: Samlet}}
{EVERY_BLOCK[EVERY_BLOCK.index("    blocks: {words") :].replace("Regler}", "Regler, aims: Vores mål}")}"""


def with_every_block(workspace: Path, description: str = EVERY_BLOCK) -> Path:
    """Put the kind into a workspace, without a template."""
    (workspace / "templates" / f"{NAME}.yaml").write_text(description, "utf-8")
    return workspace
