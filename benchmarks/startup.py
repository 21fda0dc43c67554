"""``rollebog --help`` against a bare ``import click``, in turn; fails above 1.5 times.

python -m benchmarks.startup [RUNS]
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

GOAL = 1.5
OURS = [sys.executable, "-c", "import sys; sys.argv = ['rollebog', '--help']; from generator.cli import main; main()"]
BARE = [sys.executable, "-c", "import click"]


def seconds(command: list[str]) -> float:
    """Wall time of one process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def measure(runs: int = 15) -> dict[str, float]:
    """The median ratio of neighbouring runs, after one of each that does not count."""
    seconds(OURS), seconds(BARE)
    ratios = [seconds(OURS) / seconds(BARE) for _ in range(runs)]
    return {"runs": runs, "help_to_bare_click": round(statistics.median(ratios), 3)}


if __name__ == "__main__":
    result = measure(*map(int, sys.argv[1:]))
    print(json.dumps(result))
    sys.exit(0 if result["help_to_bare_click"] <= GOAL else 1)
