"""Limits on the length of modules, functions and classes. Longer ones are listed, and may only shrink."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES, FUNCTION_LINES, CLASS_METHODS = 250, 40, 12

# How long they are now.
MODULES: dict[str, int] = {}
FUNCTIONS: dict[str, int] = {}
CLASSES: dict[str, int] = {}


def modules() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "segview").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def module_lines() -> dict[str, int]:
    return {name: text.count("\n") for name, text in modules()}


def function_lines() -> dict[str, int]:
    """Return the lines of each function without its docstring."""
    found: dict[str, int] = {}
    for name, text in modules():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                words = ast.get_docstring(node, clean=False)
                lines = (node.end_lineno or 0) - node.lineno + 1 - (0 if words is None else words.count("\n") + 1)
                key = f"{name}: {node.name}"
                found[key] = max(lines, found.get(key, 0))
    return found


def class_methods() -> dict[str, int]:
    found: dict[str, int] = {}
    for name, text in modules():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                methods = [one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
                found[f"{name}: {node.name}"] = len(methods)
    return found


@pytest.mark.parametrize(
    ("measure", "limit", "known"),
    [
        (module_lines, MODULE_LINES, MODULES),
        (function_lines, FUNCTION_LINES, FUNCTIONS),
        (class_methods, CLASS_METHODS, CLASSES),
    ],
    ids=["lines of a module", "lines of a function", "methods of a class"],
)
def test_nothing_grows_beyond_its_limit(measure, limit, known) -> None:
    beyond = {name: size for name, size in measure().items() if size > limit}
    assert {name: size for name, size in beyond.items() if size > known.get(name, limit)} == {}, "split it"
    assert {name: size for name, size in known.items() if beyond.get(name, limit) < size} == {}, "say its new size"
