"""Several processes act on one register at once: no act is lost, and no revision number is given twice.

    python -m benchmarks.contention [--processes N] [--acts N] [--json FILE]

Each process is one of its own (``--worker``), with a third of its acts on one and the same document and the rest
on a few others. Each looks at a document, decides what could come next, and tries; by then another may have done
it, and it is told so. The acts that reported success must be exactly those that the register holds.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.model.names import in_numbers
from generator.problems import RollebogError
from generator.register import acts
from generator.register.candidate import Candidate
from generator.register.desk import Desk
from generator.register.keeping.proof import proved
from generator.register.keeping.session import Register
from generator.register.people import actor
from generator.register.rules import When
from generator.register.standing import Standing
from generator.workspace import Workspace
from tests.lives_on_disk import submit, workshop

ROOT = Path(__file__).parent.parent
CONTENDED, OTHERS = "C.0", ("C.1", "C.2", "C.3", "C.4")
TEXTS = ("Bygger.", "Bygger og river ned.", "Bygger, river ned og rydder op.")
DAY = datetime.date(2026, 3, 2)
TOO_LONG = "somebody else has been acting"


class Worker:
    """One process: what it has composed, and its own chance."""

    def __init__(self, folder: Path, number: int) -> None:
        self.register = Register(folder / "register")
        self.chance = random.Random(number)
        workspaces = [Workspace.find(folder / f"text-{text}") for text in range(len(TEXTS))]
        self.settings = workspaces[0].settings
        self.texts = {document: [one.candidate(document) for one in workspaces] for document in (CONTENDED, *OTHERS)}

    def run(self, wanted: int) -> Iterator[dict[str, str]]:
        """Act until as many acts as wanted have succeeded; what came of each attempt."""
        done = 0
        for attempt in itertools.count():
            if done == wanted:
                return
            document = CONTENDED if attempt % 3 == 0 else self.chance.choice(OTHERS)
            name, now = self._next(document)
            try:
                revision = self._act(name, now)
            except RollebogError as error:
                yield {"document": document, "act": name, "refused": str(error)}
            else:
                done += 1
                yield {"document": document, "act": name, "revision": revision}

    def _next(self, document: str) -> tuple[str, Candidate]:
        with self.register.reading() as session:
            before = session.standing(document) if session else Standing(document)
        texts = self.texts[document]
        if before.submission:
            digests = before.submission.digests
            return "approve", next(now for now in texts if now.digests["content"] == digests["content"])
        if before.in_force and self.chance.random() < 0.5:
            digests = before.in_force.digests
            return "renew", next(now for now in texts if now.digests["content"] == digests["content"])
        return "submit", self.chance.choice(texts)

    def _act(self, name: str, now: Candidate) -> str:
        person = {"submit": "writer", "approve": self.chance.choice(("master", "other-master")), "renew": "quality"}
        moment = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        with self.register.acting() as session:
            who = actor(self.settings, person[name], "somebody")
            at = Desk(session, self.settings, who, When(DAY, DAY, moment))
            if name == "submit":
                submit(at, now)
                return ""
            after = acts.approve(at, now) if name == "approve" else acts.renew(at, now)
            return after.issues[-1].revision


def prepared(folder: Path) -> None:
    """The workspaces, one for each text, that the processes compose from."""
    for number, purpose in enumerate(TEXTS):
        settings: dict[str, Any] = {"delegated-renewal": True, "hearings": {"function-description": {}}}
        workshop(folder / f"text-{number}", CONTENDED, *OTHERS, purpose=purpose, **settings)


def measure(processes: int = 8, wanted: int = 1000) -> dict[str, Any]:
    """Every figure; ``faults`` must be empty."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        prepared(folder)
        start = time.perf_counter()
        running = [_started(folder, number, wanted // processes) for number in range(processes)]
        codes = [one.wait() for one in running]
        seconds = time.perf_counter() - start
        attempts = [json.loads(line) for number in range(processes) for line in _said(folder, number, "out")]
        trouble = ["\n".join(_said(folder, number, "err")) for number, code in enumerate(codes) if code]
        return {**_figures(attempts, trouble, Register(folder / "register")), "seconds": round(seconds, 1)}


def _started(folder: Path, number: int, wanted: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.contention", "--worker", str(number), "--acts", str(wanted)]
    with (folder / f"{number}.out").open("wb") as out, (folder / f"{number}.err").open("wb") as err:
        return subprocess.Popen([*command, "--folder", str(folder)], cwd=ROOT, stdout=out, stderr=err)


def _said(folder: Path, number: int, stream: str) -> list[str]:
    return (folder / f"{number}.{stream}").read_text("utf-8").splitlines()


def _figures(attempts: list[dict[str, str]], trouble: list[str], register: Register) -> dict[str, Any]:
    done = [one for one in attempts if "refused" not in one]
    refused = [one["refused"] for one in attempts if "refused" in one]
    with register.reading() as session:
        if session is None:
            raise LookupError("nothing was recorded")
        recorded = Counter((act.document, str(act.name)) for _, act, _ in session.store.every_act())
        revisions = {one: [each.revision for each in session.standing(one).issues] for one in (CONTENDED, *OTHERS)}
        verify = [str(one) for one in proved(session).problems]
    succeeded = Counter((one["document"], one["act"]) for one in done)
    reported = Counter((one["document"], one["revision"]) for one in done if one["revision"])
    issued = Counter((document, revision) for document, numbers in revisions.items() for revision in numbers)
    faults = {
        "tracebacks": trouble,
        "verify": verify,
        "lost": [str(one) for one in succeeded - recorded],
        "doubled": [str(one) for one in recorded - succeeded],
        "other revisions than reported": [str(one) for one in (issued - reported) + (reported - issued)],
        "repeated revisions": [str(one) for one, count in issued.items() if count > 1],
        "not rising": [
            f"{document}: {numbers}"
            for document, numbers in revisions.items()
            if any(in_numbers(one) >= in_numbers(other) for one, other in itertools.pairwise(numbers))
        ],
        "waited too long": [text for text in refused if TOO_LONG in text],
    }
    return {
        "attempts": len(attempts),
        "recorded": sum(recorded.values()),
        "refused": len(refused),
        "contended": sum(one["document"] == CONTENDED for one in attempts),
        "contended_recorded": sum(count for (document, _), count in recorded.items() if document == CONTENDED),
        "revisions": {document: len(numbers) for document, numbers in revisions.items()},
        "faults": {name: found for name, found in faults.items() if found},
    }


def main() -> int:
    """Measure and print; or, as ``--worker``, act."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--acts", type=int, default=1000)
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    if wanted.worker is not None:
        for said in Worker(wanted.folder, wanted.worker).run(wanted.acts):
            print(json.dumps(said), flush=True)
        return 0
    result = measure(wanted.processes, wanted.acts)
    text = json.dumps(result, indent=2)
    print(text)
    if wanted.json:
        wanted.json.write_text(text + "\n", "utf-8")
    return 1 if result["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
