"""Documents of the described kinds, made at random as a profile has them: gaps for texts, headings of every number."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.random_shapes import BODY, PARAGRAPHS, PARTY, STATEMENT, TEXT, Shape, keys, some

ADDRESS = "https://x.dk/&?a=<b>"
HOW_MANY = (1, 2, 3, 12, 13)  # the numbers that a heading writes otherwise, and what lies between


def _control() -> Shape:
    """Approved at a meeting, or by anybody and perhaps not yet."""
    met = keys(approved_by=st.tuples(keys(body=TEXT, meeting=TEXT)).map(list), approved=st.just("2024-02-29"))
    return st.one_of(
        met, keys({"prepared-by": some(PARTY), "approved": st.just("2024-02-29")}, approved_by=some(PARTY))
    )


def mission_statements() -> Shape:
    """The texts of a mission statement."""
    return keys(
        kind=st.just("mission-statement"), control=_control(), mission=PARAGRAPHS, vision=some(STATEMENT, most=3)
    )


def strategies() -> Shape:
    """Strategic goals, as many as headings tell apart."""
    declared = keys({"lead": PARAGRAPHS}, statement=PARAGRAPHS)
    link = keys({"url": st.just(ADDRESS)}, text=TEXT)
    target = st.one_of(TEXT, keys({"measure": TEXT, "frequency": TEXT}, text=TEXT))
    full = keys(
        {"elaboration": PARAGRAPHS, "question": TEXT, "links": some(link), "target": target}, name=TEXT, statement=TEXT
    )
    plain = keys(name=TEXT, statement=TEXT)
    goals = st.builds(lambda first, many: [first, *many], full, _so_many(plain))
    return keys(kind=st.just("strategic-goals"), control=_control(), mission=declared, vision=declared, goals=goals)


def _so_many(of: Shape) -> Shape:
    """One less than a number that stands in headings."""
    return st.sampled_from(HOW_MANY).flatmap(lambda many: st.lists(of, min_size=many - 1, max_size=many - 1))


def _boxes() -> Shape:
    meaning = keys(term=TEXT, meaning=TEXT)
    return some(
        st.one_of(
            keys({"sources": PARAGRAPHS}, type=st.just("definition"), term=TEXT, text=BODY),
            keys(type=st.just("facts"), title=TEXT, text=BODY),
            keys({"title": TEXT, "by": TEXT}, type=st.just("quotation"), text=PARAGRAPHS),
            keys({"text": BODY}, type=st.just("vocabulary"), title=TEXT, terms=some(meaning)),
            keys({"title": TEXT}, type=st.just("term"), preferred=TEXT, instead_of=some(TEXT), reason=TEXT),
        )
    )


def _themes() -> Shape:
    recommendation = keys(text=TEXT)
    subsection = keys({"boxes": _boxes()}, title=TEXT, text=BODY)
    full = keys(
        {
            "lead": BODY,
            "boxes": _boxes(),
            "subsections": some(subsection),
            "recommendations": some(keys({"title": TEXT, "lead": BODY, "stem": TEXT}, items=some(recommendation))),
        },
        title=TEXT,
    )
    return st.builds(lambda first, many: [first, *many], full, _so_many(keys(title=TEXT)))


@st.composite
def papers(draw: st.DrawFn) -> dict[str, Any]:
    """A position paper; a summary recalls some of what its themes recommend, in one form or another."""
    work = keys(dict.fromkeys(("authors", "year", "publisher", "place"), TEXT) | {"url": st.just(ADDRESS)}, title=TEXT)
    optional = {
        "headings": keys(foreword=TEXT),
        "boxes": _boxes(),
        "challenges": BODY,
        "references": some(st.one_of(TEXT, work)),
    }
    paper = draw(
        keys(
            optional,
            kind=st.just("position-paper"),
            control=_control(),
            title=TEXT,
            lead=BODY,
            themes=_themes(),
        )
    )
    items = [one for theme in paper["themes"] for group in theme.get("recommendations", []) for one in group["items"]]
    for number, one in enumerate(items, 1):
        one["id"] = f"r{number}"
    if draw(st.booleans()) and items:
        paper["summary"] = draw(keys({"stem": TEXT, "note": TEXT}))
        paper["summary"]["recommendations"] = [draw(_recalled(one, "stem" in paper["summary"])) for one in items]
    return dict(paper)


def _recalled(one: dict[str, Any], completes: bool) -> Shape:
    """By its id, with a form of its own that completes the stem or without one; or in words of the summary."""

    def with_clause(clause: object) -> str:
        one["clause"] = clause
        return str(one["id"])

    forms = [st.just(one["id"]), keys(id=st.just(one["id"]), text=TEXT)]
    return st.one_of(*forms, *([TEXT.map(with_clause)] if completes else []))


def documents() -> Shape:
    """At most one of each kind."""
    return st.lists(
        st.one_of(papers(), strategies(), mission_statements()),
        min_size=1,
        max_size=2,
        unique_by=lambda one: str(one["kind"]),
    )
