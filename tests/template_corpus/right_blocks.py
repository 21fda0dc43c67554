"""Right templates: what spans paragraphs and runs."""

from __future__ import annotations

from collections.abc import Iterator

from tests.template_corpus.template import EMPTY, FULL, Right, right
from tests.template_corpus.writing import BOLD, ITALIC, Xml, p, ps, r

_LOOP = ("{%p for row in rows %}", "{{ row.name }}: {{ row.count }} stk.", "{%p endfor %}")
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

_PARAGRAPHS: dict[str, tuple[str, ...]] = {
    "paragraphs under a condition": ("{%p if yes %}", "Vises kun ved ja", "{%p endif %}", "Vises altid"),
    "paragraphs with elif and else": (
        "{%p if level == 1 %}",
        "Første niveau",
        "{%p elif level == 2 %}",
        "Andet niveau",
        "{%p else %}",
        "Intet niveau",
        "{%p endif %}",
    ),
    "paragraphs in a loop": ("Liste:", *_LOOP, "Slut på liste"),
    "paragraphs in a loop with else": (*_LOOP[:2], "{%p else %}", "Ingen rækker i dag", "{%p endfor %}"),
    "loops over paragraphs in each other": (
        "{%p for row in rows %}",
        "Sag {{ row.name }}",
        "{%p for tag in row.tags %}",
        "mærket {{ tag }}",
        "{%p endfor %}",
        "{%p if row.done %}",
        "afsluttet",
        "{%p endif %}",
        "{%p endfor %}",
    ),
    "blanks in paragraph tags": (
        "{%p   if   yes%}",
        "med mange blanke",
        "{%p else%}",
        "ingen blanke",
        "{%p endif   %}",
    ),
    "paragraph tags with text after": ("{%p set total = number + 1 %}", "Sum {{ total }} kr."),
    "a paragraph comment": ("Før", "{#p dette afsnit forsvinder helt #}", "Efter"),
    "a comment over paragraphs": ("Før kommentaren", "{# her begynder den", "og går videre", "til her #}", "Efter den"),
    "a condition that spans paragraphs evenly": ("Før {% if yes %}ja", "også ja{% endif %} efter"),
    "a loop that spans paragraphs evenly": ("{% for word in words %}", "Ord: {{ word }}", "{% endfor %}"),
    "a macro over paragraphs": (
        "{%p macro line(label, value) %}",
        "{{ label }}: {{ value }} linje",
        "{%p endmacro %}",
        "{{p line('Navn', name) }}",
        "{{p line('Sted', place) }}",
    ),
    "set over paragraphs": (
        "{%p set block %}",
        "Gentaget afsnit om {{ place }}",
        "{%p endset %}",
        "{{p block }}",
        "og",
        "{{p block }}",
    ),
    "raw over paragraphs": ("{%p raw %}", "Skriv {{ feltnavn }} her", "{%p endraw %}", "Færdig"),
    "with over paragraphs": ("{%p with chief = person.name %}", "Leder: {{ chief }} (fung.)", "{%p endwith %}"),
    "a filter over paragraphs": (
        "{%p filter replace('kilde', 'mål') %}",
        "Her er kilden",
        "{%p endfilter %}",
        "Ude igen",
    ),
    "tags that join paragraphs": ("Første del {% if yes -%}", "anden del", "{%- endif %} tredje del"),
    "a namespace over paragraphs": (
        "{%p set ns = namespace(n=0) %}",
        "{%p for row in rows %}",
        "{%p set ns.n = ns.n + row.count %}",
        "{%p endfor %}",
        "I alt {{ ns.n }} stk.",
    ),
    "blanks around paragraph tags": ("  {%p if yes %}  ", "indrykket ja", "\t{%p endif %} "),
    "a break beside a paragraph tag": ("{%p if yes %}\n", "efter linjeskift", "{%p endif\u00a0%}"),
    "an empty loop": ("Før", "{%p for one in nothing %}", "{{ one }} findes", "{%p endfor %}", "Efter"),
    "a tag first and text far away": ("{%p if yes %}", *[f"Afsnit nummer {n}" for n in range(40)], "{%p endif %}"),
    "inline and paragraph tags together": (
        "{%p for row in rows %}",
        "{% if row.done %}Færdig{% else %}Åben{% endif %}: "
        "{{ row.name }}{% for tag in row.tags %}, {{ tag }}{% endfor %}.",
        "{%p endfor %}",
    ),
}


def _runs() -> Iterator[tuple[str, str]]:
    yield "a run under a condition", p("Før ", r("{%r if yes %}"), r("fed tekst", BOLD), r("{%r endif %}"), " efter")
    yield (
        "runs in a loop",
        p("Ord: ", r("{%r for word in words %}"), r("{{ word }}", ITALIC), r(", "), r("{%r endfor %}"), "slut"),
    )
    yield "a run tag beside text in its run", p("Vi er {%r if yes %}enige{%r else %}uenige{%r endif %} i dag")
    yield (
        "numbered paragraphs in a loop",
        ps("{%p for word in words %}") + p("{{ word }} punkt", properties=_NUMBERED) + ps("{%p endfor %}"),
    )
    yield (
        "bullets in a loop inside their style",
        p("{%p for word in words %}", style="ListBullet")
        + p("{{ word }} prik", style="ListBullet")
        + p("{%p endfor %}", style="ListBullet"),
    )
    yield (
        "headings with tags",
        p("Kapitel om {{ title }}", style="Heading1")
        + p("{% if yes %}Med{% else %}Uden{% endif %} bilag", style="Title"),
    )
    yield (
        "a page break in a loop",
        ps("{%p for word in words %}", "Side om {{ word }}")
        + p(Xml('<w:r><w:br w:type="page"/></w:r>'))
        + ps("{%p endfor %}"),
    )


def templates() -> Iterator[Right]:
    """Paragraphs and runs, each in a file of its own."""
    level = {**FULL, "level": 1}
    for name, lines in _PARAGRAPHS.items():
        yield right(name, ps(*lines), FULL, EMPTY, level)
    for name, body in _runs():
        yield right(name, body + p("Til sidst"))
