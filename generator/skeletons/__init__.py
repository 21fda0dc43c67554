"""The first texts of the files that people write: skeletons in each language, with gaps to be filled."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from generator import yamlfile
from generator.yamlfile.complaints import SEPARATORS

_FOLDER = Path(__file__).parent
_PLAIN = re.compile(r"[^\W\d_][\w .()-]*(?<! )")
_YAML_ITSELF = {"true", "false", "null", "yes", "no", "on", "off"}


def filled(skeleton: str, **values: str) -> str:
    """A skeleton with its gaps filled, each value written as YAML wants it."""
    return _filled((_FOLDER / skeleton).read_text("utf-8"), values)


def below(skeleton: str, key: str, **values: str) -> list[str]:
    """The lines below a key at the top of a skeleton, unindented, with the gaps among them filled."""
    _, _, behind = (_FOLDER / skeleton).read_text("utf-8").partition(f"\n{key}:")
    lines = behind.split("\n")[1:]
    end = next((n for n, line in enumerate(lines) if line and not line.startswith(" ")), len(lines))
    return _filled("\n".join(lines[:end]).rstrip(), values).replace("\n  ", "\n").removeprefix("  ").split("\n")


@cache
def drafts(language: str) -> Mapping[str, Any]:
    """What drafts of documents say in a language: ``here``, ``body``, ``group``, ``untitled``, ``fields`` by block."""
    name = f"document.{language}.yaml"
    data = yamlfile.read(_FOLDER / name, name).data
    return data if isinstance(data, dict) else {}


def field(language: str, block: str, text: str) -> list[str]:
    """How a field of that type of block is written, with a text in its gaps; a line behind ``# `` may be left out."""
    return _filled(drafts(language)["fields"][block], {"text": text}).splitlines()


def scalar(text: str) -> str:
    """A text as YAML takes it, in quotes only where it must be: JSON's, but for line breaks that only YAML knows."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _YAML_ITSELF:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\u{ord(sign):04x}" if sign in SEPARATORS else sign for sign in quoted)


def _filled(skeleton: str, values: Mapping[str, str]) -> str:
    return Template(skeleton).substitute({key: scalar(value) for key, value in values.items()})
