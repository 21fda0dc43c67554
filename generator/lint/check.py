"""The check of a template: every part, every kind of mistake, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from generator.contract.demands import missing
from generator.contract.types import Contract
from generator.lint.finding import Finding
from generator.lint.part import MOST, names_used, part_findings
from generator.lint.values import Trail
from generator.problems import Problem
from generator.render.template import RENDERED
from generator.word.accessibility import inaccessible
from generator.word.admission import admitted
from generator.word.finding import Finding as WordFinding
from generator.word.soundness import undefined_styles, unsound


def check(content: bytes, shown_as: str, contract: Contract | None = None) -> list[Problem]:
    """Every mistake of a template, in the order of the document; none where it is right.

    contract: what templates of its kind may use; without it, names are not checked.
    """
    try:
        parts = admitted(content)
    except ValueError as error:
        return [Problem(shown_as, f"this cannot be a template: {str(error).rstrip('.')}.")]
    findings: list[Finding] = []
    printed: Trail | None = frozenset()
    names = names_used(parts[name] for name in parts if RENDERED.fullmatch(name))
    for name in sorted(filter(RENDERED.fullmatch, parts), key=lambda part: (part != "word/document.xml", part)):
        try:
            found, seen = part_findings(name, parts[name], contract, names)
        except etree.XMLSyntaxError as error:
            found, seen = [Finding(f"{name} is no XML: {error}.", "Save it again in Word.")], None
        findings += found
        if name.startswith("word/"):  # what stands in the properties alone is not printed
            printed = printed | seen if printed is not None and seen is not None else None
    if contract and printed is not None:
        # A field that is misspelt in one place would be told as missing as well.
        findings += [one for one in _demanded(contract, printed) if one.severity == "error" or not findings]
    problems = [one.problem(shown_as) for one in _first(_once(findings))]
    return problems + [one.problem(shown_as) for one in _of_the_file(parts, contract)]


def _of_the_file(parts: Mapping[str, bytes], contract: Contract | None) -> list[WordFinding]:
    """What is wrong whatever the tags do: of a template of ours everything that its documents would inherit."""
    if contract is None:
        return undefined_styles(parts)
    return [*unsound(parts), *inaccessible(parts)]


def _demanded(contract: Contract, printed: Trail) -> Iterator[Finding]:
    for one in missing(contract, printed):
        hint = f"See: rollebog template fields {contract.kind}"
        message = f"the field '{one.path}' is nowhere printed, so what it holds would be missing in every document."
        yield Finding(message, hint, None, "error" if one.demanded == "error" else "warning")


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Each mistake once: Word keeps a text box twice, once for programs that do not know its newer form."""
    seen: dict[tuple[str, str, str], Finding] = {}
    for one in findings:
        place, around = (one.spot.place, one.spot.around) if one.spot else ("", "")
        seen.setdefault((one.message, place, around), one)
    return list(seen.values())


def _first(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= MOST:
        return findings
    rest = len(findings) - MOST
    return [*findings[:MOST], Finding(f"there are {rest} more mistakes.", "Mend the first ones, and check again.")]
