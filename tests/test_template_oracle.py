"""The corpus for the check of templates is what it says: docxtpl itself renders the right ones and not the broken ones.

Some of both, and more where everything is run; ``python -m benchmarks.templates --judge`` looks at all of them.
"""

from __future__ import annotations

import pytest

from tests.template_corpus import broken
from tests.template_corpus.oracle import fault, marked, unmarked
from tests.template_corpus.right import templates
from tests.template_corpus.template import FULL, right
from tests.template_corpus.writing import p, ps

FEW_AND_MORE = pytest.mark.parametrize("every", [55, pytest.param(15, marks=pytest.mark.thorough)])


def test_there_are_enough_templates_of_both_sorts_and_no_two_bear_one_name() -> None:
    assert len({one.name for one in templates()}) == len(templates()) >= 130
    assert len(broken.broken()) >= 240
    assert len({name.partition(" | ")[0] for name in broken.broken()}) >= 100


@FEW_AND_MORE
def test_docxtpl_renders_a_right_template_and_every_literal_text_survives(every: int) -> None:
    for one in templates()[::every]:
        content, marks = marked(one.content)
        assert not fault(one.content, one.contexts, {}, one.expected), one.name
        assert not fault(content, one.contexts, marks), one.name


@FEW_AND_MORE
def test_docxtpl_fails_on_a_broken_template_or_loses_text_or_a_value(every: int) -> None:
    for name, recipe in list(broken.broken().items())[::every]:
        mistake = recipe()
        assert broken.verdict(mistake), name
        assert mistake.content != mistake.base.content, name


def test_what_is_refuted_is_still_among_the_mistakes_that_were_tried() -> None:
    assert set(broken.REFUTED.read_text("utf-8").splitlines()) <= set(broken.candidates())


def test_the_judge_sees_every_way_to_be_broken() -> None:
    def why(*texts: str) -> str:
        content, marks = marked(right("x", ps(*texts)).content)
        return fault(content, [FULL], marks, ["Oline Østergård"])

    assert why("Kære {{ name }}") == ""
    assert why("Kære {{ name }").startswith("raises TemplateSyntaxError")
    assert why("{{ name }}", "{%p if no %}", "skjult", "{%p endif %}") == "loses the text 'skjult'"
    assert why("{{ name }}", "tabt {%p set x = 1 %}", "b") == "loses the text 'tabt '"
    assert why("Kære { name }") == "does not show the value 'Oline Østergård'"
    assert why("{{ name }}{% if no %}", "{%p endif %}", "b").startswith("raises XMLSyntaxError")
    assert why("{{ name }}{{ missing }}").startswith("raises UndefinedError")


def test_marks_stand_in_literal_texts_alone_and_come_off_without_a_trace() -> None:
    one = right(
        "x", ps("Kære {{ name }}, {# note #}{% raw %}{{ x }}{% endraw %}{% if yes %}ja{% endif %}.", "", "–") + p("b")
    )
    content, marks = marked(one.content)
    assert list(marks.values()) == ["Kære ", "ja", "b", "Skabelon"]
    assert marked(unmarked(content))[1] == marks
