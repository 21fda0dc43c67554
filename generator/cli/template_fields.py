"""``rollebog template fields``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.present import format_option, print_json
from generator.model.names import LANGUAGES

if TYPE_CHECKING:
    from generator.labels import Labels
    from generator.reference.listing import Listing


@click.command("fields")
@click.argument("kind", metavar="KIND")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language; the workspace's if not given.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.docx",
    help="Write the list as a Word document, to keep beside the template.",
)
@format_option
@click.pass_obj
def command(folder: Path, kind: str, language: str | None, output: Path | None, form: str) -> int:
    """List what a template of a kind may use, with meanings and examples.

    \b
    Example:
      rollebog template fields function-description
      rollebog template fields goal-document --language nb --output "Felter i malen.docx"
    """
    if output and output.suffix.lower() != ".docx":
        raise click.BadParameter("the name of a Word document ends in .docx.", param_hint="--output")
    found, labels = _listing(folder, kind, language)
    if output:
        _write(found, labels, output)
    if form == "json":
        written = {"file": str(output)} if output else {}
        print_json({"kind": kind, "language": labels.language, **written, "fields": _as_json(found)})
    elif output:
        click.echo(f"{output} is written.")
    else:
        from generator.cli.template_table import show

        show(found)
    return 0


def _listing(folder: Path, kind: str, language: str | None) -> tuple[Listing, Labels]:
    from generator.contract import described
    from generator.reference.examples import examples
    from generator.reference.listing import listing
    from generator.reference.samples import samples
    from generator.render.context import context
    from generator.workspace import Workspace

    workspace = Workspace.find(folder)
    known = workspace.kinds.names
    if kind not in known:
        raise click.BadParameter(" ".join(workspace.kinds.refused(kind, known)), param_hint="KIND")
    labels = workspace.labels(language or workspace.settings.language, kind)
    found = samples(kind, workspace, labels.language)
    contexts = [
        (document.kind, document.language, context(document, made, workspace.labels(document.language, document.kind)))
        for document, made in found
    ]
    contract = described(workspace.kinds.known[kind])
    return listing(contract, labels, examples(contract, contexts)), labels


def _write(found: Listing, labels: Labels, file: Path) -> None:
    """Write the Word document; raises RollebogError where another file stands there, or it cannot be written."""
    from generator.output import replace
    from generator.problems import Problem, RollebogError
    from generator.reference.word import word_document

    content = word_document(found, labels)
    try:
        if file.exists() and file.read_bytes() != content:
            hint = "Delete it, or choose another name."
            raise RollebogError(Problem(str(file), "there is another file of that name; it stays as it is.", hint=hint))
        replace(file, content)
    except OSError as error:
        raise RollebogError(Problem(str(file), f"cannot be written: {error.strerror}.")) from None


def _as_json(found: Listing) -> list[dict[str, Any]]:
    """Every field with the keys that ``--format json`` promises."""
    return [
        {
            "path": row.entry.path,
            "tag": list(row.entry.tag),
            "group": part.heading,
            "inside": list(part.ways),
            "type": row.type,
            "blocks": list(row.entry.blocks),
            "meaning": row.meaning or part.heading,
            "example": row.example.text,
            "example_language": row.example.language,
            "absent": row.entry.absent,
            "condition": row.entry.condition,
            "demanded": row.entry.demanded,
        }
        for part in found.parts
        for row in part.rows
    ]
