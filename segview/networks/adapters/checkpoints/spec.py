"""Facts that a foreign checkpoint lacks, read from the file beside it. This module does not import torch."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator

from segview.core.base.errors import UserError
from segview.core.base.field_errors import explain
from segview.core.base.files import is_file
from segview.core.base.frozen import Frozen
from segview.core.base.text_files import read_json, read_text
from segview.core.variants.folders import CONFIG_LIMIT
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import DataSource, NetworkSpec

EXAMPLE = """{
  "network": {"architecture": "smp", "encoder": "resnet34", "head": "A", "options": {"class": "Unet"}},
  "classes": ["background", "polyp"],
  "preprocessing": {"input_size": [352, 352], "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}
}"""


class ForeignSpec(Frozen):
    """The content of ``NAME.json`` or ``NAME.toml`` beside ``NAME.pt``."""

    network: NetworkSpec
    classes: tuple[str, ...] = Field(min_length=2, description="Class names, background first")
    preprocessing: Preprocessing
    threshold: float = Field(default=0.5, gt=0, lt=1)
    summary: str = ""
    training_data: tuple[DataSource, ...] = ()
    weights: str = Field(default="", description="Where they lie in the file, such as state_dict_ema")

    @model_validator(mode="before")
    @classmethod
    def _count_classes(cls, content: Any) -> Any:
        """Set the network's number of classes from the class names, if the spec does not have it."""
        if isinstance(content, dict) and isinstance(network := content.get("network"), dict):
            names = content.get("classes")
            if "classes" not in network and isinstance(names, list):
                return {**content, "network": {**network, "classes": len(names)}}
        return content


def read_spec_beside(source: Path) -> ForeignSpec:
    """Read the spec for ``NAME.pt`` from ``NAME.json`` or ``NAME.toml`` in the same folder.

    Raises:
        UserError: there is no such file, and the error shows how to write it; or a field is wrong, and is named.
    """
    for path, read in ((source.with_suffix(".json"), read_json), (source.with_suffix(".toml"), _read_toml)):
        if is_file(path):
            return _validated(path, _content(path, read))
    raise unknown_weights(source)


def unknown_weights(source: Path) -> UserError:
    """Return the error for weights of an unknown network; it shows the spec to write beside them."""
    return UserError(
        "{source} does not say which network its weights are for. Open a Python file that builds it with them "
        "(segview open net.py:build --weights {source}), or write {with_suffix} beside it, for example:\n{example}",
        source=source.name,
        with_suffix=source.with_suffix(".json"),
        example=EXAMPLE,
    )


def _read_toml(path: Path, limit: int) -> object:
    return tomllib.loads(read_text(path, limit))


def _content(path: Path, read: Callable[[Path, int], object]) -> object:
    try:
        return read(path, CONFIG_LIMIT)
    except OSError as error:
        raise UserError("{path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    except (ValueError, RecursionError) as error:
        raise UserError(
            "{path} is no {upper} file: {error}. For example:\n{example}",
            path=path,
            upper=path.suffix[1:].upper(),
            error=error,
            example=EXAMPLE,
        ) from error


def _validated(path: Path, content: object) -> ForeignSpec:
    try:
        return ForeignSpec.model_validate(content)
    except ValidationError as error:
        raise UserError(
            "{path} is not valid. {explain} For example:\n{example}", path=path, explain=explain(error), example=EXAMPLE
        ) from error
