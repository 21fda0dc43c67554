"""What must happen to a document next: which steps, in which order, and in words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.register.status.line import Step

Said = Mapping[str, Any]  # the fields of a ``Line``, as far as they are known


def steps(line: Said) -> tuple[Step, ...]:
    """Every step that stands open, the most urgent first; none where nothing must be done."""
    if line["state"] == "withdrawn":
        return ()
    if line["source"] == "faulty":
        return ("mend",)
    if line["source"] == "missing" and not line["working"] and line["registered"]:
        return ("withdraw",) if line["expired"] or line["due"] else ()
    work = line["working"] or line["state"]
    return tuple(_STEPS.get(work, _nothing_in_work)(line))


def _draft(line: Said) -> Iterator[Step]:
    yield "submit-change" if line["changed"] else "submit"


def _awaiting_hearing(line: Said) -> Iterator[Step]:
    if line["unanswered"]:
        yield "answer"
    yield "submit-again" if line["changed_since_submission"] else "open-hearing"


def _hearing(line: Said) -> Iterator[Step]:
    if line["unanswered"]:
        yield "answer"
    yield "close-hearing" if line["hearing"].overdue else "await-responses"


def _awaiting_approval(line: Said) -> Iterator[Step]:
    if line["unanswered"]:
        yield "answer"
    if line["changed_since_submission"]:
        yield "submit-again"
    elif line["unconfirmed"]:
        yield "confirm"
    elif not line["unanswered"]:
        yield "approve"


def _nothing_in_work(line: Said) -> Iterator[Step]:
    if not line["registered"]:
        yield "adopt"
    if line["expired"] or line["due"]:
        yield "review"
    if line["standard_moved_on"]:
        yield "follow-standard"


_STEPS: Mapping[str, Callable[[Said], Iterator[Step]]] = {
    "draft": _draft,
    "awaiting-hearing": _awaiting_hearing,
    "hearing": _hearing,
    "awaiting-approval": _awaiting_approval,
}


def words(line: Said, open_steps: tuple[Step, ...]) -> str:
    """The steps as sentences."""
    return " ".join(_WORDS[step](line) for step in open_steps) if open_steps else ""


def _until(line: Said) -> str:
    return f"it expired on {line['valid_until']}" if line["expired"] else f"valid until {line['valid_until']}"


def _change(line: Said) -> str:
    weighed = f"{line['weight']} change" if line["weight"] in ("significant", "minor") else "change"
    urgent = f"; {_until(line)}" if line["expired"] or line["due"] else ""
    return f"Submit the {weighed}{urgent}."


_WORDS: Mapping[Step, Callable[[Said], str]] = {
    "mend": lambda line: "Correct the errors in its files.",
    "submit": lambda line: "Submit it.",
    "submit-again": lambda line: f"Submit it again: {' and '.join(line['changed_since_submission'])} changed.",
    "open-hearing": lambda line: f"Open the {(*line['hearings_left'], 'next')[0]} hearing.",
    "answer": lambda line: f"Answer {line['unanswered']} response{'s' if line['unanswered'] != 1 else ''}.",
    "close-hearing": lambda line: f"Close the hearing: its deadline was {line['hearing'].deadline}.",
    "await-responses": lambda line: f"Await responses until {line['hearing'].deadline}.",
    "confirm": lambda line: f"Confirm it: {'; '.join(line['unconfirmed'])}.",
    "approve": lambda line: "Approve it.",
    "review": lambda line: f"Renew or revise it: {_until(line)}.",
    "renew": lambda line: f"Renew it if nothing has to change: {_until(line)}.",
    "submit-change": _change,
    "follow-standard": lambda line: f"Revise it: version {line['standard_moved_on']} of its standard is out.",
    "adopt": lambda line: "Adopt it." if line["revision"] else "Adopt it, and say which revision it is.",
    "withdraw": lambda line: f"Withdraw it: nothing makes it any more, and {_until(line)}.",
}
