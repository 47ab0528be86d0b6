"""Data sets: pairs of picture and mask in the layouts that downloads come in."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pair:
    """A picture and its mask."""

    image: Path
    mask: Path


def pairs(folder: Path) -> tuple[Pair, ...]:
    return tuple(Pair(p, folder / "masks" / p.name) for p in sorted((folder / "images").iterdir()))
