"""What surrounds the sections: the control block on every page, the foot, the title."""

from __future__ import annotations

from templates.source.words import NS, PALE, PROLOG, WIDE, WIDTH, even, field, p, run, tbl, tc, tr, when


def page_of_pages() -> str:
    """Where in the document a page is, in live fields."""
    number, of = field("PAGE", "1"), run(" {{ label.control.of }} ")
    return p("{{ label.control.page }} ", "ControlPage", number, of, field("NUMPAGES", "1"))


def full_title(between: str = ", ") -> str:
    """Kind and title, and the unit where the title does not say it."""
    title = f"{{{{ kind }}}}{between}{{{{ title }}}}"
    return p(f"{title}{{% if title != unit %}}, {{{{ unit }}}}{{% endif %}}", "ControlTitle")


# What every numbered kind may be without.
_LACKING = ("revision", "professionally_responsible", "responsible_for_revision")


def header(width: int = WIDTH, lacking: tuple[str, ...] = ()) -> str:
    """The control block, on every page; ``lacking``: what else such a document may be without."""
    quarter = width // 4

    def pair(name: str) -> str:
        value = f"{{{{ control.{name} or '–' }}}}" if name in (*_LACKING, *lacking) else f"{{{{ control.{name} }}}}"
        return tc(p(f"{{{{ label.control.{name} }}}}", "ControlLabel") + p(value, "ControlValue"), quarter)

    page, title = page_of_pages(), full_title()
    block = tbl(
        even(4, width),
        tr(
            tc(p("{{ organisation|join(' / ') or unit }}", "ControlPath"), quarter * 3, span=3, shade=PALE),
            tc(page, quarter, shade=PALE),
        ),
        tr(tc(title, quarter * 3, span=3), pair("state")),
        tr(*map(pair, ("number", "revision", "approved", "valid_until"))),
        tr(*map(pair, ("prepared_by", "professionally_responsible", "approved_by", "responsible_for_revision"))),
        style="Control",
        header=False,
    )
    return f"{PROLOG}<w:hdr {NS}>{when('control.mark', p('{{ control.mark }}', 'Mark'))}{block}{p('', 'AfterTable')}</w:hdr>"


def footer() -> str:
    line = (
        "{{ control.number }}{% if control.revision %}, {{ label.control.revision }} {{ control.revision }}{% endif %}"
        "{% if control.type %} · {{ control.type }}{% endif %}"
        "{% if control.folder %} · {{ control.folder }}{% endif %}"
    )
    return f"{PROLOG}<w:ftr {NS}>{p(line, 'Footer')}</w:ftr>"


SUBTITLE = "{{ title }}{% if title != unit %}, {{ unit }}{% endif %}"


def document(
    *sections: str, width: int = WIDTH, title: str = "{{ kind }}", subtitle: str = SUBTITLE, titles: bool = True
) -> str:
    """The body; with the text width ``WIDE``, on pages that lie on their side; ``titles``: with those above it."""
    above = p(title, "Title") + p(subtitle, "Subtitle") if titles else ""
    page = 'w:w="16838" w:h="11906" w:orient="landscape"' if width == WIDE else 'w:w="11906" w:h="16838"'
    layout = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
        f"<w:pgSz {page}/>"
        '<w:pgMar w:top="1134" w:right="1077" w:bottom="964" w:left="1077" w:header="510" w:footer="454" w:gutter="0"/></w:sectPr>'
    )
    return f"{PROLOG}<w:document {NS}><w:body>{above}{''.join(sections)}{layout}</w:body></w:document>"
