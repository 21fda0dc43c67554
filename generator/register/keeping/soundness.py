"""Whether register and archive are sound enough to be built upon; asked before anything is added to them."""

from __future__ import annotations

from generator.problems import Problem, RollebogError
from generator.register.archive import ocfl
from generator.register.archive.shelf import Archive
from generator.register.keeping.disk import disk_in_words
from generator.register.keeping.settling import settle_announcement
from generator.register.keeping.store import Store
from generator.register.keeping.traces import Traces
from generator.register.standing import Standing


def refuse_what_broke_off(store: Store, traces: Traces, before: Standing) -> None:
    """Raises RollebogError where an issue broke off earlier in this run: it must be settled first."""
    if store.intention():
        message = "an earlier act of this run broke off; nothing more was recorded."
        hint = "Run the command again: it settles that one first."
        raise RollebogError(Problem(before.document, message, hint=hint))
    if traces.announced:
        with disk_in_words("nothing was recorded"):
            settle_announcement(store, traces)


def refuse_other_archive(store: Store, archive: Archive, before: Standing) -> None:
    """Raises RollebogError where the archive is not the one that the register remembers, or cannot be read."""
    head = store.head(before.document)
    file = archive.folder(before.document) / ocfl.INVENTORY
    with disk_in_words("nothing was recorded"):
        found = ocfl.digest(file.read_bytes()) if file.is_file() else ""
    message = ""
    if not archive.root.is_dir() and (archive.root.exists() or store.versions()):
        message = "there is no archive in its place, though there was one; nothing was recorded."
    elif found != (head.inventory if head else ""):
        message = "the archive does not hold what the register says was issued last; nothing was recorded."
    elif archive.place(before.document, before.versions + 1).exists():
        message = "something in the archive stands where the next version belongs; nothing was recorded."
    if message:
        raise RollebogError(Problem(before.document, message, hint="rollebog verify names everything that is wrong."))
