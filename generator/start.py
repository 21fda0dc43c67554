"""Beginnings: a new workspace from what Rollebog carries, and the first profile of a unit.

Nothing that is there already is ever overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator import yamlfile
from generator.layout import SETTINGS, Layout, shipped
from generator.model.framework import Framework
from generator.model.names import in_numbers, same_id
from generator.model.profile import Profile
from generator.model.reading import understand
from generator.model.schema import schema_text
from generator.model.settings import Settings
from generator.problems import Problem, RollebogError, did_you_mean
from generator.skeletons import filled
from generator.sources import Sources
from generator.workspace import Workspace

_CARRIED = (("templates", ".docx"), ("frameworks", ".yaml"))
_SAMPLES = ("profiles", ".yaml")
_ATTRIBUTES = """\
# Word files are compared by what they say, once git has been told how:
#   git config diff.docx.textconv "rollebog text"
#   git config diff.docx.xfuncname "^#+ .*"
*.docx diff=docx
# The records are kept byte for byte, whatever git makes of line ends elsewhere.
register/** -text
"""


def start_workspace(folder: Path, organisation: str, language: str, *, samples: bool) -> tuple[list[str], list[str]]:
    """Lay out a workspace; returns what was written and what was there already.

    Raises RollebogError where the folder cannot be written, or the organisation's name not be printed.
    """
    settings = filled(f"rollebog.{language}.yaml", organisation=organisation, language=language)
    understand(yamlfile.parse(settings, SETTINGS), Settings)
    written: list[str] = []
    kept: list[str] = []
    for path, content in _carried(samples=samples):
        (written if _write_new(folder, path, content) else kept).append(path)
    (written if _write_new(folder, ".gitattributes", _ATTRIBUTES.encode()) else kept).append(".gitattributes")
    layout = Layout(folder)
    for kind, model in Sources(layout).kinds.files.items():
        path = layout.shown(layout.schemas / f"{kind}.schema.json")
        (written if _write_new(folder, path, schema_text(kind, model).encode()) else kept).append(path)
    (written if _write_new(folder, SETTINGS, settings.encode()) else kept).append(SETTINGS)
    return written, kept


def write_schemas(layout: Layout) -> list[str]:
    """Write every JSON Schema anew; raises RollebogError where that cannot be done."""
    written = []
    for kind, model in Sources(layout).kinds.files.items():
        file = layout.schemas / f"{kind}.schema.json"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(schema_text(kind, model), encoding="utf-8", newline="\n")
        except OSError as error:
            raise RollebogError(Problem(layout.shown(file), f"cannot be written: {error.strerror}.")) from None
        written.append(layout.shown(file))
    return written


def start_unit(workspace: Workspace, unit: str, *, name: str, framework: str, level: str, language: str) -> Path:
    """Write the first profile of a unit; returns its file.

    Raises RollebogError where the id cannot be one or is taken, or the standard or level does not exist.
    """
    settings = workspace.content.settings
    if settings is None or settings.rescued:
        raise RollebogError(workspace.problems)
    standard = _standard(workspace, framework)
    language = language or settings.model.language
    if language not in ("da", "nb", "en"):
        raise RollebogError(Problem("new unit", f"there is no language '{language}'.", hint="Write da, nb or en."))
    text = filled(
        f"profile.{language}.yaml",
        id=unit,
        name=name or unit,
        organisation=settings.model.organisation,
        framework=standard.id,
        version=standard.version,
        level=_level(standard, level),
        position_number=f"{unit.upper()}-01",
        goals_number=f"{unit.upper()}-02",
    )
    file = workspace.layout.profile(unit)
    shown = workspace.layout.shown(file)
    loaded = understand(yamlfile.parse(text, shown), Profile)
    taken = {same_id(one): one for one in workspace.units} | {
        same_id(f.stem): f.stem for f in workspace.layout.profiles()
    }
    if same_id(loaded.model.unit.id) in taken:
        raise RollebogError(Problem(shown, f"there is a unit '{taken[same_id(unit)]}' already; nothing was changed."))
    _write_new(workspace.layout.root, shown, text.encode())
    return file


def _standard(workspace: Workspace, wanted: str) -> Framework:
    known = [loaded.model for loaded in workspace.content.frameworks if not loaded.rescued]
    found = [one for one in known if not wanted or one.id == wanted]
    if not found:
        unread = [p for p in workspace.problems if p.path.startswith("frameworks/") and p.severity == "error"]
        if unread:
            raise RollebogError(unread)
        names = sorted({one.id for one in known})
        message = f"there is no standard '{wanted}'." if wanted else "the workspace holds no standard."
        raise RollebogError(Problem("frameworks", message, hint=did_you_mean(wanted, names)))
    return max((one for one in found if one.id == found[0].id), key=lambda one: in_numbers(one.version))


def _level(standard: Framework, wanted: str) -> str:
    known = [level.id for level in standard.levels]
    if wanted and wanted not in known:
        raise RollebogError(
            Problem("new unit", f"'{standard.id}' has no level '{wanted}'.", hint=did_you_mean(wanted, known))
        )
    return wanted or known[-1]


def _carried(*, samples: bool) -> Iterator[tuple[str, bytes]]:
    source = shipped()
    for folder, ending in (*_CARRIED, *((_SAMPLES,) if samples else ())):
        for file in sorted((source / folder).rglob(f"*{ending}")):
            yield file.relative_to(source).as_posix(), file.read_bytes()


def _write_new(folder: Path, path: str, content: bytes) -> bool:
    """Write a file that is not there; False where it is."""
    target = folder / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        if target.is_file():
            return False
        raise RollebogError(Problem(str(error.filename or target), "a file stands where a folder should be.")) from None
    except OSError as error:
        message = f"cannot be written: {error.strerror}."
        raise RollebogError(Problem(str(target), message, hint="Choose a folder that you may write to.")) from None
    return True
