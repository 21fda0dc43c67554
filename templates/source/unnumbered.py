"""Kinds whose documents need no number: a header that shows only what is there, and the approval below the title."""

from __future__ import annotations

from templates.source.frame import document, full_title, page_of_pages
from templates.source.look import styles as all_styles
from templates.source.parts import package
from templates.source.words import NS, PALE, PROLOG, WIDTH, even, p, tbl, tc, tr, when

_FACTS = ("number", "revision", "approved", "prepared_by", "professionally_responsible")


def unnumbered(*sections: str, styles: tuple[str, ...] = ()) -> bytes:
    """The template of such a kind, with those sections and the styles that only they use."""
    own = parts()
    if styles:
        own["word/styles.xml"] = all_styles(*styles)
    return package(body(*sections), own=own)


def body(*sections: str) -> str:
    """What has a title of its own is known by that, the rest by its kind; below stands who approved it, and when."""
    title = "{% if title != unit %}{{ title }}{% else %}{{ kind }}{% endif %}"
    subtitle = "{% if title != unit %}{{ kind }}, {% endif %}{{ unit }}"
    return document(approval(), *sections, title=title, subtitle=subtitle)


def approval() -> str:
    """Who approved the document and when, in a sentence."""
    return when("control.approval", p("{{ control.approval }}", "Note"))


def parts(*, approver: bool = True) -> dict[str, str]:
    """The header and footer; ``approver``: that every document says who approves it."""
    return {"word/header1.xml": header(approver=approver), "word/footer1.xml": footer()}


def header(*, approver: bool = True) -> str:
    """Organisation, title, state and page, and below them every part of the control block that is there."""
    quarter = WIDTH // 4
    page, title = page_of_pages(), full_title(": ")
    state = p("{{ label.control.state }}", "ControlLabel") + p("{{ control.state }}", "ControlValue")
    approved = _fact("approved_by") if approver else when("control.approved_by", _fact("approved_by"))
    facts = "".join(when(f"control.{name}", _fact(name)) for name in _FACTS)
    facts += when("control.valid_until and control.valid_until != '–'", _fact("valid_until"))
    facts += when("control.responsible_for_revision", _fact("responsible_for_revision"))
    block = tbl(
        even(4),
        tr(
            tc(p("{{ organisation|join(' / ') or unit }}", "ControlPath"), quarter * 3, span=3, shade=PALE),
            tc(page, quarter, shade=PALE),
        ),
        tr(tc(title, quarter * 3, span=3), tc(state, quarter)),
        tr(tc(approved + facts, quarter * 4, span=4)),
        style="Control",
        header=False,
    )
    mark = when("control.mark", p("{{ control.mark }}", "Mark"))
    return f"{PROLOG}<w:hdr {NS}>{mark}{block}{p('', 'AfterTable')}</w:hdr>"


def _fact(name: str) -> str:
    return p(f"{{{{ label.control.{name} }}}}: {{{{ control.{name} }}}}", "ControlValue")


def footer() -> str:
    line = (
        "{% if control.number %}{{ control.number }} · {% endif %}"
        "{% if control.revision %}{{ label.control.revision }} {{ control.revision }} · {% endif %}"
        "{% if control.type %}{{ control.type }} · {% endif %}"
        "{% if control.folder %}{{ control.folder }} · {% endif %}{{ kind }}"
    )
    return f"{PROLOG}<w:ftr {NS}>{p(line, 'Footer')}</w:ftr>"
