"""How long a module, a function and a class may be. What exceeds that is listed, and may only shrink."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES, FUNCTION_LINES, CLASS_METHODS = 250, 40, 12

# How long they are now.
MODULES: dict[str, int] = {
    "segview/annotation/decisions.py": 255,
    "segview/annotation/formats/png.py": 254,
    "segview/core/requests/settings.py": 270,
    "segview/core/variants/folders.py": 256,
    "segview/gui/correction/correction.py": 256,
    "segview/gui/layers/dock.py": 259,
    "segview/gui/shell/saving.py": 251,
    "segview/gui/training/dock.py": 272,
    "segview/inference/predict/run.py": 262,
    "segview/networks/adapters/foreign.py": 251,
    "segview/networks/adapters/programs.py": 251,
    "segview/tasks/corrections.py": 254,
}
FUNCTIONS: dict[str, int] = {
    "segview/annotation/formats/dicom/writing.py: _content": 41,
    "segview/annotation/labels.py: values_of": 46,
    "segview/gui/commands/actions.py: _connect": 51,
    "segview/gui/correction/bar.py: _build": 53,
    "segview/gui/correction/labels_dialog.py: _build": 51,
    "segview/gui/shell/window.py: __init__": 44,
    "segview/gui/shell/window.py: _bind": 42,
    "segview/gui/training/fine_tune_dialog.py: __init__": 48,
    "segview/gui/variants/display_names.py: run_figures": 52,
    "segview/gui/view/prediction_dock.py: _build_controls": 57,
    "segview/inference/predict/predictor.py: predict": 50,
    "segview/networks/adapters/adapter.py: recognised": 46,
    "segview/networks/adapters/programs.py: _looked_at": 43,
    "segview/training/loop/fit.py: fit": 59,
}
CLASSES: dict[str, int] = {
    "segview/annotation/document.py: Document": 15,
    "segview/core/runs/run_folder.py: RunFolder": 15,
    "segview/gui/altering/altering.py: Altering": 18,
    "segview/gui/app/controller.py: Controller": 15,
    "segview/gui/classes/dock.py: ClassesDock": 13,
    "segview/gui/commands/actions.py: Actions": 17,
    "segview/gui/correction/correction.py: Correction": 22,
    "segview/gui/correction/label_table.py: LabelTable": 14,
    "segview/gui/film/page.py: FilmPage": 19,
    "segview/gui/film/player.py: FilmPlayer": 17,
    "segview/gui/film/strip.py: FilmStrip": 17,
    "segview/gui/help/help_window.py: HelpWindow": 13,
    "segview/gui/layers/dock.py: LayersDock": 17,
    "segview/gui/layers/layer_tree.py: LayerTree": 13,
    "segview/gui/measures/dock.py: MeasuresDock": 15,
    "segview/gui/review/ranking.py: Ranking": 20,
    "segview/gui/session/on_demand.py: Inspection": 15,
    "segview/gui/shell/reviewing.py: Reviewing": 19,
    "segview/gui/shell/saving.py: Saver": 14,
    "segview/gui/shell/tooling.py: Tooling": 17,
    "segview/gui/shell/window.py: Window": 13,
    "segview/gui/training/dock.py: TrainingDock": 22,
    "segview/gui/view/prediction_dock.py: AskDock": 14,
    "segview/gui/wall/drawing/linked_view.py: LinkedView": 13,
    "segview/gui/wall/panels/canvas.py: Canvas": 18,
    "segview/gui/wall/panels/linked_canvas.py: LinkedCanvas": 13,
    "segview/gui/wall/rows.py: Rows": 15,
    "segview/gui/wall/wall.py: Wall": 15,
    "segview/inference/predict/run.py: Run": 13,
    "segview/tasks/film/playhead.py: Playhead": 15,
    "segview/tasks/lane.py: LaneThread": 13,
}


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
