"""No interruption loses, doubles or halves an act of the register.

    python -m benchmarks.kills [--rounds N] [--random N] [--json FILE]

Every act is killed (SIGKILL, in a process of its own) at every named point, ``rounds`` times; once more at every
point of the settling that follows; and at random moments between the first and the last point. After each kill
the register must be, once the next command has opened it, exactly as before the act or exactly as after it;
``verify`` must find nothing; an act that was undone is done again; and the copies in ``output/`` must be right.
"""

from __future__ import annotations

import argparse
import json
import mmap
import os
import random
import signal
import struct
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.interrupted_acts import Verdict, act, ended, judged, killed_at, laid_out, points, settle, started
from tests.lives_on_disk import Scene, scenes

BINS = 10
WORKERS = 2
SEED = 3


class Tally:
    """What became of many kills."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.histogram = [0] * BINS
        self.bad: list[str] = []

    def add(self, kind: str, verdict: Verdict, where: str) -> None:
        """One kill, and what was found after it."""
        faulty = {"lost": verdict.lost, "doubled": verdict.doubled, "half": verdict.half, "faults": verdict.faults}
        self.counts.update([kind, "finished" if verdict.finished else "undone"])
        self.counts.update(name for name, found in faulty.items() if found)
        self.bad += [f"{where}: {one}" for one in verdict.bad]


def every_point(scene: Scene, names: list[str], folder: Path, number: int, tally: Tally) -> None:
    """The act killed once at each of its points; ``number`` of the round."""
    for at in range(1, len(names) + 1):
        left = _killed(laid_out(scene, folder / "once"), partial(act, scene), at)
        verdict = judged(scene, left, by_reading=(at + number) % 2 == 0)
        tally.add("named", verdict, f"{scene.name}, {names[at - 1]} ({at})")


def every_settling(scene: Scene, names: list[str], folder: Path, tally: Tally) -> None:
    """Every way in which the act can have to be settled, killed at each of its own points."""
    known: set[tuple[str, ...]] = set()
    for at in range(1, len(names) + 1):
        once = _killed(laid_out(scene, folder / "once"), partial(act, scene), at)
        left = Scene(scene.name, once, scene.act, scene.before, scene.after)
        steps = points(partial(_settled, left, folder / "twice"), folder / "points.json")
        if tuple(steps) in known:
            continue
        known.add(tuple(steps))
        for again in range(1, len(steps) + 1):
            twice = _killed(laid_out(left, folder / "twice"), settle, again)
            where = f"{scene.name}, {names[at - 1]} ({at}), then {steps[again - 1]} ({again})"
            tally.add("double", judged(left, twice), where)


def _settled(left: Scene, folder: Path, passing: Callable[[str], None]) -> None:
    settle(laid_out(left, folder), passing)


def _killed(folder: Path, work: Callable[..., object], at: int) -> Path:
    if not ended(started(lambda: work(folder, killed_at(at)))):
        raise AssertionError(f"there was no point {at} any more")
    return folder


class Watched:
    """A run of an act whose first and last points can be seen from outside: when the first was, how many passed."""

    def __init__(self, scene: Scene, folder: Path) -> None:
        self.scene = scene
        self.folder = folder
        self._seen = mmap.mmap(-1, 16)

    def start(self) -> int:
        """Begin in a process of its own."""
        self._seen[:] = bytes(16)
        laid_out(self.scene, self.folder)
        return started(lambda: act(self.scene, self.folder, self._passing))

    def _passing(self, _: str) -> None:
        first, count = self.seen()
        self._seen[:] = struct.pack("qq", first or time.monotonic_ns(), count + 1)

    def seen(self) -> tuple[int, int]:
        """The moment of the first point (0 before it), and how many have been passed."""
        first, count = struct.unpack("qq", self._seen[:])
        return int(first), int(count)


def typical(scene: Scene, folder: Path) -> float:
    """Nanoseconds from the first to the last point: the median of five runs that nobody kills."""
    taken = []
    for _ in range(5):
        moments: list[int] = []
        times = folder / "times.json"

        def timed(moments: list[int] = moments, times: Path = times) -> None:
            act(scene, folder / "once", lambda point: moments.append(time.monotonic_ns()))
            times.write_text(json.dumps(moments[-1] - moments[0]), "utf-8")

        laid_out(scene, folder / "once")
        if ended(started(timed)):
            raise AssertionError("killed by somebody else")
        taken.append(float(times.read_text("utf-8")))
    return sorted(taken)[2]


def random_kill(scene: Scene, folder: Path, count: int, interval: float, fraction: float) -> float | None:
    """Kill the act after that fraction of its interval; where it was hit, None where it was over before that."""
    run = Watched(scene, folder)
    child = run.start()
    while not (first := run.seen()[0]):
        time.sleep(0.0002)
    while (now := time.monotonic_ns()) < first + fraction * interval:
        time.sleep(0.0001)
    passed = run.seen()[1]
    os.kill(child, signal.SIGKILL)
    killed = ended(child)
    return min((now - first) / interval, 1 - 1e-9) if killed and passed < count else None


def share(number: int, rounds: int, kills: int) -> dict[str, Any]:
    """One worker's part of all kills."""
    chance = random.Random(SEED + number)
    tally = Tally()
    points_of_all = 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        found = scenes(folder)
        names = {
            name: points(partial(_acted, scene, folder / "whole"), folder / "points.json")
            for name, scene in found.items()
        }
        points_of_all = sum(map(len, names.values()))
        jobs = [(name, one) for one in range(rounds) for name in found] + [(name, -1) for name in found]
        for name, one in jobs[number::WORKERS]:
            if one < 0:
                every_settling(found[name], names[name], folder, tally)
            else:
                every_point(found[name], names[name], folder, one, tally)
            _progress(number, tally)
        intervals = {name: typical(scene, folder) for name, scene in found.items()}
        for name in _in_turn(list(found)):
            if tally.counts["random"] >= kills:
                break
            left = folder / "random"
            hit = random_kill(found[name], left, len(names[name]), intervals[name], chance.random())
            if hit is not None:
                tally.histogram[int(hit * BINS)] += 1
                tally.add("random", judged(found[name], left), f"{name}, at random ({hit:.2f})")
        _progress(number, tally)
    return {"points": points_of_all, "counts": tally.counts, "histogram": tally.histogram, "bad": tally.bad}


def _acted(scene: Scene, folder: Path, passing: Callable[[str], None]) -> None:
    act(scene, laid_out(scene, folder), passing)


def _in_turn(names: list[str]) -> Iterator[str]:
    while True:
        yield from names


def _progress(number: int, tally: Tally) -> None:
    done = sum(tally.counts[kind] for kind in ("named", "double", "random"))
    print(f"worker {number}: {done} kills, {len(tally.bad)} faults", file=sys.stderr, flush=True)


def measure(rounds: int = 10, kills: int = 500) -> dict[str, Any]:
    """Every figure; ``lost``, ``doubled``, ``half`` and ``verify_faults`` must be 0."""
    start = time.perf_counter()
    parts = [kills // WORKERS + (number < kills % WORKERS) for number in range(WORKERS)]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        done = list(pool.map(share, range(WORKERS), [rounds] * WORKERS, parts))
    counts: Counter[str] = sum((one["counts"] for one in done), Counter())
    kinds = {kind: counts[kind] for kind in ("named", "double", "random")}
    return {
        "points": done[0]["points"],
        "trials": sum(kinds.values()),
        **kinds,
        "lost": counts["lost"],
        "doubled": counts["doubled"],
        "half": counts["half"],
        "verify_faults": counts["faults"],
        "histogram": [sum(bins) for bins in zip(*(one["histogram"] for one in done), strict=True)],
        "finished": counts["finished"],
        "undone": counts["undone"],
        "bad": [text for one in done for text in one["bad"]],
        "seconds": round(time.perf_counter() - start, 1),
    }


def main() -> int:
    """Measure, print, and say whether anything was lost, doubled or halved."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--random", type=int, default=500, dest="kills")
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    result = measure(wanted.rounds, wanted.kills)
    text = json.dumps(result, indent=2)
    print(text)
    if wanted.json:
        wanted.json.write_text(text + "\n", "utf-8")
    return 1 if result["bad"] else 0


if __name__ == "__main__":
    sys.exit(main())
