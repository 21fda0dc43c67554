"""Profiles made at random for the small standard: legal ones full of random texts, and ones with something amiss."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import count
from typing import Any, cast

from hypothesis import strategies as st

Texts = st.SearchStrategy[Any]
_LINE_BREAKS = "\x85\u2028\u2029"  # what the YAML reader takes for a line break when it stands raw

# Pieces that have broken templates, packages, file names, YAML or markup before.
PIECES = (
    *("&", "<b>", "]]>", "{{ x }}", "{% raw %}", "{# x #}", "{_{", "%_}", "{{", "}}", "{level}", "%s", "\\", "'", '"'),
    *("**b**", "*", "[x](https://x.dk)", "[x](doc:W.1)", "[", "](", "_x_", " ", "  ", "\t", "\n", "\n\n", "\r\n"),
    *("- ", ": ", " #", "æøå", "a\u030a", "\u202e", "👩🏽‍⚕️", "\ufeff", "\u00a0", "/", ":", "CON", ".", "~", "x" * 300),
)
HOSTILE = ("\x00", "\x07", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\u2028", "\ufffe", "\uffff", "\ud800", "\udfff", "")


GAP = object()  # where a text goes


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

    return cast("dict[str, Any]", filled(draw(_shapes())))


@st.composite
def doubtful_profiles(draw: st.DrawFn) -> dict[str, Any]:
    """Legal profiles with a few values exchanged for anything, or taken away."""
    profile = draw(legal_profiles())
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


def _some(of: st.SearchStrategy[Any], least: int = 1) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, min_size=least, max_size=2)


def _keys(optional: dict[str, Any] | None = None, /, **required: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {name.replace("_", "-"): strategy for name, strategy in required.items()}, optional=optional or {}
    )


def _control(text: Texts, number: str) -> st.SearchStrategy[dict[str, Any]]:
    party = st.one_of(
        _keys({"title": text}, person=text), *(_keys(**{kind: text}) for kind in ("title", "group", "body"))
    )
    past = _keys(revision=text, date=st.dates(date(1000, 1, 1), date(2024, 2, 28)).map(str), change=text)
    approved = _keys(
        revision=text, approved=st.just("2024-02-29"), valid_until=st.sampled_from(["2024-02-29", "2999-12-31"])
    )
    other = {
        "folder": _some(text),
        "professionally-responsible": _some(party),
        "responsible-for-revision": _some(party),
        "validity": st.sampled_from(["24 months", "1 day", "50 years"]),
        "history": _some(past),
    }
    plain = _keys(other, id=st.just(number), prepared_by=_some(party), approved_by=_some(party))
    return st.builds(lambda one, declared: {**one, **declared}, plain, st.one_of(st.just({}), approved))


def _position(text: Texts, number: int) -> st.SearchStrategy[dict[str, Any]]:
    statement = st.one_of(text, _keys({"stem": text, "tail": text}, items=_some(text)))
    paragraphs = st.one_of(text, _some(text))
    roles, levels = st.sampled_from(["maker", "teacher"]), st.sampled_from(["1", "2", "3"])
    required = _keys(professional=_some(text), personal=_some(text))
    adaptation = st.one_of(
        _keys({"dimension": st.sampled_from(["know", "do"]), "reason": text}, add=statement, role=roles),
        _keys({"until": st.just("2027-12-31")}, replace=st.just("mak-tools"), reason=text, **{"with": statement}),
    )
    optional = {
        "specialty": st.just("wood"),
        "show-lower": st.sampled_from(["true", "false"]),
        "target-groups": _some(text),
        "authority": _some(statement),
        "collaboration": _keys(
            partners=_some(_keys(name=text, about=text)),
            interfaces=_some(text),
            conferences=_some(_keys({"time": text, "frequency": text, "contribution": text}, name=text)),
        ),
        "qualifications": _keys({"desired": required}, required=required),
        "development": _keys(text=paragraphs, offers=_some(_keys({"type": text, "ects": text}, name=text))),
        "employment": _keys(hours=text, lent_to=_some(_keys({"hours": text}, name=text)), text=paragraphs),
        "adaptations": st.lists(adaptation, max_size=3, unique_by=lambda one: one.get("replace", str(one))),
    }
    tasks = st.one_of(
        _keys(group=st.just("children"), items=_some(statement)), _keys(title=text, items=_some(statement))
    )
    return _keys(
        optional,
        id=st.just(f"position-{number}"),
        title=text,
        control=_control(text, f"W.{number}"),
        level=st.one_of(levels, _keys(maker=levels, teacher=levels)),
        purpose=paragraphs,
        placement=_keys({"text": paragraphs, "leads": text, "workplace": text}, reports_to=text),
        responsibility=_some(statement),
        tasks=_some(tasks),
    )


@cache
def _shapes() -> st.SearchStrategy[dict[str, Any]]:
    """Profiles with gaps for texts; made once, because Hypothesis takes its time over so large a strategy."""
    text = st.just(GAP)
    unit = _keys(
        {"country": text, "phone": text, "email": text},
        id=st.just("workshop"),
        name=text,
        organisation=_some(text),
        place=text,
    )
    paragraphs = st.one_of(text, _some(text))
    goal = st.one_of(text, _keys({"frequency": text}, text=text))
    goals = _keys(
        {
            "value-base": _keys(
                {"text": paragraphs}, links=_some(_keys({"url": st.just("https://x.dk/&?a=<b>")}, text=text))
            )
        },
        control=_control(text, "W.goals"),
        foundation=paragraphs,
        objective=paragraphs,
        areas=_some(_keys({"sub": _some(goal)}, title=text, main=_some(text))),
    )
    shared = _keys(
        {
            "values": paragraphs,
            "definitions": _some(_keys(term=text, text=text)),
            "abbreviations": _some(_keys(short=text, long=text)),
            "references": _some(text),
        }
    )
    return _keys(
        {"goals": goals, "texts": shared},
        unit=unit,
        language=st.sampled_from(["da", "nb", "en"]),
        framework=st.just("craft"),
        framework_version=st.just("2.1"),
        positions=st.one_of(st.tuples(_position(text, 1)), st.tuples(_position(text, 1), _position(text, 2))).map(list),
    )
