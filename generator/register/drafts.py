"""The imprint of a working copy: a draft with the number that it would get, or what it is in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.imprint import Imprint, imprint
from generator.register.candidate import Candidate
from generator.register.imprints import in_work
from generator.register.keeping.session import Session
from generator.register.proposal import propose
from generator.register.revision import next_revision

if TYPE_CHECKING:
    from generator.model.settings import Settings


def shown(session: Session | None, settings: Settings, now: Candidate) -> Imprint | None:
    """The imprint of what is made from a document: its working copy's, else that of what is in force.

    None where the document was withdrawn, or adopted as a file that says nothing of itself.
    """
    made = draft(session, settings, now)
    return session.imprint(session.standing(now.number)) if session and made is None else made


def draft(session: Session | None, settings: Settings, now: Candidate) -> Imprint | None:
    """The imprint of the working copy; None where there is none: it is withdrawn, or what is in force says the same.

    A document that is not under the register is a draft, or what its control block declares.
    """
    if session is None or session.document(now.number) is None:
        return imprint(now.control, now.usual_validity, next_revision("", major=True, scheme=settings.revision))
    before = session.standing(now.number)
    last = before.in_force
    if before.force == "withdrawn":
        return None
    same = last is not None and all(last.digests.get(name) == now.digests[name] for name in ("content", "control"))
    if same and before.work == "none":
        return None
    return in_work(now, before, propose(settings, before, session.baseline(before), now).revision)
