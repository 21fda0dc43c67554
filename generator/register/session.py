"""The register opened: for reading, or by one process at a time for acting, with whatever was interrupted settled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.model.names import same_number
from generator.problems import Problem, RollebogError
from generator.register import store as sqlite
from generator.register.act import ISSUING, Act, Evidence
from generator.register.archive import ocfl
from generator.register.archive.shelf import Archive
from generator.register.database import locked
from generator.register.disk import Disk, disk_in_words
from generator.register.row import row
from generator.register.settling import settle
from generator.register.standing import Standing, following, standing
from generator.register.store import Store

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

    @property
    def begun(self) -> bool:
        """Whether anything was ever recorded here."""
        return self.file.exists() or bool(self.archive.objects()) or self.progress.is_dir()

    @contextmanager
    def reading(self) -> Iterator[Session | None]:
        """Open for reading, None where nothing was ever recorded; raises RollebogError as the store does."""
        if not self.begun:
            yield None
            return
        with sqlite.opened(self.file, self.disk) as store:
            news: list[str] = []
            if store.intention():
                with self._locked(), disk_in_words():
                    news = settle(store, self.archive)
            yield self._session(store, news)

    @contextmanager
    def acting(self) -> Iterator[Session]:
        """Open for acting: nobody else acts meanwhile. Raises RollebogError as the store does."""
        with disk_in_words():
            self.folder.mkdir(parents=True, exist_ok=True)
        with self._locked(), sqlite.opened(self.file, self.disk, create=not self.begun) as store:
            with disk_in_words():
                news = settle(store, self.archive)
            yield self._session(store, news)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else acts meanwhile; the register itself is not opened."""
        with disk_in_words():
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._locked():
                yield

    def _session(self, store: Store, news: list[str]) -> Session:
        session = Session(self, store, news)
        if news:
            with disk_in_words():
                session.note_all_progress()
        return session

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
        return standing(document, self.store.acts(document))

    def baseline(self, before: Standing) -> Document | None:
        """What the revision in force says; None where there is none, or it was adopted without a profile."""
        from generator.compose.stored import stored
        from generator.register import version

        last = before.in_force
        if last is None or version.DOCUMENT not in self.archive.paths(before.document, last.version):
            return None
        return stored(self.archive.read(before.document, last.version, version.DOCUMENT).decode())

    def imprint(self, before: Standing) -> Imprint | None:
        """How the revision in force was printed; None where there is none, or it was adopted."""
        from generator.register import version
        from generator.register.imprints import from_plain

        last = before.in_force
        if last is None or version.IMPRINT not in self.archive.paths(before.document, last.version):
            return None
        return from_plain(json.loads(self.archive.read(before.document, last.version, version.IMPRINT)))

    def rows(self) -> list[dict[str, Any]]:
        """One row for each document, as ``register/row.py`` makes them."""
        return list(json.loads("[" + ",".join(text for _, text in self.store.rows()) + "]"))

    def record(self, before: Standing, act: Act, evidence: Sequence[Evidence] = ()) -> Standing:
        """Add an act that changes nothing in the archive."""
        after = following(before, act)
        with disk_in_words():
            self.store.add(act, same_number(act.document), row(after), evidence)
            self._note_progress(after)
        return after

    def issue(
        self, before: Standing, act: Act, content: dict[str, bytes], evidence: Sequence[Evidence] = ()
    ) -> Standing:
        """Add an act together with the version that it puts into the archive: both, or neither."""
        from generator.register import version

        self._refuse_other_archive(before)
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
            try:
                self.archive.put_on_stage(staged)
            except OSError:
                # If even this fails, whoever comes next undoes it.
                with suppress(RollebogError, OSError):
                    settle(self.store, self.archive)
                raise
            settle(self.store, self.archive)
            self._note_progress(after)
        return after

    def _since_last_issue(self, document: str) -> list[Act]:
        acts = self.store.acts(document)
        last = max((number for number, act in enumerate(acts) if act.name in ISSUING), default=-1)
        return acts[last + 1 :]

    def _archivable(self, acts: Sequence[Act]) -> Iterator[Evidence]:
        for act in acts:
            for name, digest in act.evidence:
                content = self.store.evidence(digest)
                if content is not None:
                    yield Evidence(name, content)

    def _refuse_other_archive(self, before: Standing) -> None:
        """An archive that is not the one the register remembers must not be built upon."""
        head = self.store.head(before.document)
        file = self.archive.folder(before.document) / ocfl.INVENTORY
        found = ocfl.digest(file.read_bytes()) if file.is_file() else ""
        if found != (head.inventory if head else ""):
            message = "the archive does not hold what the register says was issued last; nothing was recorded."
            raise RollebogError(
                Problem(before.document, message, hint="rollebog verify names everything that is wrong.")
            )

    def note_all_progress(self) -> None:
        """Make the traces of work in progress agree with the register, after an interruption."""
        for one in self.rows():
            self._note_progress(self.standing(one["document"]))

    def _note_progress(self, after: Standing) -> None:
        """What is only in progress leaves a trace beside the register, so that its loss would be noticed."""
        from generator.register import version

        file = self.register.progress / f"{ocfl.object_folder(after.document)}.json"
        if after.work == "none":
            file.unlink(missing_ok=True)
            return
        acts = [act.plain() for act in self._since_last_issue(after.document)]
        aside = file.with_suffix(".part")
        aside.unlink(missing_ok=True)
        disk = self.register.disk
        disk.folder(file.parent)
        disk.write(aside, version.as_json({"document": after.document, "work": after.work, "acts": acts}))
        disk.rename(aside, file)
