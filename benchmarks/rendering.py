"""Rollebog against docxtpl as its users write it: same template, same contexts, same Jinja settings.

    python -m benchmarks.rendering [--rounds N] [--json FILE]

"From YAML" is a whole run of the sample workspace (every file read and checked, the template compiled,
each function description composed, rendered and written) against docxtpl's rendering of the same alone.
Interleaved rounds over every sample function description, each document written to a temporary name and
renamed,
deflate level 6; one of each beforehand that does not count.
Quotes ratios of the two inside one run; absolute times are this machine's.
Fails where the rendered parts differ after canonicalisation, or a ratio misses its goal.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import json
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from generator.build import Made, build
from generator.layout import Layout
from generator.output import Output
from generator.render.context import context
from generator.render.environment import Environment
from generator.render.markup import _joined
from generator.render.template import Template
from generator.workspace import Finished, Workspace

KIND = "function-description"
GOALS = {"render": 15.0, "from_yaml": 6.0, "size": 1.1}
COMPARED = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
Case = tuple[Finished, dict[str, Any], str]


def cases(root: Path) -> tuple[Path, list[Case]]:
    """The template, and every sample function description with its context and language tag."""
    workspace = Workspace(Layout(root))
    found = []
    for unit in workspace.units:
        for finished in workspace.documents(unit, [KIND]):
            labels = workspace.labels(finished.document.language)
            found.append((finished, context(finished.document, finished.imprint, labels), labels.tag))
    return workspace.layout.template(KIND, "da"), found


def as_users_write_it(template: Path, values: dict[str, Any], target: Path) -> None:
    """One DocxTemplate per document, rendered, saved beside the target and renamed."""
    document = DocxTemplate(template)
    document.render(values, Environment())
    aside = target.with_suffix(".part")
    document.save(aside)
    aside.replace(target)


def timed(work: Callable[[], None]) -> float:
    """Seconds of wall time; what the work before left to be collected is not on this one's account."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def differences(theirs: Path, ours: Path) -> list[str]:
    """Names of rendered parts that are not equal after C14N."""
    with zipfile.ZipFile(theirs) as one, zipfile.ZipFile(ours) as other:
        return [name for name in COMPARED if _canonical(one.read(name)) != _canonical(other.read(name))]


def _canonical(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


def measure(root: Path, rounds: int) -> dict[str, Any]:
    """Both ways in turn, document by document; the ratio of each pair, and what the files weigh."""
    template, found = cases(root)
    compiled = Template.read(template, template.name)
    pairs: list[float] = []
    sizes: list[float] = []
    differing: list[str] = []
    whole: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        theirs = Path(folder) / "theirs.docx"
        output = Output(Path(folder) / "ours", "ours")
        as_users_write_it(template, found[0][1], theirs)
        _from_yaml(root, Output(Path(folder) / "warm", ""))
        for number in range(rounds):
            slow = 0.0
            for finished, values, language in found:
                path = f"{number}/{finished.path}"
                seconds = timed(partial(as_users_write_it, template, values, theirs))
                pairs.append(seconds / timed(partial(_ours, compiled, values, language, output, path)))
                slow += seconds
                ours = output.folder / path
                sizes.append(ours.stat().st_size / theirs.stat().st_size)
                differing += [f"{path}: {name}" for name in differences(theirs, ours)] if number == 0 else []
            _joined.cache_clear()
            whole.append(slow / timed(partial(_from_yaml, root, Output(Path(folder) / str(number), ""))))
    return {
        "documents": len(pairs),
        "rounds": rounds,
        "render": _spread(pairs),
        "from_yaml": _spread(whole),
        "size": round(max(sizes), 4),
        "differences": differing,
    }


def _ours(compiled: Template, values: dict[str, Any], language: str, output: Output, path: str) -> None:
    if output.put(path, compiled.render(values, language)) != "written":
        raise AssertionError(path)


def _from_yaml(root: Path, output: Output) -> None:
    """The whole way in one go: read every file, check, compile the template, compose, render, write."""
    workspace = Workspace(Layout(root))
    for event in build(workspace, None, output, [KIND], today=datetime.date(2026, 1, 1)):
        if not isinstance(event, Made) or event.outcome != "written":
            raise AssertionError(event)


def _spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "median": round(statistics.median(ordered), 2),
        "p10": round(ordered[len(ordered) // 10], 2),
        "p90": round(ordered[len(ordered) * 9 // 10], 2),
    }


def misses(result: dict[str, Any]) -> list[str]:
    """Which goals a measurement does not reach, in words."""
    found = [f"{name} differs from docxtpl's" for name in result["differences"]]
    for name in ("render", "from_yaml"):
        if result[name]["median"] < GOALS[name]:
            found.append(f"{name}: {result[name]['median']} times docxtpl, wanted {GOALS[name]}")
    if result["size"] > GOALS["size"]:
        found.append(f"a file weighs {result['size']} times docxtpl's, allowed {GOALS['size']}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    result = measure(Path(__file__).parent.parent, wanted.rounds)
    print(json.dumps(result, indent=2))
    if wanted.json:
        wanted.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    missed = misses(result)
    for miss in missed:
        print("MISSED:", miss, file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
