"""Advice for masks in a few pure colours on black where one target is wanted: a command with these colours."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.files import is_file
from segview.core.base.samples import evenly_spread
from segview.core.images.identity import FileState
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.data.datasets.listing import images
from segview.data.decoded import Decoded
from segview.data.images import read_numbers
from segview.data.mask_classes import MOST_STRAY, NEAR, distances_from
from segview.data.mask_colours import SeveralColours
from segview.data.masks import codes_of

if TYPE_CHECKING:
    from segview.data.datasets import Pair

LOOKED_AT = 12
"""Number of masks of a folder whose colours are taken together."""
MOST_COLOURS = 6
LEAST_BORDER = 0.5
"""Least share of a mask's border that is black."""
LEAST_AREA = 0.0005
"""Least share of a lossy mask's pixels that make a colour; fewer are stains."""
LEAST_BRIGHT = 32
"""Brightness from which a pixel of the border is not black."""

_PURE = {
    **{"ff0000": "red", "00ff00": "green", "0000ff": "blue", "ffff00": "yellow"},
    **{"ff00ff": "magenta", "00ffff": "cyan", "ffffff": "white"},
}


def with_advice(error: SeveralColours, pair: Pair) -> UserError:
    """Return the error for a mask of several colours, with the command and the lines of a plan that read its folder.

    If the colours of the folder are not few, pure and on black, the error is returned as it is.
    """
    found = _colours_of(pair.mask.parent, FileState.of(pair.mask.parent)) if not _is_frame(pair) else ()
    if len(found) < 2:  # one colour is one target
        return error
    folder = pair.image.parent.absolute()
    out = folder.with_name(f"{folder.name}-black-and-white")
    chosen = " ".join(f"--target {colour}" for colour in found)
    names = [_PURE.get(colour, f"class {number}") for number, colour in enumerate(found, 1)]
    return UserError(
        "The mask {path} has several colours, and its folder these on black: {found}. If all of them are one target, "
        "run: {command} and give {list} instead of the folder. If they are classes, write under [data] of the plan: "
        "classes = {classes} and colours = {colours}.",
        path=pair.mask,
        found=", ".join(found),
        command=f"segview masks {_quoted(folder)} {chosen} --out {_quoted(out)}",
        list=out / "pairs.txt",
        classes=_toml(["background", *names]),
        colours=_toml(["#000000", *(f"#{colour}" for colour in found)]),
    )


def _is_frame(pair: Pair) -> bool:
    return not (is_file(pair.image) and is_file(pair.mask))


def _quoted(path: Path) -> str:
    return f'"{path}"' if os.name == "nt" else shlex.quote(str(path))


def _toml(texts: list[str]) -> str:
    return f"[{', '.join(chr(34) + text + chr(34) for text in texts)}]"


@lru_cache(maxsize=4)  # each mask of a folder may be refused
def _colours_of(folder: Path, _state: FileState | None) -> tuple[str, ...]:
    """Return the colours of a folder's masks as rrggbb, the most frequent first; none if they are not few and pure."""
    counts: Counter[str] = Counter()
    for name in evenly_spread(sorted(images(folder)), LOOKED_AT):
        found = attempt(name, partial(read_numbers, folder / name), about=name)
        if isinstance(found, Failure):
            continue
        own = pure_colours(found)
        if own is None:
            return ()
        counts += own
    return tuple(colour for colour, _ in counts.most_common()) if len(counts) <= MOST_COLOURS else ()


def pure_colours(found: Decoded) -> Counter[str] | None:
    """Return the number of pixels of each colour of a mask, as rrggbb and without black; None if they are not pure.

    The colours of lossless masks are pure if they are few, those of lossy ones if nearly all are near the primary and
    secondary colours and white. Black covers most of the border.
    """
    values = found.values if found.palette is None else found.palette[found.values]
    if values.dtype != np.uint8 or not _is_on_black(values):
        return None
    codes, counts = np.unique(codes_of(values), return_counts=True)
    if found.lossy:
        named = tuple(f"#{one}" for one in ("000000", *_PURE))
        distances, nearest = distances_from(codes.astype(np.uint32), named)
        if counts[distances > NEAR].sum() > MOST_STRAY * counts.sum():
            return None
        near = distances <= NEAR
        totals = np.bincount(nearest[near], counts[near], len(named)).astype(int)
        pure = {one[1:]: int(total) for one, total in zip(named, totals, strict=True)}
    elif len(codes) > MOST_COLOURS + 1:
        return None
    else:
        pure = {f"{code:06x}": int(count) for code, count in zip(codes, counts, strict=True)}
    pure.pop("000000", None)
    return Counter(
        {colour: count for colour, count in pure.items() if count > LEAST_AREA * counts.sum() or not found.lossy}
    )


def _is_on_black(values: NDArray[np.uint8]) -> bool:
    border = (values[0], values[-1], values[:, 0], values[:, -1])
    is_black = np.concatenate([(one if one.ndim == 1 else one.max(axis=1)) < LEAST_BRIGHT for one in border])
    return float(is_black.mean()) >= LEAST_BORDER
