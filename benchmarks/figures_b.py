"""The figures of issue B: document control."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks import contention, kills, mutation, status, tampering
from benchmarks.figures_a import Figure, gates, tests

GOAL = 0.5  # seconds above ``--version``


def whole_lives() -> Figure:
    """A document and a standard through their whole lives, and the README's commands."""
    return tests("tests/test_whole_life.py")


def days() -> Figure:
    """Notice day, last valid day, the day after; a lost register."""
    return tests("tests/test_days.py", "tests/test_rebuild.py", "tests/test_status.py")


def interruptions() -> Figure:
    """Kills at every named point of every act, each ten times, and 500 at random."""
    result = kills.measure(rounds=10, kills=500)
    clean = not any(result[name] for name in ("lost", "doubled", "half", "verify_faults", "bad"))
    return {**result, "met": clean and result["random"] >= 500}


def many_at_once() -> Figure:
    """8 processes, 1,000 acts, at least 200 of them contending for one document."""
    result = contention.measure(processes=8, wanted=1000)
    return {**result, "met": not result["faults"]}


def tamperings() -> Figure:
    """At least 1,000 single bytes over all kinds of files, and files removed, added, swapped, rolled back."""
    return tampering.measure()


def archive() -> Figure:
    """The independent OCFL validator; the sample of tampering; bad days."""
    return tests("tests/test_archive_ocfl.py", "tests/test_archive_tampering.py", "tests/test_bad_days.py")


def reproduced() -> Figure:
    """Every issued file made again from what is archived."""
    return tests("tests/test_reproduce.py")


def looking() -> Figure:
    """``status --format json`` over 10,000 registered documents."""
    result = status.measure(10_000, 15, compose_all=False)
    return {**result, "met": result["above"] <= GOAL and result["exactly_the_touched"]}


def mutants() -> Figure:
    """The share of mutants of the register's rules that the tests catch; every survivor is named."""
    result = mutation.measure("register")
    return {**result, "met": result["caught"] >= result["goal"]}


FIGURES: dict[str, Callable[[], Figure]] = {
    "3 interruptions": interruptions,
    "3 many at once": many_at_once,
    "4 tampering": tamperings,
    "4 archive": archive,
    "1 and 7 whole lives": whole_lives,
    "2 days": days,
    "5 made again": reproduced,
    "6 status": looking,
    "gates": gates,
    "mutants": mutants,
}
