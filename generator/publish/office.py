"""Many Word files → PDF in one run of LibreOffice; what goes wrong with one is not to cost the others.

LibreOffice gets a new profile of its own each time: neither its user's settings nor a LibreOffice that is
open meanwhile, nor another user's, have a part in it. Macros, links and the network are closed to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from generator.problems import Problem
from generator.publish.running import Limits, ended, own_folder, running

BATCH = 100  # documents in one run: a start costs a second, and memory grows with each
_PROBE = "0000"
_EXPORT = {
    "SelectPdfVersion": ("long", "2"),  # PDF/A-2b
    "PDFUACompliance": ("boolean", "true"),
    "UseTaggedPDF": ("boolean", "true"),
    "ExportNotes": ("boolean", "false"),
    "ExportBookmarks": ("boolean", "true"),
}
# What a new profile is told, by place and name. 0 = never, 3 = very high; nothing answers at the proxy.
_SETTINGS = {
    "Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
        "DisableActiveContent": "true",
    },
    "Office.Writer/Content/Update": {"Link": "0"},
    "Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetFTPProxyName": "127.0.0.1",
        "ooInetFTPProxyPort": "9",
        "ooInetNoProxy": "",
    },
    "Setup/L10N": {"ooLocale": "en-US", "ooSetupSystemLocale": "en-US"},
    "Office.Recovery/AutoSave": {"Enabled": "false"},
}
LOOK = "Open the document in LibreOffice and look what is the matter."
Finish = Callable[[str, bytes], bytes | Problem]
AGAIN = f"Make it again. If the same happens: {LOOK[0].lower()}{LOOK[1:]}"


def _as_it_is(_: str, pdf: bytes) -> bytes:
    return pdf


@dataclass(frozen=True)
class _Run:
    """What one run came to. ``last`` is the number of documents up to the last one that was made."""

    made: dict[str, bytes | Problem]
    last: int
    started: bool
    in_time: bool
    well: bool
    said: str


@dataclass(frozen=True)
class Office:
    """LibreOffice: the program's path, the environment to run it in, and how long it may take."""

    program: str
    surroundings: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)

    def pdfs(self, documents: Mapping[str, bytes], finish: Finish = _as_it_is) -> Iterator[tuple[str, bytes | Problem]]:
        """The PDF of each Word file, or why there is none, by the names that were given.

        finish: what is done with each PDF that LibreOffice has made, while it makes the next one.
        """
        names = list(documents)
        waiting = [names[start : start + BATCH] for start in range(0, len(names), BATCH)]
        while waiting:
            batch = waiting.pop(0)
            try:
                run = self._run({name: documents[name] for name in batch}, finish)
            except OSError as error:
                run = _Run({}, 0, started=False, in_time=True, well=False, said=f"{error.strerror}: {error.filename}")
            yield from run.made.items()
            if not run.started:
                # It is not these documents' fault, so the others would fare no better.
                yield from ((name, self._not_started(run)) for name in chain(batch, *waiting))
                return
            unread = [name for name in (batch if run.well else batch[: run.last]) if name not in run.made]
            yield from ((name, Problem(name, "LibreOffice cannot read it.", hint=LOOK)) for name in unread)
            if run.well or run.last == len(batch):
                continue
            first, *rest = batch[run.last :]
            waiting[:0] = [rest] if rest else []
            if not run.in_time:
                message = f"LibreOffice was not done with it after {self.limits.document:g} seconds and was ended."
                yield first, Problem(first, message, hint=AGAIN)
            elif len(batch) == 1:
                yield first, Problem(first, f"LibreOffice broke off at it{_said(run.said)}.", hint=AGAIN)
            else:
                waiting.insert(0, [first])  # it may have been chance

    def _not_started(self, run: _Run) -> Problem:
        if run.in_time:
            message = f"LibreOffice ({self.program}) could not be started{_said(run.said)}."
        else:
            message = f"LibreOffice ({self.program}) was not ready after {self.limits.start:g} seconds and was ended."
        hint = "Try whether it opens a document by itself; if not, install it anew. Nothing else was held up by it."
        return Problem("PDF", message, hint=hint)

    def _run(self, documents: Mapping[str, bytes], finish: Finish) -> _Run:
        with own_folder() as folder:
            made, profile = folder / "made", folder / "profile"
            made.mkdir()
            _furnish(profile)
            # A page that every LibreOffice can make: once it is there, what fails is the document's fault.
            (folder / f"{_PROBE}.txt").write_text("Rollebog", "ascii")
            harvest = _Harvest(made, documents, finish)
            for file, content in zip(harvest.files, documents.values(), strict=True):
                (folder / file).write_bytes(content)
            command = [self.program, *_arguments(profile), f"{_PROBE}.txt", *harvest.files]
            with running(command, folder, self.surroundings) as process:
                in_time = ended(process, harvest.look, self.limits)
                code = process.poll()
            harvest.look(all_are_done=True)
            return _Run(
                harvest.made,
                max((number for number, name in enumerate(documents, start=1) if name in harvest.made), default=0),
                started=bool(harvest.made or _whole(made / f"{_PROBE}.pdf")),
                in_time=in_time,
                well=code == 0,
                said=(folder / "said.txt").read_text("utf-8", errors="replace"),
            )


class _Harvest:
    """The PDFs of a run, taken up as they come."""

    def __init__(self, folder: Path, names: Iterable[str], finish: Finish) -> None:
        self.folder = folder
        self.finish = finish
        self.made: dict[str, bytes | Problem] = {}
        self._targets = {name: folder / f"{number:04}.pdf" for number, name in enumerate(names, start=1)}

    @property
    def files(self) -> list[str]:
        """What the documents are called in the run."""
        return [f"{target.stem}.docx" for target in self._targets.values()]

    def look(self, *, all_are_done: bool = False) -> int:
        """Take up what is there, but the last one, which LibreOffice may still be writing; returns how many are."""
        there = [name for name, target in self._targets.items() if target.is_file()]
        for name in there if all_are_done else there[:-1]:
            if name not in self.made and (content := _whole(self._targets[name])):
                self.made[name] = self.finish(name, content)
        return len(there) + (self.folder / f"{_PROBE}.pdf").is_file()


def _arguments(profile: Path) -> list[str]:
    options = json.dumps({name: {"type": kind, "value": value} for name, (kind, value) in _EXPORT.items()})
    quiet = ["--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard"]
    convert = ["--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", "made"]
    return [f"-env:UserInstallation={profile.as_uri()}", *quiet, *convert]


def _furnish(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{place}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        "</item>"
        for place, settings in _SETTINGS.items()
        for name, value in settings.items()
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>',
        "utf-8",
    )


def _whole(pdf: Path) -> bytes:
    """A PDF's bytes; none where it is not there, or its writing broke off."""
    content = pdf.read_bytes() if pdf.is_file() else b""
    return content if content.rstrip().endswith(b"%%EOF") else b""


def _said(said: str) -> str:
    """The last thing that a program said, to be put into a sentence."""
    lines = [line for line in said.splitlines() if line.strip() and "javaldx" not in line]
    return f": {lines[-1].strip()[:200].rstrip('.')}" if lines else ""
