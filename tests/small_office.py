"""A stand-in for LibreOffice: does with a document what is written in it, and keeps count of its runs."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pikepdf

from generator.publish.office import Office
from generator.publish.running import Limits

# Called as LibreOffice is. A document that holds one of these words is treated that way; any other is made.
PROGRAM = """#!{python} -IS
import os, pathlib, signal, subprocess, sys, time

here = pathlib.Path(__file__).parent
arguments = sys.argv[1:]
made = pathlib.Path(arguments[arguments.index("--outdir") + 1])
files = arguments[arguments.index("--outdir") + 2:]
with (here / "runs").open("a") as runs:
    runs.write(" ".join([arguments[0], os.environ.get("TMPDIR", ""), *files]) + chr(10))

def hang():
    child = subprocess.Popen([sys.executable, "-IS", "-c", "import time; time.sleep(60)"])
    (here / "pids").write_text(f"{{os.getpid()}} {{child.pid}}")
    time.sleep(60)

def crash():
    print("terminate called after throwing an instance of 'std::bad_alloc'", flush=True)
    os.kill(os.getpid(), signal.SIGSEGV)

if (here / "hangs-at-start").exists():
    hang()
if (here / "locked").exists():
    print("Fatal Error: The application cannot be started. User installation could not be completed.")
    sys.exit(77)
pdf = (here / "page.pdf").read_bytes()
for file in map(pathlib.Path, files):
    said = file.read_bytes()
    target = made / f"{{file.stem}}.pdf"
    if b"HANGS" in said:
        target.write_bytes(pdf[:100])
        hang()
    if b"CRASHES" in said:
        crash()
    if b"STUMBLES" in said and not (here / "stumbled").exists():
        (here / "stumbled").touch()
        crash()
    if b"UNREADABLE" in said:
        print("Error: source file could not be loaded", file=sys.stderr)
    elif b"HALF" in said:
        target.write_bytes(pdf[:100])
    else:
        target.write_bytes(pdf)
"""


class SmallOffice:
    """The stand-in, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.program = folder / "soffice"
        self.program.write_text(PROGRAM.format(python=sys.executable), "utf-8")
        self.program.chmod(0o755)
        (folder / "page.pdf").write_bytes(page())

    def office(self, start: float = 10, document: float = 10) -> Office:
        """What the program knows of it."""
        return Office(str(self.program), dict(os.environ), Limits(start, document))

    @property
    def runs(self) -> list[list[str]]:
        """The arguments of each run: where its profile and its temporary files were, then its documents."""
        file = self.folder / "runs"
        return [line.split(" ") for line in file.read_text("utf-8").splitlines()] if file.exists() else []

    def documents(self) -> list[int]:
        """How many documents each run was given, the probe left out."""
        return [len(run) - 3 for run in self.runs]

    @property
    def left(self) -> list[int]:
        """The processes of a run that hung which are still alive."""
        file = self.folder / "pids"
        return [pid for pid in map(int, file.read_text("ascii").split()) if _alive(pid)] if file.exists() else []

    def nothing_is_left(self) -> bool:
        """Whether they are gone, if need be after a moment: what was killed may take one on a busy machine."""
        for _ in range(100):
            if not self.left:
                return True
            Event().wait(0.05)
        return False


def page() -> bytes:
    """A PDF of one empty page with a date."""
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Producer"] = pikepdf.String("Small Office")
        pdf.docinfo["/CreationDate"] = pikepdf.String("D:20260101")
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _alive(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False


@contextmanager
def without_traces(folder: Path) -> Iterator[None]:
    """Nothing new is in a folder afterwards."""
    before = set(folder.iterdir())
    yield
    assert set(folder.iterdir()) == before
