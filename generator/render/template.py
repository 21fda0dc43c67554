"""A Word template, compiled once: patched by docxtpl, compiled by Jinja, its fixed parts deflated.

Rendering is then one Jinja call and one deflate per part that holds tags. What docxtpl does after Jinja
runs only where its trigger is present: grids that a loop widened, drawing ids, listing characters.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import Template as Compiled
from jinja2 import TemplateError
from jinja2.exceptions import SecurityError
from lxml import etree

from generator.problems import Problem, RollebogError
from generator.render.bounds import LARGEST_OUTPUT
from generator.render.environment import Environment
from generator.render.grid import fit_grids
from generator.render.guard import refusal
from generator.render.styles import STYLES, Styles
from generator.word.admission import DOCUMENT, admitted
from generator.word.libreoffice import tidied
from generator.word.package import MAX_UNPACKED, Part, deflate, pack, unpack
from generator.word.places import W

if TYPE_CHECKING:
    from jinja2 import Environment as AnyEnvironment

RENDERED = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml|docProps/(?:core|custom|app)\.xml"
)
_LISTING = "\t\n\a\f"
_LOOK = re.compile(r"<w:[rp]Pr>.*?</w:[rp]Pr>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*")
_DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+(")')
# docxtpl's colspan and cellbg come first in their cell's properties, but the schema wants the width there.
_WIDTH_LATE = re.compile(r"(<w:tcPr>)((?:<w:(?:gridSpan|shd)\b[^>]*/>)+)(<w:tcW\b[^>]*/>)")
# A loop that found nothing leaves its cell without the paragraph that Word demands.
_EMPTY_CELL = re.compile(
    r"</w:tc>(?:(?<=<w:tc></w:tc>)|(?<=</w:tcPr></w:tc>)|(?<=<w:tcPr/></w:tc>)|(?<=</w:tbl></w:tc>))"
)
# A template is a small program: what it can raise when it is run is its own fault, told with its path.
FAULTS = (
    TemplateError,
    etree.XMLSyntaxError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RuntimeError,
    MemoryError,
)
# What Jinja and Python raise over tags that nobody could have meant: numbers of 5,000 digits, a hundred brackets.
_UNREADABLE = (TemplateError, ValueError, RecursionError, SyntaxError, MemoryError, OverflowError)
_NO_DATE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_FIRST_DRAWING = 1001  # where docxtpl begins to number
_ENVIRONMENT = Environment()


class Template:
    """A compiled template; immutable, so one serves a whole process."""

    def __init__(self, content: bytes, shown_as: str, environment: AnyEnvironment | None = None) -> None:
        """Compile; raises RollebogError where it is no Word document or a tag cannot be read."""
        self.content = content
        self.shown_as = shown_as
        self.environment = environment or _ENVIRONMENT
        self._compiled: dict[str, Compiled] = {}
        self._fixed: dict[str, Part] = {}
        try:
            parts = tidied(admitted(content))
            self._styles = Styles(parts.get(STYLES, b""))
        except (ValueError, etree.XMLSyntaxError) as error:
            raise RollebogError(Problem(shown_as, f"this is no Word document: {error}.")) from None
        try:
            for name, part in parts.items():
                self._take(name, part)
        except _UNREADABLE as error:
            raise RollebogError(self._fault(error)) from None

    @classmethod
    def read(cls, file: Path, shown_as: str) -> Template:
        """Read a template; what this process has compiled before is not compiled again.

        Raises RollebogError as the constructor, or where the file cannot be read.
        """
        try:
            content = file.read_bytes() if file.is_file() and file.stat().st_size <= MAX_UNPACKED else b""
        except OSError as error:
            raise RollebogError(Problem(shown_as, f"cannot be read: {error.strerror}.")) from None
        if not file.is_file():
            hint = "Every kind of document needs the template that bears its name."
            raise RollebogError(Problem(shown_as, "there is no such file.", hint=hint))
        return compiled(content, shown_as)

    def _take(self, name: str, part: bytes) -> None:
        word, spoken = name.startswith("word/"), self._styles.language
        source = _source(part, spoken, word=word) if RENDERED.fullmatch(name) else None
        if source is None:
            self._fixed[name] = deflate(name, part)
        else:
            self._compiled[name] = _compiled_part(self.environment, source)

    def _fault(self, error: Exception) -> Problem:
        return Problem(
            self.shown_as,
            f"the template cannot be filled: {_in_words(error)}.",
            hint=f"'rollebog template check {self.shown_as}' names every mistake with its place.",
        )

    def render(self, context: Mapping[str, Any], language: str = "", live: DocxTemplate | None = None) -> bytes:
        """The finished file; ``language`` (``da-DK``) becomes the language of the styles.

        live: the package that the context's pictures and relationships were made for, from :meth:`live`;
        with it the file goes docxtpl's slower way.
        Raises RollebogError where the template asks for what the context does not have.
        """
        try:
            if live is None:
                parts = {**self._fixed, **self._deflated(self.rendered_parts(context))}
            else:
                parts = self._rendered_live(live, context)
        except FAULTS as error:
            raise RollebogError(self._fault(error)) from None
        if language and (spoken := self._styles.speaking(language)):
            parts[STYLES] = spoken
        return pack(parts)

    def rendered_parts(self, context: Mapping[str, Any]) -> dict[str, str]:
        """The XML of every part that holds tags, for whoever wants to compare."""
        return {name: self._finish(name, compiled.render(context)) for name, compiled in self._compiled.items()}

    def live(self) -> DocxTemplate:
        """A docxtpl package to make pictures for; hand it to :meth:`render` with the context that holds them."""
        package = DocxTemplate(io.BytesIO(self.content))
        package.init_docx()
        return package

    def _rendered_live(self, live: DocxTemplate, context: Mapping[str, Any]) -> dict[str, Part]:
        made = io.BytesIO()
        live.render(dict(context), self.environment)
        # python-docx dates the properties that it adds to a template without any.
        live.docx.core_properties.modified = _NO_DATE
        live.save(made)
        properties = {name: part for name, part in self._compiled.items() if not name.startswith("word/")}
        own = {name: part for name, part in self._fixed.items() if name.startswith("docProps/")}
        rendered = {name: self._finish(name, part.render(context)) for name, part in properties.items()}
        return {
            **{name: deflate(name, part) for name, part in unpack(made.getvalue()).items()},
            **own,
            **self._deflated(rendered),
        }

    @staticmethod
    def _deflated(parts: Mapping[str, str]) -> dict[str, Part]:
        contents = {name: xml.encode("utf-8") for name, xml in parts.items()}
        for content in contents.values():
            # A loop that opens in one paragraph and closes in another can tear the file; Word would refuse it.
            etree.fromstring(content)
        return {name: deflate(name, content) for name, content in contents.items()}

    def _finish(self, name: str, xml: str) -> str:
        if not name.startswith("word/"):
            return xml
        xml = self._styles.named(xml)
        if any(sign in xml for sign in _LISTING):
            xml = _listed(xml)
        xml = _EMPTY_CELL.sub("<w:p/></w:tc>", xml)
        if name != DOCUMENT:
            return xml
        if "<w:tbl>" in xml:
            xml = fit_grids(xml)
        if "<wp:docPr" in xml:
            numbers = iter(range(_FIRST_DRAWING, 1_000_000_000))
            xml = _DRAWING_ID.sub(lambda found: f"{found[1]}{next(numbers)}{found[2]}", xml)
        return xml


def _listed(xml: str) -> str:
    """The lines, tabs, paragraphs and pages that docxtpl makes out of signs for them.

    Raises SecurityError where each of many signs would repeat large properties. What follows the last paragraph
    stays aside: docxtpl would look through all of it once for every empty paragraph there.
    """
    signs = sum(map(xml.count, _LISTING))
    repeated = max((len(look[0]) for look in _LOOK.finditer(xml)), default=0) + 100
    if signs * repeated > LARGEST_OUTPUT:
        signs = sum(text[0].count(sign) for text in _TEXT.finditer(xml) for sign in _LISTING)
    if signs * repeated > LARGEST_OUTPUT:
        raise SecurityError(f"its texts break into {signs:,} lines, tabs and pages")
    end = xml.rfind("</w:p>") + len("</w:p>")
    return str(DocxTemplate.resolve_listing(None, xml[:end])) + xml[end:]


def _in_words(error: Exception) -> str:
    if isinstance(error, (RecursionError, MemoryError)):
        return "its tags or macros are nested too deeply, or hundreds of blocks are not closed"
    if isinstance(error, etree.XMLSyntaxError):
        return f"a tag begins in one paragraph, cell or tracked change and ends in another ({error})"
    if isinstance(error, SyntaxError):
        return f"its tags are nested too deeply ({error.msg})"
    return str(error).rstrip(".")


def patched(xml: str) -> str:
    """The XML of a part with its tags as Jinja can read them: whole again, and in place of what they repeat."""
    return _WIDTH_LATE.sub(r"\1\3\2", DocxTemplate.patch_xml(None, xml))


def _source(part: bytes, spoken: str, *, word: bool) -> str | None:
    """The Jinja source of a part, or None where it holds no tags and can be copied as it is.

    spoken: the language of the template's styles. Runs that repeat it (LibreOffice writes it into every cell of a
    table) would keep it in documents of another language; without it they speak what the styles will.
    """
    tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    for properties in tree.iter(f"{{{W}}}rPr") if spoken else ():
        for repeated in properties.findall(f"{{{W}}}lang[@{{{W}}}val='{spoken}']"):
            properties.remove(repeated)
    text = etree.tostring(tree, encoding="unicode")
    if not any(sign in text for sign in ("{", "}")):
        return None
    if word:
        if words := refusal(text):
            raise TemplateError(words)
        text = patched(text)
    # docxtpl's way to write literal braces, resolved here so that values keep theirs.
    for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        text = text.replace(written, "{{ '" + meant + "' }}")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}'


@lru_cache(maxsize=64)
def compiled(content: bytes, shown_as: str) -> Template:
    """A template, compiled once in this process; raises RollebogError as the constructor."""
    return Template(content, shown_as)


@lru_cache(maxsize=256)  # templates share headers, footers and properties
def _compiled_part(environment: AnyEnvironment, source: str) -> Compiled:
    return environment.from_string(source)
