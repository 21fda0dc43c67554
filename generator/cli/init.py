"""``rollebog init``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.present import format_option, inside, print_json


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
@click.option("--organisation", default="", help="The name of your organisation.")
@click.option(
    "--language",
    type=click.Choice(["da", "nb", "en"]),
    default="da",
    show_default=True,
    help="The language of new units' documents.",
)
@click.option("--samples", is_flag=True, help="Put the sample units in as well, to learn from.")
@format_option
@click.pass_obj
def command(workspace: Path, folder: Path | None, organisation: str, language: str, samples: bool, form: str) -> int:
    """Start a workspace of your own.

    Puts the settings, the standards, the Word templates and the schemas into DIR (the current folder if
    none is named). A file that is there already is left as it is.

    \b
    Example:
      rollebog init my-units --organisation "Region Vestfjorden" --language da
    """
    from generator.start import start_workspace

    target = workspace / folder if folder else workspace
    written, kept = start_workspace(target, organisation or target.absolute().name, language, samples=samples)
    if form == "json":
        print_json({"folder": str(target), "written": written, "kept": kept})
        return 0
    for path in kept:
        click.echo(f"Left as it is: {path}", err=True)
    click.echo(f"{target}: {len(written)} files written.")
    click.echo(f'Next: rollebog{inside(target)} new unit ID --name "NAME OF THE UNIT"')
    return 0
