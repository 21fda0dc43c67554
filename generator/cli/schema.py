"""``rollebog schema``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("schema")
@click.argument("name", required=False, metavar="[KIND]")
@click.pass_obj
def command(folder: Path, name: str | None) -> int:
    """Write the JSON Schemas that editors check and complete with.

    Without KIND, writes all of them into the workspace's .rollebog/schemas, where the first line of each
    file looks for them. With KIND (profile, framework, overlay, kind, settings), prints that one. The schema of
    profiles knows the workspace's own kinds of document.

    \b
    Example:
      rollebog schema
      rollebog schema profile > profile.schema.json
    """
    from generator.kinds import shipped
    from generator.layout import Layout
    from generator.model.schema import schema_text
    from generator.problems import RollebogError, did_you_mean
    from generator.sources import Sources
    from generator.start import write_schemas

    if name is None:
        for path in write_schemas(Layout.find(folder)):
            click.echo(path)
        return 0
    try:
        files = Sources(Layout.find(folder)).kinds.files
    except RollebogError:  # outside of a workspace
        files = shipped().files
    if name not in files:
        raise click.BadParameter(f"there is no schema '{name}'. {did_you_mean(name, list(files))}")
    click.echo(schema_text(name, files[name]), nl=False)
    return 0
