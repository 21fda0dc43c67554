"""The Jinja of the templates: a sandbox out of which nothing leads, strict, and frugal."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from generator.render.environment import Environment, View

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


@pytest.mark.parametrize(
    "source",
    [
        "{{ title.__class__ }}",
        "{{ title.__class__.__mro__[1].__subclasses__() }}",
        "{{ title['__class__'] }}",
        "{{ title|attr('__class__') }}",
        "{{ [title]|map(attribute='__class__')|first }}",
        "{{ control.__init__.__globals__ }}",
        "{{ control.fields }}",
        "{{ control['fields'] }}",
        "{{ control|attr('fields') }}",
        "{{ [control]|map(attribute='fields')|first }}",
        "{{ control.__slots__ }}",
        "{{ '{0.__class__}'.format(title) }}",
        "{{ '{0.fields}'.format(control) }}",
        "{{ '%(x)s'.__mod__ }}",
        "{{ self.__init__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ range.__self__ }}",
        "{{ facts.items.__self__ }}",
    ],
)
def test_nothing_leads_from_a_value_to_python_itself(source: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        _filled(source)


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
