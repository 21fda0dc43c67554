"""A standard small enough to read at a glance, of no likeness to the shipped ones, and sparse.

``maker`` is described at steps 1 (one column) and 3, ``teacher`` at step 2 only.
"""

from __future__ import annotations

from generator import yamlfile
from generator.compose.standard import Standard
from generator.model.framework import Framework
from generator.model.overlay import Overlay
from generator.model.reading import understand

CRAFT = """\
id: craft
version: "2.1"
language: da
title: Håndværk
summary: Hvad en håndværker kan.
sources:
  - id: guild
    title: Lavets bog
level-label: "Trin {level}"
levels:
  - id: "1"
    description: Begynder.
  - id: "2"
    description: Øvet.
  - id: "3"
    description: Mester.
dimensions:
  - id: know
    title: Indsigt
  - id: do
    title: Håndelag
recommendations:
  - id: rec-dust
    text: Sug støvet væk.
  - id: rec-ears
    text: Brug høreværn.
roles:
  - id: maker
    title: Mager
    specialties:
      wood: Snedker
    statements:
      mak-tools: Holder værktøjet i orden.
      mak-safety:
        stem: Passer på
        items:
          - sig selv
          - de andre
        tail: hver dag.
  - id: teacher
    title: Læremester
    statements:
      tea-show: Viser, hvordan det gøres.
competences:
  maker:
    "1":
      know:
        mak-1-names: Kender værktøjets navne.
    "3":
      know:
        mak-3-wood: Kender træets egenskaber.
        mak-3-glue:
          text: Kender limens hærdetid.
          recommendations: [rec-dust]
      do:
        mak-3-saw:
          text: Saver lige.
          recommendations: [rec-ears]
  teacher:
    "2":
      do:
        tea-2-plan: Lægger en plan for læringen.
"""

CRAFT_NB = """\
framework: craft
version: "2.1"
language: nb
title: Håndverk
level-label: "Steg {level}"
levels:
  "1":
    description: Nybegynner.
dimensions:
  know:
    title: Innsikt
roles:
  maker:
    title: Makeren
    statements:
      mak-tools: Holder verktøyet i orden.
competences:
  mak-3-saw: Sager rett.
"""


def craft(text: str = CRAFT) -> Framework:
    """The standard, read."""
    return understand(yamlfile.parse(text, "frameworks/craft/2.1.yaml"), Framework).model


def craft_nb(text: str = CRAFT_NB) -> Overlay:
    """Its Norwegian words, as far as they go."""
    return understand(yamlfile.parse(text, "frameworks/craft/2.1.nb.yaml"), Overlay).model


def in_danish(text: str = CRAFT) -> Standard:
    """The standard, ready to compose from."""
    return Standard(craft(text), None, "da")


def in_norwegian() -> Standard:
    """The standard in Norwegian, with gaps."""
    return Standard(craft(), craft_nb(), "nb")
