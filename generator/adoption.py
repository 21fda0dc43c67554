"""What was approved before the register: every wish checked before the first is fulfilled, then one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.imprint import validity
from generator.model.base import NUMBER_PATTERN
from generator.model.names import same_id, same_number
from generator.problems import Problem, RollebogError, did_you_mean
from generator.register import acts, rules, version
from generator.register.act import Evidence
from generator.register.acts import Adopted
from generator.register.candidate import Candidate
from generator.register.desk import Desk
from generator.register.keeping.session import Session
from generator.register.lists.entries import Adoption
from generator.register.people import Actor
from generator.register.rules import When
from generator.register.standing import Standing
from generator.word.stamp import stamped
from generator.workspace import Workspace


@dataclass(frozen=True)
class Checked:
    """What may be adopted, with what the profiles declare filled in; and what the register holds already."""

    wanted: tuple[Adoption, ...]
    passed_over: tuple[Adoption, ...]


class Adopting:
    """Adopts documents whose files lie in ``folder``.

    shown: how messages name the list; empty where there is none. read: a file with its name, as evidence is read.
    """

    def __init__(self, workspace: Workspace, folder: Path, read: Callable[[Path], Evidence], shown: str = "") -> None:
        self._workspace = workspace
        self._folder = folder
        self._read = read
        self._shown = shown
        self._units = {same_number(one.number): one.unit for one in workspace.subjects.catalogue.entries}

    def number(self, name: str) -> str:
        """The number meant; the name itself where no profile makes such a document.

        Raises RollebogError where it names a unit of several documents.
        """
        catalogue = self._workspace.subjects.catalogue
        if same_id(name) in {same_id(unit) for unit in self._units.values()}:
            return catalogue.find(name).number
        return catalogue.number_of(name)

    def check(self, session: Session | None, who: Actor, when: When, wishes: Sequence[Adoption]) -> Checked:
        """Hold every wish against every rule; raises RollebogError with all refusals of all of them."""
        wanted, passed_over, faults = [], [], []
        for wish in wishes:
            try:
                now = self._now(wish.number)
                whole = _completed(wish, now)
                given = self._given(whole)
                before = session.standing(given.number) if session else Standing(given.number)
                if session and _holds(session, before, given):
                    passed_over.append(whole)
                    continue
                found = rules.general(before, "adopt", who.duties, who, when)
                found += rules.adopting(given, now.control if now else None, when.today)
                faults += [self._placed(one, wish) for one in [*found, *_unmarkable(given)]]
                wanted.append(whole)
            except RollebogError as error:
                faults += [self._placed(one, wish) for one in error.problems]
        if faults:
            raise RollebogError(faults)
        return Checked(tuple(wanted), tuple(passed_over))

    def adopt(self, desk: Desk, wish: Adoption) -> Standing:
        """Fulfil a wish that was checked; raises RollebogError where it is not allowed any more."""
        return acts.adopt(desk, self._now(wish.number), self._given(wish))

    def _now(self, number: str) -> Candidate | None:
        """What the profile makes of the document; None where no profile makes it."""
        unit = self._units.get(same_number(number))
        if unit is not None:
            made = self._workspace.candidates(unit)
            now = next(one for one in made if same_number(one.number) == same_number(number))
            now.template  # noqa: B018 - a missing one must show before anything is adopted
            return now
        if hidden := sorted(self._workspace.subjects.unreadable):
            message = f"no profile makes it, but what {', '.join(hidden)} makes is unknown: the file cannot be read."
            raise RollebogError(Problem(number, message, hint="Mend it first: rollebog check"))
        if not re.search(NUMBER_PATTERN, number):
            raise RollebogError(Problem(number, "this can be no document's number.", hint="At most 60 letters."))
        return None

    def _given(self, wish: Adoption) -> Adopted:
        if wish.approved is None or not wish.revision:
            asked = ("revision", "revision", wish.revision), ("day of approval", "approved", wish.approved)
            where = "in the list's column '{}'" if wish.line else "with --{}"
            raise RollebogError(
                Problem(wish.number, f"the {name} is missing.", hint=f"No profile declares it; give it {place}.")
                for name, key, given in asked
                if not given
                for place in [where.format(key)]
            )
        file = self._read(self._file(wish))
        dates = wish.approved, wish.valid_until
        return Adopted(wish.number, wish.revision, *dates, file, wish.approved_by, wish.title, wish.unit)

    def _file(self, wish: Adoption) -> Path:
        file = self._folder / wish.file.replace("\\", "/")
        if file.is_file():
            return file
        beside = sorted(one.name for one in file.parent.iterdir()) if file.parent.is_dir() else []
        # A list may spell letters composed, and the disk decomposed.
        for name in beside:
            if same_id(name) == same_id(file.name):
                return file.with_name(name)
        hint = did_you_mean(file.name, beside)
        raise RollebogError(Problem(wish.number, f"there is no file '{wish.file}'.", hint=hint))

    def _placed(self, problem: Problem, wish: Adoption) -> Problem:
        """The problem at its line of the list, unless it has a place of its own."""
        if not wish.line or problem.line:
            return problem
        message = f"{problem.path}: {problem.message}"
        return replace(problem, path=self._shown, message=message, line=wish.line, column=1)


def _completed(wish: Adoption, now: Candidate | None) -> Adoption:
    """The wish with the revision and dates that the profile declares, where it says nothing of its own."""
    if now is None:
        return wish
    control = now.control
    approved = wish.approved or control.approved
    until = wish.valid_until or control.valid_until
    span = validity(control, now.usual_validity)
    if until is None and approved and span:
        until = span.after(approved)
    return replace(
        wish,
        number=now.number,
        revision=wish.revision or control.revision or "",
        approved=approved,
        valid_until=until,
        title=str(now.document.title),
        unit=str(now.document.unit),
    )


def _holds(session: Session, before: Standing, given: Adopted) -> bool:
    """Whether that very file was adopted as that revision already."""
    path = version.PDF if given.file.name.lower().endswith(".pdf") else version.DOCX
    return any(
        one.act == "adopt"
        and one.revision == given.revision
        and path in session.archive.paths(before.document, one.version)
        and session.archive.read(before.document, one.version, path) == given.file.content
        for one in before.issues
    )


def _unmarkable(given: Adopted) -> Iterator[Problem]:
    """A Word file that could not bear the mark of an expired one, once it expires."""
    if given.file.name.lower().endswith(".docx") and given.file.content.startswith(b"PK"):
        try:
            stamped(given.file.content, "-")
        except ValueError as error:
            hint = "Open it in Word and save it anew."
            yield Problem(given.number, f"{given.file.name}: {error}.", hint=hint)
