"""Files that were never meant to be read, and processes that may use 10 seconds and 500 MB to read them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from generator import yamlfile
from generator.model.profile import Profile
from generator.model.reading import understand
from tests.command_line import environment

MEMORY = 500_000_000
SECONDS = 10  # of processor time: tenfold what it should take

LEAST = """\
unit:
  id: fjordby
  name: Palliativt Team Fjordby
  organisation: [Region Vestfjorden]
  place: Fjordby
language: da
framework: craft
framework-version: "2.1"
"""

# Waits for commands, one a line, and does each in a child of its own: what the program imports, and the templates that
# it has compiled, are there already.
_LIMITED = f"""\
import json, os, resource, sys
from importlib import import_module
from pathlib import Path
from generator.cli import main
from generator.layout import shipped
from generator.render.template import Template
for name in ("generator.workspace", "generator.cli.check", "generator.cli.generate"):
    import_module(name)
for file in (shipped() / "templates").glob("*.docx"):
    Template.read(file, "templates/" + file.name)
for line in sys.stdin:
    command = json.loads(line)
    child = os.fork()
    if not child:
        for number, name in ((0, os.devnull), (1, command["out"]), (2, command["err"])):
            os.dup2(os.open(name, os.O_RDWR | os.O_CREAT), number)
        resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
        resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
        sys.argv = ["rollebog", *command["line"]]
        try:
            main()
        except SystemExit as end:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code or 0)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def _laughs(first: str, line: str) -> str:
    """Ten generations, each of which names the one before nine times."""
    return f"a0: &a0 {first}\n" + "".join(
        f"a{n}: &a{n} " + line.format(*[f"*a{n - 1}"] * 9) + "\n" for n in range(1, 11)
    )


_NINE = ", ".join(["{}"] * 9)
_NINE_KEYS = ", ".join(f"k{n}: {{}}" for n in range(9))

# Each takes a process of its own: these cost memory or time where nobody counts.
BOMBS: dict[str, Callable[[], str]] = {
    "billion laughs in lists": lambda: _laughs("[ha, ha]", f"[{_NINE}]"),
    "billion laughs in mappings": lambda: _laughs("{k: ha}", f"{{{{{_NINE_KEYS}}}}}"),
    "billion laughs of texts": lambda: "a: &a " + "ha" * 50_000 + "\nb: [" + ", ".join(["*a"] * 10_000) + "]\n",
    "text of 50 MB": lambda: "a: " + "x" * 50_000_000,
    "text of 8 MB in an id": lambda: "unit: {id: " + "x" * 7_900_000 + "}\n",
    "20,000 brackets left open": lambda: "a: " + "[" * 20_000,
    "20,000 brackets closed": lambda: "a: " + "[" * 20_000 + "]" * 20_000,
    "3,900 keys one within the other": lambda: "".join(" " * depth + "a:\n" for depth in range(3_900)),
    "600,000 keys": lambda: "".join(f"k{n}: v\n" for n in range(600_000)),
    "90,000 unknown keys": lambda: "".join(f"k{n}: v\n" for n in range(90_000)),
    "90,000 wrong items": lambda: "positions:\n" + "- a\n" * 90_000,
}
ODDITIES = {
    "list within itself": "a: &a [*a]\n",
    "20,000 dashes": "- " * 20_000 + "a",
    "python tag": "a: !!python/object/apply:os.system [ls]\n",
    "billion laughs of empty lists": _laughs("[]", f"[{_NINE}]"),
    "merge keys, sixty deep": "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} {{<<: *a{n - 1}}}\n" for n in range(1, 60)),
    "merge key in the unit": LEAST.replace("  place: Fjordby", "  <<: {place: Fjordby}"),
    "merge key at the top": "base: &base {language: da}\n<<: *base\n" + LEAST.replace("language: da\n", ""),
    "mapping within itself": "a: &a {b: *a}\n",
    "file within itself": "&a [*a]\n",
    "20,000 braces": "a: " + "{a: " * 20_000,
    "20,000 question marks": "? " * 20_000 + "a",
    "python tag of a module": "a: !!python/module:antigravity x\n",
    "tag on a key": LEAST.replace("  id:", "  !!python/name:os.system id:"),
    "tag of a million letters": "a: !" + "x" * 1_000_000 + " b\n",
    "alias of a million letters": "a: *" + "x" * 1_000_000 + "\n",
    "key of a million letters": "x" * 1_000_000 + ": a\n",
    "explicit key of a million letters": LEAST + "? " + "x" * 1_000_000 + "\n: a\n",
    "wrong value of a million letters": LEAST.replace("language: da", "language: " + "x" * 1_000_000),
    "quotes without end": "a: " + "'" * 1_000_001,
}

BROKEN_BYTES = {
    "empty": b"",
    "nothing but a byte order mark": b"\xef\xbb\xbf",
    "UTF-16 as Windows writes it": LEAST.encode("utf-16"),
    "UTF-16 big-endian": b"\xfe\xff" + LEAST.encode("utf-16-be"),
    "UTF-16 without a byte order mark": LEAST.encode("utf-16-le"),
    "UTF-32": LEAST.encode("utf-32"),
    "NUL in a text": LEAST.replace("Team", "Te\0am").encode(),
    "NUL at the end": LEAST.encode() + b"\0",
    "zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00!\x00" + bytes(range(256)),
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(255, 0, -1)),
    "old Word file": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512),
    "every byte": bytes(range(1, 256)),
    "half a letter at the end": LEAST.encode() + "# æ".encode()[:-1],
    "lone surrogate in bytes": LEAST.replace("Team", "Te\ud800am").encode("utf-8", "surrogatepass"),
    "letters in too many bytes": LEAST.encode().replace(b"Team", b"T\xc1\xa5am"),
}

# An id, and why no unit may bear it: each would leave the folder or not exist on Windows.
BAD_IDS = (
    *(
        "..",
        ".",
        "../fjordby",
        "a/../../fjordby",
        "/fjordby",
        "a/b",
        "a\\b",
        "\\\\server\\share",
        "C:",
        "C:\\fjordby",
        "c:x",
    ),
    *("CON", "con", "Con", "PRN", "aux", "NUL", "nul", "COM1", "com9", "LPT1", "lpt9", "COM¹", "CONIN$", "CONOUT$"),
    *(
        "CON.txt",
        "nul.yaml",
        "aux.",
        "fjordby.",
        "fjordby ",
        " fjordby",
        "fjor dby",
        "fjordby\n",
        "fjor\ndby",
        "\tfjordby",
    ),
    *("~fjordby", ".fjordby", "_fjordby", "fjord*by", "fjordby?", 'fjord"by', "<fjordby>", "fjord|by", "x" * 61, ""),
    *(
        "fjord\u202eby",
        "fjord\u200bby",
        "fjord\u00a0by",
        "\u0301fjordby",
        "fjord\x00by",
        "fjord\x7fby",
        "fjord\ud800by",
    ),
)


def read(text: str) -> Profile:
    """A profile, read from its YAML."""
    return understand(yamlfile.parse(text, "profiles/fjordby.yaml"), Profile).model


def least_workspace(folder: Path, profile: bytes | None = None) -> Path:
    """A workspace with settings and one profile, ``profiles/fjordby.yaml``; returns the profile's path."""
    (folder / "profiles").mkdir(parents=True)
    (folder / "rollebog.yaml").write_text("organisation: Region Vestfjorden\n", "utf-8")
    file = folder / "profiles" / "fjordby.yaml"
    if profile is not None:
        file.write_bytes(profile)
    return file


@dataclass(frozen=True)
class Ended:
    """What became of a process; a negative code is the signal that ended it."""

    returncode: int
    stdout: str
    stderr: str


Limited = Callable[..., Ended]


@contextmanager
def limits(folder: Path) -> Iterator[Limited]:
    """What runs ``rollebog`` in a process that is ended when it takes too much memory or time."""
    out, err = folder / "out", folder / "err"

    def limited(*args: str | Path) -> Ended:
        out.unlink(missing_ok=True)
        err.unlink(missing_ok=True)
        assert waiting.stdin
        assert waiting.stdout
        waiting.stdin.write(json.dumps({"line": [*map(str, args)], "out": str(out), "err": str(err)}) + "\n")
        waiting.stdin.flush()
        guard = Timer(6 * SECONDS, waiting.kill)
        guard.start()
        code = waiting.stdout.readline()
        guard.cancel()
        assert code, "it took too long"
        return Ended(int(code), out.read_text("utf-8"), err.read_text("utf-8"))

    command, pipe = [sys.executable, "-c", _LIMITED], subprocess.PIPE
    with subprocess.Popen(command, env=environment(), stdin=pipe, stdout=pipe, encoding="utf-8") as waiting:
        yield limited
