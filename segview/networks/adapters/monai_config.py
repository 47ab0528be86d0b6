"""Configs of MONAI bundles, read as data: no expression in them is run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from segview.core.base.errors import UserError
from segview.networks.adapters.intensities import Step
from segview.networks.adapters.transformers_library import read_json

CONFIGS = ("inference.json", "evaluate.json", "train.json")

# Transforms that do not change the numbers of an image.
_HARMLESS = re.compile(
    r"(LoadImage|EnsureChannelFirst|AddChannel|AsChannelFirst|EnsureType|ToTensor|CastToType|ToDevice|CopyItems"
    r"|SelectItems|DeleteItems|Identity|Compose)d?(ict)?"
)
_DEEPEST = 20


class Configs:
    """The configs of a bundle; references to other places in them are followed.

    Args:
        folder: The bundle.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = ((name, read_json(folder / "configs" / name)) for name in CONFIGS)
        self.name, self.content = next(((name, one) for name, one in found if one), ("", {}))
        self.metadata = read_json(folder / "configs" / "metadata.json")

    def network(self) -> tuple[str, dict[str, Any]]:
        """Return the class and the arguments of the network.

        Raises:
            UserError: they are missing, or written as code.
        """
        given = self.content.get("network_def") or self.content.get("network")
        given = self.expand(given) if isinstance(given, dict) else {}
        target = str(given.get("_target_", ""))
        if not target:
            raise UserError(
                "{folder} is a bundle of MONAI that does not describe its network as data (network_def). "
                "Export it with python -m monai.bundle ckpt_export, or to ONNX.",
                folder=self.folder,
            )
        return target, {name: value for name, value in given.items() if not name.startswith("_")}

    def expand(self, value: Any, depth: int = 0) -> Any:
        """Return a value with its references replaced by what they refer to.

        Raises:
            UserError: it contains an expression, which would have to be run.
        """
        if isinstance(value, dict):
            return {str(name): self.expand(item, depth + 1) for name, item in cast("dict[Any, Any]", value).items()}
        if isinstance(value, list):
            return [self.expand(item, depth + 1) for item in cast("list[Any]", value)]
        if isinstance(value, str) and value.startswith("@") and depth < _DEEPEST:
            return self.expand(self._look_up(value[1:]), depth + 1)
        if isinstance(value, str) and value.startswith(("$", "@", "%")):
            raise UserError(
                "{folder} describes its network by code ({value}), which is not run. Export it with "
                "python -m monai.bundle ckpt_export, or to ONNX.",
                folder=self.folder,
                value=value[:80],
            )
        return value

    def preparation(self) -> tuple[list[Step], tuple[int, int] | None, list[str]]:
        """Return the preparation of an image: intensity steps, size, and names of transforms that are not supported."""
        steps: list[Step] = []
        size: tuple[int, int] | None = None
        unknown: list[str] = []
        for one in self._transforms():
            name = str(one.get("_target_", "")).rpartition(".")[2]
            plain = name.removesuffix("ict").removesuffix("d") if name.endswith(("d", "dict")) else name
            if plain == "Resize":
                sides = self._read_argument(one, "spatial_size", ())
                size = (int(sides[0]), int(sides[1])) if isinstance(sides, list) and len(sides) == 2 else size
            elif plain in _STEPS:
                step = _STEPS[plain](lambda key, default, one=one: self._read_argument(one, key, default))
                steps.append(step) if step else unknown.append(name)
            elif not _HARMLESS.fullmatch(name) and not one.get("_disabled_"):
                unknown.append(name)
        return steps, size, unknown

    def _transforms(self) -> Sequence[Mapping[str, Any]]:
        given: Any = self.content.get("preprocessing") or {}
        listed = given.get("transforms") if isinstance(given, dict) else given
        listed = self._look_up(listed[1:]) if isinstance(listed, str) and listed.startswith("@") else listed
        return [one for one in cast("list[Any]", listed or []) if isinstance(one, dict)]

    def _read_argument(self, one: Mapping[str, Any], key: str, default: Any) -> Any:
        try:
            return self.expand(one.get(key, default))
        except UserError:
            return default

    def _look_up(self, place: str) -> Any:
        """Return what stands at a place: names and numbers between ``::`` or ``#``."""
        value: Any = self.content
        for part in re.split(r"::|#", place):
            if isinstance(value, dict) and part in value:
                value = cast("dict[str, Any]", value)[part]
            elif isinstance(value, list) and part.isdecimal() and int(part) < len(cast("list[Any]", value)):
                value = cast("list[Any]", value)[int(part)]
            else:
                return f"${place}"
        return value


def _range_step(value: Any) -> Step | None:
    numbers = [value("a_min", None), value("a_max", None), value("b_min", 0.0), value("b_max", 1.0)]
    if not all(isinstance(one, int | float) for one in numbers):
        return None
    return ["range", *map(float, numbers), float(bool(value("clip", False)))]


def _scale_step(value: Any) -> Step | None:
    low, high, factor = value("minv", 0.0), value("maxv", 1.0), value("factor", None)
    if factor is not None or low is None or high is None or value("channel_wise", False):
        return None
    return ["minimum to maximum", float(low), float(high)]


def _normalise_step(value: Any) -> Step | None:
    less, by = value("subtrahend", None), value("divisor", None)
    if value("nonzero", False):
        return None
    if less is None and by is None:
        return ["standardise", float(bool(value("channel_wise", False)))]
    less, by = ([one] if isinstance(one, int | float) else one for one in (less or 0.0, by or 1.0))
    count = max(len(less), len(by))
    return ["scale", *(float(one) for part in (less, by) for one in (part if len(part) == count else part * count))]


_STEPS = {"ScaleIntensityRange": _range_step, "ScaleIntensity": _scale_step, "NormalizeIntensity": _normalise_step}
