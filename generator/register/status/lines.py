"""The register and the workspace side by side: one line for each document on a given day. Pure.

``rows`` are those of ``keeping/row.py``. ``seen`` are the documents that the workspace makes now, as
``generator/look.py`` remembers them: the facts of the row, ``digests``, ``control``, ``declared`` (revision,
approved, valid_until as the file declares them), ``until`` (the last valid day that follows from these) and
``compared`` (weight and changes against the issued content whose digest stands in ``with``).
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.model.names import in_numbers, same_id
from generator.register.status.line import Headline, HearingNow, Line, Source
from generator.register.status.rows import Registered, Row
from generator.register.status.steps import steps, words
from generator.span import Span

_NOTHING: Row = {
    "document": "",
    "work": "none",
    "force": "never",
    "revision": "",
    "approved": "",
    "valid_until": "",
    "digests": {},
    "control": {},
    "submitted": None,
    "hearing": None,
    "hearings_left": [],
    "confirmed": [],
    "unanswered": 0,
}
_NOTHING_DECLARED = {"revision": "", "approved": "", "valid_until": ""}
# What the register knows of a document that was sent back before anything of it was issued is its number alone.
_NO_FACTS = dict.fromkeys(("kind", "key", "title", "unit", "language", "framework", "framework_version", "path"), "")
_BOUND = ("content", "control", "presentation")


class Status:
    """What there is to know besides the documents themselves: the day, the notice span, the standards.

    newest: the newest version of every standard that has a file. faulty: the ids of units whose files have
    errors, as ``same_id`` writes them.
    """

    def __init__(
        self,
        day: datetime.date,
        notice: str,
        newest: Mapping[str, str] | None = None,
        faulty: Collection[str] = (),
    ) -> None:
        self.day = day
        self.newest = newest or {}
        self.faulty = faulty
        self._notice = Span.parse(notice)
        self._terms: dict[str, tuple[datetime.date | None, int | None, bool, bool]] = {}

    def lines(self, registered: Registered, seen: Iterable[Row]) -> list[Line]:
        """One line for each document that is under the register, or that the workspace makes; by number."""
        # What is in force rules; a standard that was never approved is followed as its newest file says.
        standards = {**self.newest, **registered.standards_in_force()}
        found: dict[str, Row] = {}
        made = []
        for one in seen:
            row = registered.get(one["number"])
            if row:
                found[row["document"]] = one
            else:
                made.append(self._line(_NOTHING, one, standards))
        made += [self._line(row, found.get(row["document"]), standards) for row in registered.rows]
        return sorted(made, key=lambda line: (line.number.casefold(), line.number))

    def _line(self, row: Row, now: Row | None, standards: Mapping[str, str]) -> Line:
        known = row is not _NOTHING
        facts: Row = row if "kind" in row else now if now is not None else {**_NO_FACTS, "number": row["document"]}
        in_force, withdrawn = row["force"] == "in-force", row["force"] == "withdrawn"
        declared = now["declared"] if now is not None and not known else _NOTHING_DECLARED
        approved = row["approved"] or declared["approved"]
        until, left, due, expired = self._term(now["until"] if now is not None and not known else row["valid_until"])
        work, submitted = "" if row["work"] == "none" else row["work"], row["submitted"]
        state: Headline
        if withdrawn:
            state, due, expired, left = "withdrawn", False, False, None
        elif in_force or approved:
            state = "expired" if expired else "approved" if in_force else "declared"
        else:
            state = row["work"] if work else "draft"
        changed = _moved(row["digests"], now, ("content", "control")) if in_force and now is not None else ()
        weight, changes = _difference(row, now, changed) if changed and now is not None else ("", ())
        unit_id = _unit_id(facts)
        line = {
            "number": facts["number"],
            "kind": facts["kind"],
            "key": facts["key"],
            "title": facts["title"],
            "unit": facts["unit"],
            "unit_id": unit_id,
            "language": facts["language"],
            "framework": facts["framework"],
            "framework_version": facts["framework_version"],
            "registered": known,
            "state": state,
            "working": "" if not in_force else work or ("draft" if changed else ""),
            "revision": row["revision"] or declared["revision"],
            "approved": datetime.date.fromisoformat(approved) if approved else None,
            "valid_until": until,
            "due": due,
            "expired": expired,
            "changed": changed,
            "weight": weight,
            "changes": changes,
            "presentation_changed": in_force and bool(_moved(row["digests"], now, ("presentation",))),
            "changed_since_submission": _moved(submitted["digests"], now, _BOUND) if submitted else (),
            "standard_moved_on": "" if withdrawn else _newer(facts, standards),
            "hearing": self._hearing(row) if row["hearing"] else None,
            "hearings_left": tuple(row["hearings_left"]),
            "unanswered": row["unanswered"] if work else 0,
            "unconfirmed": tuple(_unconfirmed(row)) if work == "awaiting-approval" else (),
            "declared_differs": _declared_differs(row, now) if in_force and now is not None else (),
            "source": "" if now is not None else self._source(unit_id),
            "control": _control(row, now, changed),
            "days_left": left,
        }
        happening = steps(line)
        return Line(**line, steps=happening, next=words(line, happening))

    def same_until(self, line: Line) -> datetime.date:
        """The last day on which the line says the same but for ``days_left``, if nothing else changes."""
        until = line.valid_until if line.state != "withdrawn" else None
        ends = [line.hearing.deadline] if line.hearing else []
        if until:
            ends += [self._notice.before(until) - datetime.timedelta(days=1), until]
        return min((end for end in ends if end >= self.day), default=datetime.date.max)

    def _term(self, until: str) -> tuple[datetime.date | None, int | None, bool, bool]:
        """The last valid day, the days up to it, whether the notice period runs, whether it is over."""
        if not until:
            return None, None, False, False
        if until not in self._terms:
            last = datetime.date.fromisoformat(until)
            expired = self.day > last
            due = not expired and self.day >= self._notice.before(last)
            self._terms[until] = last, (last - self.day).days, due, expired
        return self._terms[until]

    def _hearing(self, row: Row) -> HearingNow:
        open_now = row["hearing"]
        deadline = datetime.date.fromisoformat(open_now["deadline"])
        return HearingNow(open_now["kind"], deadline, open_now["responses"], row["unanswered"], self.day > deadline)

    def _source(self, unit_id: str) -> Source:
        return "faulty" if same_id(unit_id) in self.faulty else "missing"


def _unit_id(facts: Row) -> str:
    key: str = facts["key"] or facts["path"]
    return key.partition("/")[0]


def _moved(digests: Mapping[str, str], now: Row | None, names: tuple[str, ...]) -> tuple[str, ...]:
    if now is None:
        return ()
    current = now["digests"]
    for name in names:  # mostly none has moved, and then this is quicker than making a tuple of them
        if digests.get(name) != current[name]:
            return tuple(name for name in names if digests.get(name) != current[name])
    return ()


def _control(row: Row, now: Row | None, changed: tuple[str, ...]) -> Row:
    """The control facts that count: as the files have them, else as they were submitted or issued."""
    if now is not None and (changed or row["force"] != "in-force" or row["submitted"]):
        files: Row = now["control"]
        return files
    recorded: Row = row["submitted"]["control"] if row["submitted"] else row["control"]
    return recorded


def _difference(row: Row, now: Row, changed: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The weight of what changed, and every change in words; changes of control weigh nothing (design section 7)."""
    before, after = row["control"], now["control"]
    names = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    control = tuple(f"control: {name.replace('_', '-')}" for name in names)
    if "content" not in changed:
        return "unchanged", control
    compared = now.get("compared") or {}
    return compared.get("weight", ""), (*compared.get("changes", ()), *control)


def _newer(facts: Row, standards: Mapping[str, str]) -> str:
    """The version of the standard that has taken the place of the one followed.

    The version in force counts where the standard is under the register, else the newest file.
    """
    followed, latest = facts["framework_version"], standards.get(facts["framework"], "")
    if latest == followed or not followed or not latest or facts["key"] == f"standards/{facts['framework']}":
        return ""
    return latest if in_numbers(latest) > in_numbers(followed) else ""


def _unconfirmed(row: Row) -> Iterator[str]:
    for party in (row["submitted"] or {}).get("control", {}).get("professionally_responsible", ()):
        if shown(party) not in row["confirmed"]:
            yield shown(party)


def _declared_differs(row: Row, now: Row) -> tuple[dict[str, str], ...]:
    declared = now["declared"]
    if declared == _NOTHING_DECLARED:
        return ()
    return tuple(
        {"name": name, "declared": value, "register": row[name]}
        for name, value in declared.items()
        if value and value != row[name]
    )


def shown(party: Mapping[str, str]) -> str:
    """A party of archived control facts as documents print it: as ``generator.imprint.name`` does with the model."""
    named = next((party[kind] for kind in ("person", "group", "body") if kind in party), "")
    return ", ".join(part for part in (named, party.get("title", "")) if part)
