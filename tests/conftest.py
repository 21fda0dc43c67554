"""Tests that need a program which is not Python's: left out where it is missing, and never silently."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable

import pytest

# Marker → the programs of which one must be there, and what to install.
NEEDS = {
    "libreoffice": (("soffice",), "LibreOffice: apt-get install libreoffice-writer-nogui python3-uno poppler-utils"),
    "node": (("node",), "Node: apt-get install nodejs npm"),
    "browser": (("chromium", "chromium-browser", "google-chrome"), "a browser: apt-get install chromium"),
}
_MISSING = "needs "

# No test starts LibreOffice by the way, wherever it is installed; those that mean to say so (tests/small_office.py).
os.environ["ROLLEBOG_OFFICE"] = ""


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Leave out what cannot run here, with the reason."""
    for marker, (programs, install) in NEEDS.items():
        if not any(map(shutil.which, programs)):
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(pytest.mark.skip(reason=_MISSING + install))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what did not run."""
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", ()):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if _MISSING in reason:
            reasons[reason.partition(_MISSING)[2]] = reasons.get(reason.partition(_MISSING)[2], 0) + 1
    for reason, count in reasons.items():
        terminalreporter.write_sep("!", f"{count} tests did NOT run: they need {reason}", red=True, bold=True)
