"""Right templates: the same tags as Word's own habits leave them."""

from __future__ import annotations

from collections.abc import Iterator

from tests.template_corpus.template import Right, right
from tests.template_corpus.writing import (
    BOLD,
    ITALIC,
    Xml,
    bare,
    cut,
    deleted,
    field,
    hyperlink,
    inserted,
    looped,
    p,
    picture,
    ps,
    r,
    sdt,
    simple_field,
    tbl,
    tc,
    text_box,
    torn,
    tr,
)

_LINE = "Kære {{ person.name }}, {% if yes %}De er inviteret{% else %}aflyst{% endif %} til {{ place|upper }}."
_SPELL = '<w:proofErr w:type="spellStart"/>'
_GRAMMAR = '<w:proofErr w:type="gramEnd"/>'
_BOOKMARK = '<w:bookmarkStart w:id="4" w:name="_GoBack"/><w:bookmarkEnd w:id="4"/>'
_RSID = ' w:rsidR="00A77B3E" w:rsidRPr="00C1D2E3"'
_BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"
_PERMISSION = '<w:permStart w:id="1" w:edGrp="everyone"/><w:permEnd w:id="1"/>'
_REFERENCE = '<w:r><w:commentReference w:id="0"/></w:r>'
_BETWEEN = {
    "nothing": "",
    "spelling": _SPELL,
    "grammar": _GRAMMAR,
    "bookmarks": _BOOKMARK,
    "page breaks": _BREAK,
    "permissions": _PERMISSION,
}


def _torn() -> Iterator[tuple[str, str]]:
    for name, between in _BETWEEN.items():
        yield f"every letter in its own run, {name} between", p(torn(_LINE, between))
    yield "runs of three letters in many formats", p(torn(_LINE, size=3, formatted=True))
    yield "runs of seven letters with spelling", p(torn(_LINE, _SPELL, size=7, formatted=True))
    yield "both braces apart", p(cut("Navn: {", "{", " name ", "}", "}", " slut", attributes=_RSID))
    yield "brace and percent apart", p(cut("{", "% if yes %", "}ja{% ", "endif", " %}", " altid", between=_SPELL))
    yield (
        "the prefix torn",
        p(cut("{%", "p", " for word in words", " %}")) + p("{{ word }} ord") + p(cut("{", "%p end", "for %", "}")),
    )
    yield (
        "the prefix of a row torn",
        tbl(
            tr(tc(p(cut("{%t", "r for row", " in rows %}", between=_SPELL))), ""),
            tr("{{ row.name }}", "{{ row.count }}"),
            tr(tc(p(cut("{", "%", "tr endfor", "%}"))), ""),
        ),
    )
    yield "the name torn at a dot", p(cut("{{ person", ".", "address", ".city }} by", between=_SPELL + _BOOKMARK))
    yield "texts without preserved blanks", p(bare("{{ name }}"), bare("{% if yes %}ja{% endif %}"), bare("ende"))
    yield (
        "identifiers of editing",
        p(
            r("{{ na", attributes=_RSID),
            r("me }} hilser", attributes=_RSID),
            attributes=f'{_RSID} w14:paraId="1A2B3C4D"',
        ),
    )
    yield "formats inside a tag", p(r("{{ "), r("name", BOLD), r(" }}"), " og ", r("{{ place }}", ITALIC), " ude")
    yield (
        "quotes in their own run",
        p(cut("{% if place == ", "“", "Nørre Fjordby", "”", " %}hjemme", "{% endif %}", " tekst")),
    )
    yield "a hyphen that does not break", p(cut("{{ name }}"), Xml("<w:r><w:noBreakHyphen/></w:r>"), "efterled")
    yield "a soft hyphen beside a tag", p("sam", Xml("<w:r><w:softHyphen/></w:r>"), "men {{ name }} slut")
    yield (
        "a symbol beside a tag",
        p("Kryds ", Xml('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'), " {{ name }} her"),
    )
    yield "a tag with a line break in it", p(r("{{ name\n|upper }} brudt"))
    yield "a tag with a tab in it", p(r("{{ name\t|upper }} sprunget"))


def _around() -> Iterator[tuple[str, str]]:
    yield (
        "a smart tag around a tag",
        p("I ", Xml(f'<w:smartTag w:uri="urn:x" w:element="place">{r("{{ place }}")}</w:smartTag>'), " by"),
    )
    yield "a link around a tag", p("Se ", hyperlink("{{ title }} her", target='r:id="rIdLink"'), " side")
    yield "a link around a torn tag", p("Se ", hyperlink(torn("{{ title }} her", size=2)), " anker")
    yield "a content control around a tag", sdt(p("{{ name }} i felt")) + p("Efter felt {{ place }}")
    yield (
        "a content control in a line",
        p(
            "Navn: ",
            Xml(f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('{{ name }}')}</w:sdtContent></w:sdt>"),
            " slut",
        ),
    )
    yield "a content control around a loop", sdt(ps("{%p for word in words %}", "{{ word }} ord", "{%p endfor %}"))
    yield (
        "a content control in a loop",
        ps("{%p for word in words %}") + sdt(p("Felt {{ word }}")) + ps("{%p endfor %}"),
    )
    yield (
        "a content control around a table",
        sdt(looped("row in rows", "{{ row.name }}", "{{ row.count }}")) + p("Slut"),
    )
    yield (
        "a cell of a content control",
        tbl(tr(Xml(f"<w:sdt><w:sdtPr/><w:sdtContent>{tc('{{ name }} i celle')}</w:sdtContent></w:sdt>"), "nabo")),
    )
    yield "a text box", p("Ved siden af ", text_box(p("Boks med {{ name }}"), p("og {{ place }}"))) + p("Efter boksen")
    yield (
        "a text box with a loop",
        p(text_box(p("{%p for word in words %}"), p("{{ word }} i boks"), p("{%p endfor %}"), p("bokslut"))),
    )
    yield (
        "a text box with a condition",
        p("Tekst ", text_box(p("{% if yes %}Ja{% else %}Nej{% endif %}"))) + p("{{ name }} ude"),
    )
    yield "a text box with a torn tag", p(text_box(p(torn("Boks {{ name }}", _SPELL)))) + p("Uden for")
    yield "a text box with a table", p(text_box(looped("row in rows", "{{ row.name }}", "{{ row.count }}"), p("bund")))
    yield "an alternative text with a tag", p(picture("Logo for {{ place }}"), " og tekst")
    yield (
        "a field with a page number",
        p("Side ", field("PAGE", "1"), " af ", simple_field("NUMPAGES", "4"), " for {{ name }}"),
    )
    yield (
        "a table of contents",
        p(field('TOC \\o "1-3" \\h', "Opdater feltet")) + p("{{ title }} kapitel", style="Heading1"),
    )
    yield "a tag in the result of a field", p("Dato: ", field("DATE \\@ yyyy", "{{ date }}"), " sat")
    yield "a tag in the code of a field", p(field('HYPERLINK "https://example.org/{{ number }}"', "følg linket"), " ud")
    yield (
        "a checkbox",
        p(
            Xml(
                '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent>'
                f"{r('☐')}</w:sdtContent></w:sdt>"
            ),
            " {{ name }} deltager",
        ),
    )
    yield (
        "bookmarks around a loop",
        Xml('<w:bookmarkStart w:id="1" w:name="Liste"/>')
        + ps("{%p for word in words %}", "{{ word }} punkt", "{%p endfor %}")
        + Xml('<w:bookmarkEnd w:id="1"/>')
        + p("bagefter"),
    )
    yield (
        "changes tracked outside tags",
        p("Kære ", inserted("meget "), deleted("lidt "), "ærede {{ name }}", inserted(" og venner")),
    )
    yield (
        "a tag that was inserted as a whole",
        p("Kære ", inserted("{{ name }}"), " fra ", deleted("{{ title }}"), "os"),
    )
    yield (
        "comments in the margin",
        p(
            Xml('<w:commentRangeStart w:id="0"/>'),
            "Kære {{ name }}",
            Xml('<w:commentRangeEnd w:id="0"/>'),
            Xml(_REFERENCE),
            " ja",
        ),
    )
    yield (
        "a formula beside a tag",
        p("Formel ", Xml("<m:oMath><m:r><m:t>{x | x &gt; 1}</m:t></m:r></m:oMath>"), " for {{ name }}"),
    )
    yield (
        "ruby beside a tag",
        p(
            Xml(
                f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('over')}</w:rt><w:rubyBase>{r('under')}</w:rubyBase></w:ruby></w:r>"
            ),
            " {{ name }}",
        ),
    )
    yield (
        "two sections",
        p("Del et {{ name }}", properties='<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:cols w:num="2"/></w:sectPr>')
        + p("Del to {{ place }}"),
    )
    yield "hidden text", p(r("skjult {{ name }}", "<w:vanish/>"), " synlig")
    yield (
        "a picture in a loop",
        ps("{%p for word in words %}") + p(picture("pynt"), " {{ word }} billede") + ps("{%p endfor %}"),
    )


def templates() -> Iterator[Right]:
    """Tags torn, and tags in the company of everything that Word has."""
    for name, body in [*_torn(), *_around()]:
        yield right(name, body)
