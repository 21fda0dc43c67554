"""The full acceptance figures of an issue, measured and written to ``benchmarks/acceptance-LETTER.json``.

    python -m benchmarks.acceptance A                  # everything, here and now
    python -m benchmarks.acceptance C "2 PDF profiles"  # only that figure anew; each names its commit

CI runs a smaller sample.
"""

from __future__ import annotations

import importlib
import json
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def main(letter: str, *wanted: str) -> int:
    """Run every figure of the issue, or those wanted; 1 where one misses its goal."""
    figures = importlib.import_module(f"benchmarks.figures_{letter.lower()}").FIGURES
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=HERE, capture_output=True, text=True, check=True).stdout
    result: dict[str, Any] = {
        "issue": letter,
        "commit": commit.strip(),
        "python": platform.python_version(),
        "figures": {},
    }
    file = HERE / f"acceptance-{letter}.json"
    if wanted:
        result["figures"] = json.loads(file.read_text("utf-8"))["figures"]
    for name, measure in figures.items():
        if wanted and name not in wanted:
            continue
        start = time.perf_counter()
        print(f"{name} …", flush=True)
        figure = measure()
        figure["seconds"] = round(time.perf_counter() - start, 1)
        figure["commit"] = result["commit"]
        result["figures"][name] = figure
        print(json.dumps(figure, indent=2, ensure_ascii=False), flush=True)
        result["missing"] = [one for one in figures if one not in result["figures"]]
        result["met"] = not result["missing"] and all(one["met"] for one in result["figures"].values())
        # After each figure, so that a run that is cut short still says what it measured, and what not.
        file.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0 if result["met"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].upper(), *sys.argv[2:]))
