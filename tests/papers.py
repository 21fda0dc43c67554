"""Strategic goals and position papers of an organisation, as plain data: little, plus what a test is about."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from generator import yamlfile
from generator.compose.document import Document
from generator.compose.kinds import compose
from generator.compose.standard import Standard
from generator.compose.support import supporters
from generator.kinds import shipped
from generator.model.profile import Profile
from generator.model.reading import understand
from tests.small_profile import control
from tests.small_standard import in_danish

APPROVER = {"approved-by": [{"title": "Mester"}], "prepared-by": [{"group": "Svendene"}]}


def strategy(*names: str, **more: Any) -> dict[str, Any]:
    """Strategic goals of those names."""
    goals = [{"name": name, "statement": f"Det handler om {name}."} for name in names]
    said = {"mission": {"statement": "Vi bygger."}, "vision": {"statement": "Alle har tag."}, "goals": goals}
    return {"kind": "strategic-goals", "control": APPROVER, **said, **more}


def paper(*titles: str, **more: Any) -> dict[str, Any]:
    """A position paper with themes of those titles."""
    said = {"title": "Regn og tage", "lead": "Det regner.", "themes": [{"title": one} for one in titles]}
    return {"kind": "position-paper", "control": APPROVER, **said, **more}


def organisation(unit: str, *documents: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An organisation with those documents."""
    about = {"id": unit, "name": f"Lavet {unit}", "kind": "organisation"}
    return {"unit": about, "language": "da", "documents": list(documents), **more}


def goals_that_support(number: str, *supports: Any) -> dict[str, Any]:
    """Goals of a unit, of which one supports something."""
    main: list[Any] = ["Tæt", {"text": "Tørt", "supports": list(supports)}]
    return {
        "control": control(number),
        "foundation": "Faget.",
        "objective": "Tørt indenfor.",
        "areas": [{"title": "Tage", "main": main}],
    }


def _read(data: dict[str, Any]) -> Profile:
    """As the program reads it, without the YAML in between, which takes its time."""
    source = replace(yamlfile.parse("", "profiles/lavet.yaml"), data=data)
    return understand(source, shipped().profile).model


@cache
def _standard() -> Standard:
    return in_danish()


def composed(of: dict[str, Any], *others: dict[str, Any], name: str = "") -> Document:
    """A document of an organisation, the first unless one is named, with the units that support its goals."""
    profile, standard = _read(of), _standard()
    support = supporters(profile, map(_read, (of, *others)))
    made = compose(profile, standard, [of["documents"][0]["kind"]], support)
    return next(one.document for one in made if one.document.key.endswith(f"/{name}") or not name)
