"""Profiles made at random for the small standard: legal ones full of random texts, and ones with something amiss."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import count
from typing import Any, cast

from hypothesis import assume
from hypothesis import strategies as st

from tests.random_papers import documents
from tests.random_shapes import GAP, PARAGRAPHS, PARTY, STATEMENT, TEXT, keys, some

Texts = st.SearchStrategy[Any]
_LINE_BREAKS = "\x85\u2028\u2029"  # what the YAML reader takes for a line break when it stands raw

# Pieces that have broken templates, packages, file names, YAML or markup before.
PIECES = (
    *("&", "<b>", "]]>", "{{ x }}", "{% raw %}", "{# x #}", "{_{", "%_}", "{{", "}}", "{level}", "%s", "\\", "'", '"'),
    *("**b**", "*", "[x](https://x.dk)", "[x](doc:W.1)", "[", "](", "_x_", " ", "  ", "\t", "\n", "\n\n", "\r\n"),
    *("- ", ": ", " #", "æøå", "a\u030a", "\u202e", "👩🏽‍⚕️", "\ufeff", "\u00a0", "/", ":", "CON", ".", "~", "x" * 300),
)
HOSTILE = ("\x00", "\x07", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\u2028", "\ufffe", "\uffff", "\ud800", "\udfff", "")


class Said(str):
    """A text that some document must hold."""

    __slots__ = ()


def _legal() -> Texts:
    letters = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff" + _LINE_BREAKS)
    return (
        st.lists(st.one_of(st.text(letters, max_size=20), st.sampled_from(PIECES)), min_size=1, max_size=4)
        .map("".join)
        .filter(str.strip)
    )


def _anything() -> Texts:
    return st.one_of(st.text(st.characters(), max_size=20), st.sampled_from(HOSTILE), st.sampled_from(PIECES))


@st.composite
def legal_profiles(draw: st.DrawFn) -> dict[str, Any]:
    """Profiles of the unit ``workshop`` that the program must accept; no text in them stands twice."""
    return cast("dict[str, Any]", _filled(draw, draw(_shapes())))


@st.composite
def organisations(draw: st.DrawFn) -> dict[str, Any]:
    """The same without positions, with documents of described kinds, and goals that support its own strategic goals."""
    return _supporting(cast("dict[str, Any]", _filled(draw, draw(_organisations()))))


def _filled(draw: st.DrawFn, shape: Any) -> Any:
    """The shape with a text in every gap."""
    few = draw(st.lists(_legal(), min_size=3, max_size=12))
    numbers = count()

    def filled(node: Any) -> Any:
        if node is GAP:
            number = next(numbers)
            text = few[number % len(few)]
            return Said(f"{text}{number}" if number % 2 else f"{number}{text}")
        if isinstance(node, dict):
            return {key: filled(inner) for key, inner in node.items()}
        return [filled(inner) for inner in node] if isinstance(node, list) else node

    return filled(shape)


def _supporting(profile: dict[str, Any]) -> dict[str, Any]:
    """The profile, whose goals support what strategic goals it has itself: by name, or naming whose it is too."""
    strategies = [one["goals"] for one in profile.get("documents", []) if one["kind"] == "strategic-goals"]
    names = [str(goal["name"]) for goals in strategies for goal in goals]
    assume(len({" ".join(name.split()).casefold() for name in names}) == len(names))
    for area in profile.get("goals", {}).get("areas", []):
        for goal in (*area["main"], *area.get("sub", [])):
            if isinstance(goal, dict) and "supports" in goal:
                owned = [{"goal": name, "of": "workshop"} for name in names[:1]]
                goal["supports"] = owned if goal["supports"] else names[-1:]
    return profile


@st.composite
def doubtful_profiles(draw: st.DrawFn) -> dict[str, Any]:
    """Legal profiles with a few values exchanged for anything, or taken away."""
    profile: dict[str, Any] = draw(st.one_of(legal_profiles(), organisations()))
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(list(_places(profile))))
        if draw(st.booleans()):
            holder[key] = draw(st.one_of(_anything(), st.sampled_from([None, [], {}, ["x"], {"text": "x"}, "9", "da"])))
        elif isinstance(holder, dict) and key in holder:
            holder[draw(_anything())] = holder.pop(key)
    return profile


def in_yaml(profile: dict[str, Any], *, escaped: bool = False) -> str:
    """The profile as YAML in quotes, with every letter beyond ASCII raw or escaped."""
    text = json.dumps(profile, ensure_ascii=False)
    return "".join(f"\\U{ord(sign):08x}" if ord(sign) > 126 else sign for sign in text) if escaped else text


def said(node: Any) -> Iterator[Said]:
    """The texts of a profile that its documents must hold."""
    if isinstance(node, Said):
        yield node
    elif isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from said(inner)


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    for key, inner in list(node.items() if isinstance(node, dict) else enumerate(node)):
        yield node, key
        if isinstance(inner, dict | list):
            yield from _places(inner)


def _control(text: Texts, number: str) -> st.SearchStrategy[dict[str, Any]]:
    past = keys(revision=text, date=st.dates(date(1000, 1, 1), date(2024, 2, 28)).map(str), change=text)
    approved = keys(
        revision=text, approved=st.just("2024-02-29"), valid_until=st.sampled_from(["2024-02-29", "2999-12-31"])
    )
    other = {
        "folder": some(text),
        "professionally-responsible": some(PARTY),
        "responsible-for-revision": some(PARTY),
        "validity": st.sampled_from(["24 months", "1 day", "50 years"]),
        "history": some(past),
    }
    plain = keys(other, id=st.just(number), prepared_by=some(PARTY), approved_by=some(PARTY))
    return st.builds(lambda one, declared: {**one, **declared}, plain, st.one_of(st.just({}), approved))


def _position(text: Texts, number: int) -> st.SearchStrategy[dict[str, Any]]:
    statement, paragraphs = STATEMENT, PARAGRAPHS
    roles, levels = st.sampled_from(["maker", "teacher"]), st.sampled_from(["1", "2", "3"])
    required = keys(professional=some(text), personal=some(text))
    adaptation = st.one_of(
        keys({"dimension": st.sampled_from(["know", "do"]), "reason": text}, add=statement, role=roles),
        keys({"until": st.just("2027-12-31")}, replace=st.just("mak-tools"), reason=text, **{"with": statement}),
    )
    optional = {
        "specialty": st.just("wood"),
        "show-lower": st.sampled_from(["true", "false"]),
        "target-groups": some(text),
        "authority": some(statement),
        "collaboration": keys(
            partners=some(keys(name=text, about=text)),
            interfaces=some(text),
            conferences=some(keys({"time": text, "frequency": text, "contribution": text}, name=text)),
        ),
        "qualifications": keys({"desired": required}, required=required),
        "development": keys(text=paragraphs, offers=some(keys({"type": text, "ects": text}, name=text))),
        "employment": keys(
            hours=text, lent_to=some(keys({"hours": text}, name=text)), other=some(keys(name=text)), text=paragraphs
        ),
        "adaptations": st.lists(adaptation, max_size=3, unique_by=lambda one: one.get("replace", str(one))),
    }
    tasks = st.one_of(keys(group=st.just("children"), items=some(statement)), keys(title=text, items=some(statement)))
    return keys(
        optional,
        id=st.just(f"position-{number}"),
        title=text,
        control=_control(text, f"W.{number}"),
        level=st.one_of(levels, keys(maker=levels, teacher=levels)),
        purpose=paragraphs,
        placement=keys({"text": paragraphs, "leads": text, "workplace": text}, reports_to=text),
        responsibility=some(statement),
        tasks=some(tasks),
    )


@cache
def _organisations() -> st.SearchStrategy[dict[str, Any]]:
    """Profiles without positions."""
    whose = st.booleans().map(lambda owner: [True] if owner else [])
    goal = keys({"frequency": TEXT}, text=TEXT, supports=whose)
    areas = some(keys({"sub": some(goal)}, title=TEXT, main=some(keys(text=TEXT, supports=whose))))
    goals = keys(control=_control(TEXT, "W.goals"), foundation=TEXT, objective=TEXT, areas=areas)
    return keys(
        {"goals": goals},
        unit=keys({"organisation": some(TEXT)}, id=st.just("workshop"), name=TEXT, kind=st.just("organisation")),
        language=st.sampled_from(["da", "nb", "en"]),
        framework=st.just("craft"),
        framework_version=st.just("2.1"),
        documents=documents(),
    )


@cache
def _shapes() -> st.SearchStrategy[dict[str, Any]]:
    """Profiles with gaps for texts; made once, because Hypothesis takes its time over so large a strategy."""
    text, paragraphs = TEXT, PARAGRAPHS
    unit = keys(
        {"country": text, "phone": text, "email": text},
        id=st.just("workshop"),
        name=text,
        organisation=some(text),
        place=text,
    )
    goal = st.one_of(text, keys({"frequency": text}, text=text))
    goals = keys(
        {
            "value-base": keys(
                {"text": paragraphs}, links=some(keys({"url": st.just("https://x.dk/&?a=<b>")}, text=text))
            )
        },
        control=_control(text, "W.goals"),
        foundation=paragraphs,
        objective=paragraphs,
        areas=some(keys({"sub": some(goal)}, title=text, main=some(text))),
    )
    shared = keys(
        {
            "values": paragraphs,
            "definitions": some(keys(term=text, text=text)),
            "abbreviations": some(keys(short=text, long=text)),
            "references": some(text),
        }
    )
    return keys(
        {"goals": goals, "texts": shared},
        unit=unit,
        language=st.sampled_from(["da", "nb", "en"]),
        framework=st.just("craft"),
        framework_version=st.just("2.1"),
        positions=st.one_of(st.tuples(_position(text, 1)), st.tuples(_position(text, 1), _position(text, 2))).map(list),
    )
