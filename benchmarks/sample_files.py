"""Every sample as a Word file: all kinds, all units, both standards, each in Danish, bokmål and English."""

from __future__ import annotations

import datetime
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.compose.document import Document
from generator.compose.hearing_note import hearing_note
from generator.compose.kinds import compose_standard
from generator.compose.role_cards import role_cards
from generator.compose.standard import Standard
from generator.hearing import Hearing, Response
from generator.imprint import Imprint, imprint
from generator.labels import shipped
from generator.layout import shipped as carried
from generator.model.names import LANGUAGES
from generator.render.context import context
from generator.render.template import Template
from generator.workspace import Workspace

_DAY = datetime.date(2026, 3, 2)
_HEARING = Hearing(
    "internal",
    ("Lederen", "Tillidsrepræsentanten", "Brugerrådet"),
    _DAY,
    datetime.date(2026, 3, 16),
    responses=(
        Response(1, "Lederen", "Vagten mangler.", "Opgaver", "Den er skrevet ind.", "accommodated"),
        Response(2, "Tillidsrepræsentanten", "Hvem afløser?"),
    ),
)


def sample_files() -> Iterator[tuple[str, bytes]]:
    """Name and content of each; a text in another language than its document keeps its own."""
    for language in LANGUAGES:
        for document, made in _documents(language):
            yield f"{language} {document.kind} {made.number or document.key}.docx", rendered(document, made)


def rendered(document: Document, made: Imprint) -> bytes:
    """The Word file, by the shipped template."""
    labels = shipped(document.language)
    template = Template.read(carried() / "templates" / f"{document.kind}.docx", f"{document.kind}.docx")
    return template.render(context(document, made, labels), labels.tag)


def _documents(language: str) -> Iterator[tuple[Document, Imprint]]:
    with tempfile.TemporaryDirectory() as folder:
        workspace = _speaking(language, Path(folder))
        for unit in workspace.units:
            for one in workspace.documents(unit):
                yield one.document, one.imprint
                if one.document.kind == "function-description":
                    heard = replace(one.imprint, state="hearing", hearing="internal", deadline=_HEARING.deadline)
                    yield hearing_note(one.document, _HEARING), heard
        for loaded in workspace.content.frameworks:
            framework = loaded.model
            overlay = workspace.content.overlay((framework.id, framework.version), language)
            standard = Standard(framework, overlay, language)
            made = compose_standard(standard, workspace.settings.organisation)
            if made:
                yield made.document, imprint(made.control, "36 months")
                yield role_cards(standard, workspace.settings.organisation), imprint(made.control, "36 months")


def _speaking(language: str, folder: Path) -> Workspace:
    """The samples with every profile in that language, as far as labels and styles go."""
    home = carried()
    for name in ("profiles", "frameworks", "templates"):
        shutil.copytree(home / name, folder / name, ignore=shutil.ignore_patterns("*.py", "source", "__pycache__"))
    shutil.copy(home / "rollebog.yaml", folder)
    for profile in (folder / "profiles").glob("*.yaml"):
        text = profile.read_text("utf-8")
        profile.write_text(re.sub(r"(?m)^language: \w+", f"language: {language}", text), "utf-8")
    return Workspace.find(folder)
