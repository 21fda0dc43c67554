"""The Jinja of the templates: a sandbox out of which nothing leads, strict, and frugal."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from docxtpl import Listing, RichText
from jinja2 import Environment as PlainEnvironment
from jinja2 import StrictUndefined, UndefinedError
from jinja2.exceptions import SecurityError

from generator.layout import Layout
from generator.presentation import Presentation
from generator.problems import RollebogError
from generator.render.bounds import LARGEST_OUTPUT, MOST_STEPS, Counted
from generator.render.context import context
from generator.render.environment import Environment, View
from generator.render.template import FAULTS, Template
from generator.workspace import Workspace
from tests.hostile_tags import BOMBS, ESCAPES, SECONDS, UNREADABLE, filled
from tests.word_package import p, package, part, text

CONTEXT: dict[str, Any] = {
    "title": "Rolle & <ansvar>",
    "none": None,
    "numbers": [1, 2, 3],
    "facts": {"a": 1},
    "control": View(number="FB.1", parties=[View(name="A"), View(name="B")]),
    "blocks": [View(heading="Ansvar", items=["x"]), View(heading="Opgaver", items=[])],
}


def _filled(source: str) -> str:
    return Environment().from_string(source).render(CONTEXT)


@pytest.mark.parametrize("source", ESCAPES)
def test_nothing_leads_out_of_a_template_to_python_files_or_other_templates(source: str) -> None:
    with pytest.raises(FAULTS):
        _filled(source)
    assert (CONTEXT["numbers"], CONTEXT["facts"], CONTEXT["blocks"][0].fields["items"]) == ([1, 2, 3], {"a": 1}, ["x"])


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.thorough)])
def test_what_asks_for_gigabytes_or_years_is_refused_soon_and_within_300_mb(every: int) -> None:
    done = filled(every)
    assert (done.returncode, done.stderr) == (0, "")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(BOMBS.splitlines()[::every]) > 100 // every
    for source, said, seconds in answers:
        assert said.startswith(("SecurityError: ", "RecursionError: ", "OverflowError: ")), (source, said)
        assert seconds < SECONDS, source


@pytest.mark.parametrize("source", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_too_much_for_the_compiler_is_a_problem_of_the_template_too(source: str) -> None:
    with pytest.raises(RollebogError) as caught:
        Template(package(p(source)), "templates/own.docx")
    assert str(caught.value).startswith("templates/own.docx: the template cannot be filled: ")


@pytest.mark.parametrize(
    "source",
    [
        "{{ numbers.append(4) }}",
        "{{ numbers.clear() }}",
        "{{ numbers.sort() }}",
        "{{ facts.update({'b': 2}) }}",
        "{{ facts.pop('a') }}",
        "{{ facts.setdefault('b', 2) }}",
        "{{ blocks[0].items.append('y') }}",
    ],
)
def test_a_template_can_change_nothing_of_what_it_is_given(source: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        _filled(source)
    assert (CONTEXT["numbers"], CONTEXT["facts"]) == ([1, 2, 3], {"a": 1})


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'x' * 10000000 }}",
        "{{ 10000000 * 'x' }}",
        "{{ [1] * 10000000 }}",
        "{{ ('x' * 1000) * 1000 * 10 }}",
        "{{ 9 ** 9999 }}",
        "{{ 2 ** 5000 }}",
        "{{ (10 ** 900) * (10 ** 900) }}",
        "{{ '%5000000d' % 1 }}",
        "{{ ('%*d' % (5000000, 1))|length }}",
    ],
)
def test_arithmetic_that_would_fill_the_memory_is_refused(source: str) -> None:
    with pytest.raises(SecurityError):
        _filled(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ 6 * 7 }}", "42"),
        ("{{ 2 ** 10 }}", "1024"),
        ("{{ 2 ** -1 }}", "0.5"),
        ("{{ '=' * 20 }}", "=" * 20),
        ("{{ 'x' * -3 }}", ""),
        ("{{ 7 % 4 }}", "3"),
        ("{{ (numbers|sum) / 2 }}", "3.0"),
    ],
)
def test_arithmetic_in_reason_is_as_usual(source: str, expected: str) -> None:
    assert _filled(source) == expected


@pytest.mark.parametrize(
    "source",
    ["{{ titel }}", "{{ title.nothing }}", "{{ control.numbre }}", "{% if nothing %}{% endif %}", "{{ facts.b }}"],
)
def test_what_is_not_there_is_an_error_and_never_an_empty_text(source: str) -> None:
    with pytest.raises(UndefinedError):
        _filled(source)


def test_whether_something_is_there_may_be_asked() -> None:
    assert _filled("{{ titel is defined }}, {{ control.nothing is defined }}, {{ control.number is defined }}") == (
        "False, False, True"
    )


def test_filler_text_is_not_to_be_had() -> None:
    with pytest.raises(UndefinedError):
        _filled("{{ lipsum() }}")


def test_values_are_escaped_and_none_is_never_confused_with_a_text() -> None:
    assert _filled("{{ title }}") == "Rolle &amp; &lt;ansvar&gt;"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ control.number }}", "FB.1"),
        ("{{ control['number'] }}", "FB.1"),
        ("{{ blocks|map(attribute='heading')|join(', ') }}", "Ansvar, Opgaver"),
        ("{{ blocks|selectattr('items')|map(attribute='heading')|join }}", "Ansvar"),
        ("{{ control.parties|map(attribute='name')|join(' og ') }}", "A og B"),
        ("{{ blocks[1].heading }}", "Opgaver"),
        ("{% for block in blocks %}{{ loop.index }}{{ block.heading }}{% endfor %}", "1Ansvar2Opgaver"),
    ],
)
def test_the_fields_of_a_view_are_found_in_every_way_that_jinja_has(source: str, expected: str) -> None:
    assert _filled(source) == expected


def test_a_field_may_have_any_name_that_a_document_gives_it() -> None:
    shown = Environment().from_string("{{ view.items }} {{ view.fields }} {{ view.keys }}")
    assert shown.render(view=View(items="a", fields="b", keys="c")) == "a b c"


@pytest.mark.parametrize(
    "source",
    [
        "{{ numbers|join(', ') }}",
        "{{ numbers|join(d='/') }}",
        "{{ numbers|map('string')|map('center', 3)|join('|') }}",
        "{{ blocks|join(' ', attribute='heading') }}",
        "{{ '%s er %05.1f'|format('x', 2.25) }}",
        "{{ '%(a)s'|format(a='x') }}",
        "{{ '%s: %d' % ('x', 3) }}",
        "{{ '{:>5}|{x!r}'.format(1, x='a') }}",
        "{{ '{a}'.format_map({'a': 1}) }}",
        "{{ ('<b>{}</b>'|safe).format('&') }}",
        "{{ 'a<b'|e }}{{ '&'|safe }}{{ title ~ 1 ~ ('<'|e) }}",
        "{{ title ~ ('>'|safe) }}",
        "{{ 'a b c'.split()|length }}{{ 'ab'.replace('a', 'c') }}{{ ','.join(['x', 'y']) }}",
        "{{ 'a\nb'|indent(2) }}",
        "{{ 'lang tekst'|truncate(6, true, end='…') }}{{ 'ab cd'|wordwrap(width=2, wrapstring='/') }}",
        "{{ 2.345|round(2) }}{{ 7|filesizeformat }}{{ '7'|int + 1 }}",
        "{{ [[1], [2]]|sum(start=[]) }}{{ numbers|sum }}",
        "{{ numbers|batch(2, 0)|list }}{{ numbers|slice(2)|list }}",
        "{{ {'b': 1, 'a': 2}|dictsort }}{{ facts|tojson }}",
        "{{ titel|default('-') }}{{ (numbers|first) }}{{ (numbers|last) }}{{ [3, 1]|sort }}",
        "{% macro m(a, b=2) %}{{ a }}{{ b }}{{ varargs }}{% endmacro %}{{ m(1) }}{{ m('<', 3, 4) }}",
        "{% macro m() %}[{{ caller(1) }}]{% endmacro %}{% call(x) m() %}{{ x }}{% endcall %}",
        "{% set n = namespace(x=0) %}{% for i in numbers %}{% set n.x = n.x + i %}{% endfor %}{{ n.x }}",
        "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}",
        "{% set j = joiner(', ') %}{% for i in numbers %}{{ j() }}{{ i }}{% endfor %}",
        "{% for i in numbers %}{{ loop.index0 }}{{ loop.last }}{{ loop.length }}{{ loop.cycle('a') }}{% endfor %}",
        "{% for i in numbers|map('string') %}{{ loop.length }}{{ loop.nextitem|default('.') }}{% endfor %}",
        "{% for i in numbers if i > 1 %}{{ i }}{% else %}-{% endfor %}{% for i in [] %}{% else %}tom{% endfor %}",
        "{% for k, v in facts.items() %}{{ k }}{{ v }}{% endfor %}{% for k in facts %}{{ k }}{% endfor %}",
        "{% for x in [[1, [2]], 3] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %}",
        "{% set x %}<b>{{ title }}</b>{% endset %}{{ x }}",
        "{% filter upper %}a{{ 'b' }}{% endfilter %}{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}",
        "{% for i in range(5000) %}{% endfor %}{{ range(3)|list }}{{ range(2000)|sum }}",
        "{% block a %}{{ title|length }}{% endblock %}{{ self.a() }}{% raw %}{{ x }}{% endraw %}",
        "{{ rich }}{{ listing }}",
    ],
)
def test_everything_that_templates_honestly_use_works_as_in_jinja_itself(source: str) -> None:
    known = {**CONTEXT, "blocks": [{"heading": "Ansvar"}, {"heading": "Opgaver"}], "rich": RichText("fed", bold=True)}
    known["listing"] = Listing("a\nb")
    theirs = PlainEnvironment(undefined=StrictUndefined, autoescape=True).from_string(source).render(known)
    assert Environment().from_string(source).render(known) == theirs != ""


def test_a_list_of_groups_prints_the_same_on_every_day() -> None:
    assert not re.search("0x[0-9a-f]+", _filled("{{ blocks }}"))


def test_a_group_with_a_field_that_grows_is_bounded_in_what_it_prints() -> None:
    long = Environment().from_string("{% for i in range(90) %}{{ letters }}{% endfor %}")
    assert len(long.render(letters="x" * 100_000)) == 9_000_000
    with pytest.raises(SecurityError, match="would print more"):
        long.render(letters="x" * (LARGEST_OUTPUT // 80))


def test_every_rendering_has_its_own_account() -> None:
    half = Environment().from_string("{% for i in range(2000) %}" + "{% set a = i %}" * 300 + "{% endfor %}.")
    assert [half.render() for _ in range(3)] == ["."] * 3
    with pytest.raises(SecurityError, match="go on too long"):
        Environment().from_string(
            ("{% for i in range(2000) %}" + "{% set a = i %}" * 300 + "{% endfor %}.") * 3
        ).render()


def test_the_samples_stay_far_below_what_a_rendering_may_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    spent: list[Counted] = []
    begin = Counted.__init__

    def noted(self: Counted, *arguments: Any, **more: Any) -> None:
        begin(self, *arguments, **more)
        spent.append(self)

    monkeypatch.setattr(Counted, "__init__", noted)
    workspace = Workspace(Layout(Path(__file__).parent.parent))
    templates = Presentation(workspace.layout, workspace.sources)
    for unit in workspace.units:
        for finished in workspace.documents(unit):
            language, kind = finished.document.language, finished.document.kind
            values = context(finished.document, finished.imprint, workspace.labels(language))
            templates.template(kind, language).render(values)
    assert 1_000 < max(one.work._steps for one in spent) < MOST_STEPS / 50


def test_texts_of_many_lines_are_broken_unless_each_would_repeat_large_properties() -> None:
    plain = package(p("{{ lines }}"))
    assert text(part(Template(plain, "x").render({"lines": "a\n" * 2_000}))).count("a") == 2_000
    large = package(p("{{ lines }}").replace("<w:rPr>", "<w:rPr>" + "<w:i/>" * 4_000))
    assert Template(large, "x").render({"lines": "a\n" * 100})
    with pytest.raises(RollebogError, match="its texts break into 2,000 lines"):
        Template(large, "x").render({"lines": "a\n" * 2_000})
