"""What changed in strategic goals and position papers is told part by part with its place, and never significant."""

from __future__ import annotations

from typing import Any

import pytest

from generator.changes import compare, weight
from generator.compose.document import Document
from tests.papers import composed, goals_that_support, organisation, paper, strategy
from tests.small_profile import profile

Told = tuple[str, str, str, str]  # kind, place, and both wordings

BOX = {"type": "facts", "title": "Tal", "text": ["Hver tredje.", {"stem": "Om året", "items": ["regn", "sne"]}]}
ITEMS = [{"id": "tag", "text": "at alle har tag", "clause": "at have tag"}, {"id": "taet", "text": "at det er tæt"}]
THEME: dict[str, Any] = {
    "title": "Tage",
    "lead": "Alt bliver vådt.",
    "boxes": [BOX],
    "subsections": [{"title": "Spær", "text": "De bærer det hele.", "boxes": []}],
    "recommendations": [{"stem": "Vi anbefaler,", "items": ITEMS}],
}
DECISION = {"type": "term", "preferred": "spær", "instead-of": ["bjælke"], "reason": "De ligger ikke ned."}


def of_paper(**theme: Any) -> Document:
    summary = {"stem": "Vi anbefaler", "recommendations": ["tag"]}
    return composed(organisation("lavet", paper(themes=[{**THEME, **theme}], summary=summary, boxes=[DECISION])))


def of_goals(*others: dict[str, Any], **first: Any) -> Document:
    made = strategy("Viden", "Kvalitet")
    made["goals"][0] |= {"elaboration": ["Et.", "To."], "target": "Ti artikler om året.", **first}
    return composed(organisation("lavet", made), *others)


def told(before: Document, after: Document) -> list[Told]:
    """Every change of the one into the other; nothing differs from itself."""
    found = compare(before, after)
    assert compare(before, before) == compare(after, after) == ()
    return [
        (
            one.kind,
            " > ".join((one.after or one.before).place),  # type: ignore[union-attr]
            one.before.text if one.before else "",
            one.after.text if one.after else "",
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("now", "weighs"),
    [
        ({"name": "Indsigt"}, "significant"),
        ({"statement": "Vi holder op med at skrive bøger."}, "significant"),
        ({"target": "En enkelt bog hvert femte år."}, "significant"),
        ({"elaboration": ["Et.", "Noget helt andet her."]}, "minor"),
        ({"question": "Hvem ved det?"}, "minor"),
    ],
)
def test_what_a_goal_says_weighs_and_what_is_said_about_it_does_not(now: dict[str, Any], weighs: str) -> None:
    assert weight(compare(of_goals(), of_goals(**now))) == weighs


def test_recommendations_weigh_and_what_stands_around_them_does_not() -> None:
    more = [{"stem": "Vi anbefaler,", "items": [*ITEMS, {"id": "tid", "text": "at der er tid"}]}]
    assert weight(compare(of_paper(), of_paper(recommendations=more))) == "significant"
    assert weight(compare(of_paper(), of_paper(lead="Noget helt andet end før."))) == "minor"


def test_a_recommendation_that_is_added_stands_in_its_theme() -> None:
    more = [{"stem": "Vi anbefaler,", "items": [*ITEMS, {"id": "tid", "text": "at der er tid"}]}]
    assert told(of_paper(), of_paper(recommendations=more)) == [
        ("added", "themes > Tage > theme-recommendations", "", "at der er tid")
    ]


def test_a_clause_that_is_reworded_changes_the_summary_alone() -> None:
    items = [{**ITEMS[0], "clause": "at have et godt tag"}, ITEMS[1]]
    assert told(of_paper(), of_paper(recommendations=[{"stem": "Vi anbefaler,", "items": items}])) == [
        ("reworded", "summary > summary", "at have tag", "at have et godt tag")
    ]


def test_a_box_that_is_removed_is_told_with_all_that_stood_in_it() -> None:
    place = "themes > Tage > facts:Tal"
    gone = [("title", "Tal"), ("", "Hver tredje."), ("", "Om året"), ("", "regn"), ("", "sne")]
    assert told(of_paper(), of_paper(boxes=[])) == [
        ("removed", f"{place} > {slot}" if slot else place, words, "") for slot, words in gone
    ]


def test_a_recommendation_that_stands_in_another_theme_has_moved() -> None:
    one, other = ({"id": name, "text": f"Giv {name}."} for name in ("tag", "tid"))

    def themes(first: list[Any], second: list[Any]) -> Document:
        return composed(
            organisation(
                "lavet",
                paper(
                    themes=[
                        {"title": "Tage", "recommendations": [{"items": first}]},
                        {"title": "Tid", "recommendations": [{"items": second}]},
                    ]
                ),
            )
        )

    third = {"id": "ro", "text": "Lad ro falde på."}
    assert told(themes([one, third], [other]), themes([one], [other, third])) == [
        ("moved", "themes > Tid > theme-recommendations", "Lad ro falde på.", "Lad ro falde på.")
    ]


def test_what_is_renamed_takes_what_it_says_along() -> None:
    renamed = told(of_paper(), of_paper(subsections=[{"title": "Lægter", "text": "De bærer det hele."}]))
    place = "themes > Tage > subsection > title"
    assert renamed == [("added", place, "", "Lægter"), ("removed", place, "Spær", "")]
    found = told(of_goals(), of_goals(name="Indsigt"))
    assert found[0] == ("added", "strategic-goals > goals > Indsigt", "", "Indsigt")
    assert found[-1] == ("removed", "strategic-goals > goals > Viden", "Viden", "")
    assert {kind for kind, *_ in found[1:-1]} <= {"moved", "reworded"}


@pytest.mark.parametrize(
    ("part", "value", "slot"),
    [
        ("statement", "Noget helt andet her.", "statement"),
        ("target", "Elleve bøger hvert femte år.", "target"),
        ("question", "Hvem ved det?", "question"),
        ("elaboration", ["Et.", "To.", "Mere."], "elaboration"),
        ("links", [{"text": "Bogen", "url": "https://x.dk"}], "links"),
    ],
)
def test_each_part_of_a_goal_has_a_place_of_its_own(part: str, value: Any, slot: str) -> None:
    (found,) = told(of_goals(), of_goals(**{part: value}))
    assert found[1] == f"strategic-goals > goals > Viden > {slot}"


def test_an_address_counts_and_bold_does_not() -> None:
    plain, bold = of_goals(links=[{"text": "Bogen"}]), of_goals(links=[{"text": "**Bogen**"}])
    assert compare(plain, bold) == ()
    assert told(plain, of_goals(links=[{"text": "Bogen", "url": "https://x.dk"}]))[0][3] == "Bogen <https://x.dk>"


def test_a_unit_that_begins_to_support_a_goal_is_added_to_that_goal() -> None:
    unit = profile("alpha", goals=goals_that_support("alpha-2", "Kvalitet"))
    assert told(of_goals(), of_goals(unit)) == [
        ("added", "strategic-goals > goals > Kvalitet > supporters", "", "Værksted alpha")
    ]


def test_a_decision_about_a_term_is_told_with_what_it_replaces() -> None:
    made = organisation("lavet", paper("Tage", boxes=[{**DECISION, "instead-of": ["bjælke", "rem"]}]))
    found = told(composed(organisation("lavet", paper("Tage", boxes=[DECISION]))), composed(made))
    assert any("bjælke, rem" in now or "bjælke\nrem" in now for *_, now in found)
