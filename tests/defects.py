"""The table of planted defects: what is wrong, how it is planted, and what a check must say about it."""

from __future__ import annotations

from functools import partial

from tests.planted_defects import (
    BODY,
    CORE,
    HERE,
    LINKS,
    STYLES,
    TYPES,
    Defect,
    Parts,
    added,
    box,
    exchanged,
    field,
    instead,
    mark,
    p,
    picture,
    r,
    related,
    table,
    tc,
    tr,
)

BIG = '<w:b/><w:sz w:val="32"/>'
LINKED = '<w:rStyle w:val="Hyperlink"/>'
_PICTURE = partial(picture, words=' descr="Teamets bygning"')


def _in_text(name: str, xml: str, says: str, place: str = HERE, severity: str = "error") -> Defect:
    return Defect(name, partial(instead, xml), place, says, severity)


def _in_part(name: str, part: str, old: str, new: str, place: str, says: str, severity: str = "error") -> Defect:
    return Defect(name, partial(exchanged, part, old, new), place, says, severity)


def _macros(parts: Parts) -> None:
    related("vbaProject", "vbaProject.bin", parts)
    added("word/vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject", parts, ending="bin")


def _object(parts: Parts) -> None:
    related("oleObject", "embeddings/x.bin", parts)
    added("word/embeddings/x.bin", b"x", "application/vnd.openxmlformats-officedocument.oleObject", parts, ending="bin")


def _foreign_text(parts: Parts) -> None:
    related("aFChunk", "x.html", parts, used=f'<w:altChunk r:id="rIdX"/>{p(r())}')
    added("word/x.html", b"<p>x</p>", "text/html", parts, ending="html")


def _outside(part: str, name: str, parts: Parts) -> None:
    parts[name] = parts.pop(part)


def _again(parts: Parts) -> None:
    """Nothing but the second entry in the zip."""


def _added_part(name: str, parts: Parts) -> None:
    parts[name] = b"<x/>"


# What is refused before anybody looks inside.
ENTRIES: tuple[Defect, ...] = (
    Defect("a part twice in the zip", _again, "", "is there twice", again=BODY),
    Defect("a name with ..", partial(_added_part, "word/../../x.xml"), "", "leads out of the file"),
    Defect("an absolute name", partial(_added_part, "/etc/x.xml"), "", "leads out of the file"),
    Defect("a name with a drive", partial(_added_part, "C:/x.xml"), "", "leads out of the file"),
    Defect("a name with a backslash", partial(_added_part, "word\\x.xml"), "", "named with backslashes"),
    Defect("a name but for its case", partial(_added_part, "word/Document.xml"), "", "is there twice"),
)

SOUNDNESS: tuple[Defect, ...] = (
    Defect("a part without content type", partial(_added_part, "word/x.dat"), "word/x.dat", "no content type"),
    Defect("a part that is no XML", lambda parts: parts.update({STYLES: b"<x"}), STYLES, "it is no XML"),
    Defect(
        "a part with entities",
        lambda parts: parts.update({STYLES: b"<!DOCTYPE x []>" + parts[STYLES].partition(b"?>")[2].strip()}),
        STYLES,
        "declares entities",
    ),
    _in_part(
        "a content type too many",
        TYPES,
        "</Types>",
        '<Override PartName="/word/x.xml" ContentType="a/b"/></Types>',
        "word/x.xml",
        "which is not there",
    ),
    Defect(
        "a relationship to a part that is gone",
        partial(_outside, STYLES, "word/other.xml"),
        "body",
        "'word/styles.xml' is named here and is not there",
    ),
    Defect(
        "a relationship that is not declared",
        partial(instead, p(f'<w:hyperlink r:id="rIdY">{r("Vejledning")}</w:hyperlink>')),
        HERE,
        "relationship 'rIdY'",
    ),
    _in_part("two relationships of one id", LINKS, 'Id="rId2"', 'Id="rId1"', "body", "share the id 'rId1'"),
    Defect(
        "an external template",
        partial(related, "attachedTemplate", "https://x.dk/a.dotm", outside=True),
        "body",
        "a template outside the file",
    ),
    Defect(
        "a picture from the web",
        partial(related, "image", "https://x.dk/a.png", outside=True, used=p(_PICTURE(link=' r:link="rIdX"'))),
        HERE,
        "(image) is fetched from outside",
    ),
    Defect(
        "an object from outside",
        partial(related, "oleObject", "file:///c:/x.xls", outside=True),
        "body",
        "(oleObject) is fetched from outside",
    ),
    Defect(
        "a frame from the web", partial(related, "frame", "https://x.dk", outside=True), "body", "(frame) is fetched"
    ),
    Defect(
        "a link to a script",
        partial(
            related,
            "hyperlink",
            "javascript:alert(1)",
            outside=True,
            used=p(f'<w:hyperlink r:id="rIdX">{r("Vejledning", LINKED)}</w:hyperlink>'),
        ),
        HERE,
        "neither to the web nor to a mailbox",
    ),
    Defect(
        "a link to a share",
        partial(related, "hyperlink", r"\\server\x.docx", outside=True),
        "body",
        "neither to the web",
    ),
    Defect(
        "a link to a file beside it",
        partial(related, "hyperlink", "x.docx", outside=True),
        "body",
        "that readers will not have",
        "warning",
    ),
    Defect("macros", _macros, "body", "holds macros"),
    Defect("an embedded object", _object, "body", "an embedded object of another program"),
    Defect("a foreign text", _foreign_text, "body", "a foreign text"),
    _in_part(
        "the type of a file with macros",
        TYPES,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "word/document.xml",
        "one with macros",
    ),
    _in_text("a DDE field", p(field(' DDE Excel "x.xls" R1C1 ')), "a field DDE fetches data"),
    _in_text("a DDEAUTO field split over runs", p(field(" DD", "EAU", "TO c:\\\\x.exe ")), "a field DDEAUTO"),
    _in_text("a DDE field within another", p(field(" IF 1 = ", field(" DDE x y "), " 2 ")), "a field DDE "),
    _in_text(
        "a field named by another field", p(field(field(" QUOTE 68 68 69 "), " x y ")), "another field makes the name"
    ),
    _in_text(
        "a simple INCLUDETEXT field",
        p(f'<w:fldSimple w:instr=" INCLUDETEXT x.docx ">{r()}</w:fldSimple>'),
        "a field INCLUDETEXT",
    ),
    _in_text("an INCLUDEPICTURE field", p(field(' INCLUDEPICTURE "https://x.dk/a.png" ')), "a field INCLUDEPICTURE"),
    _in_text("a LINK field", p(field(" LINK Excel.Sheet x.xls ")), "a field LINK"),
    _in_text(
        "a HYPERLINK field to a share",
        p(field(r' HYPERLINK "\\\\server\\x" ', shown=r("Sagsmappen", LINKED))),
        "neither to the web",
    ),
    _in_text(
        "a field without end",
        p(mark("begin"), "<w:r><w:instrText> PAGE </w:instrText></w:r>", r()),
        "a field (PAGE) is begun and not ended",
    ),
    _in_text("the end of no field", p(r(), mark("end")), "ended that was not begun"),
    _in_text(
        "an old picture by address",
        p(box('<v:imagedata src="https://x.dk/a.png"/>', 'alt="Et hus"')),
        "a picture is fetched",
    ),
    _in_text(
        "a cell without a paragraph",
        table(tr(tc(), tc(""), header=True)),
        "does not end with a paragraph",
        "body, table 1, row 1, cell 2",
    ),
    _in_text(
        "a cell that ends with a table",
        table(tr(tc(), tc(table(tr(tc(), tc())))), columns=2),
        "does not end with a paragraph",
        "body, table 1, row 1, cell 2",
    ),
    _in_text("a row without cells", table(tr(tc(), tc()), tr()), "the row has no cells", "body, table 1, row 2"),
    _in_text("a table without rows", table(), "the table has no rows", "body, table 1"),
    _in_text(
        "a row that is too wide",
        table(tr(tc(more='<w:gridSpan w:val="3"/>'))),
        "3 columns wide, its table has 2",
        "body, table 1, row 1",
    ),
    _in_text("an undefined paragraph style", p(r(), style="Broedtekst"), "paragraph style 'Broedtekst'"),
    _in_text("an undefined character style", p(r(look='<w:rStyle w:val="Stærk"/>')), "character style 'Stærk'"),
    _in_text(
        "an undefined table style",
        table(tr(tc(), tc())).replace('"Rollebog"', '"Gitter"'),
        "table style 'Gitter'",
        "body, table 1",
    ),
    _in_text(
        "an undefined list", p(r(), more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>'), "list '99'"
    ),
    _in_part(
        "a style based on nothing",
        STYLES,
        '<w:basedOn w:val="TableText"/>',
        '<w:basedOn w:val="X"/>',
        "styles",
        "based on the style 'X'",
        "warning",
    ),
    Defect(
        "two pictures of one id",
        partial(instead, p(*[box("", 'id="a" alt="Et hus"')] * 1, _PICTURE(7), _PICTURE(7))),
        HERE,
        "share the id '7'",
    ),
    _in_text(
        "two bookmarks of one name",
        p(*(f'<w:bookmarkStart w:id="{n}" w:name="her"/><w:bookmarkEnd w:id="{n}"/>' for n in "12"), r()),
        "share the name 'her'",
    ),
    _in_text(
        "two bookmarks of one id",
        p(*(f'<w:bookmarkStart w:id="1" w:name="{n}"/><w:bookmarkEnd w:id="1"/>' for n in "ab"), r()),
        "bookmarks share the id '1'",
    ),
    _in_text(
        "two paragraphs of one id",
        p(r()).replace("<w:p>", '<w:p w14:paraId="0A0A0A0A">') * 2,
        "share the id '0A0A0A0A'",
        "body, paragraph 5",
    ),
    _in_text("a bookmark without end", p('<w:bookmarkStart w:id="1" w:name="her"/>', r()), "bookmark 'her' is begun"),
    _in_text("the end of no bookmark", p('<w:bookmarkEnd w:id="1"/>', r()), "a bookmark is ended"),
    _in_text(
        "a comment without text",
        p(r(), '<w:r><w:commentReference w:id="4"/></w:r>'),
        "text of this comment is not there",
    ),
    _in_text("a footnote without text", p(r(), '<w:r><w:footnoteReference w:id="4"/></w:r>'), "text of this footnote"),
)

ACCESSIBILITY: tuple[Defect, ...] = (
    Defect(
        "no title",
        lambda parts: parts.update(
            {CORE: parts[CORE].partition(b"<dc:title>")[0] + parts[CORE].partition(b"</dc:title>")[2]}
        ),
        "properties",
        "no title",
    ),
    _in_part(
        "no language",
        STYLES,
        '<w:lang w:val="da-DK" w:eastAsia="en-US" w:bidi="ar-SA"/>',
        "",
        "styles",
        "the text has no language",
    ),
    _in_part(
        "a language that is none",
        STYLES,
        'w:val="da-DK"',
        'w:val="Dansk (Danmark)"',
        "styles",
        "language 'Dansk (Danmark)'",
    ),
    _in_part(
        "a language of the properties alone",
        CORE,
        "<dc:language>da-DK",
        "<dc:language>nb-NO",
        "properties",
        "the styles say 'da-DK'",
    ),
    _in_text("words in no language", p(r(look='<w:lang w:val="engelsk"/>')), "this text has the language 'engelsk'"),
    _in_text(
        "a level skipped", p(r("Overskrift"), more='<w:outlineLvl w:val="2"/>'), "a heading of level 3 follows level 1"
    ),
    _in_text("an empty heading", p(style="Heading2"), "this heading is empty", severity="warning"),
    _in_text("a heading made by hand", p(r("Opgaver", BIG)) + p(r()), "looks like a heading", severity="warning"),
    _in_text("a picture without words", p(picture()), "no alternative text"),
    _in_text(
        "a picture named as its file", p(picture(words=' descr="IMG_2041.JPG"')), "only a name", severity="warning"
    ),
    _in_text("an old picture without words", p(box("<v:imagedata/>", "")), "no alternative text"),
    _in_text(
        "a table without header row", table(tr(tc(), tc()), tr(tc(), tc())), "not marked as header", "body, table 1"
    ),
    _in_text("a link without text", p(field(' HYPERLINK "https://x.dk" ', shown=r(""))), "the link has no text"),
    _in_text(
        "a link that says nothing",
        p(r("Læs "), field(' HYPERLINK "https://x.dk" ', shown=r("her", LINKED))),
        "'her', does not say",
    ),
    _in_text(
        "a link within the file that says nothing",
        p(f'<w:hyperlink w:anchor="x">{r("Klik her!", LINKED)}</w:hyperlink>'),
        "'Klik her!', does not say",
    ),
    _in_text(
        "a long address for a text",
        p(field(' HYPERLINK "https://x.dk" ', shown=r("https://x.dk/" + "a" * 60, LINKED))),
        "a long address",
        severity="warning",
    ),
    _in_text(
        "a link without a mark",
        p(r("Se "), field(' HYPERLINK "https://x.dk" ', shown=r("vejledningen"))),
        "this link has no mark",
        severity="warning",
    ),
    _in_text(
        "a link that only its colour shows",
        p(r("Se den "), field(' HYPERLINK "https://x.dk" ', shown=r("store vejledning", '<w:color w:val="0B5394"/>'))),
        "no mark but its colour",
        severity="warning",
    ),
    _in_text(
        "words that only their colour sets apart",
        p(r("Svar inden for en uge."), r("Haster", '<w:color w:val="C00000"/>')),
        "its colour alone",
        severity="warning",
    ),
    _in_text("pale text", p(r(look='<w:color w:val="999999"/>')), "999999 on FFFFFF has a contrast of 2.8 to 1"),
    _in_text(
        "large text too pale",
        p(r("Stort og blegt.", '<w:color w:val="AAAAAA"/><w:sz w:val="48"/>')),
        "readers need 3.0",
    ),
    _in_text(
        "text too like its cell",
        table(tr(tc(p(r("Ord."), style="TableHeading"), more='<w:shd w:val="clear" w:color="auto" w:fill="1D4E5F"/>'))),
        "1D4E5F on 1D4E5F has a contrast of 1.0",
        "body, table 1, row 1, cell 1, paragraph 1",
    ),
    _in_text(
        "text too like its marker",
        p(r(look='<w:color w:val="FFFFFF"/><w:highlight w:val="yellow"/>')),
        "FFFFFF on FFFF00",
    ),
    _in_part(
        "a pale style",
        STYLES,
        '<w:color w:val="9B1C1C"/>',
        '<w:color w:val="E0A0A0"/>',
        "header 1, paragraph 1",
        "E0A0A0 on FFFFFF",
    ),
    _in_text(
        "a tracked change",
        p(f'<w:ins w:id="1" w:author="x">{r("Nyt. ")}</w:ins>', r()),
        "still holds 1 tracked change",
        severity="warning",
    ),
)
