"""Configs of mmsegmentation, which are Python files, read as data: only literals and ``dict(…)``; no code is run."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from segview.core.base.errors import UserError
from segview.core.base.files import is_file
from segview.core.base.text_files import read_text
from segview.core.variants.folders import CONFIG_LIMIT

_DEEPEST = 8
_BASE, _DELETE = "_base_", "_delete_"


class Unread:
    """A placeholder for an expression that is not data, such as a call or a comprehension."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def is_config(path: Path) -> bool:
    """Return whether a file looks like a config of the mm libraries and not like a module with a network."""
    if path.suffix != ".py" or not is_file(path):
        return False
    try:
        text = read_text(path, CONFIG_LIMIT)
    except (OSError, UserError):
        return False
    return (_BASE in text or "model = dict(" in text or "model=dict(" in text) and "import torch" not in text


def read_config(path: Path, depth: int = 0) -> dict[str, Any]:
    """Return the values that a config assigns, by name, merged over those of the configs that it is based on.

    Args:
        path: The file.
        depth: Number of configs that were read before on the way to this base; 0 for the config itself.

    Raises:
        UserError: a file is missing or not valid Python, or the bases form a cycle.
    """
    if depth > _DEEPEST:
        raise UserError("{path} is based on itself. Give the config that the training wrote.", path=path)
    own = _assigned(path)
    bases = own.pop(_BASE, ())
    merged: dict[str, Any] = {}
    for base in (bases,) if isinstance(bases, str) else cast("tuple[Any, ...]", bases):
        place = path.parent / str(base)
        if not is_file(place):
            raise UserError(
                "{path} is based on {base}, which does not exist. Give the config that the training "
                "wrote beside its checkpoints: it is complete.",
                path=path,
                base=str(base),
            )
        merged.update(read_config(place, depth + 1))
    return _merged(merged, own)


def _assigned(path: Path) -> dict[str, Any]:
    try:
        tree = ast.parse(read_text(path, CONFIG_LIMIT))
    except (SyntaxError, ValueError, RecursionError) as error:
        raise UserError("{path} is no config that can be read: {error}.", path=path, error=error) from error
    except OSError as error:
        raise UserError("{path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    known: dict[str, Any] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target = statement.targets[0]
            if isinstance(target, ast.Name):
                known[target.id] = _value(statement.value, known)
    return known


def _value(node: ast.expr, known: Mapping[str, Any]) -> Any:
    """Return the value of an expression, or ``Unread`` if it is not data."""
    match node:
        case ast.Constant():
            return node.value
        case ast.Name(id=name) if name in known:
            return known[name]
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return [_value(item, known) for item in items]
        case ast.Dict(keys=keys, values=values) if all(isinstance(key, ast.Constant) for key in keys):
            return {str(cast("ast.Constant", k).value): _value(v, known) for k, v in zip(keys, values, strict=True)}
        case ast.Call(func=ast.Name(id="dict"), args=[], keywords=given) if all(one.arg for one in given):
            return {str(one.arg): _value(one.value, known) for one in given}
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            value = _value(operand, known)
            return -value if isinstance(value, int | float) else Unread(ast.unparse(node))
        case _:
            return Unread(ast.unparse(node))


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``base`` updated with ``own``; nested dicts are merged unless the one in ``own`` has ``_delete_``."""
    merged = dict(base)
    for name, value in own.items():
        below = merged.get(name)
        if isinstance(value, dict):
            upper = cast("dict[str, Any]", value)
            kept = {key: one for key, one in upper.items() if key != _DELETE}
            onto = isinstance(below, dict) and not upper.get(_DELETE)
            merged[name] = _merged(cast("dict[str, Any]", below) if onto else {}, kept)
        else:
            merged[name] = value
    return merged
