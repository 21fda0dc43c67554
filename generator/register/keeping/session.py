"""The register opened: for reading, or by one process at a time for acting, with whatever was interrupted settled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.model.names import same_number
from generator.problems import Problem, RollebogError
from generator.register.act import Act, Evidence, since_last_issue
from generator.register.archive import ocfl
from generator.register.archive.shelf import Archive
from generator.register.keeping import store as sqlite
from generator.register.keeping.database import as_damage, locked
from generator.register.keeping.disk import Disk, disk_in_words
from generator.register.keeping.row import FIELDS, row
from generator.register.keeping.settling import finish, left_to_the_next, settle, undo
from generator.register.keeping.soundness import refuse_other_archive, refuse_what_broke_off
from generator.register.keeping.store import Store
from generator.register.keeping.traces import Traces
from generator.register.standing import Standing, following, standing

# Whoever only reads the rows (``status``) must not pay for models and Word: those are imported where they are used.
if TYPE_CHECKING:
    from generator.compose.document import Document
    from generator.imprint import Imprint


class Register:
    """The folder of the records, opened only on demand."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.folder = folder
        self.disk = disk or Disk()
        self.file = folder / "register.sqlite"
        self.archive = Archive(folder / "archive", folder / "stage", self.disk)
        self.progress = folder / "in-progress"
        self.traces = Traces(self.progress, folder / "under-way.json", self.disk)

    @property
    def begun(self) -> bool:
        """Whether anything was ever recorded here."""
        return self.file.exists() or self._expected

    @property
    def _expected(self) -> bool:
        """Whether archive or work in progress show that there must be a register."""
        return bool(self.archive.objects()) or self.progress.is_dir()

    @contextmanager
    def reading(self) -> Iterator[Session | None]:
        """Open for reading, None where nothing was ever recorded; raises RollebogError as the store does."""
        if not self.begun:
            yield None
            return
        with sqlite.opened(self.file, self.disk, create=not self._expected) as store:
            news: list[str] = []
            if store.intention():
                with self._locked():
                    news = self._settled(store)
            elif self.traces.announced:
                # Only a trace is at stake: whoever may not write here can read all the same.
                with suppress(RollebogError), self._locked():
                    news = self._settled(store)
            yield Session(self, store, news)

    @contextmanager
    def acting(self) -> Iterator[Session]:
        """Open for acting: nobody else acts meanwhile. Raises RollebogError as the store does."""
        self._make_folder()
        with self._locked(), sqlite.opened(self.file, self.disk, create=not self._expected) as store:
            yield Session(self, store, self._settled(store))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else acts meanwhile; the register itself is not opened."""
        self._make_folder()
        with disk_in_words(), self._locked():
            yield

    def _make_folder(self) -> None:
        if not self.folder.is_dir():
            with disk_in_words():
                self.disk.folder(self.folder)
                self.disk.sync(self.folder.parent)

    def _settled(self, store: Store) -> list[str]:
        with disk_in_words("what had been interrupted is still to be settled"):
            return settle(store, self.archive, self.traces)

    def _locked(self) -> Any:
        return locked(self.folder / "lock.sqlite")


class Session:
    """What can be asked of an open register, and the two ways to add to it.

    news: what had been interrupted and was settled on opening, in words.
    """

    def __init__(self, register: Register, store: Store, news: list[str]) -> None:
        self.register = register
        self.archive = register.archive
        self.store = store
        self.news = news

    def document(self, number: str) -> str | None:
        """The document of that number as first recorded, None where it is not under the register."""
        return self.store.known_as(same_number(number))

    def standing(self, number: str) -> Standing:
        """Where a document stands; a document that is not under the register has no acts."""
        document = self.document(number) or number
        with as_damage():
            return standing(document, self.store.acts(document))

    def baseline(self, before: Standing) -> Document | None:
        """What the revision in force says; None where there is none, or it was adopted without a profile."""
        from generator.compose.stored import stored
        from generator.register import version

        content = self._in_force(before, version.DOCUMENT)
        return None if content is None else stored(content.decode())

    def imprint(self, before: Standing) -> Imprint | None:
        """How the revision in force was printed; None where there is none, or it was adopted."""
        from generator.register import version
        from generator.register.imprints import from_plain

        content = self._in_force(before, version.IMPRINT)
        return None if content is None else from_plain(json.loads(content))

    def _in_force(self, before: Standing, path: str) -> bytes | None:
        """A file of the revision in force, None where there is none."""
        last = before.in_force
        if last is None or path not in self.archive.paths(before.document, last.version):
            return None
        return self.archive.read(before.document, last.version, path)

    def rows(self) -> list[dict[str, Any]]:
        """One row for each document, as ``keeping/row.py`` makes them."""
        with as_damage():
            rows = json.loads("[" + ",".join(text for _, text in self.store.rows()) + "]")
            if lacking := next((one for one in rows if not one.keys() >= FIELDS), None):
                raise ValueError(f"a row lacks {', '.join(sorted(FIELDS - lacking.keys()))}")
            return list(rows)

    def record(self, before: Standing, act: Act, evidence: Sequence[Evidence] = ()) -> Standing:
        """Add an act that changes nothing in the archive."""
        after = following(before, act)
        traces = self.register.traces
        refuse_what_broke_off(self.store, traces, before)
        if act.name == "submit":
            refuse_other_archive(self.store, self.archive, before)
        with disk_in_words("nothing was recorded"):
            try:
                traces.announce(after, [*self._since_last_issue(act.document), act])
                self.store.add(act, same_number(act.document), row(after), evidence)
            except (OSError, RollebogError):
                with suppress(OSError):  # else whoever comes next sees that it was not recorded
                    traces.drop()
                raise
        with suppress(OSError):  # the act is recorded, whatever becomes of its trace; the next one mends that
            traces.keep(after.document, after.work)
        return after

    def issue(
        self, before: Standing, act: Act, content: dict[str, bytes], evidence: Sequence[Evidence] = ()
    ) -> Standing:
        """Add an act together with the version that it puts into the archive: both, or neither."""
        from generator.register import version

        refuse_what_broke_off(self.store, self.register.traces, before)
        refuse_other_archive(self.store, self.archive, before)
        inventory = self.archive.inventory(act.document)
        head = self.store.head(act.document)
        led_to = [*self._since_last_issue(act.document), act]
        whole = version.recorded(
            content, led_to, [*self._archivable(led_to), *evidence], head.inventory if head else ""
        )
        user = ocfl.Version(
            act.recorded,
            f"{act.name} {act.details.get('revision', '')}".strip(),
            act.shown,
            f"rollebog:person/{act.person}",
        )
        staged = ocfl.next_version(act.document, inventory, whole, user)
        after = following(before, act)
        intention = {
            "act": act.plain(),
            "same": same_number(act.document),
            "row": row(after),
            "version": staged.number,
            "inventory": ocfl.digest(staged.inventory),
        }
        with disk_in_words():
            self.archive.prepare()
            self.store.intend(intention, evidence)
            self._stage(staged, act)
        with left_to_the_next(act):
            finished = finish(self.store, self.archive, self.register.traces)
            if not finished:
                undo(self.store, self.archive)
        if not finished:
            message = "what was written did not stay on the disk; nothing was put into force."
            raise RollebogError(Problem("register", message, hint="Look after the disk, and do it again."))
        return after

    def _stage(self, staged: ocfl.Staged, act: Act) -> None:
        try:
            self.archive.put_on_stage(staged)
        except OSError:
            with left_to_the_next(act):
                undo(self.store, self.archive)
            raise

    def _since_last_issue(self, document: str) -> list[Act]:
        return since_last_issue(self.store.acts(document))

    def _archivable(self, acts: Sequence[Act]) -> Iterator[Evidence]:
        for act in acts:
            for name, digest in act.evidence:
                content = self.store.evidence(digest)
                if content is not None:
                    yield Evidence(name, content)
