"""``rollebog template check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.present import as_json, counted, errors_of, format_option, print_json, show_problems

if TYPE_CHECKING:
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
    from generator.compose.kinds import ALL_KINDS
    from generator.layout import Layout
    from generator.problems import did_you_mean

    if kind is not None and kind not in ALL_KINDS:
        hint = did_you_mean(kind, list(ALL_KINDS))
        raise click.BadParameter(f"there is no kind '{kind}'. {hint}", param_hint="--kind")
    chosen = {str(file): file for file in files}
    if not files:
        layout = Layout.find(folder)
        chosen = {layout.shown(file): file for file in layout.every_template()}
    problems = [one for shown, file in chosen.items() for one in _checked(file, shown, kind or kind_of(file), folder)]
    errors = errors_of(problems)
    warnings = len(problems) - errors
    if form == "json":
        print_json({"files": len(chosen), "errors": errors, "warnings": warnings, "problems": as_json(problems)})
    else:
        show_problems(problems)
        found = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}" if problems else "no problems"
        click.echo(f"Checked {counted(len(chosen), 'template')}: {found}.")
    return 1 if errors or (strict and problems) else 0


def kind_of(file: Path) -> str:
    """The kind that a template's name says: ``goal-document.nb.docx`` is one for goal documents."""
    from generator.compose.kinds import ALL_KINDS

    name = file.name.partition(".")[0]
    return name if name in ALL_KINDS else ""


def _checked(file: Path, shown: str, kind: str, folder: Path) -> list[Problem]:
    from generator.contract import contract
    from generator.lint import check
    from generator.problems import Problem
    from generator.reference.trial import trial
    from generator.word.admission import LARGEST_FILE

    try:
        if file.stat().st_size > LARGEST_FILE:
            return [Problem(shown, "this is too large for a template.", hint="Take the pictures out of it.")]
        content = file.read_bytes()
    except FileNotFoundError:
        return [Problem(shown, "there is no such file.")]
    except OSError as error:
        return [Problem(shown, f"it cannot be read: {error.strerror}.")]
    found = check(content, shown, contract(kind) if kind else None)
    return found if errors_of(found) or not kind else [*found, *trial(content, shown, kind, _workspace(folder))]


def _workspace(folder: Path) -> Workspace:
    """The workspace whose documents the template is tried with; what Rollebog carries, outside of one."""
    from generator.layout import Layout, shipped
    from generator.problems import RollebogError
    from generator.workspace import Workspace

    try:
        return Workspace.find(folder)
    except RollebogError:
        return Workspace(Layout(shipped()))
