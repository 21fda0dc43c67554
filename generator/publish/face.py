"""What control says of a document, in words ready to print: a page or an ODT file begins with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """The control block and the words around the text, which in the Word file stand in header and footer.

    language: a tag such as ``da-DK``. mark: the warning on what is not in force, else empty. control: label and
    value in the order of the control block. contents, skip, about: words for the table of contents, for the link
    that skips to the text, and over the control block.
    """

    kind: str
    title: str
    unit: str
    organisation: tuple[str, ...]
    language: str
    number: str
    revision: str
    mark: str
    control: tuple[tuple[str, str], ...]
    contents: str
    skip: str
    about: str

    @property
    def subtitle(self) -> str:
        """Title and unit, which a document about a whole unit shares."""
        return self.title if self.title == self.unit else f"{self.title}, {self.unit}"

    @property
    def name(self) -> str:
        """How the document is called where it stands among others."""
        return f"{self.kind}, {self.subtitle}"
