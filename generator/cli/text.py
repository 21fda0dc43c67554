"""``rollebog text``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("text")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> int:
    """Print what a Word file says, as Markdown, so that versions of it can be compared.

    Every sentence has a line of its own, and tables are lists. Tell git once, and it compares Word files
    by what they say (which files, stands in .gitattributes):

    \b
      git config diff.docx.textconv "rollebog text"
      git config diff.docx.xfuncname "^#+ .*"

    A file that cannot be read is named with its SHA-256, and git goes on with the others.

    \b
    Example:
      rollebog text "output/fjordby/FB.PAL.001 Funktionsbeskrivelse.docx"
    """
    from generator.problems import Problem, RollebogError
    from generator.publish import pages

    try:
        content = file.read_bytes()
    except OSError as error:
        raise RollebogError(Problem(str(file), f"cannot be read: {error.strerror}.")) from None
    try:
        shown = pages.text(content)
    except RollebogError as error:
        # With any other exit code git would give up the whole comparison.
        shown = _instead(content, _refusal(content) or error.problems[0].message)
    click.echo(shown, nl=False)
    return 0


def _refusal(content: bytes) -> str:
    """What kind of file it is instead, where that is known."""
    from generator.word.admission import admitted

    try:
        admitted(content)
    except ValueError as error:
        return str(error)
    return ""


def _instead(content: bytes, reason: str) -> bytes:
    import hashlib

    return f"This file cannot be read: {reason}\nSHA-256 {hashlib.sha256(content).hexdigest()}\n".encode()
