"""Right templates: whole documents of many trades, made with python-docx on its own default file."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import docx

from tests.template_corpus.template import EMPTY, FULL, Right, right

Written = tuple[str, Callable[[Any], None]]


def _rows(document: Any, head: list[str], *rows: list[str], style: str = "Table Grid") -> None:
    table = document.add_table(0, len(head), style=style)
    for texts in [head, *rows]:
        for cell, text in zip(table.add_row().cells, texts, strict=False):
            cell.text = text


def _lines(document: Any, *lines: str, style: str | None = None) -> None:
    for line in lines:
        document.add_paragraph(line, style=style)


def _invoice(document: Any) -> None:
    document.add_heading("Faktura {{ number }}", 0)
    _lines(
        document, "Til: {{ person.name }}\n{{ person.address.street }}\n{{ person.address.city }}", "Dato: {{ date }}"
    )
    _rows(
        document,
        ["Vare", "Antal", "Pris"],
        ["{%tr for row in rows %}", "", ""],
        ["{{ row.name }}", "{{ row.count }}", "{{ '%.2f'|format(row.price * row.count) }} kr."],
        ["{%tr endfor %}", "", ""],
        [
            "I alt",
            "",
            "{% set ns = namespace(t=0) %}{% for r in rows %}{% set ns.t = ns.t + r.price * r.count %}{% "
            "endfor %}{{ ns.t }} kr.",
        ],
    )
    _lines(
        document,
        "{%p if not rows %}",
        "Der er intet at betale.",
        "{%p endif %}",
        "Betales til konto 1234 senest om 8 dage.",
    )


def _contract(document: Any) -> None:
    document.add_heading("Arbeidsavtale", 1)
    _lines(document, "mellom {{ title }} (heretter «arbeidsgiver») og {{ person.name }}, {{ person.age }} år")
    _lines(
        document,
        "{%p if yes %}",
        "§ 1 Stillingen er fast.",
        "{%p else %}",
        "§ 1 Stillingen er midlertidig {1}.",
        "{%p endif %}",
        "§ 2 Arbeidstid: {{ number }} timer, dvs. {{ (number / 37.5 * 100)|round(1) }} %.",
        style="List Number",
    )
    document.sections[0].footer.paragraphs[0].text = "Signert {{ date }} i {{ place }}, side 1"


def _minutes(document: Any) -> None:
    document.add_heading("Referat: {{ title }}", 1)
    _lines(
        document, "Til stede: {% for row in rows %}{{ row.name }}{{ ', ' if not loop.last }}{% else %}ingen{% endfor %}"
    )
    _lines(
        document,
        "{%p for row in rows %}",
        "Punkt {{ loop.index }}. {{ row.name }}",
        "{%p for tag in row.tags %}",
        "– {{ tag }} drøftet",
        "{%p endfor %}",
        "{%p if row.done %}",
        "Beslutning: vedtaget",
        "{%p endif %}",
        "{%p endfor %}",
    )
    document.sections[0].header.paragraphs[0].text = "{{ place }}\tReferat\t{{ date }}"


def _letter(document: Any) -> None:
    paragraph = document.add_paragraph("Kære ")
    paragraph.add_run("{{ person").bold = True
    paragraph.add_run(".name }}").italic = True
    paragraph.add_run(",")
    _lines(
        document,
        "Vi bekræfter din tid {{ date }} kl. 9–10. {% if yes %}Medbring kort.{% endif %}",
        "{{ text }} i brevet",
        "Med venlig hilsen\n{{ name }}",
    )


def _certificate(document: Any) -> None:
    document.add_heading("BEVIS", 0)
    _lines(document, "{{ name|upper }}", "har gennemført {{ title }} den {{ date }}", style="Quote")
    document.core_properties.title = "Bevis for {{ title }}"
    document.core_properties.author = "{{ place }} kontor"


def _plan(document: Any) -> None:
    _rows(
        document,
        ["Uge", "{%tc for word in words %}", "{{ word }} hold", "{%tc endfor %}"],
        ["{{ number }}", "{%tc for word in words %}", "{{ loop.index }}. dag", "{%tc endfor %}"],
    )
    document.add_page_break()
    _lines(document, "Vagter: {{ words|join(', ') }} i alt", style="List Bullet")


def _form(document: Any) -> None:
    _rows(
        document,
        ["Navn:", "{{ name }}"],
        ["Adresse:", "{{ person['address']['street'] }}"],
        ["Samtykke:", "{{ '☒' if yes else '☐' }} ja"],
        ["Bemærk:", "{{ none or 'ingen' }} (udfyldes)"],
        style="Light List Accent 1",
    )
    table = document.add_table(1, 2)
    inner = table.cell(0, 0).add_table(3, 1)
    for cell, text in zip(
        inner.columns[0].cells, ["{%tr for word in words %}", "{{ word }} felt", "{%tr endfor %}"], strict=True
    ):
        cell.text = text
    table.cell(0, 1).text = "{% for key, value in map.items() %}{{ key }}: {{ value }}; {% endfor %}slut"


def _inventory(document: Any) -> None:
    _lines(document, "{%p for group in rows|groupby('group') %}")
    document.add_heading("{{ group.grouper }} gruppe", 2)
    _rows(
        document,
        ["Ting", "Stk."],
        ["{%tr for row in group.list %}", ""],
        ["{{ row.name }}", "{{ row.count }}"],
        ["{%tr endfor %}", ""],
    )
    _lines(document, "Delsum {{ group.list|sum(attribute='count') }} stk.", "{%p endfor %}", "Optalt af {{ name }}")


def _merged(document: Any) -> None:
    table = document.add_table(3, 3, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Samlet {{ title }}"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Lodret {{ place }}"
    table.cell(1, 1).text = "{% if yes %}ja{% else %}nej{% endif %} celle"
    document.add_section()
    document.sections[1].header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Anden del {{ date }}"


def _first_page(document: Any) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Forside {{ title }}"
    document.settings.odd_and_even_pages_header_footer = True
    section.even_page_footer.paragraphs[0].text = "Lige {{ date }}"
    section.header.add_table(1, 2, docx.shared.Cm(12)).cell(0, 0).text = "{{ name }} i hoved"
    _lines(document, "{{ text }} krop")


_DOCUMENTS: dict[str, Callable[[Any], None]] = {
    "invoice": _invoice,
    "contract": _contract,
    "minutes": _minutes,
    "letter": _letter,
    "certificate": _certificate,
    "plan": _plan,
    "form": _form,
    "inventory": _inventory,
    "merged cells": _merged,
    "first page": _first_page,
    "python-docx without anything": lambda document: None,
}


def templates() -> Iterator[Right]:
    """One template of each kind of document."""
    for name, write in _DOCUMENTS.items():
        document = docx.Document()
        write(document)
        made = io.BytesIO()
        document.save(made)
        yield right(f"whole: {name}", made.getvalue(), FULL, EMPTY)
