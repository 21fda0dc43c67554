"""An act: something that somebody did to a document on a day. Acts are only ever added."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

ActName = Literal[
    "submit",
    "open-hearing",
    "respond",
    "answer",
    "close-hearing",
    "confirm",
    "approve",
    "send-back",
    "renew",
    "withdraw",
    "adopt",
]
ACTS: tuple[ActName, ...] = get_args(ActName)
# The acts that change what is in force; each becomes a version in the archive.
ISSUING: frozenset[ActName] = frozenset({"approve", "renew", "withdraw", "adopt"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that proves an act: minutes, a mail, a signed page."""

    name: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """The digest by which the register knows it."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the register.

    date: the day from which the act counts. recorded: the moment at which it was written down (UTC, ISO 8601).
    person: the id in the settings; shown: the name as documents print it, on that day. capacity: the duty or
    party in which the person acted; on_behalf: the person or body for whom. account: the operating-system
    user who ran the program. details: what the act says, by the act's kind. evidence: names and digests.
    """

    document: str
    name: ActName
    date: datetime.date
    recorded: str
    person: str
    shown: str
    capacity: str
    on_behalf: str
    account: str
    details: dict[str, Any]
    evidence: tuple[tuple[str, str], ...] = ()

    def plain(self) -> dict[str, Any]:
        """The act as JSON holds it."""
        return {**asdict(self), "date": self.date.isoformat(), "evidence": [list(one) for one in self.evidence]}

    @classmethod
    def from_plain(cls, read: dict[str, Any]) -> Act:
        """The act that :meth:`plain` wrote; raises ValueError where it is none."""
        try:
            date = datetime.date.fromisoformat(read["date"])
            evidence = tuple((str(name), str(digest)) for name, digest in read["evidence"])
            return cls(**{**read, "date": date, "evidence": evidence})
        except (KeyError, TypeError) as error:
            raise ValueError(f"no act: {error}") from None


def since_last_issue(acts: Sequence[Act]) -> list[Act]:
    """The acts of one document that its archived versions do not tell of yet."""
    last = max((number for number, act in enumerate(acts) if act.name in ISSUING), default=-1)
    return list(acts[last + 1 :])


def canonical_json(value: Any) -> str:
    """Equal text for equal values: sorted keys, no spaces."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def chained(previous: str, act: Act, inventory: str = "") -> str:
    """The digest of an act, of the inventory that it put into the archive, if any, and of every act before it."""
    return hashlib.sha256(f"{previous}\n{canonical_json(act.plain())}\n{inventory}".encode()).hexdigest()
