"""Docstrings describe the arguments that functions and classes take, and begin with a noun or a verb."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_SECTION = re.compile(r"^Args:\n(.*?)(?=^\S|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^    (\w+):", re.MULTILINE)


def described(docstring: str) -> list[str]:
    """Return the names in the section on arguments."""
    section = _SECTION.search(docstring)
    return _ENTRY.findall(section.group(1)) if section else []


def parameters(function: ast.FunctionDef) -> set[str]:
    one = function.args
    several = [star for star in (one.vararg, one.kwarg) if star is not None]
    return {argument.arg for argument in (*one.posonlyargs, *one.args, *one.kwonlyargs, *several)}


def documented(tree: ast.AST) -> Iterator[tuple[str, str, set[str]]]:
    """Yield name, docstring and parameters of each function, and of each class with a constructor of its own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node.name, ast.get_docstring(node) or "", parameters(node)
        elif isinstance(node, ast.ClassDef):
            for function in node.body:
                if isinstance(function, ast.FunctionDef) and function.name == "__init__":
                    yield node.name, ast.get_docstring(node) or "", parameters(function)


def unknown_arguments(source: str) -> list[str]:
    return [
        f"{name}: {argument}"
        for name, docstring, known in documented(ast.parse(source))
        for argument in described(docstring)
        if argument not in known
    ]


def test_described_arguments_are_taken() -> None:
    modules = sorted((ROOT / "segview").rglob("*.py"))
    found = {path.name: unknown_arguments(path.read_text(encoding="utf-8")) for path in modules}
    assert len(modules) > 400
    assert not {name: arguments for name, arguments in found.items() if arguments}


def test_an_argument_of_another_name_is_noticed() -> None:
    function = 'def draw(view):\n    """Draw.\n\n    Args:\n        look: The settings.\n    """\n'
    assert unknown_arguments(function) == ["draw: look"]
    assert unknown_arguments(function.replace("look:", "view:")) == []


DANGLING = frozenset(("What", "Who", "Whom", "Whose", "How", "Where", "Why", "Which"))


def is_value(node: ast.AST) -> bool:
    """Say whether a property is defined: its docstring may begin with "Whether", as that of an attribute."""
    return isinstance(node, ast.FunctionDef) and any("property" in ast.unparse(one) for one in node.decorator_list)


def dangling_docstrings(source: str) -> list[str]:
    """Return the beginnings of docstrings that are a subordinate clause without a main clause."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        text = ast.get_docstring(node) or ""
        first = re.split(r"\W", text, maxsplit=1)[0]
        if first in DANGLING or (first == "Whether" and not is_value(node)):
            found.append(text[:60])
    return found


def test_docstrings_begin_with_a_noun_or_a_verb() -> None:
    modules = sorted(path for room in ("segview", "tests", "benchmarks") for path in (ROOT / room).rglob("*.py"))
    found = {str(path): dangling_docstrings(path.read_text(encoding="utf-8")) for path in modules}
    assert len(modules) > 1000
    assert not {path: texts for path, texts in found.items() if texts}


def test_a_dangling_docstring_is_noticed() -> None:
    function = '"""Maps."""\nclass Map:\n    @property\n    def own(self):\n        """Whether it is own."""\n'
    assert dangling_docstrings(function) == []
    assert dangling_docstrings(function.replace("    @property\n", "")) == ["Whether it is own."]
    assert dangling_docstrings(function.replace("Maps", "What a map is")) == ["What a map is."]
