"""What the plain run leaves out, and never silently: what takes long, and what needs a program that is not Python's.

``pytest --thorough`` runs everything; ``pytest -m MARKERS`` runs what it names. Even then, a test whose program is
missing is left out.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from typing import Any

import pytest

# Marker → the programs of which one must be there, and what to install.
NEEDS = {
    "libreoffice": (("soffice",), "LibreOffice: apt-get install libreoffice-writer-nogui python3-uno poppler-utils"),
    "node": (("node",), "Node: apt-get install nodejs npm"),
    "browser": (("chromium", "chromium-browser", "google-chrome"), "a browser: apt-get install chromium"),
}
_MISSING = "needs "
_LEFT_OUT = ("thorough", *NEEDS)
_HOW_MANY = pytest.StashKey[int]()

# Files that share what takes a second or more to make: they run in one worker, so that one alone makes it.
_TOGETHER = ("tests/every_word/", "tests/test_publish_pages", "tests/test_house")

# No test starts LibreOffice by the way, wherever it is installed; those that mean to say so (tests/small_office.py).
os.environ["ROLLEBOG_OFFICE"] = ""

# Where Python is told to keep nothing that it compiled, both workers and each process that a test starts compile
# everything anew: collecting the tests took 13.5 seconds in each worker instead of 5.5.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Tests make, sync and delete files by the ten thousand, and a disk took a millisecond to delete one. Memory serves as
# well where it can be had as a disk of enough room from which programs may be started.
_MEMORY = "/dev/shm"
if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK):
    _disk = os.statvfs(_MEMORY)
    if not _disk.f_flag & os.ST_NOEXEC and _disk.f_bavail * _disk.f_frsize > 2_000_000_000:
        tempfile.tempdir = os.environ["TMPDIR"] = _MEMORY


def pytest_addoption(parser: pytest.Parser) -> None:
    """Everything, on demand."""
    parser.addoption("--thorough", action="store_true", help="run what the plain run leaves out, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for; skip what cannot run here, with the reason."""
    if not (config.getoption("thorough") or config.getoption("markexpr")):
        chosen = [item for item in items if not any(map(item.get_closest_marker, _LEFT_OUT))]
        config.stash[_HOW_MANY] = len(items) - len(chosen)
        items[:] = chosen
    for marker, (programs, install) in NEEDS.items():
        if not any(map(shutil.which, programs)):
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(pytest.mark.skip(reason=_MISSING + install))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """As ``--dist loadfile``, with some files taken for one."""
    from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

    class Together(LoadFileScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return next(filter(nodeid.startswith, _TOGETHER), super()._split_scope(nodeid))

    return Together(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_finish() -> None:
    """Spare the garbage collector the thousands of tests and modules, which it went through again and again.

    It took a tenth of the time of all tests.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let the process that shows the summary know what a worker left out."""
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output["left_out"] = session.config.stash.get(_HOW_MANY, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Hear it; every worker leaves out the same."""
    node.config.stash[_HOW_MANY] = getattr(node, "workeroutput", {}).get("left_out", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say loudly what did not run."""
    if left_out := config.stash.get(_HOW_MANY, 0):
        said = f"{left_out} tests did NOT run ({', '.join(_LEFT_OUT)}): pytest --thorough runs them too"
        terminalreporter.write_sep("!", said, yellow=True, bold=True)
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", ()):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if _MISSING in reason:
            reasons[reason.partition(_MISSING)[2]] = reasons.get(reason.partition(_MISSING)[2], 0) + 1
    for reason, count in reasons.items():
        terminalreporter.write_sep("!", f"{count} tests did NOT run: they need {reason}", red=True, bold=True)
