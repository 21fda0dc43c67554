"""Profiles for tests, as plain data: the least that is legal, plus what a test is about."""

from __future__ import annotations

import json
from typing import Any

from generator import yamlfile
from generator.kinds import shipped
from generator.model.profile import Profile
from generator.model.reading import understand


def control(number: str, **more: Any) -> dict[str, Any]:
    """A control block."""
    return {"id": number, "prepared-by": [{"group": "Svendene"}], "approved-by": [{"title": "Mester"}], **more}


def position(number: str = "W.1", **more: Any) -> dict[str, Any]:
    """A position at step 3; keys are written with underscores."""
    return {
        "id": "carpenter",
        "title": "Tømrer",
        "control": control(number),
        "level": "3",
        "purpose": "Bygger.",
        "placement": {"reports-to": "Mester"},
        "responsibility": ["Taget."],
        "tasks": [{"group": "citizens", "items": ["Tækker."]}],
        **_kebab(more),
    }


def goals(number: str = "W.2", **more: Any) -> dict[str, Any]:
    """A goal document."""
    return {
        "control": control(number),
        "foundation": "Faget.",
        "objective": "Tørt indenfor.",
        "areas": [{"title": "Tage", "main": ["Tæt"], "sub": ["Ingen dryp"]}],
        **_kebab(more),
    }


def profile(unit: str = "workshop", **more: Any) -> dict[str, Any]:
    """A unit with one position and goals; its document numbers begin with its id."""
    return {
        "unit": {"id": unit, "name": f"Værksted {unit}", "organisation": ["Byen"], "place": "Byen"},
        "language": "da",
        "framework": "craft",
        "framework-version": "2.1",
        "positions": [position(f"{unit}-1")],
        "goals": goals(f"{unit}-2"),
        **_kebab(more),
    }


def written(data: dict[str, Any]) -> str:
    """The profile as the text of its file (JSON is YAML)."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def read(data: dict[str, Any] | str) -> Profile:
    """The profile as the program reads it."""
    text = data if isinstance(data, str) else written(data)
    return understand(yamlfile.parse(text, "profiles/workshop.yaml"), shipped().profile).model


def _kebab(more: dict[str, Any]) -> dict[str, Any]:
    return {name.replace("_", "-"): value for name, value in more.items()}
