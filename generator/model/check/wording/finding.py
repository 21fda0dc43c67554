"""What a rule about wording finds, before anybody asks whether it is accepted."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.accepted import WordingWarning
from generator.yamlfile import Step


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``text`` is what ``accepted-warnings`` names it by."""

    warning: WordingWarning
    text: str
    steps: tuple[Step, ...]
    message: str
    hint: str
