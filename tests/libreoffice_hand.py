"""What a person does to a template in LibreOffice, done by LibreOffice itself; run by a Python that knows UNO.

python3 libreoffice_hand.py TEMPLATE RESULT PICTURE: moves a section, puts a logo into the header and one above the
title, changes the fonts of styles, deletes a column, and saves.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

WAIT = 0.1  # seconds between two looks whether LibreOffice listens
LOOKS = 300


def main(template: Path, result: Path, picture: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"rollebog{Path(profile).name}"
        office = subprocess.Popen([
            "soffice", "--headless", "--norestore", f"-env:UserInstallation={Path(profile).as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ])  # fmt: skip
        try:
            desktop = _desktop(pipe)
            edit(desktop, template, result, picture)
            desktop.terminate()
            office.wait(timeout=30)
        finally:
            if office.poll() is None:
                office.kill()
                office.wait()


def edit(desktop: Any, template: Path, result: Path, picture: Path) -> None:
    document = desktop.loadComponentFromURL(template.as_uri(), "_blank", 0, (_value("Hidden", True),))
    try:
        move_section(document, "collaboration", before="purpose")
        delete_column(document, "{{ label.columns.change }}")
        put_logos(document, picture)
        change_fonts(document)
        document.storeToURL(result.as_uri(), (_value("FilterName", "MS Word 2007 XML"),))
    finally:
        document.close(True)


def move_section(document: Any, name: str, before: str) -> None:
    """Cut everything from the section's condition to its end, and paste it above another section."""
    text, controller = document.Text, document.CurrentController
    paragraphs = _paragraphs(text)
    first = next(n for n, one in enumerate(paragraphs) if one.String == f"{{%p if {name} %}}")
    depth, last = 0, first
    for last in range(first, len(paragraphs)):
        depth += paragraphs[last].String.startswith("{%p if") - paragraphs[last].String.startswith("{%p endif")
        if not depth:
            break
    view = controller.ViewCursor
    view.gotoRange(paragraphs[first].Start, False)
    view.gotoRange(paragraphs[last + 1].Start, True)
    cut = controller.Transferable
    _dispatch(controller, ".uno:Delete")
    target = next(one for one in _paragraphs(text) if one.String == f"{{%p if {before} %}}")
    view.gotoRange(target.Start, False)
    controller.insertTransferable(cut)


def delete_column(document: Any, heading: str) -> None:
    """Put the cursor into the cell with that heading and delete its column."""
    controller = document.CurrentController
    for table in document.TextTables:
        for name in table.CellNames:
            if table.getCellByName(name).String == heading:
                controller.ViewCursor.gotoRange(table.getCellByName(name).Text.Start, False)
                _dispatch(controller, ".uno:DeleteColumns")
                return
    raise LookupError(heading)


def put_logos(document: Any, picture: Path) -> None:
    """A logo in a paragraph of its own at the top of the header, and another above the title."""
    header = _page_style(document).HeaderText
    for text, words in ((header, "Kommunens logo"), (document.Text, "Enhedens logo")):
        start = text.createTextCursorByRange(text.Start)
        text.insertControlCharacter(start, 0, False)  # 0: a new paragraph
        start.gotoStart(False)
        start.ParaStyleName = "Standard"
        logo = document.createInstance("com.sun.star.text.TextGraphicObject")
        provider = _service("com.sun.star.graphic.GraphicProvider")
        logo.Graphic = provider.queryGraphic((_value("URL", picture.as_uri()),))
        logo.AnchorType = _enum("com.sun.star.text.TextContentAnchorType", "AS_CHARACTER")
        logo.Width, logo.Height = 3000, 1000  # hundredths of a millimetre
        logo.Description = words
        text.insertTextContent(start, logo, False)


def change_fonts(document: Any) -> None:
    styles = document.StyleFamilies.getByName("ParagraphStyles")
    styles.getByName("Standard").CharFontName = "Liberation Serif"
    heading = styles.getByName("Heading 1")
    heading.CharFontName, heading.CharColor = "Liberation Sans", 0x7A1E5A


def _paragraphs(text: Any) -> list[Any]:
    return [one for one in text if one.supportsService("com.sun.star.text.Paragraph")]


def _page_style(document: Any) -> Any:
    name = document.Text.createTextCursor().PageStyleName
    return document.StyleFamilies.getByName("PageStyles").getByName(name)


def _dispatch(controller: Any, command: str) -> None:
    _service("com.sun.star.frame.DispatchHelper").executeDispatch(controller.Frame, command, "", 0, ())


def _desktop(pipe: str) -> Any:
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for look in range(LOOKS):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:
            if look == LOOKS - 1:
                raise
            time.sleep(WAIT)
    _OFFICE.append(context)
    return _service("com.sun.star.frame.Desktop")


_OFFICE: list[Any] = []


def _service(name: str) -> Any:
    return _OFFICE[0].ServiceManager.createInstanceWithContext(name, _OFFICE[0])


def _enum(kind: str, name: str) -> Any:
    import uno

    return uno.Enum(kind, name)


def _value(name: str, value: Any) -> Any:
    from com.sun.star.beans import PropertyValue

    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    main(*(Path(one).absolute() for one in sys.argv[1:4]))
