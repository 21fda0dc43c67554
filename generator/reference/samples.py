"""Sample documents of a kind: the workspace's own, and those that Rollebog carries."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, cast

from generator import yamlfile
from generator.changes.versions import since
from generator.compose.document import Document
from generator.compose.hearing_note import KIND as NOTE_KIND
from generator.compose.hearing_note import hearing_note
from generator.compose.kinds import KINDS, compose, compose_standard
from generator.compose.role_cards import KIND as CARDS_KIND
from generator.compose.role_cards import role_cards
from generator.compose.standard import Standard, no_standard
from generator.compose.support import supporters
from generator.hearing import Hearing, Response
from generator.imprint import Imprint, imprint
from generator.layout import Layout, shipped
from generator.model.content import Content
from generator.model.control import Control
from generator.problems import RollebogError
from generator.sources import Sources
from generator.subjects import STANDARDS
from generator.workspace import Workspace

_ENOUGH = 12  # documents; what none of so many has is rare, and its example is missed by nobody
_USUAL = next(iter(KINDS))  # what hearings are mostly about
_USUAL_VALIDITY = "24 months"  # where settings say nothing; only the look of the example depends on it

Sample = tuple[Document, Imprint]
Composed = Iterator[tuple[Document, Control]]


def samples(kind: str, workspace: Workspace, language: str) -> list[Sample]:
    """Documents of the kind with their imprints, the best first: in the language, the workspace's own, approved.

    Behind them stand those of another kind, for what this one shares with it and no sample of it has.
    """
    about = _USUAL if kind == NOTE_KIND else kind
    own = _some(kind, _own(about, workspace))
    carried = _shipped(kind) if workspace.layout.root != shipped() else ()
    found = sorted([*own, *carried], key=lambda sample: sample[0].language != language)
    return [*found, *(_shipped(_USUAL) if kind != _USUAL else ())]


@cache
def _shipped(kind: str) -> tuple[Sample, ...]:
    """What Rollebog carries of a kind; a check of all templates asks for the usual ones with each."""
    return tuple(_some(kind, _carried(_USUAL if kind == NOTE_KIND else kind)))


def _own(kind: str, workspace: Workspace) -> Composed:
    yield from _cards(kind, workspace.content)
    for unit in (*workspace.units, STANDARDS):
        try:
            for now in workspace.candidates(unit, [kind]):
                yield now.document, now.control
        except RollebogError:
            continue  # its mistakes are for ``check`` to tell; others can serve


def _carried(kind: str) -> Composed:
    content = _content()
    yield from _cards(kind, content)
    profiles = [loaded.model for loaded in content.profiles]
    for profile in profiles:
        edition = profile.framework, profile.framework_version
        if framework := content.framework(edition):
            standard = Standard(framework, content.overlay(edition, profile.language), profile.language)
        elif profile.framework:
            continue
        else:
            standard = no_standard(profile.language)
        made_of = compose(profile, standard, [kind], supporters(profile, profiles))
        yield from ((one.document, one.control) for one in made_of)
    for framework in (loaded.model for loaded in content.frameworks):
        standard = Standard(framework, None, framework.language)
        made = compose_standard(standard, framework.title, since(_before(standard), standard))
        if made and made.document.kind == kind:
            yield made.document, made.control


def _cards(kind: str, content: Content) -> Composed:
    for loaded in content.frameworks if kind == CARDS_KIND else ():
        if loaded.model.control and not loaded.rescued:
            standard = Standard(loaded.model, None, loaded.model.language)
            for one in (standard, _before(standard)):  # a role that is described at no level has a card of its own
                yield role_cards(one, loaded.model.title), loaded.model.control


def _before(standard: Standard) -> Standard:
    """An earlier version of a standard, so that the changes since then show: it did not describe its last role."""
    framework = standard.framework
    kept = {role.id: framework.competences.get(role.id, {}) for role in framework.roles[:-1]}
    earlier = framework.model_copy(update={"version": "0.9", "summary": None, "competences": kept})
    return Standard(earlier, None, standard.language)


@cache
def _content() -> Content:
    """What Rollebog carries; it does not change while the program runs."""
    return Sources(Layout(shipped())).content


def _some(kind: str, composed: Composed) -> list[Sample]:
    """A few with their imprints, as hearing notes where those are wanted; the approved ones first."""
    few = islice(composed, _ENOUGH)
    found = [(_noted(document) if kind == NOTE_KIND else document, control) for document, control in few]
    made = [(document, _imprint(control)) for document, control in found]
    return sorted(made, key=lambda sample: sample[1].approved is None)


def _imprint(control: Control) -> Imprint:
    made = imprint(control, _USUAL_VALIDITY)
    signed = tuple(replace(signature, date=made.approved) for signature in made.signatures)
    return replace(made, signatures=signed)


def _noted(document: Document) -> Document:
    file = Path(__file__).with_name("hearing.yaml")
    written = cast("dict[str, Any]", yamlfile.read(file, file.name).data)[document.language]
    responses = tuple(Response(number, **one) for number, one in enumerate(written["responses"], 1))
    opened = datetime.date(2026, 3, 2)
    until = opened + datetime.timedelta(14)
    return hearing_note(document, Hearing("internal", tuple(written["parties"]), opened, until, None, responses))
