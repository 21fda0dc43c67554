"""Where each text of a position paper belongs: prose in its section or theme, side texts in boxes of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from tests.every_word.documents import Doc
from tests.every_word.places import TABLE_HEAD, Path, Place
from tests.every_word.rules import Rule, Table, body, paragraphs, section

# The place of a part of the paper, by the path of a text in it.
Part: TypeAlias = Callable[[Doc, Path], Place]


def _prose(pattern: str, rule: Rule, items: Rule | None = None) -> Table:
    """Paragraphs and lists as they come; the bullets of a list stand at the depth of its stem."""
    forms = (pattern, f"{pattern}.#")
    found = dict.fromkeys((*forms, *(f"{form}.{part}" for form in forms for part in ("stem", "tail"))), rule)
    return {**found, **{f"{form}.items.#": items or rule for form in forms}}


# --- themes ---------------------------------------------------------------------------------------------


def _theme(doc: Doc, path: Path) -> Place:
    return body(doc, "themes")._replace(heading=doc.entry["themes"][path[1]]["title"])


def _subsection(doc: Doc, path: Path) -> Place:
    theme, title = _theme(doc, path), doc.entry["themes"][path[1]]["subsections"][path[3]]["title"]
    return theme._replace(heading=f"{theme.heading} › {title}")


def _recommendations(doc: Doc, path: Path) -> Place:
    """Under the last heading that a group so far brought, else the usual one."""
    theme, groups = _theme(doc, path), doc.entry["themes"][path[1]]["recommendations"]
    own = [one["title"] for one in groups[: int(path[3]) + 1] if "title" in one]
    return theme._replace(heading=f"{theme.heading} › {[doc.label('blocks', 'theme-recommendations'), *own][-1]}")


def _in(part: Part, kind: str = "") -> Rule:
    return lambda doc, path: [part(doc, path)._replace(kind=kind)]


def _recommended(form: str) -> Rule:
    """In full in the theme; in the summary in its own words, or in the form that its stem needs."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        if form == "text":
            yield _recommendations(doc, path)
        summary = doc.entry.get("summary", {"recommendations": []})
        group = doc.entry["themes"][path[1]]["recommendations"][path[3]]
        item = group["items"][path[5]]
        needed = "clause" if "stem" in summary and "clause" in item else "text"
        if item["id"] in summary["recommendations"] and form == needed:
            yield body(doc, "summary")

    return places


# --- side texts -----------------------------------------------------------------------------------------


def _box(part: Part, *, title: bool = False, kind: str = "") -> Rule:
    """A table of one cell, below its sort and title: of what has none, the term that it is about."""

    def places(doc: Doc, path: Path) -> Iterable[Place]:
        end = len(path) - path[::-1].index("boxes") + 1
        box: Any = doc.entry
        for step in path[:end]:
            box = box[step]
        (titled,) = [name for name in ("title", "term", "preferred") if name in box][:1] or [""]
        head = f"{doc.label('boxes', box['type'])} {box.get(titled, '')}".strip()
        above = title and path[-1] == titled
        inside = {"column": TABLE_HEAD} if above else {"column": head, "row": "1", "kind": kind}
        yield part(doc, path)._replace(**inside)

    return places


def _boxes(where: str, part: Part) -> Table:
    inside = _box(part)
    box = f"{where}boxes.#"
    return {
        f"{box}.term": _box(part, title=True),
        f"{box}.title": _box(part, title=True),
        f"{box}.preferred": _box(part, title=True),
        **_prose(f"{box}.text", inside, _box(part, kind="item")),
        **paragraphs({f"{box}.sources": inside}),
        **dict.fromkeys(
            (
                *(f"{box}.by", f"{box}.terms.#.term", f"{box}.terms.#.meaning"),
                *(f"{box}.instead-of.#", f"{box}.reason"),
            ),
            inside,
        ),
    }


def _work_address(doc: Doc, _: Path) -> Iterable[Place]:
    yield body(doc, "works")._replace(kind="link")


PAPER: Table = {
    **_prose("lead", section("foreword")),
    **_boxes("", lambda doc, _: body(doc, "foreword")),
    **_prose("challenges", section("challenges")),
    **dict.fromkeys(("summary.stem", "summary.note", "summary.recommendations.#.text"), section("summary")),
    "themes.#.title": _in(_theme, "heading"),
    **_prose("themes.#.lead", _in(_theme)),
    **_boxes("themes.#.", _theme),
    "themes.#.subsections.#.title": _in(_subsection, "heading"),
    **_prose("themes.#.subsections.#.text", _in(_subsection)),
    **_boxes("themes.#.subsections.#.", _subsection),
    "themes.#.recommendations.#.title": _in(_recommendations, "heading"),
    **_prose("themes.#.recommendations.#.lead", _in(_recommendations)),
    "themes.#.recommendations.#.stem": _in(_recommendations),
    "themes.#.recommendations.#.items.#.text": _recommended("text"),
    "themes.#.recommendations.#.items.#.clause": _recommended("clause"),
    **{f"references.#{form}": section("works") for form in ("", ".authors", ".year", ".title", ".publisher", ".place")},
    "references.#.url": _work_address,
}
