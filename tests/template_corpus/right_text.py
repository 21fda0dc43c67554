"""Right templates: what stands inside one paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from tests.template_corpus.template import EMPTY, FULL, Right, right
from tests.template_corpus.writing import p, ps

_LINES: dict[str, tuple[str, ...]] = {
    "one value": ("Kære {{ name }}, velkommen.",),
    "values without blanks": ("{{name}}/{{ title}}/{{place }} samlet",),
    "values with many blanks": ("Navn: {{    name    }} slut",),
    "values side by side": ("{{ name }}{{ title }}{{ place }}",),
    "attributes and keys": ("{{ person.name }}, {{ person['age'] }} år, {{ person.address.city }}",),
    "keys with blanks and letters of the North": ("{{ {'a b': 'indre æøå'}['a b'] }} ved siden af",),
    "methods": ("{{ name.upper() }}, {{ name.split(' ')[0] }}, {{ person.get('age', 0) }} og ud",),
    "slices": ("{{ name[:3] }} {{ name[-4:] }} {{ words[:2]|join(' + ') }} udsnit",),
    "arithmetic": ("I alt {{ number * 2 + 1 }}, rest {{ number % 4 }}, {{ number // 2 }}, {{ number ** 2 }} kr.",),
    "joined texts": ("{{ name ~ ', ' ~ place ~ ' (' ~ number ~ ')' }} følger",),
    "inline if": ("{{ 'Til stede' if yes else 'Fraværende' }} i dag{{ ', sent' if no }}.",),
    "comparison": ("{% if number > 3 and number < 10 %}Mellem{% endif %} tre og ti {% if number >= 7 %}nået{% "
        "endif %}.",),
    "not equal and membership": ("{% if 'Ø' in name and number != 8 and 3 not in [1, 2] %}indeholdt{% endif %} svar",),
    "tests": ("{% if none is none and name is defined and absent is not defined %}prøvet{% endif %}: "
              "{% if number is odd and number is divisibleby 7 and name is string %}ulige{% endif %} tal",),
    "filters of text": ("{{ name|upper }} {{ name|lower }} {{ title|title }} {{ text|capitalize }} {{ "
        "name|trim }} ord",),
    "filters with arguments": ("{{ none|default('ikke oplyst', true) }} {{ name|replace('e', 'é') }} "
                               "{{ text|truncate(6, true, '…') }} {{ '%05.2f'|format(price) }} kr.",),
    "filters of lists": ("{{ words|join(', ') }} · {{ words|length }} · {{ rows|map(attribute='name')|join('; ') }} "
                         "· {{ rows|sum(attribute='count') }} stk.",),
    "filters of numbers": ("{{ price|round(1) }} {{ price|int }} {{ '3'|int + 1 }} {{ -number|abs }} beløb",),
    "filters in a row": ("{{ rows|selectattr('done')|map(attribute='name')|map('upper')|list|join(' / ') }} er klar",),
    "filters that are rare": ("{{ words|reverse|list|join('-') }} {{ map|dictsort|map('first')|join('+') }} "
                              "{{ words|batch(2)|list|length }} {{ text|wordcount }} {{ 2048|filesizeformat }} tal",),
    "if, elif, else": ("Niveau: {% if level == 1 %}begynder{% elif level == 2 %}øvet{% else %}ukendt{% endif %}!",
                       "{% if level > 0 %}over nul{% endif %}"),
    "conditions in each other": ("{% if yes %}ydre {% if number %}indre {% endif %}ydre igen{% else %}nej{% "
        "endif %}.",),
    "a colon after a condition": ("{% if yes: %}ja{% else: %}nej{% endif %} og {% for word in words: %}{{ "
        "word }} ord{% endfor %}",),
    "a loop in a line": ("Ord: {% for word in words %}{{ word }}{% if not loop.last %}, {% endif %}{% endfor %}.",),
    "a loop with else": ("Sager: {% for row in rows %}{{ row.name }} {% else %}ingen sager{% endfor %}.",),
    "what a loop knows": ("{% for word in words %}{{ loop.index }}/{{ loop.length }} {{ loop.first }} {{ loop.previtem "
                          "if loop.previtem is defined else 'start' }} {{ loop.cycle('a', 'b') }} led {% endfor %}",),
    "a loop with a condition": ("{% for row in rows if row.done %}{{ row.name }} færdig {% endfor %}og slut",),
    "a loop over a map": ("{% for key, value in map.items() %}{{ key }} = {{ value }} par {% endfor %}slut",),
    "loops in each other": ("{% for row in rows %}{{ row.name }}: {% for tag in row.tags %}{{ loop.index }} {{ tag }} "
                            "mærke {% endfor %}række {% endfor %}",),
    "a range": ("{% for i in range(1, 4) %}nr. {{ i }} {% endfor %}af tre",),
    "groups": ("{% for group in rows|groupby('group') %}{{ group.grouper }}: {{ group.list|length }} stk. {% "
        "endfor %}",),
    "set": ("{% set total = rows|sum(attribute='count') %}I alt {{ total }} enheder.",),
    "set with many lines": ("{% set note %}Bemærkning om {{ place }}{% endset %}Se: {{ note }}",),
    "a namespace": ("{% set ns = namespace(sum=0) %}{% for row in rows %}{% set ns.sum = ns.sum + row.count "
        "%}{% endfor %}"
                    "Sum {{ ns.sum }} talt",),
    "with": ("{% with first = name, second = place %}{{ first }} fra {{ second }} hilser{% endwith %}",),
    "a macro": ("{% macro amount(value, unit='kr.') %}{{ '%.2f'|format(value) }} {{ unit }} netto{% endmacro %}"
                "Pris: {{ amount(price) }} eller {{ amount(price, 'EUR') }}",),
    "a macro that is called with a body": ("{% macro box(head) %}{{ head }}: {{ caller() }} boks{% endmacro %}"
                                           "{% call box('Hoved') %}indhold {{ name }}{% endcall %}",),
    "a filter over a stretch": ("{% filter upper %}skrevet stort{% endfilter %} og småt",),
    "comments": ("Før{# dette ses ikke, heller ikke {{ name }} #} og efter {# endnu en #}slut",),
    "a comment about tags": ("{# her kommer {% if %} og {{ x #}Teksten ses.",),
    "an empty comment": ("{##}Tekst efter tom kommentar {# #}",),
    "blanks swallowed": ("Anna {%- if yes -%} Berg {%- endif -%} Carlsen",),
    "blanks swallowed by a value": ("Ole {{- name -}} Per",),
    "curly quotes": ("{% if name != “x” and place != ‘y’ %}typografisk{% endif %} {{ none|default(“intet”, "
        "true) }} tekst",),
    "signs of XML in texts": ("Virksomhed A & B <C> \"D\" 'E' med {{ text }} og {% if number < 9 %}mindre{% endif %}",),
    "a tag over several lines": ("Liste: {{ rows\n|map(attribute='name')\n|join(', ') }} færdig",),
    "tabs and breaks beside tags": ("Navn:\t{{ name }}\nSted:\t{{ place }}\t{% if yes %}her\n{% endif %}ende",),
    "lists and maps written out": ("{% for x in ['rød', 'grøn'] %}{{ x }} farve {% endfor %}{{ {'a': 1, 'b': "
        "2}.a }} {{ (1, 2)|sum }}",),
    "several groups of brackets": ("{{ ((number + 1) * (2 + (3 - 1)))|string }} og {{ [[1, 2], [3, 4]][1][0] "
        "}} regnet",),
    "operators in words": ("{{ yes and name or place }} {{ not yes }} {% if (yes or no) and not none %}ja{% "
        "endif %} logik",),
    "texts with signs of Jinja in quotes": ("{{ 'a, b; c: d' }} {{ \"det's\" }} {{ 'han sagde \"ja\"' }} citat",),
    "braces in quotes": ("{{ '{' ~ name ~ '}' }} i klammer",),
    "a value in single braces": ("{ {{ name }} } og {{ place }}} her",),
    "signs of tags in quotes": ("{{ '}}' }} ende {{ '%}' }} ende {{ '{{' }} ende {{ '{% x' }} ende {{ '{#' ~ "
        "'#}' }} ende",),
    "a map in a map": ("{% set d = {'a': {'b': 1}} %}{{ d.a.b }} sat {{ {'a': {'b': 1}}.a.b }} skrevet",),
    "a brace in an argument": ("{{ name|replace('}', '')|replace('{', '(') }} renset",),
    "blanks that do not break in tags": ("{{\u00a0name\u00a0}} fast {% if\u00a0yes %}ja{% endif %} tynd {{ "
        "place\u2009}} slut",),
    "quotes of the North": ("{{ none|default(”intet”, true) }} og {{ none|default(‘x’, true) }} dansk",),
    "signs of closing alone": ("50 %} af alt, #} og }, sagde {{ name }}",),
    "a number as key": ("{{ words[0] if words else 'tom' }} {{ (words|first)|default('ingen') }} ord",),
    "a default for what is missing": ("{{ absent|default('mangler') }} og {% if absent is defined %}{{ absent "
        "}}{% endif %}.",),
    "escaping by hand": ("{{ text|e }} {{ name|escape }} {{ name|safe }} {{ text|string }} tegn",),
    "plus signs": ("{%+ if yes %}med plus{% endif %} {{ number }}",),
    "Norwegian": ("Hei {{ name }}! Møtet er {{ date }} på {{ place }}; {% if yes %}husk påmelding{% else %}ingen "
                  "påmelding{% endif %}.",),
    "a tag and nothing else": ("{{ title }}",),
    "an empty paragraph between": ("{{ name }}", "", "   ", "{{ place }} slut"),
    "recursion": ("{% for n in [{'v': 'rod', 'k': [{'v': 'gren', 'k': []}]}] recursive %}{{ n.v }} node "
                  "{{ loop(n.k) }}{% endfor %}",),
    "a block": ("{% block head %}Blok med {{ name }}{% endblock %} og mere",),
    "whether it has changed": ("{% for row in rows %}{% if loop.changed(row.group) %}ny gruppe {{ row.group "
        "}} {% endif %}"
                               "{{ row.name }} linje {% endfor %}",),
    "autoescape": ("{% autoescape true %}{{ text }} sikret{% endautoescape %}",),
    "a long line": ("Ord om ord " * 60 + "{{ name }} " + "og så videre " * 60 + "{{ place }}",),
    "a long tag": ("{% if " + " or ".join(f"number == {n}" for n in range(1, 60)) + " %}fundet{% endif %} tal",),
    "raw": ("Skriv {% raw %}{{ name }} og {% if %}{% endraw %} i skabelonen.",),
    "escaped delimiters": ("Skriv {_{ navn }_} eller {_% if %_} for {{ name }}.",),
}  # fmt: skip
_EXPECTED = {"raw": ("{{ name }} og {% if %}",), "escaped delimiters": ("{{ navn }}", "{% if %}")}


def templates() -> Iterator[Right]:
    """One template for each of the lines above, and one of them all."""
    level = {**FULL, "level": 1}
    for name, lines in _LINES.items():
        yield right(name, ps(*lines), FULL, EMPTY, level, expected=_EXPECTED.get(name, ()))
    # docxtpl's own {%- throws away what stands before it up to the text before that.
    all_lines = [line for name, group in _LINES.items() if "swallowed" not in name for line in group]
    yield right("all lines in one file", p("Alt i én") + ps(*all_lines), FULL, EMPTY, level)
