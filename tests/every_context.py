"""What templates are given: the contexts of all samples, of random profiles, of standards and of hearings."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from hypothesis import given, settings

from generator.changes.versions import since
from generator.compose.document import Document
from generator.compose.hearing_note import hearing_note
from generator.compose.kinds import compose, compose_standard
from generator.compose.role_cards import role_cards
from generator.compose.support import supporters
from generator.hearing import Hearing, Response
from generator.imprint import Imprint, Revision, State, imprint
from generator.labels import shipped
from generator.layout import Layout
from generator.layout import shipped as carried
from generator.render.context import context
from generator.workspace import Workspace
from tests import own_kind
from tests.random_examples import RANDOM
from tests.random_profiles import legal_profiles, organisations
from tests.small_profile import goals, position, profile, read
from tests.small_standard import CRAFT, in_danish
from tests.test_competence_description import CONTROL, CONTROLLED_CRAFT, ROUND

Context = dict[str, Any]
DAY = datetime.date(2026, 3, 2)
PAST = (Revision("1.0", DAY, "Første udgave"),)
_ADVICE = CRAFT[CRAFT.index("recommendations:\n") : CRAFT.index("roles:\n")]
_SOURCES = CRAFT[CRAFT.index("sources:\n") : CRAFT.index("level-label:")]
# A standard that says of its field no more than it must.
BARE = CRAFT.replace("summary: Hvad en håndværker kan.\n", "").replace(_SOURCES, "").replace(_ADVICE, "")
BARE = BARE.replace("recommendations: [rec-dust]", "").replace("recommendations: [rec-ears]", "")


@cache
def contexts() -> list[tuple[str, Context]]:
    """Kind and context of every document; the same ones in every run."""
    return [*_samples(), *_standards(), *_hearings(), *_random(), *_odd(), *_bare()]


def _samples() -> Iterator[tuple[str, Context]]:
    workspace = Workspace(Layout(carried()))
    for unit in workspace.units:
        for one in workspace.documents(unit):
            yield _context(one.document, one.imprint)


def _standards() -> Iterator[tuple[str, Context]]:
    bare = BARE.replace("title: Håndværk\n", f"title: Håndværk\n{CONTROL}", 1).partition("competences:")[0]
    # One version changes much, one nothing: its section has no table.
    before = in_danish(CRAFT.replace('"2.1"', '"2.0"').replace("Saver lige", "Saver").replace("summary:", "#"))
    same = in_danish(ROUND.replace('"2.1"', '"2.0"', 1))
    written = ((CONTROLLED_CRAFT, before), (bare, None), (ROUND, same))
    for standard, earlier in ((in_danish(text), earlier) for text, earlier in written):
        composed = compose_standard(standard, "Byen", since(earlier, standard) if earlier else None)
        assert composed
        for document in (composed.document, role_cards(standard, "Byen")):
            yield _context(document, replace(imprint(composed.control, None), history=PAST))


def _hearings() -> Iterator[tuple[str, Context]]:
    composed = next(compose(read(profile()), in_danish()))
    responses = (
        Response(1, "Svendene", "Saven mangler.", "Arbejdsopgaver", "Den er skrevet ind.", "accommodated"),
        Response(2, "Naboerne", "For meget støv."),
    )
    asked = Hearing("internal", ("Svendene", "Lavet"), DAY, datetime.date(2026, 3, 16), None, ())
    answered = replace(asked, responses=responses)
    heard = replace(imprint(composed.control, None), state="hearing", hearing="internal", deadline=DAY, history=PAST)
    for hearing in (asked, answered, replace(answered, closed=datetime.date(2026, 3, 17), parties=())):
        yield _context(hearing_note(composed.document, hearing), heard)


def _random() -> list[tuple[str, Context]]:
    found: list[tuple[str, Context]] = []

    def gather(written: dict[str, Any]) -> None:
        profile = read(written)
        for one in compose(profile, in_danish(), supporters=supporters(profile, [profile])):
            found.append(_context(one.document, imprint(one.control, None)))

    for profiles in (legal_profiles(), organisations()):
        settings(RANDOM, max_examples=25)(given(written=profiles)(gather))()
    return found


def _odd() -> Iterator[tuple[str, Context]]:
    """Every state, a standard that says little, and what comes once in a lifetime."""
    tools = {"replace": "mak-tools", "with": {"items": ["Rent", "Hvast"], "tail": "."}, "reason": "Slid."}
    odd = position(
        level={"maker": "1"},
        adaptations=[{"omit": "teacher", "reason": "Ingen lærlinge."}, tools],
        collaboration={"partners": [{"name": "Smeden", "about": "Beslag"}], "interfaces": ["Søm"]},
    )
    written = profile(positions=[odd], goals=goals(areas=[{"title": "Tage", "main": ["Tæt"]}]))
    for one in compose(read(written), in_danish(BARE)):
        for state in get_args(State):
            draft = replace(imprint(one.control, None), state=state, hearing="internal", deadline=DAY)
            signed = tuple(replace(signature, date=DAY) for signature in draft.signatures)
            yield _context(one.document, draft)
            yield _context(one.document, replace(draft, revision="1.0", approved=DAY, history=PAST, signatures=signed))


def _bare() -> Iterator[tuple[str, Context]]:
    """Documents that say no more than they must, and a hearing about one whose kind demands nothing of its control."""
    control = {"approved-by": [{"body": "Lavet", "meeting": "lavsmødet"}]}
    told: tuple[dict[str, Any], ...] = (
        {"kind": "mission-statement", "mission": "Vi bygger.", "vision": ["At alle har tag."]},
        {
            "kind": "strategic-goals",
            "mission": {"statement": "Vi bygger."},
            "vision": {"statement": "Alle har tag."},
            "goals": [{"name": "Tage", "statement": "Tætte."}],
        },
        {"kind": "position-paper", "title": "Regn", "lead": "Det regner.", "themes": [{"title": "Vand"}]},
    )
    written = read(profile(documents=[{**one, "control": control} for one in told]))
    for bare in compose(written, in_danish(), [one["kind"] for one in told]):
        made = replace(imprint(bare.control, "24 months"), revision="1.0", approved=DAY, history=PAST)
        for state in ("approved", "draft"):
            yield _context(bare.document, replace(made, state=state, deadline=DAY))
    ((composed, _),) = own_kind.composed(own_kind.plan())
    hearing = Hearing("internal", ("Svendene",), DAY, datetime.date(2026, 3, 16), None, ())
    yield _context(hearing_note(composed.document, hearing), imprint(composed.control, None))


def _context(document: Document, made: Imprint) -> tuple[str, Context]:
    return document.kind, context(document, made, shipped(document.language))
