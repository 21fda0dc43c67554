"""Why the table of states does not allow an act, in words, and what to do instead. Pure."""

from __future__ import annotations

from generator.model.names import quoted
from generator.register.act import ActName
from generator.register.people import Actor
from generator.register.standing import Standing, Submission
from generator.register.states import RULES, Duty

_AWAITED: dict[ActName, str] = {"approve": "approval", "confirm": "confirmation"}
_DONE: dict[ActName, str] = {"approve": "approved", "renew": "renewed", "adopt": "adopted"}


def lacks(who: Actor, duties: frozenset[Duty], act: ActName) -> str:
    """Which duty the act takes, and which ones the person has."""
    wanted = sorted(RULES[act].duties)
    if wanted == ["responsible"]:
        return f"{who.id} is not among the professionally responsible of this document, and no substitute for one."
    named = " or ".join("professionally responsible" if duty == "responsible" else f"'{duty}'" for duty in wanted)
    has = ", ".join(sorted(duties)) or "none"
    return f"'{act}' takes the duty {named}; {who.id} has: {has}."


def in_words(standing: Standing, act: ActName, reason: str) -> tuple[str, str]:
    """Message and hint for a reason of ``states.why_not``."""
    last = standing.issues[-1] if standing.issues else None
    number = quoted(standing.document)
    if reason == "withdrawn":
        what = "an id" if standing.facts.get("key") == standing.document else "a number"
        return f"it was withdrawn on {standing.withdrawn}.", f"Give a new document {what} of its own."
    if reason == "not-in-force":
        return "no revision of it is in force.", "Submit and approve it, or adopt what was approved before Rollebog."
    if reason == "in-force" and last:
        return f"revision {last.revision} of {last.approved} is in force already.", "Submit the next revision instead."
    if reason == "work-none":
        if act in _AWAITED and last:
            done = f"revision {last.revision} was {_DONE[last.act]} by {last.shown} on {last.date}"
            message = f"nothing awaits {_AWAITED[act]}: {done}."
        else:
            message = "it has not been submitted." if act != "respond" else "no hearing is open."
        return message, "" if act == "send-back" else f"Begin with: rollebog submit {number}"
    if reason == "work-awaiting-hearing":
        return f"the {standing.hearings_left[0]} hearing is still to be held.", f"rollebog hearing open {number} …"
    if reason == "work-hearing":
        hearing = standing.hearings[-1]
        message = f"the {hearing.kind} hearing is open until {hearing.deadline}."
        return message, f"After that: rollebog hearing close {number}"
    if act == "open-hearing" and (handed_in := standing.submission) and not handed_in.hearings:
        return _never_heard(standing, handed_in)
    return "it awaits approval.", "Approve it or send it back first."


def _never_heard(standing: Standing, handed_in: Submission) -> tuple[str, str]:
    if handed_in.weight == "unchanged":
        return "it awaits approval, and what says nothing new is not heard.", "Approve it or send it back."
    rule = f"hearings: {{{handed_in.facts.get('kind', 'KIND')}: {{{handed_in.weight}: [internal]}}}}"
    hint = f"To have it heard, write '{rule}' in rollebog.yaml and submit it again: rollebog submit"
    message = f"it awaits approval, and no hearing is set for a {handed_in.weight} change of this kind."
    return message, f"{hint} {quoted(standing.document)}"
