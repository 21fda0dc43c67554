"""Where LibreOffice is on this computer, and that nothing of it outlives this process."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from generator.publish.office import Office

NAMED = "ROLLEBOG_OFFICE"
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)


def unwanted() -> bool:
    """Whether somebody has said that there is to be no LibreOffice: ``ROLLEBOG_OFFICE`` is set and empty."""
    return os.environ.get(NAMED) == ""


def office() -> Office | None:
    """LibreOffice as the environment names it, or where it usually is; None where it is not, or not wanted.

    Whoever ends this process from outside ends LibreOffice with it.
    """
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, lambda number, _: sys.exit(128 + number))
    named = os.environ.get(NAMED)
    program = named if named is not None else _found()
    return Office(program, dict(os.environ)) if program else None


def _found() -> str | None:
    on_path = (shutil.which(name) for name in ("soffice", "libreoffice"))
    in_place = (place for place in _PLACES if Path(place).is_file())
    return next(filter(None, (*on_path, *in_place)), None)
