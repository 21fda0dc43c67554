"""A kind of an organisation's own: its description, documents of it in a unit's profile, and its template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator import yamlfile
from generator.compose.kinds import Composed, compose
from generator.kinds import Kinds, shipped
from generator.labels import Labels
from generator.labels import shipped as spoken
from generator.model.kind import Kind
from generator.model.reading import understand
from templates.source.blocks import section
from templates.source.unnumbered import unnumbered
from tests.small_profile import profile, written
from tests.small_standard import in_danish
from tests.small_workspace import save

NAME = "year-plan"
YEAR_PLAN = """\
kind: year-plan
control: []
sections:
  - name: opening
    required: true
    must-print: true
    blocks: [{type: paragraphs}]
  - name: calendar
    required: true
    blocks:
      - {type: table, columns: [month, doing, who]}
      - {type: facts, from: frame, facts: [budget, days]}
  - name: aims
    blocks: [{type: goals}]
  - name: promises
    blocks: [{type: listing}, {type: listing, from: standard.recommendations}]
  - name: wordlist
    blocks: [{type: terms}, {type: terms, from: texts.definitions}]
words:
  da:
    name: Årsplan
    sections: {opening: Året kort, calendar: Årshjul, aims: Mål for året, promises: Det lover vi, wordlist: Ordliste}
    blocks: {recommendations: Gode råd}
    columns: {month: Måned, doing: Aktivitet, who: Hvem}
    facts: {budget: Ramme, days: Fælles dage}
  nb:
    name: Årsplan
    sections: {opening: Året kort, calendar: Årshjul, aims: Mål for året, promises: Det lover vi, wordlist: Ordliste}
    columns: {month: Måned, doing: Aktivitet, who: Hvem}
    facts: {budget: Ramme, days: Felles dager}
"""


def description(text: str = YEAR_PLAN) -> Kind:
    """The kind as the program reads it."""
    return understand(yamlfile.parse(text, "templates/year-plan.yaml"), Kind).model


def plan(**more: Any) -> dict[str, Any]:
    """A year plan with a table, goals, and a list with stem and tail."""
    return {
        "kind": NAME,
        "opening": ["Vi bygger færre huse.", "Men bedre."],
        "calendar": [
            {"month": "Marts", "doing": "Lære nye", "who": {"stem": "Ved", "items": ["mester", "svend"]}},
            {"month": "Juni", "doing": ["Rydde lager", "Tælle søm"]},
        ],
        "frame": {"budget": "20.000 kr."},
        "aims": [{"title": "Tage", "main": ["Tæt"], "sub": ["Ingen dryp", {"text": "Syn", "frequency": "hver maj"}]}],
        "promises": ["At svare samme dag.", {"stem": "At vi", "items": ["rydder op", "fejer"], "tail": "før vi går."}],
        "wordlist": [{"term": "Rem", "meaning": "Bjælken øverst på muren."}],
        **more,
    }


def composed(*plans: dict[str, Any]) -> list[tuple[Composed, Labels]]:
    """The year plans of a unit, with the words that they are printed with."""
    kinds: Kinds = shipped().with_own([description()])
    read = understand(yamlfile.parse(written(profile(documents=list(plans))), "profiles/workshop.yaml"), kinds.profile)
    labels = Labels("da", {**spoken("da").words, **kinds.words(NAME, "da")})
    return [(one, labels) for one in compose(read.model, in_danish(), [NAME])]


def template() -> bytes:
    """A template made from the pieces that the shipped ones are made of."""
    return unnumbered(
        section("opening", "paragraphs"),
        section("calendar", "table", "facts"),
        section("aims", "goals"),
        section("promises", "listing"),
        section("wordlist", "terms"),
    )


def with_year_plans(workspace: Path, *units: dict[str, Any]) -> Path:
    """Put the kind, its template and profiles with plans into a workspace."""
    (workspace / "templates" / "year-plan.yaml").write_text(YEAR_PLAN, "utf-8")
    (workspace / "templates" / "year-plan.docx").write_bytes(template())
    for one in units:
        save(workspace, one)
    return workspace
