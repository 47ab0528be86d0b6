"""Signs of a path's kind in its name and first lines, read without torch."""

from __future__ import annotations

from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, is_folder
from segview.core.base.registry import added_names
from segview.core.base.text_files import read_json

_ENDINGS = (
    *(".onnx", ".pt2", ".py", ".ts", ".torchscript", ".jit"),
    *(".pt", ".pth", ".ckpt", ".bin", ".safetensors", ".tar", ".pkl"),
)


def may_be_network(path: str) -> bool:
    """Say whether a path may be a network of another program; False for a folder of images or predictions."""
    place = Path(path)
    if is_entry(path) or added_names("segview.sources"):  # sources from plug-ins may use any file name
        return True
    if is_folder(place):
        config = place / "config.json"
        if is_file(place / "plans.json") and is_file(place / "dataset.json"):
            return True
        return is_file(place / "configs/metadata.json") or (is_file(config) and _is_of_transformers(config))
    return place.suffix.lower() in _ENDINGS


def is_entry(path: str) -> bool:
    """Say whether a path names a function in a Python file, ``net.py:build``."""
    file, sign, entry = path.rpartition(":")
    return bool(sign) and entry.isidentifier() and file.endswith(".py") and is_file(Path(file))


def _is_of_transformers(config: Path) -> bool:
    try:
        content = read_json(config)
    except (OSError, ValueError, UserError):
        return False
    return isinstance(content, dict) and "model_type" in content
