"""The check of templates against docxtpl: right ones must give no finding, broken ones one in the right paragraph.

    python -m benchmarks.templates                    # the corpus: tests/template_corpus
    python -m benchmarks.templates --chance 3000      # single letters lost, added and swapped; --seed N for others
    python -m benchmarks.templates --kinds            # our own templates against the contracts of their kinds
    python -m benchmarks.templates --judge            # docxtpl judges every mistake anew; writes refuted.txt

"Exact" is a finding whose pointer is the paragraph of the mistake (or, of two ends that do not fit, the other one's);
"near" one whose pointer is a cell or row around it, or the same part with an excerpt that stands in that paragraph.
Fails where a right template has a finding, a broken one has none at the right place, or a template that the check has
passed cannot be rendered.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from generator.problems import Problem, RollebogError
from generator.render.template import Template
from generator.word.places import part_name
from tests.template_corpus import broken, chance
from tests.template_corpus.oracle import LINK, PICTURE, fault, marked
from tests.template_corpus.right import templates
from tests.template_corpus.template import Right

Check = Callable[[bytes], list[Problem]]
KindCheck = Callable[[bytes, str], list[Problem]]


def checked(content: bytes) -> list[Problem]:
    """The check as the command line calls it on a file of unknown kind."""
    from generator.lint import check

    return list(check(content, "template.docx"))


def checked_as(content: bytes, kind: str) -> list[Problem]:
    """The check of a template whose kind is known."""
    from generator.contract import contract
    from generator.lint import check

    return list(check(content, f"{kind}.docx", contract(kind)))


def measure(check: Check = checked) -> dict[str, Any]:
    """The figures over the whole corpus, with everything that is not as it should be."""
    seconds: list[float] = []
    alarms: dict[str, list[str]] = {}
    passed_and_fails: dict[str, str] = {}
    for one in templates():
        found = _timed(check, one.content, seconds)
        alarms.update({one.name: list(map(str, found))} if found else {})
        why = _rendering_fault(one)
        passed_and_fails.update({one.name: why} if why and not found else {})
    where: dict[str, list[str]] = {"exact": [], "near": [], "elsewhere": [], "missed": []}
    noisy: dict[str, list[str]] = {}
    for name, recipe in broken.broken().items():
        mistake = recipe()
        found = _timed(check, mistake.content, seconds)
        stands = [_stands(one, mistake) for one in found]
        best = next((kind for kind in ("exact", "near", "elsewhere") if kind in stands), "missed")
        where[best].append(name)
        if best != "missed" and "elsewhere" in stands:
            noisy[name] = [f"{one.pointer}: {one.message}" for one in found]
        if best == "missed" and (why := fault(mistake.content, mistake.base.contexts, {})):
            passed_and_fails[name] = why
    return {
        "right": len(templates()),
        "right_with_findings": alarms,
        "broken": sum(map(len, where.values())),
        "found": sum(map(len, where.values())) - len(where["missed"]),
        "found_exactly": len(where["exact"]),
        "found_near": len(where["near"]),
        "near": where["near"],
        "elsewhere": where["elsewhere"],
        "missed": where["missed"],
        "with_further_findings": noisy,
        "passed_and_rendering_fails": passed_and_fails,
        "seconds": {"median": round(sorted(seconds)[len(seconds) // 2], 4), "worst": round(max(seconds), 3)},
    }


def of_our_kinds(check: KindCheck = checked_as) -> dict[str, Any]:
    """Our own templates as they are, and with names that their kind does not have."""
    from tests.template_corpus import own

    figures: dict[str, Any] = {"broken": 0, "found_exactly": 0, "elsewhere": [], "missed": [], "refuted": []}
    alarms = {kind: list(map(str, found)) for kind in own.DEMANDED if (found := check(own.template(kind), kind))}
    for one in own.foreign():
        if not own.verdict(one):
            figures["refuted"].append(one.name)
            continue
        found = check(one.content, one.kind)
        exact = [problem for problem in found if problem.pointer == one.place or not one.place]
        named = [problem for problem in exact if one.named in f"{problem.message} {problem.hint}"]
        figures["broken"] += 1
        figures["found_exactly"] += bool(named)
        if not named:
            figures["elsewhere" if found else "missed"].append(f"{one.name} | {one.place} | {[str(p) for p in found]}")
    return {"right_with_findings": alarms, **figures}


def by_chance(number: int, seed: int, check: Check = checked) -> dict[str, Any]:
    """Where check and docxtpl disagree about templates with one letter wrong.

    alarms: the check has a finding, and the result says the same as before; undecided: it has one, and the result says
    something else without losing a text (not an error of either); unknown: a name that the context does not have, which
    nobody can see who does not know the kind of document.
    """
    figures: dict[str, Any] = {"mishaps": 0, "broken": 0, "missed": [], "elsewhere": [], "alarms": []}
    figures |= {"undecided": 0, "unknown": 0}
    for one in chance.mishaps(number, seed):
        why, found = chance.verdict(one), check(one.content)
        told = f"{one.base.name} | {one.place} | {one.before!r} → {one.after!r} | {why}"
        figures["mishaps"] += 1
        figures["broken"] += why not in ("", "differs")
        if why not in ("", "differs"):
            if not found and "Undefined" in why:
                figures["unknown"] += 1
            elif not found:
                figures["missed"].append(told)
            elif all(problem.pointer != one.place for problem in found):
                figures["elsewhere"].append(f"{told} | {[problem.pointer for problem in found]}")
        elif found and why:
            figures["undecided"] += 1
        elif found:
            figures["alarms"].append(f"{told} | {found[0]}")
    return figures


def judge() -> list[str]:
    """What docxtpl refutes of the mistakes, and what is wrong with templates that are meant to be right."""
    wrong = []
    for one in templates():
        content, marks = marked(one.content)
        if why := fault(one.content, one.contexts, {}, one.expected) or fault(content, one.contexts, marks):
            wrong.append(f"{one.name}: {why}")
    refuted = [name for name, recipe in broken.candidates().items() if not broken.verdict(recipe())]
    broken.REFUTED.write_text("".join(f"{name}\n" for name in refuted), encoding="utf-8")
    return wrong


def misses(result: dict[str, Any]) -> list[str]:
    """Which goals a measurement does not reach, in words."""
    return [
        *(f"a right template has findings: {name}" for name in result["right_with_findings"]),
        *(f"passed, but not rendered: {name}" for name in result.get("passed_and_rendering_fails", [])),
        *(f"not found: {name}" for name in result["missed"]),
        *(f"found elsewhere: {name}" for name in result["elsewhere"]),
    ]


def _timed(check: Check, content: bytes, seconds: list[float]) -> list[Problem]:
    start = time.perf_counter()
    found = check(content)
    seconds.append(time.perf_counter() - start)
    return found


def _rendering_fault(one: Right) -> str:
    """What our own rendering has against a right template; pictures and links need docxtpl's live package."""
    for context in one.contexts:
        if any(value is PICTURE or value is LINK for value in context.values()):
            continue
        try:
            Template(one.content, one.name).render(context)
        except RollebogError as error:
            return str(error)
    return ""


def _stands(finding: Problem, mistake: broken.Broken) -> str:
    places = [(mistake.place, mistake.text), *mistake.also]
    if any(finding.pointer == place for place, _ in places):
        return "exact"
    around = any(place.startswith(f"{finding.pointer}, ") and "," in finding.pointer for place, _ in places)
    words = _plain(finding.excerpt)
    same_part = finding.pointer.startswith(part_name(mistake.part))
    return "near" if around or (same_part and words and _within(words, (text for _, text in places))) else "elsewhere"


def _within(words: str, texts: Iterable[str]) -> bool:
    return any(words in _plain(text) for text in texts)


def _plain(text: str) -> str:
    return " ".join(text.replace("…", " ").split())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chance", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    if wanted.judge:
        wrong = judge()
        print("\n".join(wrong))
        return 1 if wrong else 0
    result = by_chance(wanted.chance, wanted.seed) if wanted.chance else of_our_kinds() if wanted.kinds else measure()
    print(json.dumps(result, indent=2, ensure_ascii=False))
    if wanted.json:
        wanted.json.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    missed = [*result["missed"], *result.get("alarms", [])] if wanted.chance else misses(result)
    for miss in missed:
        print("MISSED:", miss, file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
