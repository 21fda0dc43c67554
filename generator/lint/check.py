"""The check of a template: every part, every kind of mistake, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from lxml import etree

from generator.contract.demands import missing
from generator.contract.types import Contract, Group
from generator.lint.finding import Finding
from generator.lint.headers import pages_without_control
from generator.lint.part import MOST, names_used, part_findings
from generator.lint.values import Trail
from generator.problems import Problem
from generator.render.template import RENDERED
from generator.word.accessibility import inaccessible
from generator.word.admission import admitted
from generator.word.finding import Finding as WordFinding
from generator.word.soundness import undefined_styles, unsound


def check(
    content: bytes,
    shown_as: str,
    contract: Contract | None = None,
    contexts: Sequence[Mapping[str, Any]] = (),
) -> list[Problem]:
    """Every mistake of a template, in the order of the document; none where it is right.

    contract: what templates of its kind may use; without it, names are not checked. contexts: what documents of the
    kind give to their template; a template without a mistake is filled with each of them.
    """
    try:
        parts = admitted(content)
    except ValueError as error:
        return [Problem(shown_as, f"this cannot be a template: {str(error).rstrip('.')}.")]
    findings: list[Finding] = []
    printed: dict[str, Trail] = {}
    understood = True
    names = names_used(parts[name] for name in parts if RENDERED.fullmatch(name))
    for name in sorted(filter(RENDERED.fullmatch, parts), key=lambda part: (part != "word/document.xml", part)):
        try:
            found, seen = part_findings(name, parts[name], contract, names, contexts)
        except etree.XMLSyntaxError as error:
            found, seen = [Finding(f"{name} is no XML: {error}.", "Save it again in Word.")], None
        findings += found
        printed[name] = seen or frozenset()
        understood = understood and seen is not None
    if contract and understood:
        findings += _missing(contract, parts, printed, only_errors=bool(findings))
    problems = [one.problem(shown_as) for one in _first(_once(findings))]
    return problems + [one.problem(shown_as) for one in _of_the_file(parts, contract)]


def _of_the_file(parts: Mapping[str, bytes], contract: Contract | None) -> list[WordFinding]:
    """What is wrong whatever the tags do: of a template of ours everything that its documents would inherit."""
    if contract is None:
        return undefined_styles(parts)
    return [*unsound(parts), *inaccessible(parts)]


def _missing(
    contract: Contract, parts: Mapping[str, bytes], printed: Mapping[str, Trail], *, only_errors: bool
) -> Iterator[Finding]:
    """What is nowhere printed. A field that is misspelt in one place would be told as missing as well."""
    # What stands in the properties alone is not printed.
    everywhere = frozenset().union(*(seen for name, seen in printed.items() if name.startswith("word/")))
    control = contract.fields["control"].type if "control" in contract.fields else None
    if isinstance(control, Group) and control.fields["number"].demanded:
        yield from pages_without_control(parts, printed)
    for one in missing(contract, everywhere):
        severity: Literal["error", "warning"] = "error" if one.demanded == "error" else "warning"
        if severity == "error" or not only_errors:
            message = f"the field '{one.path}' is nowhere printed, so what it holds would be missing in every document."
            yield Finding(message, _how(contract, one.path), None, severity)


def _how(contract: Contract, path: str) -> str:
    listed = f"See: rollebog template fields {contract.kind}"
    if path.startswith("control."):
        return f"Write {{{{ {path} }}}}, best in the header."
    return listed if "[" in path or "." in path else f"Put it back, or copy it from another template. {listed}"


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
