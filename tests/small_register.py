"""A document under the register, without a disk: people, a candidate, and acts as the register records them."""

from __future__ import annotations

import datetime
from functools import cache, partial
from typing import Any

from generator.compose.kinds import compose
from generator.labels import shipped as shipped_labels
from generator.layout import shipped
from generator.model.settings import Settings
from generator.register.act import Act, ActName
from generator.register.candidate import Candidate
from generator.register.people import Actor
from generator.register.rules import When
from generator.register.standing import Standing, standing
from generator.render.template import Template
from tests.small_profile import control, position, profile, read, written
from tests.small_standard import CRAFT, in_danish

FIRST_DAY = datetime.date(2026, 3, 2)
NUMBER = "W.1"
PEOPLE: dict[str, dict[str, Any]] = {
    "writer": {"name": "Vita Skriver", "groups": ["Svendene"], "duties": ["editor"], "accounts": ["vita"]},
    "other-writer": {"name": "Ole Skriver", "groups": ["Svendene"], "duties": ["editor"]},
    "master": {"name": "Mads Mester", "titles": ["Mester"], "duties": ["approver"], "accounts": ["mads", "mads2"]},
    "quality": {"name": "Karl Kontrol", "duties": ["quality"]},
    "secretary": {"name": "Sara Sekretær", "duties": ["board"]},
    "deputy": {"name": "Dorte Deputeret", "duties": ["approver"]},
    "stranger": {"name": "Finn Fremmed", "titles": ["Gæst"], "duties": ["approver"]},
}


def day(number: int) -> datetime.date:
    """A day, counted from the first day of these tests."""
    return FIRST_DAY + datetime.timedelta(days=number)


def settings(**more: Any) -> Settings:
    """The settings of a workspace with these people; keys are written with underscores."""
    given = {name.replace("_", "-"): value for name, value in more.items()}
    return Settings.model_validate({"organisation": "Byen", "people": PEOPLE, **given})


def somebody(person: str, of: Settings | None = None, account: str = "") -> Actor:
    """One of the people at a computer."""
    return Actor(person, (of or settings()).people[person], account)


def at(number: int, today: int | None = None) -> When:
    """An act on a day, recorded on that day or on ``today``."""
    return When(day(number), day(number if today is None else today), "2026-03-02T08:00:00+00:00")


def candidate(
    *,
    standard: str = CRAFT,
    template: str = "function-description",
    words: dict[str, str] | None = None,
    usual_validity: str | None = "24 months",
    inputs: dict[str, bytes] | None = None,
    block: dict[str, Any] | None = None,
    **more: Any,
) -> Candidate:
    """The function description of the small profile, as the workspace would hand it to the register.

    block: keys of its control block. words: labels that the workspace overrides. more: keys of its position.
    """
    unit = read(written(profile(positions=[position(control=control(NUMBER, **(block or {})), **more)])))
    (made,) = compose(unit, in_danish(standard), ["function-description"])
    labels = shipped_labels("da")
    return Candidate(
        document=made.document,
        control=made.control,
        unit="workshop",
        path="workshop/W.1.docx",
        labels=type(labels)("da", {**labels.words, **(words or {})}),
        load_template=partial(_template, template),
        usual_validity=usual_validity,
        inputs=inputs or {"profiles/workshop.yaml": b"x"},
    )


@cache
def _template(kind: str) -> Template:
    return Template.read(shipped() / "templates" / f"{kind}.docx", f"templates/{kind}.docx")


def act(name: ActName, on: int, person: str = "writer", **details: Any) -> Act:
    """An act on that day, with the least that it must say; ``details`` say more, or otherwise."""
    shown = PEOPLE[person]["name"]
    return Act(NUMBER, name, day(on), "moment", person, shown, "", "", "account", {**_least(name, on), **details})


def _least(name: ActName, on: int) -> dict[str, Any]:
    revision = {
        "document": {"number": NUMBER, "title": "Tømrer"},
        "digests": {"content": "c", "control": "k", "presentation": "p", "inputs": "i"},
        "control": {"id": NUMBER},
        "weight": "significant",
        "revision": "1.00",
        "change": "Første udgave",
    }
    issue = {**revision, "approved": day(on).isoformat(), "valid_until": day(on + 730).isoformat()}
    least: dict[ActName, dict[str, Any]] = {
        "submit": {**revision, "hearings": []},
        "open-hearing": {"kind": "internal", "parties": ["Svendene"], "deadline": day(on + 14).isoformat()},
        "respond": {"responses": [said()]},
        "answer": {"response": 1, "answer": "Ja.", "outcome": "accommodated"},
        "confirm": {"parties": ["Faglig leder"]},
        "approve": issue,
        "renew": {**issue, "weight": "unchanged"},
        "adopt": issue,
        "withdraw": {"reason": "Nedlagt."},
        "send-back": {"reason": "Mangler."},
    }
    return least.get(name, {})


def said(party: str = "Svendene", comment: str = "Saven mangler.", **more: str) -> dict[str, str]:
    """A response as it is recorded."""
    return {"party": party, "comment": comment, **more}


def stands(*acts: Act) -> Standing:
    """Where the document stands after these acts."""
    return standing(NUMBER, acts)
