"""``rollebog template new``."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.present import as_json, format_option, inside, print_json, show_problems
from generator.model.names import LANGUAGES

if TYPE_CHECKING:
    from generator.problems import Problem


@click.command("new")
@click.argument("kind", metavar="KIND")
@click.option(
    "--from",
    "house",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="HOUSE.docx",
    help="Your organisation's letterhead (.docx or .dotx): its page, styles, header, footer and logo.",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="A template for documents in this language alone.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.docx",
    help="Where to write it, instead of the workspace's templates.",
)
@format_option
@click.pass_obj
def command(folder: Path, kind: str, house: Path | None, language: str | None, output: Path | None, form: str) -> int:
    """Make a template of a kind, as it comes with Rollebog or in your organisation's look.

    A kind of your own gets one from its description, templates/KIND.yaml. A template that somebody has changed is
    never overwritten.

    \b
    Example:
      rollebog template new function-description --from "Brevpapir.docx"
      rollebog template new goal-document --language nb
    """
    from generator.layout import Layout

    if output and output.suffix.lower() != ".docx":
        raise click.BadParameter("the name of a template ends in .docx.", param_hint="--output")
    usual = _usual(folder, kind, language or "")
    content, remarks = _in_the_look_of(house, usual) if house else (usual, [])
    if output:
        target, shown = output, str(output)
    else:
        layout = Layout.find(folder)
        own, general = layout.templates(kind, language or "")
        target = own if language else general
        shown = layout.shown(target)
    _write(target, shown, content, usual)
    if form == "json":
        print_json({"kind": kind, "template": shown, "problems": as_json(remarks)})
        return 0
    show_problems(remarks)
    click.echo(f'{shown} is written. Change it in Word, then: rollebog{inside(folder)} template check "{target}"')
    return 0


def _usual(folder: Path, kind: str, language: str) -> bytes:
    """The template of a kind as it comes with Rollebog, or follows from the workspace's description of it."""
    from generator.kinds import shipped as shipped_kinds
    from generator.layout import Layout, shipped
    from generator.problems import Problem, RollebogError, did_you_mean

    known, faults = shipped_kinds(), list[Problem]()
    if kind in known.names:
        return Layout(shipped()).template(kind, language).read_bytes()
    from generator.house.pattern import template
    from generator.sources import Sources

    with suppress(RollebogError):  # outside a workspace there are no others
        sources = Sources(Layout.find(folder))
        known = sources.kinds
        faults = [one for one in sources.unread if one.path == sources.layout.shown(sources.layout.kind(kind))]
    if kind in known.own:
        return template(known.known[kind])
    if faults:
        raise RollebogError(faults)
    raise click.BadParameter(f"there is no kind '{kind}'. {did_you_mean(kind, known.names)}", param_hint="KIND")


def _in_the_look_of(house: Path, usual: bytes) -> tuple[bytes, list[Problem]]:
    from generator.house.letterhead import opened
    from generator.house.making import in_house
    from generator.problems import Problem, RollebogError
    from generator.word.admission import LARGEST_FILE

    try:
        content = house.read_bytes() if house.stat().st_size <= LARGEST_FILE else b""
    except FileNotFoundError:
        raise RollebogError(Problem(str(house), "there is no such file.")) from None
    except OSError as error:
        raise RollebogError(Problem(str(house), f"it cannot be read: {error.strerror}.")) from None
    try:
        parts = opened(content)
    except ValueError as error:
        reason = str(error).rstrip(".") if content else "it is empty, or larger than 50 MB"
        raise RollebogError(Problem(str(house), f"this cannot be a letterhead: {reason}.")) from None
    made = in_house(parts, opened(usual), str(house))
    return made.content, list(made.remarks)


def _write(target: Path, shown: str, content: bytes, usual: bytes) -> None:
    from generator.output import replace
    from generator.problems import Problem, RollebogError

    try:
        # What came with Rollebog and nobody has touched is no loss.
        if target.exists() and target.read_bytes() not in (content, usual):
            message = "there is a template already, and it is another one, so it was left alone."
            hint = "Write the new one beside it with --output FILE, or move yours away first."
            raise RollebogError(Problem(shown, message, hint=hint))
        target.parent.mkdir(parents=True, exist_ok=True)
        replace(target, content)
    except OSError as error:
        raise RollebogError(Problem(shown, f"cannot be written: {error.strerror}.")) from None
