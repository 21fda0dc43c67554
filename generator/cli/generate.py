"""``rollebog generate``."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.acting import date_option
from generator.cli.generate_report import NAMES, followed, report, tell
from generator.cli.present import NO_UNITS, errors_of, format_option, print_json

if TYPE_CHECKING:
    from generator.beside import Beside
    from generator.workspace import Workspace


class Shapes(click.ParamType[tuple[str, ...]]):
    """Names of shapes, separated by commas."""

    name = "shapes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names, each once; a usage error where there is no such shape."""
        from generator.problems import did_you_mean

        if isinstance(value, tuple):
            return value
        names = [name.strip().lower() for name in value.split(",")]
        for name in names:
            if name not in NAMES:
                self.fail(f"there is no shape '{name}'. {did_you_mean(name, list(NAMES))}", param, ctx)
        return tuple(dict.fromkeys(names))


@click.command("generate")
@click.argument("units", nargs=-1, metavar="[UNIT]...")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind of document; may be repeated.")
@click.option("--output", type=click.Path(path_type=Path), help="Another folder for the documents than output/.")
@click.option(
    "--also",
    type=Shapes(),
    default=(),
    metavar="pdf,html,md,odt",
    help="Other shapes beside each Word file: one, or several with commas between them.",
)
@click.option("--strict", is_flag=True, help="Let warnings count as failures.")
@click.option("--watch", is_flag=True, help="Go on: make the documents anew whenever a file changes.")
@date_option
@format_option
@click.pass_obj
def command(
    folder: Path,
    units: tuple[str, ...],
    kinds: tuple[str, ...],
    output: Path | None,
    also: tuple[str, ...],
    strict: bool,
    watch: bool,
    day: datetime.date,
    form: str,
) -> int:
    """Make the Word documents of all units, or of those named.

    A unit with mistakes is left out and its mistakes are listed; the others are made. A document that
    somebody has edited in Word is never overwritten. Shapes that --also made stay as long as they say what
    their Word file says; a run that changes it takes them away or makes them anew.

    \b
    Example:
      rollebog generate
      rollebog generate fjordby --kind goal-document
      rollebog generate --also pdf,html
    """
    from generator.workspace import Workspace

    if watch and form == "json":
        raise click.UsageError("--watch and --format json do not go together.")

    def once() -> int:
        return _generate(Workspace.find(folder), units, kinds, output, day, also=also, strict=strict, form=form)

    return _watch(Workspace.find(folder), once) if watch else once()


def _generate(
    workspace: Workspace,
    wanted: tuple[str, ...],
    kinds: tuple[str, ...],
    folder: Path | None,
    today: datetime.date,
    *,
    also: tuple[str, ...],
    strict: bool,
    form: str,
) -> int:
    from generator.agreement import disagreements
    from generator.build import Failed, build
    from generator.output import Output
    from generator.problems import in_order
    from generator.subjects import STANDARDS

    for kind in kinds:
        if kind not in (known := workspace.kinds.generated):
            raise click.BadParameter(" ".join(workspace.kinds.refused(kind, known)), param_hint="--kind")
    units = workspace.subjects.choose(wanted)
    problems = in_order([*workspace.problems, *disagreements(workspace)])
    if wanted:
        paths = workspace.subjects.concerns(units, wanted)
        problems = [problem for problem in problems if problem.path in paths]
    output = Output(folder, str(folder)) if folder else Output(workspace.layout.output, "output")
    making = build(workspace, units if wanted else None, output, kinds, today=today, beside=_beside(also))
    events = followed(making, len(units), form)
    failures = [problem for event in events if isinstance(event, Failed) for problem in event.problems]
    problems = in_order([*problems, *failures])
    if form == "json":
        print_json(report(events, problems))
    else:
        tell(events, problems, sum(unit != STANDARDS for unit in units))
        if not workspace.layout.profiles():
            click.echo(NO_UNITS)
    return 1 if errors_of(problems) or (strict and problems) else 0


def _beside(also: tuple[str, ...]) -> Beside:
    from generator.beside import Beside

    if "pdf" not in also:
        return Beside(also)
    from generator.cli.office import office

    return Beside(also, office())


def _watch(workspace: Workspace, once: Callable[[], int]) -> int:
    """Run again after every change of an input, until interrupted."""
    import time

    from generator.cli.trouble import exit_code
    from generator.problems import RollebogError

    seen: object = None
    while True:
        now = _state(workspace)
        if now != seen:
            seen = now
            try:
                once()
            except RollebogError as error:
                exit_code(error)
            click.echo("Waiting for changes. Stop with Ctrl-C.")
        time.sleep(0.5)


def _state(workspace: Workspace) -> dict[Path, tuple[int, int]]:
    """Size and time of every input."""
    state = {}
    for file in workspace.layout.inputs():
        try:
            found = file.stat()
        except OSError:
            continue
        state[file] = (found.st_mtime_ns, found.st_size)
    return state
