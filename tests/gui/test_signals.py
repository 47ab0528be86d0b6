"""Signals of what outlives a widget: they must not reach it when it is gone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6

from segview.gui.wall.wall import Wall
from tests.gui import walls

ROOT = Path(__file__).resolve().parent.parent.parent
# What the window hands to its widgets and what is there when they have gone.
LASTING = {"session", "correction", "altering", "review", "ranking", "inspection"}


def closures(text: str) -> Iterator[str]:
    """Yield the connections of lasting signals to closures: Qt ends those to methods with their object, no others."""
    for function in ast.walk(ast.parse(text)):
        if not isinstance(function, ast.FunctionDef):
            continue
        handed = {one.arg for one in (*function.args.args, *function.args.kwonlyargs)} & LASTING
        for node in ast.walk(function):
            if isinstance(node, ast.For):  # over signals, each of which is connected
                yield from _connected(node, _senders(node.iter) & handed)
        yield from _connected(function, handed)


def _senders(expression: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}


def _connected(block: ast.AST, lasting: set[str]) -> Iterator[str]:
    """Yield the connections to closures in a block, by a name of these or, in a loop over their signals, by its own."""
    if isinstance(block, ast.For) and lasting and isinstance(block.target, ast.Name):
        lasting = {block.target.id}
    for node in ast.walk(block):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
            slot = node.args[0]
            closure = isinstance(slot, ast.Lambda) or (isinstance(slot, ast.Call) and "partial" in ast.unparse(slot))
            if closure and _senders(node.func.value) & lasting:
                yield ast.unparse(node)


def test_lasting_signals_are_connected_to_methods():
    found = {
        f"{path.relative_to(ROOT)}: {one}"
        for path in sorted((ROOT / "segview" / "gui").rglob("*.py"))
        for one in closures(path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize(
    "line",
    [
        "session.changed.connect(lambda: self.fill())",
        "session.correction.changed.connect(partial(self.fill, 1))",
        "for signal in (session.listed, session.changed): signal.connect(lambda: self.fill())",
    ],
)
def test_a_closure_is_found(line):
    assert list(closures(f"def __init__(self, session):\n    {line}"))
    assert not list(closures("def __init__(self, session):\n    session.changed.connect(self.fill)"))


def test_a_wall_that_is_gone_hears_no_more(qtbot):
    asking = walls.left_found("probability/*")
    wall = Wall(asking)
    assert wall.panels
    shiboken6.delete(wall)
    with qtbot.captureExceptions() as exceptions:
        asking.correction.changed.emit()
        asking.altering.changed.emit()
        asking.examined.emit()
        asking.delay.passed.emit()
        asking.show(threshold=0.9)
        asking.listed.emit()
        asking.receiver.take_prediction(walls.answer(asking.requests()[0], walls.left_half(0.7, 0.2)))
    assert exceptions == []
