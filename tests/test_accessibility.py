"""What keeps people from reading a document: each planted defect is found, at its place; what is in order is not."""

from __future__ import annotations

import pytest

from generator.word.accessibility import inaccessible
from generator.word.accessibility.paint import contrast, read
from tests.defects import ACCESSIBILITY, LINKED
from tests.planted_defects import (
    BODY,
    CORE,
    STYLES,
    A,
    Defect,
    box,
    damaged,
    exchanged,
    field,
    good,
    instead,
    p,
    picture,
    r,
    table,
    tc,
    tr,
)

WEB = ' HYPERLINK "https://x.dk" '
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1D4E5F"/>'
WHITE = '<w:color w:val="FFFFFF"/>'
DECORATIVE = (
    f'<a:extLst xmlns:a="{A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst></wp:docPr>"
)
BANDED = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="Dark"><w:name w:val="Dark"/><w:basedOn w:val="TableNormal"/>'
    f'<w:tblStylePr w:type="firstRow"><w:rPr>{WHITE}</w:rPr><w:tcPr>{DARK}</w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="333333"/></w:tcPr>'
    f"</w:tblStylePr></w:style></w:styles>"
)


def test_a_good_document_has_no_finding() -> None:
    assert inaccessible(good()) == []


@pytest.mark.parametrize("defect", ACCESSIBILITY, ids=lambda defect: defect.name)
def test_the_planted_defect_is_found_at_its_place_and_nothing_else_is(defect: Defect) -> None:
    found = inaccessible(damaged(defect))
    assert [one.place for one in found] == [defect.place], [(one.place, one.message) for one in found]
    assert defect.says in found[0].message
    assert found[0].severity == defect.severity
    assert found[0].hint


HARMLESS = {
    "a picture with words": p(picture(words=' descr="Teamets bygning set fra gaden"')),
    "a picture for decoration": p(picture(words=' descr=""').replace("/><wp:cNv", f">{DECORATIVE}<wp:cNv", 1)),
    "a line drawn as an old shape": p(box("", 'xmlns:o="urn:schemas-microsoft-com:office:office" o:hr="t"')),
    "a text box": p(
        box(f"<v:textbox><w:txbxContent>{p(r(look=WHITE))}</w:txbxContent></v:textbox>", 'fillcolor="black"')
    ),
    "a table of one row": table(tr(tc(), tc())),
    "a table of one column": table(tr(tc()), tr(tc()), columns=1),
    "a table with a header row": table(tr(tc(), tc(), header=True), tr(tc(), tc())),
    "a link": p(r("Se "), field(WEB, shown=r("vejledningen om støtte", LINKED))),
    "a link that is underlined by hand": p(r("Se "), field(WEB, shown=r("den", '<w:u w:val="single"/>'))),
    "a link with a short address for a text": p(field(WEB, shown=r("www.x.dk/stoette", LINKED))),
    "a link on a picture": p(field(WEB, shown=picture(words=' descr="Til vejledningen"'))),
    "a line of a table of contents": p(f'<w:hyperlink w:anchor="x">{r("1. Formål")}</w:hyperlink>', r(" side 2")),
    "a link that Word has cut in two": p(
        *(f'<w:hyperlink w:anchor="x">{r(text, LINKED)}</w:hyperlink>' for text in ("Om støtten", " "))
    ),
    "white on dark": table(tr(tc(p(r("Ord.", WHITE)), more=DARK))),
    "automatic colour on dark": table(tr(tc(p(r("Ord.", '<w:color w:val="auto"/>')), more=DARK))),
    "white on a dark marker": p(
        r("Ord. "), r("Mere.", '<w:b/><w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>')
    ),
    "white on a dark paragraph": p(r("Ord.", WHITE), more=DARK),
    "large grey": p(r("Stort.", '<w:color w:val="808080"/><w:sz w:val="40"/>')),
    "fourteen points in bold": p(r("Stort.", '<w:b/><w:color w:val="808080"/><w:sz w:val="28"/>')),
    "nothing but a blank in a pale colour": p(r("Ord."), r(" ", '<w:color w:val="EEEEEE"/>')),
    "hidden text in a pale colour": p(r("Ord."), r("Skjult.", '<w:vanish/><w:color w:val="EEEEEE"/>')),
    "bold words in another colour": p(r("Svar i dag: "), r("Haster", '<w:b/><w:color w:val="C00000"/>')),
    "a whole paragraph in another colour": p(r("Haster, meget.", '<w:color w:val="C00000"/>')),
    "colours that nobody tells apart": p(r("Ord. "), r("Mere.", '<w:color w:val="000000"/>')),
    "words in a foreign language": p(r("End of life care", '<w:lang w:val="en-GB"/>')),
    "bold running text in the usual size": p(r("Opgaver", "<w:b/>")) + p(r()),
    "big bold words within running text": p(r("Vigtigt: ", '<w:b/><w:sz w:val="32"/>'), r("svar i dag.")) + p(r()),
    "a heading by its outline level alone": p(r("Afsnit"), more='<w:outlineLvl w:val="1"/>'),
    "a template's tag in the style of a heading": p(r("{%p if purpose %}"), style="Heading2"),
}


@pytest.mark.parametrize("xml", HARMLESS.values(), ids=HARMLESS)
def test_what_is_in_order_is_no_finding(xml: str) -> None:
    parts = dict(good())
    instead(xml, parts)
    assert [(one.place, one.message) for one in inaccessible(parts)] == []


def test_a_heading_is_known_by_its_outline_level_wherever_its_style_inherits_it() -> None:
    parts = dict(good())
    for name in ("Heading1", "Heading2"):
        own = f"Overskrift{name[-1]}"
        for part in (BODY, STYLES, "word/numbering.xml"):
            parts[part] = parts[part].replace(f'"{name}"'.encode(), f'"{own}"'.encode())
        exchanged(STYLES, f'<w:outlineLvl w:val="{int(name[-1]) - 1}"/>', "", parts)
    assert inaccessible(parts) == []
    style = '<w:style w:type="paragraph" w:styleId="Dyb"><w:name w:val="Dyb"/>%s</w:style></w:styles>'
    exchanged(STYLES, "</w:styles>", style % '<w:basedOn w:val="Overskrift2"/>', parts)
    instead(p(r("Under."), style="Dyb") + p(r("Dybt."), more='<w:outlineLvl w:val="3"/>'), parts)
    assert [one.message for one in inaccessible(parts)] == ["a heading of level 4 follows level 2."]


def test_a_document_without_headings_says_so() -> None:
    parts = dict(good())
    for name in (b"Heading1", b"Heading2"):
        parts[BODY] = parts[BODY].replace(b'<w:pStyle w:val="' + name, b'<w:pStyle w:val="BodyText')
    assert "the document has no headings." in [one.message for one in inaccessible(parts)]


def test_the_first_heading_is_one_of_the_first_level() -> None:
    parts = dict(good())
    parts[BODY] = parts[BODY].replace(b'"Heading1"', b'"Heading2"')
    assert [one.message for one in inaccessible(parts)] == ["a heading of level 2 is the first."]


def test_the_colours_of_a_tables_style_count_where_its_parts_are_worn() -> None:
    def found(look: str, colour: str) -> list[str]:
        parts = dict(good())
        exchanged(STYLES, "</w:styles>", BANDED, parts)
        rows = (tr(tc(p(r("Ord.", colour), style="Normal")), header=True), tr(tc(p())), tr(tc(p(r("Ord.", colour)))))
        xml = table(*rows, columns=1).replace('"Rollebog"', '"Dark"').replace("</w:tblPr>", f"{look}</w:tblPr>")
        instead(xml, parts)
        return [f"{one.place}: {one.message.split(' has')[0]}" for one in inaccessible(parts)]

    first, third = "body, table 1, row 1, cell 1, paragraph 1", "body, table 1, row 3, cell 1, paragraph 1"
    worn = '<w:tblLook w:firstRow="1" w:noHBand="0" w:noVBand="1"/>'
    assert found(worn, WHITE) == []
    assert found('<w:tblLook w:val="0420"/>', WHITE) == []
    assert found('<w:tblLook w:firstRow="0" w:noHBand="1"/>', WHITE) == [f"{first}: text in FFFFFF on FFFFFF"]
    assert found(worn, '<w:color w:val="000000"/>') == [
        f"{first}: text in 000000 on 1D4E5F",
        f"{third}: text in 000000 on 333333",
    ]


def test_comments_are_left_over_once_however_many() -> None:
    parts = dict(good())
    mark = '<w:r><w:commentReference w:id="%d"/></w:r>'
    instead(p(r("Et."), mark % 1) + p(r("To."), mark % 2), parts)
    (found,) = inaccessible(parts)
    assert (found.place, found.excerpt, found.severity) == ("body, paragraph 4", "Et.", "warning")
    assert found.message.startswith("the document still holds 2 comments;")


def test_a_file_without_properties_has_no_title() -> None:
    parts = {name: part for name, part in good().items() if name != CORE}
    assert [one.message for one in inaccessible(parts)] == ["the file has no title."]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("000000", "FFFFFF", 21.0), ("777777", "FFFFFF", 4.48), ("FF0000", "FFFFFF", 4.0), ("0B5394", "0B5394", 1.0)],
)
def test_contrast_is_reckoned_as_wcag_says(one: str, other: str, ratio: float) -> None:
    first, second = read(one), read(other)
    assert first is not None
    assert second is not None
    assert contrast(first, second) == contrast(second, first) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    "text", ["her", "Her", "her.", "klik her", "Klikk her!", "link", "læs mere", "les mer her", "here", "Click here"]
)
def test_these_texts_say_nothing_about_where_a_link_leads(text: str) -> None:
    parts = dict(good())
    instead(p(r("Se "), field(WEB, shown=r(text, LINKED))), parts)
    assert [one.place for one in inaccessible(parts)] == ["body, paragraph 4"]
