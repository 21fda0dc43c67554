"""The metadata of a PDF, made from the properties of its Word file: title, language, and what control says of it.

Control properties stand under a namespace of their own, described as PDF/A-2 (ISO 19005-2, 6.6.2.3.3) demands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from lxml import etree

from generator.word.package import unpack

CONTROL = "urn:rollebog:control:"
_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": _PDFUA,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "rollebog": CONTROL,
}


@dataclass(frozen=True)
class Properties:
    """What a Word file says of itself; "" where it does not. ``control``: its own properties by name."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = ""
    control: Mapping[str, str] = field(default_factory=dict)


def properties(docx: bytes) -> Properties:
    """The properties of a Word file; raises ValueError where it is none."""
    parts = unpack(docx)
    core = _texts(parts.get("docProps/core.xml", b""))
    own: dict[str, str] = {}
    for element in _elements(parts.get("docProps/custom.xml", b"")):
        if words := "".join(map(str, element.itertext())).strip():
            own[element.get("name", "")] = words
    return Properties(
        title=core.get("title", ""),
        author=core.get("creator", ""),
        subject=core.get("subject", ""),
        keywords=core.get("keywords", ""),
        language=core.get("language", ""),
        control={name: words for name, words in own.items() if _key(name)},
    )


def xmp(said: Properties, producer: str) -> bytes:
    """The XMP packet, which is the same for the same properties. ``producer``: the program that made the PDF."""
    own = {_key(name): (name, words) for name, words in said.control.items()}
    fields = [
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        _listed("dc:title", "Alt", said.title),
        _listed("dc:creator", "Seq", said.author),
        _listed("dc:description", "Alt", said.subject),
        _listed("dc:language", "Bag", said.language),
        _element("pdf:Keywords", said.keywords),
        _element("pdf:Producer", producer),
        *(_element(f"rollebog:{key}", words) for key, (_, words) in sorted(own.items())),
        _schemas({key: name for key, (name, _) in sorted(own.items())}),
    ]
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n'
        + "\n".join(filter(None, fields))
        + '\n</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _schemas(own: Mapping[str, str]) -> str:
    known = [_schema("PDF/UA identification", _PDFUA, "pdfuaid", [_property("part", "Integer", "Part of PDF/UA")])]
    if own:
        properties_ = [_property(key, "Text", name) for key, name in own.items()]
        known.append(_schema("Document control", CONTROL, "rollebog", properties_))
    return f"<pdfaExtension:schemas><rdf:Bag>{''.join(known)}</rdf:Bag></pdfaExtension:schemas>"


def _schema(title: str, uri: str, prefix: str, contents: list[str]) -> str:
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{''.join(contents)}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def _property(key: str, kind: str, meaning: str) -> str:
    category = "internal" if kind == "Integer" else "external"
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{key}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>{category}"
        f"</pdfaProperty:category><pdfaProperty:description>{escape(meaning)}</pdfaProperty:description></rdf:li>"
    )


def _element(name: str, words: str) -> str:
    return f"<{name}>{escape(words)}</{name}>" if words else ""


def _listed(name: str, kind: str, words: str) -> str:
    default = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<{name}><rdf:{kind}><rdf:li{default}>{escape(words)}</rdf:li></rdf:{kind}></{name}>" if words else ""


def _key(name: str) -> str:
    """``Document number`` → ``DocumentNumber``; "" where nothing in it can stand in a name."""
    words = re.findall(r"[A-Za-z0-9]+", name)
    key = "".join(word[:1].upper() + word[1:] for word in words)
    return key if key[:1].isalpha() else ""


def _texts(part: bytes) -> dict[str, str]:
    return {etree.QName(one).localname: (one.text or "").strip() for one in _elements(part)}


def _elements(part: bytes) -> list[etree._Element]:
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return []
    return [one for one in root if isinstance(one.tag, str)]
