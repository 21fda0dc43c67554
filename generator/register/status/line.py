"""One document on one day: where it stands, what differs, and what must happen next. What ``status`` shows."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

Headline = Literal[
    "draft", "declared", "awaiting-hearing", "hearing", "awaiting-approval", "approved", "expired", "withdrawn"
]
HEADLINES: tuple[Headline, ...] = get_args(Headline)
# Where nothing makes a document any more, or its files have errors.
Source = Literal["", "missing", "faulty"]
# What happens to a document next; ``steps.py`` says when, and puts it into words.
Step = Literal[
    "mend",
    "submit",
    "submit-again",
    "open-hearing",
    "answer",
    "close-hearing",
    "await-responses",
    "confirm",
    "approve",
    "review",
    "renew",
    "submit-change",
    "follow-standard",
    "adopt",
    "withdraw",
]


WITHIN = ("control", "hearings_left")  # fields of a Line that other parts of the program ask for, and no report shows


@dataclass(frozen=True)
class HearingNow:
    """The hearing that is open; ``overdue`` once its deadline has passed."""

    kind: str
    deadline: datetime.date
    responses: int
    unanswered: int
    overdue: bool


class Line(NamedTuple):
    """One document on one day.

    unit: the unit's name; unit_id: its id, ``standards`` for a standard. registered: whether any act was recorded.
    state: the headline; what is in force wins over the work on the next revision, which ``working`` names
    (``""`` where there is none; ``draft`` where its files have moved away from what is in force).
    revision, approved, valid_until: of what is in force, or as declared; the last valid day counts.
    days_left: from the day to the last valid day, negative after it. due: the notice period has begun.
    changed: ``content`` and ``control``, as far as they differ from what is in force; weight and changes: of that
    difference, in words. presentation_changed: template or labels differ. changed_since_submission: as
    ``changed``, against what was submitted, with ``presentation``.
    standard_moved_on: the newer version of its standard that it does not follow yet.
    unanswered: responses of this round that have no outcome; unconfirmed: parties that have not confirmed.
    declared_differs: what the files declare otherwise than the register: name, declared, register.
    source: whether the workspace still makes the document. steps: what must happen now, and ``next`` in words.
    control: its parties and validity as they count now.
    """

    number: str
    kind: str
    key: str
    title: str
    unit: str
    unit_id: str
    language: str
    framework: str
    framework_version: str
    registered: bool
    state: Headline
    working: str
    revision: str
    approved: datetime.date | None
    valid_until: datetime.date | None
    due: bool
    expired: bool
    changed: tuple[str, ...]
    weight: str
    changes: tuple[str, ...]
    presentation_changed: bool
    changed_since_submission: tuple[str, ...]
    standard_moved_on: str
    hearing: HearingNow | None
    hearings_left: tuple[str, ...]
    unanswered: int
    unconfirmed: tuple[str, ...]
    declared_differs: tuple[Mapping[str, str], ...]
    source: Source
    steps: tuple[Step, ...]
    next: str
    control: Mapping[str, Any]
    days_left: int | None

    @property
    def named(self) -> str:
        """Title and unit, once where they are the same."""
        return ", ".join(dict.fromkeys(part for part in (self.title, self.unit) if part))

    @property
    def states(self) -> frozenset[str]:
        """Every state under which it is looked for: headline, work, and ``declared`` where only its files say so."""
        declared = ("declared",) if not self.registered and self.approved else ()
        return frozenset((self.state, self.working, *declared)) - {""}


def plain(line: Line) -> dict[str, Any]:
    """The line with the keys that ``--format json`` promises; dates in ISO form, None where there is none."""
    said = line._asdict()
    for name in WITHIN:
        del said[name]
    if line.approved:
        said["approved"] = line.approved.isoformat()
    if line.valid_until:
        said["valid_until"] = line.valid_until.isoformat()
    if line.hearing:
        said["hearing"] = {**vars(line.hearing), "deadline": line.hearing.deadline.isoformat()}
    return said
