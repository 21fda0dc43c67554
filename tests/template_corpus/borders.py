"""Mistakes that are not in one tag's letters: in plain paragraphs, over borders, by tracked changes, in attributes."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator

from lxml import etree

from tests.template_corpus.editing import Editable, Tag
from tests.word_package import W

Spot = tuple[str, int]  # a part, and the number of one of its paragraphs
Change = Callable[[Editable, Spot], list[Spot]]  # the spots where it may be found

Split = Callable[[Editable, Tag], None]

# Put before and behind the words of a paragraph without tags.
_AROUND = {
    "two paragraph tags in one paragraph": [
        ("{%p if yes %}", "{%p endif %}"), ("{%p for w in words %} ", " {%p endfor %}"), ("{%p if no %}",
            "{%p else %}")],
    "else outside": [("", " {% else %}"), ("{% else %}", ""), ("", "{% elif yes %}"), ("", "{%p else %}")],
    "end outside": [("", " {% endif %}"), ("{% endfor %}", ""), ("", "{%p endfor %}"), ("", "{%tr endif %}")],
    "comment never closed": [("", " {# husk dette"), ("{# ", ""), ("", " {#p husk"), ("{#- ", "")],
    "row tag outside a table": [("{%tr for w in words %}", ""), ("", "{%tr if yes %}")],
    "cell tag outside a table": [("{%tc for w in words %}", ""), ("", "{%tc if yes %}")],
    "cell colour outside a table": [("{% cellbg color %}", ""), ("", "{% colspan 2 %}"), ("{% vm %}", ""),
        ("{% hm %}", "")],
    "statement never closed": [("", " {% if yes"), ("{% for w in words ", ""), ("", "{%p if yes")],
    "value never closed": [("", " {{ name"), ("{{ name ", ""), ("", "{{ name }"), ("{{", "")],
    "block never closed": [("{% if yes %}", ""), ("", "{% for w in words %}"), ("{% raw %}", ""), ("",
        "{% macro m() %}"),
                           ("{% set x %}", ""), ("{% with a = 1 %}", "")],
    "text beside a paragraph tag": [("", " {%p set x = 1 %}"), ("{%p set x = 1 %} ", ""), ("", "{#p note #}")],
    "block of another language": [("{{#if yes}}", "{{/if}}"), ("{#if yes}", "{/if}"), ("{{#each rows}}", "{{/each}}"),
                                  ("<% if yes %>{% if %}", ""), ("{{^rows}}", "{{/rows}}")],
    "ends crosswise": [("{% if yes %}{% for w in words %}", "{% endif %}{% endfor %}")],
    "blanks swallow text": [("", "{%- if yes %}{% endif %}")],
}  # fmt: skip


def changes() -> Iterator[tuple[str, Change]]:
    """Every kind with each way to make it; a change gets a paragraph without tags."""
    for kind, ways in _AROUND.items():
        yield from ((kind, _around(*way)) for way in ways)
    yield "block over a table's border", _out_of_table("{% if no %}", "{% endif %}")
    yield "block over a table's border", _out_of_table("{% for w in words %}", "{% endfor %}")
    yield "paragraph block over a table's border", _out_of_table("{%p if no %}", "{%p endif %}")


def splits() -> Iterator[tuple[str, Split]]:
    """What breaks a tag by markup around one of its halves."""
    for name, kind, half in (
        ("end of a tag deleted under tracking", "del", 1), ("beginning of a tag deleted under tracking", "del", 0),
        ("end of a tag inserted under tracking", "ins", 1), ("beginning of a tag inserted under tracking", "ins", 0),
        ("tag over the border of a link", "hyperlink", 1), ("tag over the border of a link", "hyperlink", 0),
        ("tag over the border of a smart tag", "smartTag", 1),
    ):  # fmt: skip
        yield name, _half(kind, half)


def _around(before: str, behind: str) -> Change:
    def make(file: Editable, spot: Spot) -> list[Spot]:
        text = file.text(*spot)
        if before:
            file.rewrite(*spot, 0, 0, before)
        file.rewrite(*spot, len(before + text), len(before + text), behind)
        return [spot]

    return make


def in_table(file: Editable, spot: Spot) -> bool:
    """Whether the paragraph stands in a table that words follow."""
    inside = _cell(file.paragraphs[spot[0]][spot[1]]) is not None
    return inside and bool(_outside(file, spot))


def in_one_run(file: Editable, tag: Tag) -> bool:
    """Whether the tag stands whole in one run of its paragraph."""
    return _run(file, tag) is not None


def _outside(file: Editable, spot: Spot) -> list[int]:
    """The paragraphs of words after a table."""
    part, number = spot
    numbers = range(number + 1, len(file.paragraphs[part]))
    return [n for n in numbers if _cell(file.paragraphs[part][n]) is None and file.text(part, n)]


def _out_of_table(begin: str, end: str) -> Change:
    def make(file: Editable, spot: Spot) -> list[Spot]:
        last = (spot[0], _outside(file, spot)[0])
        file.rewrite(*spot, 0, 0, begin)
        behind = len(file.text(*last))
        file.rewrite(*last, behind, behind, end)
        return [spot, last]

    return make


def _cell(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(f"{{{W}}}tc"), None)


def _run(file: Editable, tag: Tag) -> etree._Element | None:
    """The run that the tag stands in, where it is one run of the paragraph itself."""
    text = next((one for one in file.texts(tag.part, tag.paragraph) if tag.text in (one.text or "")), None)
    run = None if text is None else text.getparent()
    return run if run is not None and run.getparent() is file.paragraphs[tag.part][tag.paragraph] else None


def _half(kind: str, half: int) -> Split:
    def make(file: Editable, tag: Tag) -> None:
        run = _run(file, tag)
        assert run is not None, "a tag that stands in one run"
        text = next(one for one in run.iter(f"{{{W}}}t") if tag.text in (one.text or ""))
        before, _, behind = (text.text or "").partition(tag.text)
        middle = len(tag.text) // 2
        pieces, wrapped = [before + tag.text[:middle], tag.text[middle:] + behind], half
        if kind == "del":
            cut = len(tag.text) - 2 if half else 2
            pieces, wrapped = [before, tag.text[:cut], tag.text[cut:], behind], 2 if half else 1
        _replace(run, text.text or "", pieces, wrapped, kind)

    return make


def _replace(run: etree._Element, text: str, pieces: list[str], wrapped: int, kind: str) -> None:
    """The run once for each piece, one of them inside the named element."""
    parent = run.getparent()
    assert parent is not None, "a run of a paragraph"
    for number, piece in enumerate(pieces):
        fresh = copy.deepcopy(run)
        inner = next(one for one in fresh.iter(f"{{{W}}}t") if one.text == text)
        inner.text = piece
        if number == wrapped:
            names = {f"{{{W}}}author": "A", f"{{{W}}}id": "90"} if kind in ("del", "ins") else {}
            inner.tag = f"{{{W}}}delText" if kind == "del" else inner.tag
            around = etree.Element(f"{{{W}}}{kind}", names)
            around.append(fresh)
            fresh = around
        run.addprevious(fresh)
    parent.remove(run)
