"""PDFs of many documents against one plain ``soffice --convert-to pdf`` call over the same files, as a ratio.

python -m benchmarks.pdf [--documents 40] [--rounds 4]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from generator.layout import shipped
from generator.problems import Problem
from generator.publish.office import Office
from generator.publish.shapes import pdfs
from generator.workspace import Workspace

MOST = 1.5  # times the plain call, for 40 documents


def word_files() -> dict[str, bytes]:
    """Every sample document by its number."""
    workspace = Workspace.find(shipped())
    return {
        finished.imprint.number: workspace.render(finished)
        for unit in workspace.subjects.all
        for finished in workspace.documents(unit)
    }


def measure(documents: int = 40, rounds: int = 4) -> dict[str, Any]:
    """Seconds of both (medians), their ratio (the median of the rounds'), and how many PDFs fail a profile."""
    program = shutil.which("soffice")
    if not program:
        raise SystemExit("LibreOffice is not installed: apt-get install libreoffice-writer-nogui")
    samples = list(word_files().items())
    files = {f"{n:03} {samples[n % len(samples)][0]}": samples[n % len(samples)][1] for n in range(documents)}
    made: dict[str, bytes | Problem] = {}
    office = Office(program, dict(os.environ))
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, content in enumerate(files.values()):
            names.append(f"{number:03}.docx")
            Path(folder, names[-1]).write_bytes(content)
        command = [program, "--headless", "--convert-to", "pdf", *names]
        subprocess.run([*command[:4], names[0]], cwd=folder, capture_output=True, check=True)  # makes its profile
        times = []
        works: tuple[Callable[[], object], ...] = (
            lambda: subprocess.run(command, cwd=folder, capture_output=True, check=True),
            lambda: made.update(pdfs(files, office)),
        )
        for turn in range(rounds):
            # Each goes first in turn, so that a machine that grows busier favours neither.
            first, second = (_seconds(work) for work in (works if turn % 2 == 0 else works[::-1]))
            times.append((first, second) if turn % 2 == 0 else (second, first))
    return {
        "documents": documents,
        "rounds": rounds,
        "plain-seconds": round(statistics.median(plain[0] for plain, _ in times), 2),
        "rollebog-seconds": round(statistics.median(ours[0] for _, ours in times), 2),
        "ratio": round(statistics.median(ours[0] / plain[0] for plain, ours in times), 2),
        "processor-ratio": round(statistics.median(ours[1] / plain[1] for plain, ours in times), 2),
        "made": sum(isinstance(one, bytes) for one in made.values()),
        "failing-2b": len(failing(made.values(), "2b")),
        "failing-ua1": len(failing(made.values(), "ua1")),
    }


def failing(made: Iterable[bytes | Problem], profile: str) -> list[str]:
    """What the independent checker says of those that do not pass."""
    from page import validate_pdf_bytes

    reports = [validate_pdf_bytes(one, profile=profile) for one in made if isinstance(one, bytes)]
    return [str(report) for report in reports if not report.is_compliant]


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long it took, and how long processors worked for it: whoever else is on the machine is not in that."""
    start, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    return time.perf_counter() - start, sum(after[:4]) - sum(before[:4])


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=4)
    given = parser.parse_args()
    figures = measure(given.documents, given.rounds)
    print(json.dumps(figures, indent=2))
    whole = figures["made"] == given.documents and not figures["failing-2b"] and not figures["failing-ua1"]
    return 0 if whole and (figures["ratio"] <= MOST or given.documents < 40) else 1


if __name__ == "__main__":
    sys.exit(main())
