"""A first draft of a document: an entry with texts to be filled in, put into its unit's profile.

What stands in the profile already stays as it is written, comments and order included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from generator import yamlfile
from generator.model.kind import Block, ControlField, Kind, Section, own_fields, source_of
from generator.model.names import same_id
from generator.model.profile import Profile
from generator.model.reading import Loaded, understand
from generator.output import replace
from generator.problems import Problem, RollebogError, did_you_mean
from generator.workspace import Workspace
from generator.yamlfile.adding import added

# By language: what stands in the place of a text, of a body, and of a group.
_WORDS = {
    "da": ("Skriv her", "Bestyrelsen", "Arbejdsgruppen"),
    "nb": ("Skriv her", "Styret", "Arbeidsgruppa"),
    "en": ("Write here", "The board", "The working group"),
}
_PLAIN = re.compile(r"[^\W\d_][\w .,()-]*(?<! )")
_YAML_ITSELF = {"true", "false", "null", "yes", "no", "on", "off"}


def start_document(workspace: Workspace, kind: str, unit: str) -> Path:
    """Add a document of a kind to a unit's profile; returns the profile's file.

    Raises RollebogError where there is no such kind or unit, its profile has faults, or there is such a document.
    """
    described = {one.kind: one for one in workspace.kinds.described}
    if kind not in described:
        elsewhere = kind in workspace.kinds.names
        message = f"a {kind} is no entry under 'documents'." if elsewhere else f"there is no kind '{kind}'."
        hint = "See docs/yaml.md for where it is written." if elsewhere else did_you_mean(kind, list(described))
        raise RollebogError(Problem("new document", message, hint=hint))
    loaded = _profile(workspace, unit)
    profile, source = loaded.model, loaded.source
    if kind in (one.name for one in profile.documents):
        raise RollebogError(Problem(source.path, f"there is a document '{kind}' already; nothing was changed."))
    if getattr(described[kind].words, profile.language) is None:
        raise RollebogError(Problem(source.path, f"the kind '{kind}' has no words in '{profile.language}'."))
    text = added(source, "documents", list(_entry(described[kind], profile)))
    if text is not None:
        # What was there must still be there, and what was added be what the kind asks for.
        again = understand(yamlfile.parse(text, source.path), workspace.kinds.profile).model
        if again.model_copy(update={"documents": again.documents[:-1]}) == profile:
            file = workspace.layout.root / source.path
            replace(file, _as_before(file, text))
            return file
    hint = "Begin each document on its own line with '- '."
    raise RollebogError(
        source.problem(("documents",), "nothing can be added to 'documents' as it is written here.", hint)
    )


def _as_before(file: Path, text: str) -> bytes:
    """The text with the file's own line ends and mark of its encoding."""
    before = file.read_bytes()
    ends = b"\r\n" if b"\r\n" in before else b"\n"
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.encode("utf-8").replace(b"\n", ends)


def _profile(workspace: Workspace, unit: str) -> Loaded[Profile]:
    (wanted,) = workspace.subjects.choose([unit]) or [unit]
    found = workspace.subjects.profiles.get(wanted, [])
    faults = [one for one in workspace.sources.unread if same_id(Path(one.path).stem) == same_id(unit)]
    if faults:
        raise RollebogError(faults)
    if len(found) != 1:
        raise RollebogError(Problem("profiles", f"'{unit}' is no unit with one profile."))
    return found[0]


def _entry(kind: Kind, profile: Profile) -> Iterator[str]:
    """The lines of the entry: what must be there, and as comments what may."""
    yield f"kind: {kind.kind}"
    if kind.control:
        yield "control:"
        for name in kind.control:
            yield from (f"  {line}" for line in _control(name, kind, profile))
    wanted = {field: required for field, _, required in own_fields(kind)}
    for section in kind.sections:
        for block in section.blocks:
            drawn = source_of(section, block)
            if drawn in wanted:
                sign = "" if wanted[drawn] else "# "
                yield from (f"{sign}{line}" for line in _field(kind, section, block, profile.language))


def _control(name: ControlField, kind: Kind, profile: Profile) -> list[str]:
    text, body, group = _WORDS[profile.language]
    if name == "id":
        return [f"id: {_scalar(f'{profile.unit.id}-{kind.kind}'.upper()[:60])}"]
    if name == "validity":
        return ["validity: 24 months"]
    if name in ("type", "folder"):
        return [f"{name}: {_scalar(text)}" if name == "type" else f"folder: [{_scalar(text)}]"]
    return [f"{name}:", f"  - body: {body}" if name == "approved-by" else f"  - group: {group}"]


def _field(kind: Kind, section: Section, block: Block, language: str) -> list[str]:
    """A field with a text that says what belongs there."""
    words, name = getattr(kind.words, language), source_of(section, block)
    heading = words.blocks.get(name) or words.sections[section.name]
    text = _scalar(f"{_WORDS[language][0]}: {heading}")
    if block.type == "paragraphs":
        return [f"{name}:", f"  - {text}"]
    if block.type == "listing":
        return [f"{name}:", f"  - {text}", "  - stem: " + text, "    items:", f"      - {text}"]
    if block.type == "terms":
        return [f"{name}:", f"  - term: {text}", f"    meaning: {text}"]
    if block.type == "goals":
        return [f"{name}:", f"  - title: {text}", "    main:", f"      - {text}", "    sub:", f"      - {text}"]
    said = words.facts if block.type == "facts" else words.columns
    inner = [f"{one}: {_scalar(f'{_WORDS[language][0]}: {said[one]}')}" for one in block.facts or block.columns]
    if block.type == "facts":
        return [f"{name}:", *(f"  {line}" for line in inner)]
    return [f"{name}:", f"  - {inner[0]}", *(f"    {line}" for line in inner[1:])]


def _scalar(text: str) -> str:
    """A text as YAML takes it, in quotes only where it must be (JSON's quotes are YAML's)."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _YAML_ITSELF
    return text if plain else json.dumps(text, ensure_ascii=False)
