"""An act that was interrupted: finished if all of it is there, else undone; never half."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from generator.problems import Problem, RollebogError
from generator.register.act import Act, since_last_issue
from generator.register.archive.shelf import Archive
from generator.register.keeping.disk import disk_in_words
from generator.register.keeping.store import Store
from generator.register.keeping.traces import Traces

FINISHED, UNDONE = "was finished.", "was undone; do it again."


def settle(store: Store, archive: Archive, traces: Traces) -> list[str]:
    """Finish the act under way if all of it is there, else undo it; says in words which it was."""
    news = settle_announcement(store, traces) if traces.announced else []
    intention = store.intention()
    if intention is None:
        archive.clear_stage()
        return news
    said = _interrupted(Act.from_plain(intention["act"]))
    if finish(store, archive, traces):
        return [*news, f"{said} {FINISHED}"]
    undo(store, archive)
    return [*news, f"{said} {UNDONE}"]


def finish(store: Store, archive: Archive, traces: Traces) -> bool:
    """Put the issue under way into force, and say whether all of it was there; may be repeated.

    Raises RollebogError where somebody altered what is in its place already.
    """
    intention = store.intention()
    if intention is None:
        return False
    act = Act.from_plain(intention["act"])
    number, inventory = intention["version"], intention["inventory"]
    if not archive.can_be_finished(act.document, number, inventory):
        if archive.place(act.document, number).exists():
            message = f"version {number} of the interrupted {act.name} was altered; nothing was changed."
            raise RollebogError(Problem(act.document, message, hint="rollebog verify names what is wrong."))
        return False
    archive.take_from_stage(act.document, number)
    # Before the act: as long as the intention stands, whoever comes next will do it.
    traces.forget(act.document)
    store.add(act, intention["same"], intention["row"], issued=(number, inventory))
    with suppress(OSError):  # the act is recorded, whatever becomes of the stage; the next one clears it
        archive.clear_stage()
    return True


def undo(store: Store, archive: Archive) -> None:
    """Forget the issue under way. The stage goes first: what is not whole is never finished."""
    archive.clear_stage()
    store.give_up()


def settle_announcement(store: Store, traces: Traces) -> list[str]:
    """Make the trace of the act that was announced last agree with the register."""
    trace = traces.announcement_read()
    if trace is None:
        traces.drop()
        return [f"an act had been interrupted and {UNDONE}"]
    document = trace["document"]
    said = _interrupted(Act.from_plain(trace["acts"][-1]))
    if [act.plain() for act in since_last_issue(store.acts(document))] != trace["acts"]:
        traces.drop()
        return [f"{said} {UNDONE}"]
    traces.keep(document, trace["work"])
    return [f"{said} {FINISHED}"]


@contextmanager
def left_to_the_next(act: Act) -> Iterator[None]:
    """For what is done while the intention stands: a failure is no end, and whoever is told must know that."""
    try:
        with disk_in_words("it was not finished"):
            yield
    except RollebogError as error:
        message = f"{act.name} broke off; the next command finishes or undoes it and says which it did."
        raise RollebogError([*error.problems, Problem(act.document, message)]) from None


def _interrupted(act: Act) -> str:
    return f"{act.document}: {act.name} by {act.person} on {act.date} had been interrupted and"
