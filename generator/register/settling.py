"""An issue that was interrupted: finished if all of it is there, else undone; never half."""

from __future__ import annotations

from generator.problems import Problem, RollebogError
from generator.register.act import Act
from generator.register.archive.shelf import Archive
from generator.register.store import Store


def settle(store: Store, archive: Archive) -> list[str]:
    """Finish the issue under way if all of it is there, else undo it; says in words which it was."""
    intention = store.intention()
    if intention is None:
        archive.clear_stage()
        return []
    act = Act.from_plain(intention["act"])
    number, inventory = intention["version"], intention["inventory"]
    what = f"{act.document}: {act.name} by {act.person} on {act.date} had been interrupted"
    if not archive.can_be_finished(act.document, number, inventory):
        if (archive.folder(act.document) / f"v{number}").exists():
            message = f"version {number} of the interrupted {act.name} was altered; nothing was changed."
            raise RollebogError(Problem(act.document, message, hint="rollebog verify names what is wrong."))
        archive.clear_stage()
        store.give_up()
        return [f"{what} and was undone; do it again."]
    archive.take_from_stage(act.document, number)
    store.add(act, intention["same"], intention["row"], issued=(number, inventory))
    archive.clear_stage()
    return [f"{what} and was finished."]
