"""Methods that take the place of a base class's say so: a rename that forgets one is then an error of pyright."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import segview

PACKAGE = Path(segview.__file__).parent


@dataclass(frozen=True)
class Class:
    """A class of segview, with the names of its module, by which its bases are found."""

    node: ast.ClassDef
    names: dict[str, tuple[str, str]]

    @property
    def methods(self) -> dict[str, ast.FunctionDef]:
        return {one.name: one for one in self.node.body if isinstance(one, ast.FunctionDef)}


@cache
def classes() -> dict[tuple[str, str], Class]:
    """Return every class by its module and name."""
    found: dict[tuple[str, str], Class] = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            alias.asname or alias.name: (one.module or "", alias.name)
            for one in ast.walk(tree)
            if isinstance(one, ast.ImportFrom)
            for alias in one.names
        }
        own = [one for one in ast.walk(tree) if isinstance(one, ast.ClassDef)]
        names |= {one.name: (module, one.name) for one in own}
        found |= {(module, one.name): Class(one, names) for one in own}
    return found


def inherited(name: tuple[str, str]) -> Iterator[str]:
    """Yield the names of the methods of all bases that are classes of segview."""
    own = classes()[name]
    for base in own.node.bases:
        plain = base.value if isinstance(base, ast.Subscript) else base
        # An inner class, or one of a module, is written as module.Class.
        place = own.names.get(ast.unparse(plain).split(".")[0], ("", ""))
        if isinstance(plain, ast.Attribute):
            place = (".".join(place), plain.attr)
        if place in classes() and place != name:
            yield from classes()[place].methods
            yield from inherited(place)


def overriding() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield the methods that take the place of a base's, with their places; not those with a meaning of Python."""
    for name, one in classes().items():
        bases = {method for method in inherited(name) if not method.startswith("__")}
        for method, node in one.methods.items():
            if method in bases:
                yield f"{'.'.join(name)}.{method}", node


def test_what_overrides_says_so() -> None:
    found = dict(overriding())
    assert len(found) > 50
    silent = [name for name, node in found.items() if "override" not in map(ast.unparse, node.decorator_list)]
    assert silent == [], "write @override (of typing_extensions) before them"
