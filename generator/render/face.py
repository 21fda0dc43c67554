"""Document + Imprint + Labels → what header and footer say, as plain words for shapes that have neither."""

from __future__ import annotations

from typing import TypedDict

from generator.compose.document import Document
from generator.imprint import Imprint
from generator.labels import Labels, shipped
from generator.render.context import control_block
from generator.render.markup import plain

# As in the control block of the shipped templates.
_ORDER = (
    "number",
    "revision",
    "state",
    "approved",
    "valid-until",
    "prepared-by",
    "professionally-responsible",
    "approved-by",
    "responsible-for-revision",
)
_AT_THE_FOOT = ("type", "folder")


class Facing(TypedDict):
    """The fields of :class:`generator.publish.face.Face`, which this room must not know."""

    kind: str
    title: str
    unit: str
    organisation: tuple[str, ...]
    language: str
    number: str
    revision: str
    mark: str
    control: tuple[tuple[str, str], ...]
    contents: str
    skip: str
    about: str


def facing(document: Document, imprint: Imprint, labels: Labels) -> Facing:
    """The control block as a Word file prints it, and the words around the text."""
    printed = control_block(imprint, labels).fields
    values = {name: str(printed[name.replace("-", "_")]) for name in (*_ORDER, *_AT_THE_FOOT)}
    shown = [(name, values[name] or "–") for name in _ORDER]
    if not values["number"]:  # where even that may be missing, only what is there is shown
        shown = [(name, value) for name, value in shown if value != "–"]
    shown += [(name, values[name]) for name in _AT_THE_FOOT if values[name]]
    # What was archived before there were web pages has no words for them.
    around = {**shipped(labels.language).words, **labels.words}
    return Facing(
        kind=labels.get(f"kinds.{document.kind}"),
        title=plain(document.title, labels),
        unit=plain(document.unit, labels),
        organisation=tuple(plain(part, labels) for part in document.organisation),
        language=labels.tag,
        number=values["number"],
        revision=values["revision"],
        mark=str(printed["mark"]),
        control=tuple((labels.get(f"control.{name}"), value) for name, value in shown),
        contents=around["web.contents"],
        skip=around["web.skip"],
        about=around["web.about"],
    )
