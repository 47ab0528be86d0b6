"""A folder of small pairs, and a way to run commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from segview.cli.app import run


@dataclass(frozen=True)
class Ran:
    """The exit status and the output of a command."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command in this process, as ``command("predict", image)``."""

    def ran(*arguments: object) -> Ran:
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return ran


@pytest.fixture
def dataset(tmp_path: Path, polyp_image: Path, polyp_mask: Path) -> Path:
    """Two pairs of 96 × 128 in ``images`` and ``masks``."""
    folder = tmp_path / "pairs"
    for part in ("images", "masks"):
        (folder / part).mkdir(parents=True)
    pixels = np.asarray(Image.open(polyp_image))
    for name in ("first", "second"):
        Image.fromarray(pixels if name == "first" else pixels[::-1]).save(folder / "images" / f"{name}.png")
        mask = np.asarray(Image.open(polyp_mask))
        Image.fromarray(mask if name == "first" else mask[::-1]).save(folder / "masks" / f"{name}.png")
    return folder
