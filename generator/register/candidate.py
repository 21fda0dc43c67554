"""A document as the workspace has it now, with everything that an act binds itself to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.changes import Change, compare, weight
from generator.changes.weight import Weight
from generator.compose.document import Document
from generator.imprint import validity
from generator.labels import Labels
from generator.model.control import Control
from generator.model.names import file_safe
from generator.register.act import canonical_json
from generator.render.template import Template

# What digests are bound to at submission; the fourth, of the inputs, is recorded only.
BOUND = ("content", "control", "presentation")
_DECLARED = {"revision", "approved", "valid_until", "history"}


@dataclass(frozen=True)
class Candidate:
    """One composed document. ``unit`` is the unit's id; ``path`` where its file goes (``unit/name.docx``).

    inputs: the files that it was made from, by their path in the workspace.
    """

    document: Document
    control: Control
    unit: str
    path: str
    labels: Labels
    load_template: Callable[[], Template]
    usual_validity: str | None
    inputs: Mapping[str, bytes]

    @cached_property
    def template(self) -> Template:
        """Its template; raises RollebogError where that is missing or cannot be read."""
        return self.load_template()

    @property
    def number(self) -> str:
        """The document's number; its key, where it has none."""
        return self.control.id or self.document.key

    @property
    def facts(self) -> dict[str, Any]:
        """What the register shows of a document without composing it."""
        return facts(self.document, self.number, self.path)

    @cached_property
    def control_facts(self) -> dict[str, Any]:
        """Number, parties and validity, as far as approval binds them."""
        return control_facts(self.control, self.usual_validity)

    @cached_property
    def digests(self) -> dict[str, str]:
        """Content, control, presentation and inputs, each with its algorithm and schema."""
        inputs = {path: hashlib.sha256(content).hexdigest() for path, content in sorted(self.inputs.items())}
        return {
            **bound_digests(self.document, self.control_facts, self.template.content, self.labels),
            "inputs": _digest("rollebog-inputs/1", inputs),
        }


def facts(document: Document, number: str, path: str) -> dict[str, Any]:
    """Number, kind, key, title, unit, language, framework and path of a document."""
    return {
        "number": number,
        "kind": document.kind,
        "key": document.key,
        "title": str(document.title),
        "unit": str(document.unit),
        "language": document.language,
        "framework": document.framework,
        "framework_version": document.framework_version,
        "path": path,
    }


def adopted_facts(number: str, title: str, unit: str, file: str) -> dict[str, Any]:
    """As :func:`facts`, of a document that was adopted from a file and that no profile makes."""
    stem, _, suffix = file.rpartition(".")
    return {
        "number": number,
        "kind": "",
        "key": "",
        "title": title or stem,
        "unit": unit,
        "language": "",
        "framework": "",
        "framework_version": "",
        # A list may call a unit or document anything, and the copy must still lie in the output folder.
        "path": f"{file_safe(unit) or 'adopted'}/{file_safe(number)}.{suffix.lower()}",
    }


def control_facts(control: Control, usual_validity: str | None) -> dict[str, Any]:
    """What of a control block approval binds: all but declared revision, dates and history."""
    span = validity(control, usual_validity)
    return {
        **control.model_dump(mode="json", exclude=_DECLARED, exclude_none=True),
        "validity": f"{span.count} {span.unit}" if span else "",
    }


def bound_digests(document: Document, control: Mapping[str, Any], template: bytes, labels: Labels) -> dict[str, str]:
    """The digests of content, control and presentation (design section 5)."""
    presented = {"template": hashlib.sha256(template).hexdigest(), "labels": dict(labels.words)}
    return {
        "content": document.content_digest,
        "control": _digest("rollebog-control/1", {"kind": document.kind, **control}),
        "presentation": _digest("rollebog-presentation/1", presented),
    }


@dataclass(frozen=True)
class Difference:
    """What a candidate differs in from an earlier state of the same document.

    changes: of the content; control: the names of the facts that differ.
    """

    changes: tuple[Change, ...]
    control: tuple[str, ...]
    presentation: bool

    @property
    def weight(self) -> Weight:
        """The weight of the changes of content; those of control are administrative and weigh nothing."""
        return weight(self.changes)

    def __bool__(self) -> bool:
        return bool(self.changes or self.control)


def difference(before: Document, control: Mapping[str, Any], presentation: str, now: Candidate) -> Difference:
    """What has changed since the document, control facts and presentation digest of an issue."""
    names = {*control, *now.control_facts}
    return Difference(
        compare(before, now.document),
        tuple(sorted(name for name in names if control.get(name) != now.control_facts.get(name))),
        presentation != now.digests["presentation"],
    )


def _digest(schema: str, value: Any) -> str:
    return f"sha256:{schema}:{hashlib.sha256(canonical_json(value).encode()).hexdigest()}"
