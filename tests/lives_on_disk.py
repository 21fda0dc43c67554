"""A register on disk at every stage of a document's life, each with the act that comes next."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.register import acts
from generator.register.act import Evidence
from generator.register.acts import Adopted
from generator.register.candidate import Candidate
from generator.register.desk import Desk
from generator.register.keeping.session import Register, Session
from generator.register.people import actor
from generator.register.proposal import propose
from generator.register.rules import When
from generator.register.standing import Standing
from generator.workspace import Workspace
from tests.small_profile import control, position, profile, written
from tests.small_workspace import small_workspace

if TYPE_CHECKING:
    from tests.interrupted_acts import State

FIRST_DAY = datetime.date(2026, 3, 2)
DAY = FIRST_DAY + datetime.timedelta(days=30)
PEOPLE = {
    "writer": {"name": "Vita Skriver", "groups": ["Svendene"], "duties": ["editor"]},
    "elder": {"name": "Ella Erfaren", "titles": ["Oldgesel"]},
    "master": {"name": "Mads Mester", "titles": ["Mester"], "duties": ["approver"]},
    "other-master": {"name": "Olga Mester", "titles": ["Mester"], "duties": ["approver"]},
    "quality": {"name": "Karl Kontrol", "duties": ["quality"]},
}
NUMBER = "W.1"
MINUTES = Evidence("referat.pdf", b"%PDF minutes")
MAIL = Evidence("mail.txt", b"Fra: Svendene")
Doing = Callable[[Session], Standing]


@dataclass(frozen=True)
class Scene:
    """An act, the folder with the register from which it starts, and what the register holds before and after."""

    name: str
    start: Path
    act: Doing
    before: State
    after: State


def workshop(folder: Path, *numbers: str, purpose: str = "Bygger.", **settings: object) -> Workspace:
    """A workspace with people and a position for each number."""
    positions = [
        position(
            id=f"carpenter-{count}",
            purpose=purpose,
            control=control(
                number, **{"professionally-responsible": [{"title": "Oldgesel"}]} if number == NUMBER else {}
            ),
        )
        for count, number in enumerate(numbers)
    ]
    made = profile(positions=positions)
    del made["goals"]
    small_workspace(folder, made)
    (folder / "rollebog.yaml").write_text(
        written({"organisation": "Byen", "language": "da", "people": PEOPLE, **settings}), "utf-8"
    )
    return Workspace.find(folder)


def desk(workspace: Workspace, session: Session, person: str, on: int, *evidence: Evidence) -> Desk:
    """Somebody of the workshop, on a day counted from the first one."""
    day = FIRST_DAY + datetime.timedelta(days=on)
    who = actor(workspace.settings, person, "somebody")
    return Desk(session, workspace.settings, who, When(day, day, f"{day}T08:00:00+00:00"), evidence)


def submit(at: Desk, now: Candidate) -> Standing:
    """Hand a candidate in with the weight that its texts show."""
    before = at.session.standing(now.number)
    return acts.submit(at, now, propose(at.settings, before, at.session.baseline(before), now))


def scenes(folder: Path) -> dict[str, Scene]:
    """Every act with the stage of life at which it is done; one run through that life lays them all out."""
    from tests.interrupted_acts import copy, state

    first = workshop(folder / "first", NUMBER)
    second = workshop(folder / "second", NUMBER, purpose="Bygger og river ned.")
    one, two = first.candidate(NUMBER), second.candidate(NUMBER)
    deadline = FIRST_DAY + datetime.timedelta(days=14)
    said = {"party": "Svendene", "comment": "Saven mangler.", "about": "", "answer": "", "outcome": ""}
    old = Adopted("W.9", "3.00", FIRST_DAY, None, Evidence("gammel.docx", one.template.content), title="Glarmester")

    def by(person: str, on: int, do: Callable[[Desk], Standing], *evidence: Evidence) -> Doing:
        return lambda session: do(desk(first, session, person, on, *evidence))

    life: tuple[tuple[str, Doing], ...] = (
        ("submit", by("writer", 0, partial(submit, now=one))),
        ("send-back", by("quality", 0, lambda at: acts.send_back(at, one, NUMBER, "Mangler."))),
        ("submit-again", by("writer", 0, partial(submit, now=one))),
        (
            "open-hearing",
            by("writer", 0, lambda at: acts.open_hearing(at, one, "internal", ["Svendene"], deadline)),
        ),
        ("respond", by("writer", 1, lambda at: acts.respond(at, NUMBER, [said]), MAIL)),
        ("answer", by("writer", 2, lambda at: acts.answer(at, NUMBER, 1, "Ja.", "accommodated"))),
        ("close-hearing", by("writer", 14, lambda at: acts.close_hearing(at, NUMBER))),
        ("confirm", by("elder", 15, lambda at: acts.confirm(at, one))),
        ("approve-first", by("master", 15, lambda at: acts.approve(at, one), MINUTES)),
        ("adopt", by("quality", 16, lambda at: acts.adopt(at, None, old))),
        ("submit-second", by("writer", 16, partial(submit, now=two))),
        ("confirm-second", by("elder", 16, lambda at: acts.confirm(at, two))),
        ("approve-second", by("master", 16, lambda at: acts.approve(at, two), MINUTES)),
        ("renew", by("master", 17, lambda at: acts.renew(at, two))),
        ("withdraw", by("quality", 18, lambda at: acts.withdraw(at, two, NUMBER, "Nedlagt."), MAIL)),
    )
    with Register(folder / "empty").acting() as session:
        before = state(session)
    going = folder / "going"
    going.mkdir()
    register = Register(going / "register")
    found = {}
    for name, act in life:
        start = Path(shutil.copytree(going, folder / "starts" / name))
        with register.acting() as session:
            act(session)
            after = state(session)
        copy(going)
        found[name] = Scene(name, start, act, before, after)
        before = after
    return found
