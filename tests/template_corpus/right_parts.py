"""Right templates: tags outside the body, values that are more than text, and prose that only looks like tags."""

from __future__ import annotations

from collections.abc import Iterator

from docxtpl import Listing, RichText, RichTextParagraph

from tests.template_corpus.file import File
from tests.template_corpus.oracle import LINK, PICTURE
from tests.template_corpus.template import EMPTY, FULL, Right, Values, right
from tests.template_corpus.writing import Xml, field, looped, p, picture, ps, r, tbl, text_box, torn, tr

_SEPARATOR = '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
_NOTE = _SEPARATOR + '<w:footnote w:id="1">{}</w:footnote>'
_MARK = Xml('<w:r><w:footnoteReference w:id="1"/></w:r>')
_END = Xml('<w:r><w:endnoteReference w:id="1"/></w:r>')
_CORE = (
    "<dc:title>Rapport: {{ title }}</dc:title><dc:creator>{{ person.name }}</dc:creator><dc:subject>Om {{ place }}"
    "{% if yes %} og mere{% endif %}</dc:subject><dc:description>{{ words|join(', ') }} ord</dc:description>"
)


def _files() -> Iterator[tuple[str, File]]:
    body = p("Brødtekst for {{ name }}")
    yield "a header", File(body, headers={"default": p("Hoved {{ title }}")})
    yield "a footer", File(body, footers={"default": p("Fod {{ date }}, side ", field("PAGE", "1"))})
    yield (
        "headers of all kinds",
        File(
            body,
            headers={
                "default": p("Almindelig {{ title }}"),
                "first": p("Forside {{ place }}"),
                "even": p("Lige {{ date }}"),
            },
        ),
    )
    yield (
        "footers of all kinds",
        File(
            body,
            footers={"default": p("Fod {{ title }}"), "first": p("Første {{ place }}"), "even": p("Lige {{ date }}")},
        ),
    )
    yield (
        "a header with torn tags",
        File(body, headers={"default": p(torn("Hoved {{ title }} her", size=2, formatted=True))}),
    )
    yield (
        "a header with a table",
        File(body, headers={"default": looped("word in words", "{{ word }}", "nr. {{ loop.index }}") + p("")}),
    )
    yield (
        "a header with a condition",
        File(
            body,
            headers={"default": ps("{%p if yes %}", "Fortroligt {{ number }}", "{%p else %}", "Åbent", "{%p endif %}")},
        ),
    )
    yield (
        "a header with a text box",
        File(body, headers={"default": p(text_box(p("Vandmærke {{ title }}")), " hovedtekst")}),
    )
    yield (
        "a footer with curly quotes",
        File(body, footers={"default": p("{{ none|default(“ingen dato”, true) }} i fod")}),
    )
    yield "a footnote", File(p("Tekst {{ name }}", _MARK, " videre"), footnotes=_NOTE.format(p("Se {{ title }}, s. 4")))
    yield (
        "a footnote with a loop",
        File(
            p("Tekst", _MARK),
            footnotes=_NOTE.format(ps("{%p for word in words %}", "Note {{ word }}", "{%p endfor %}", "slut")),
        ),
    )
    yield (
        "a footnote with a torn tag",
        File(p("Tekst", _MARK), footnotes=_NOTE.format(p(torn("Se {{ title }} igen", size=2)))),
    )
    yield (
        "endnotes without tags",
        File(p("Tekst {{ name }}", _END), endnotes=f'<w:endnote w:id="1">{p("Kilde A, s. 9")}</w:endnote>'),
    )
    yield (
        "a comment that speaks of tags",
        File(body, comments=f'<w:comment w:id="0" w:author="A">{p("Skal {{ stå her? Og {% if %}")}</w:comment>'),
    )
    yield "core properties", File(body, core=_CORE)
    yield (
        "core properties without tags",
        File(body, core="<dc:title>Rapport {1, 2}</dc:title><cp:keywords>a; b</cp:keywords>"),
    )
    yield "own properties without tags", File(body, custom="FB.PAL.001")
    yield (
        "everything at once",
        File(
            p("{{ title }}", style="Title")
            + looped("row in rows", "{{ row.name }}", "{{ row.count }}")
            + p("Se", _MARK),
            headers={"default": p("{{ place }} hoved"), "first": p(picture("Logo"), "{{ title }} forside")},
            footers={"default": p("{{ date }} fod")},
            footnotes=_NOTE.format(p("{{ text }} note")),
            core=_CORE,
        ),
    )
    yield "landscape", File(body, section='<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')


def _rich(text: str) -> RichText:
    made = RichText(text, bold=True, color="#C00000")
    made.add(" og kursiv", italic=True, size=28, font="Cambria", lang="nb-NO", underline="wave")
    return made


def _paragraphs() -> RichTextParagraph:
    made = RichTextParagraph("et løst afsnit", parastyle="ListBullet")
    made.add(_rich("et fedt afsnit"))
    return made


VALUES: Values = {
    **FULL,
    "rich": _rich("fed tekst"),
    "richlist": [_rich("første"), _rich("anden")],
    "paras": _paragraphs(),
    "listing": Listing("linje et\nlinje to\tmed spring\ani nyt afsnit\fpå ny side & <mere>"),
    "logo": PICTURE,
    "logos": [PICTURE, PICTURE],
    "link": LINK,
    "plain": "over\nflere\tlinjer",
    "people": [{"name": "Vibe", "photo": PICTURE}],
}
_RICH = {
    "rich text": p("Før {{r rich }} efter"),
    "rich text alone": p("{{r rich }}"),
    "rich text in a torn run": p(torn("Før {{r rich }} efter", size=3)),
    "rich text in a loop": ps("{%p for one in richlist %}", "Punkt: {{r one }} slut", "{%p endfor %}"),
    "rich text in an inline loop": p("{% for one in richlist %}nr. {{ loop.index }} {{r one }} ,{% endfor %} slut"),
    "rich text in cells": tbl(
        tr("{%tr for one in richlist %}", ""), tr("{{r one }}", "celle"), tr("{%tr endfor %}", "")
    ),
    "rich text under a condition": p("{% if yes %}Før {{r rich }}{% else %}nej{% endif %} efter"),
    "rich paragraphs": p("Før") + p("{{p paras }}") + p("Efter"),
    "rich paragraphs in a cell": tbl(tr("Afsnit:", Xml(f"<w:tc><w:tcPr/>{p('{{p paras }}')}{p('celleslut')}</w:tc>"))),
    "a listing": p("Liste: {{ listing }} færdig"),
    "a plain text of many lines": p("Flere: {{ plain }} linjer"),
    "a picture": p("Logo: {{ logo }} her"),
    "pictures in a loop": ps("{%p for one in logos %}", "Billede {{ one }} tekst", "{%p endfor %}"),
    "pictures in a table": looped("one in people", "{{ one.name }} navn", "{{ one.photo }}"),
    "a link with an address": p("Læs {{r link }} her"),
    "a link in a table": tbl(tr("Link", "{{r link }}")),
}
_PROSE: dict[str, tuple[str, ...]] = {
    "no tag at all": ("En helt almindelig skrivelse", "uden felter, men med & og <."),
    "an empty file": ("",),
    "single braces": ("Mængden {1, 2, 3} og {x} hører til {{ name }}.", "En { alene og en } alene."),
    "a brace that is never closed": ("Se { og gå videre til {{ place }} her",),
    "a closing brace alone": ("Sum} og {{ name }} her",),
    "nested single braces": ("{ {1}, {2, 3} } er en familie af mængder for {{ name }}",),
    "mathematics": ("f(x) = {x | x > 0, x < 10} og 100 % af 5 # 7", "P(A|B) = 0,5 · {{ number }} procent"),
    "percents": ("Vækst: 12 % i år, 3% sidste år; 100%!", "{{ number }} % og {{ number }}% rabat"),
    "signs of number": ("Sag #14 og #{{ number }} samt C# og #ord",),
    "money": ("Pris $5, $ 7 og ${{ price }} eller € {{ price }}; US$100",),
    "guillemets": ("Han sagde »kom« og «gå» til {{ name }}, <<kom nu, hurtigt>> ja",),
    "angle brackets": ("Skriv til <navn@example.org> eller <<afdeling B, 2. sal>> fra {{ name }}",),
    "square brackets": ("Se [1], [[se note 3]] og [x] for {{ name }}", "[indsæt dato] {{ date }}"),
    "code": (
        "if (x) { return y; } else { z(); } // {{ name }}",
        "for (i = 0; i < 3; i++) { a[i] = '#'; }",
        "awk '{print $1}'",
    ),
    "JSON": ('{"navn": "værdi", "liste": [1, 2]} og {{ name }}',),
    "quotes of all kinds": ("„Tysk“ «fransk» ‚enkel‘ ´accent` ”svensk” og “engelsk” {{ name }} 'lige' \"lige\"",),
    "an ellipsis in braces": ("{…} udeladt {{ text }} {...} igen",),
    "words of tags outside tags": ("Hvis if, så endif; for hver endfor og else i {{ name }}.", "endif"),
    "percent and brace near each other": ("100 %} er ikke nok for {{ name }}",),
    "a smiley": ("Hej :-} og ;-{ fra {{ name }} %-) #}",),
    "LaTeX": ("\\frac{a}{b} og \\textbf{fed} {{ name }}",),
    "file names": ("C:\\Skabeloner\\{0}.docx og %TEMP%\\{{ name }} og ~/x#y",),
    "address of a web page": ("https://example.org/?a=1&b={{ number }}#top her",),
    "signs of other languages": ("Grüße, Łódź, 日本語, Ελλάδα, עברית {{ name }} 😀 slut",),
    "blanks that do not break": (
        "5\u00a0000\u00a0kr. til {{ name }}\u00a0i dag",
        "tynd\u2009blank {{ place }}\u202fher",
    ),
    "hyphens and dashes": ("e‑mail – {{ name }} — ja ‐ nej − 5",),
    "a zero width joiner": ("ord\u200bdeling {{ name }} og \u200dher",),
}


def templates() -> Iterator[Right]:
    """Parts, values and prose."""
    for name, file in _files():
        yield right(name, file)
    for name, body in _RICH.items():
        yield right(name, body + p("Bund"), VALUES, {**VALUES, "yes": False, "richlist": [], "logos": [], "people": []})
    for name, lines in _PROSE.items():
        yield right(name, ps(*lines), FULL, EMPTY)
    yield right("a body without a paragraph", File(""), FULL)
    prose = [line for lines in _PROSE.values() for line in lines]
    yield right(
        "prose in headers and footers", File(ps(*prose), {"default": ps(*prose[:9])}, {"default": ps(*prose[9:])})
    )
    yield right("torn prose", "".join(p(torn(line, size=2)) for line in prose))
    yield right("an author in a formatted run", p(r("{{ person.name }}", '<w:rStyle w:val="Strong"/>'), " skrev"))
