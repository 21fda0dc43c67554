"""``status --format json`` over many registered documents against ``--version``; fails above 0.5 s more.

    python -m benchmarks.status [--documents N] [--rounds N] [--compose-all] [--json FILE]

One document is approved for real, through the command line, in a workspace of N profile files with one document
each; its acts are written to the register once for every other document, with that document's own number and
digests. The look remembers the others as it does the first one, under their own numbers and keys: composing
them all for real is no different and takes minutes (``--compose-all``). Three are composed for real.

Rounds are interleaved, one of each beforehand that does not count. Then the three are touched (their text
changed, their meaning not), and exactly those three must be composed again. Absolute times are this machine's.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.layout import Layout, shipped
from generator.look import STANDARDS, look
from generator.look.memory import Memory, Remembered
from generator.register.act import Act
from generator.register.keeping.row import row
from generator.register.keeping.session import Register
from generator.register.standing import standing
from generator.register.status.rows import Registered

GOAL = 0.5  # seconds above --version
SAMPLE = "fjordby"
ROOT = Path(__file__).parents[1]
PROGRAM = (sys.executable, "-m", "generator")
SETTINGS = """\
organisation: Eksempelregionen
language: da
validity: {function-description: 24 months}
hearings: {function-description: {significant: [], minor: []}}
people:
  writer: {name: Skriver, titles: [Kvalitetskoordinator], duties: [editor]}
  leader: {name: Leder, titles: [Ledende socialrådgiver, Ledende overlæge], duties: [editor]}
  nurse: {name: Godkender, titles: [Afdelingssygeplejerske], duties: [approver]}
"""
Issued = tuple[Act, str, str, tuple[int, str] | None]


def rollebog(workspace: Path, *args: str) -> bytes:
    """One process; returns what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*PROGRAM, "-C", str(workspace), *args]
    return subprocess.run(command, check=True, capture_output=True, env=environment).stdout


def cpu_seconds(workspace: Path, *args: str) -> float:
    """Processor time of one process, which says more than the clock where other work shares the machine."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    rollebog(workspace, *args)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seconds(workspace: Path, *args: str) -> float:
    start = time.perf_counter()
    rollebog(workspace, *args)
    return time.perf_counter() - start


def number_of(document: int) -> str:
    return f"FB.{document:05}"


def unit_of(document: int) -> str:
    return f"unit-{document:05}"


def lay_out(folder: Path) -> Path:
    """A workspace without profiles."""
    for name in ("templates", "frameworks"):
        shutil.copytree(shipped() / name, folder / name)
    (folder / "rollebog.yaml").write_text(SETTINGS, "utf-8")
    (folder / "profiles").mkdir()
    return folder


def add_profiles(workspace: Path, numbers: Iterable[int]) -> None:
    """Profiles of one document each."""
    sample = (shipped() / "profiles" / f"{SAMPLE}.yaml").read_text("utf-8")
    sample = re.sub(r"(?ms)^goals:.*?(?=^texts:)", "", sample)
    sample = re.sub(r"(?ms)^      revision: .*?(?=^    \w)", "", sample)
    for one in numbers:
        text = sample.replace(f"id: {SAMPLE}", f"id: {unit_of(one)}").replace("FB.PAL.001", number_of(one))
        (workspace / "profiles" / f"{unit_of(one)}.yaml").write_text(text, "utf-8")


def remember(workspace: Path, documents: int, but: Iterable[int]) -> None:
    """Let the look remember every profile as it remembers the first, except for some."""
    layout = Layout(workspace)
    memory, marks = Memory(layout), layout.profile_marks()
    first = memory.entries[f"profiles/{unit_of(0)}.yaml"]
    (model,) = first["documents"]
    left = set(but)
    entries = {STANDARDS: memory.entries[STANDARDS]}
    for one in range(documents):
        path = f"profiles/{unit_of(one)}.yaml"
        if one not in left:
            at_hand = {**model, "number": number_of(one), "same": number_of(one).lower()}
            rest = model.rest.decode().replace(unit_of(0), unit_of(one)).replace(number_of(0), number_of(one))
            entries[path] = {**first, "mark": marks[path], "documents": [Remembered(at_hand, rest.encode())]}
    memory.keep(entries)


def approve(workspace: Path, number: str) -> None:
    """Put one document under the register, as people do."""
    rollebog(workspace, "submit", number, "--as", "writer")
    rollebog(workspace, "confirm", number, "--as", "leader")
    rollebog(workspace, "approve", number, "--as", "nurse", "--yes")


def multiply(workspace: Path) -> None:
    """Give every other document that the workspace makes the acts of the one that was approved."""
    layout = Layout(workspace)
    seen = look(layout, Registered([]), lambda row: None)
    with Register(layout.register).acting() as session:
        (known,) = session.rows()
        model = session.store.acts(known["document"])
        inventory = session.store.versions()[0].inventory

        def issued() -> Iterator[Issued]:
            for one in seen.documents:
                if one["number"] == known["document"] or one["kind"] != known["kind"]:
                    continue
                acts = [_of(act, one) for act in model]
                for count, act in enumerate(acts, 1):
                    version = (1, inventory) if act.name == "approve" else None
                    yield act, one["same"], row(standing(one["number"], acts[:count])), version

        session.store.add_all(issued())


def _of(act: Act, one: Any) -> Act:
    facts = {name: one[name] for name in ("number", "kind", "key", "title", "unit", "language", "path")}
    more = {"framework": one["framework"], "framework_version": one["framework_version"]}
    own = {"document": {**facts, **more}, "digests": one["digests"], "control": one["control"]}
    details = {**act.details, **{name: value for name, value in own.items() if name in act.details}}
    return dataclasses.replace(act, document=one["number"], details=details)


def composed_again(workspace: Path) -> list[str]:
    """What a look composes, the register beside it."""
    layout = Layout(workspace)
    with Register(layout.register).reading() as session:
        registered = Registered(session.rows() if session else [])
        return list(look(layout, registered, lambda row: None).composed)


def touch(workspace: Path, paths: Iterable[str]) -> None:
    """Change files, and not what they mean."""
    for path in paths:
        with (workspace / path).open("a", encoding="utf-8") as file:
            file.write("# touched\n")


def measure(documents: int, rounds: int, *, compose_all: bool) -> dict[str, Any]:
    """Medians of interleaved rounds, and what is composed again after three profiles were touched."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = lay_out(Path(folder) / "w")
        add_profiles(workspace, [0])
        approve(workspace, number_of(0))
        touched = (1, documents // 2, documents - 1)
        composed_again(workspace)
        add_profiles(workspace, range(1, documents))
        if not compose_all:
            remember(workspace, documents, touched)
        start = time.perf_counter()
        multiply(workspace)
        first = time.perf_counter() - start
        report = json.loads(rollebog(workspace, "status", "--format", "json"))
        registered = [one for one in report["documents"] if one["registered"]]
        assert len(registered) == documents
        assert {one["state"] for one in registered} == {"approved"}
        assert not any(one["changed"] or one["source"] for one in registered)
        assert composed_again(workspace) == []
        seconds(workspace, "--version"), seconds(workspace, "status", "--format", "json")
        plain, status = [], []
        for _ in range(rounds):
            plain.append(seconds(workspace, "--version"))
            status.append(seconds(workspace, "status", "--format", "json"))
        cpu = [
            cpu_seconds(workspace, "status", "--format", "json") - cpu_seconds(workspace, "--version")
            for _ in range(rounds)
        ]
        Layout(workspace).reported.unlink()
        from_memory = seconds(workspace, "status", "--format", "json")
        paths = [f"profiles/{unit_of(one)}.yaml" for one in touched]
        touch(workspace, paths)
        start = time.perf_counter()
        again = json.loads(rollebog(workspace, "status", "--format", "json"))
        after_touch = time.perf_counter() - start
        assert not any(one["changed"] for one in again["documents"])
        touch(workspace, paths)
        composed = composed_again(workspace)
    return {
        "documents": documents,
        "rounds": rounds,
        "version": round(statistics.median(plain), 3),
        "status": round(statistics.median(status), 3),
        "above": round(statistics.median(s - v for s, v in zip(status, plain, strict=True)), 3),
        "worst_above": round(max(s - v for s, v in zip(status, plain, strict=True)), 3),
        "cpu_above": round(statistics.median(cpu), 3),
        "first_look_and_register": round(first, 1),
        "report_made_anew": round(from_memory, 3),
        "after_touching_3": round(after_touch, 3),
        "composed_again": composed,
        "exactly_the_touched": composed == paths,
    }


def main() -> int:
    """Print the figures; 1 where one misses its goal."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--documents", type=int, default=10_000)
    given.add_argument("--rounds", type=int, default=11)
    given.add_argument("--compose-all", action="store_true")
    given.add_argument("--json", type=Path)
    options = given.parse_args()
    result = measure(options.documents, options.rounds, compose_all=options.compose_all)
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    return 0 if result["above"] <= GOAL and result["exactly_the_touched"] else 1


if __name__ == "__main__":
    sys.exit(main())
