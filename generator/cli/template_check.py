"""``rollebog template check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.present import as_json, counted, errors_of, format_option, print_json, show_problems

if TYPE_CHECKING:
    from generator.kinds import Kinds
    from generator.problems import Problem
    from generator.workspace import Workspace


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option("--kind", metavar="KIND", help="The kind of document, where the file's name does not say it.")
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@format_option
@click.pass_obj
def command(folder: Path, files: tuple[Path, ...], kind: str | None, strict: bool, form: str) -> int:
    """Find every mistake in templates before anything is made with them.

    Any docxtpl template can be checked. Of a template for one of Rollebog's kinds the fields are checked as well,
    and that nothing is missing. Without FILE, all templates of the workspace are checked.

    \b
    Example:
      rollebog template check
      rollebog template check "Ny skabelon.docx" --kind function-description
    """
    from generator.layout import Layout

    workspace = _workspace(folder)
    kinds = workspace.kinds
    if kind is not None and kind not in kinds.names:
        raise click.BadParameter(" ".join(kinds.refused(kind, kinds.names)), param_hint="--kind")
    chosen = {str(file): file for file in files}
    problems: list[Problem] = []
    if not files:
        layout = Layout.find(folder)
        there = {layout.shown(file): file for file in layout.every_template()}
        # What bears no kind's name is no template: a list of fields that stands beside them, a letterhead.
        chosen = {shown: file for shown, file in there.items() if is_used(file, kinds)}
        problems += (one for shown, file in there.items() if (one := _misnamed(file, shown, kinds)))
    # A kind that cannot be used makes nothing, however sound its template is.
    faulty = {path for name, path in kinds.faulty.items() if not files or name in map(_first_name, files)}
    problems += (one for one in workspace.sources.unread if one.path in faulty)
    for shown, file in chosen.items():
        problems += _checked(file, shown, kind or kind_of(file, kinds), workspace)
    errors = errors_of(problems)
    warnings = len(problems) - errors
    if form == "json":
        print_json({"files": len(chosen), "errors": errors, "warnings": warnings, "problems": as_json(problems)})
    else:
        show_problems(problems)
        found = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}" if problems else "no problems"
        click.echo(f"Checked {counted(len(chosen), 'template')}: {found}.")
    return 1 if errors or (strict and problems) else 0


def kind_of(file: Path, kinds: Kinds) -> str:
    """The kind that a template's name says: ``goal-document.nb.docx`` is one for goal documents."""
    name = _first_name(file)
    return name if name in kinds.names else ""


def _first_name(file: Path) -> str:
    return file.name.partition(".")[0]


def is_used(file: Path, kinds: Kinds) -> bool:
    """Whether documents are made with a file of that name."""
    from generator.model.names import LANGUAGES

    name, *languages = file.stem.split(".")
    return name in kinds.names and (not languages or languages[0] in LANGUAGES) and len(languages) < 2


def _misnamed(file: Path, shown: str, kinds: Kinds) -> Problem | None:
    """What is said of a file whose name is nearly that of a template: nothing is made with it."""
    from generator.model.names import LANGUAGES
    from generator.problems import Problem, nearest

    name, *languages = file.stem.split(".")
    kind = nearest(name, kinds.names)
    if is_used(file, kinds) or not kind:
        return None
    endings = [f".{one}" for one in languages[:1] if one in LANGUAGES]
    hint = f"Name it {kind}{''.join(endings)}.docx, or for one language {kind}.{'|'.join(LANGUAGES)}.docx."
    message = "nothing is made with this file: its name is that of no template."
    return Problem(shown, message, hint=hint, severity="warning")


def _checked(file: Path, shown: str, kind: str, workspace: Workspace) -> list[Problem]:
    from generator.contract import described
    from generator.lint import check
    from generator.problems import Problem
    from generator.reference.trial import contexts
    from generator.word.admission import LARGEST_FILE

    try:
        if file.stat().st_size > LARGEST_FILE:
            return [Problem(shown, "this is too large for a template.", hint="Take the pictures out of it.")]
        content = file.read_bytes()
    except FileNotFoundError:
        return [Problem(shown, "there is no such file.")]
    except OSError as error:
        return [Problem(shown, f"it cannot be read: {error.strerror}.")]
    if not kind:
        return check(content, shown)
    return check(content, shown, described(workspace.kinds.known[kind]), contexts(kind, workspace))


def _workspace(folder: Path) -> Workspace:
    """The workspace whose documents the template is tried with; what Rollebog carries, outside of one."""
    from generator.layout import Layout, shipped
    from generator.problems import RollebogError
    from generator.workspace import Workspace

    try:
        return Workspace.find(folder)
    except RollebogError:
        return Workspace(Layout(shipped()))
