"""The program's own source, read with ``ast``: what each module imports, calls and says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import generator

PACKAGE = Path(generator.__file__).parent


@dataclass(frozen=True)
class Module:
    """One module of the program."""

    file: Path

    @property
    def name(self) -> str:
        """``cli.check`` for ``generator/cli/check.py``; a package bears the name of its folder."""
        parts = self.file.relative_to(PACKAGE).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self) -> str:
        """The first part of the name: a folder of design section 2, or a module beside them."""
        return self.name.partition(".")[0]

    @cached_property
    def text(self) -> str:
        return self.file.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    @cached_property
    def imports(self) -> set[str]:
        """Full names of everything imported, wherever in the module, for typing alone too."""
        found: set[str] = set()
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.name} imports relatively"
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
        return found

    @property
    def libraries(self) -> set[str]:
        """The first part of every imported name."""
        return {name.partition(".")[0] for name in self.imports}

    @property
    def rooms(self) -> set[str]:
        """The rooms of the program that it imports from, its own left out."""
        inner = {name.split(".")[1] for name in self.imports if name.startswith("generator.")}
        return inner - {self.room}

    @property
    def strings(self) -> Iterator[str]:
        """Every text in code: comments and docstrings are for people."""
        documentation = {
            id(node.body[0].value)
            for node in self.nodes
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in self.nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
                yield node.value

    @property
    def names(self) -> Iterator[str]:
        """Every identifier."""
        for node in self.nodes:
            if isinstance(node, ast.Name):
                yield node.id
            elif isinstance(node, ast.Attribute):
                yield node.attr
            elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                yield node.name
            elif isinstance(node, (ast.arg, ast.keyword)) and node.arg:
                yield node.arg

    @property
    def called(self) -> Iterator[str]:
        """The last name of everything that is called: ``now`` for ``datetime.datetime.now()``."""
        for node in self.nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, (ast.Attribute, ast.Name)):
                yield node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id


MODULES = tuple(Module(file) for file in sorted(PACKAGE.rglob("*.py")))
