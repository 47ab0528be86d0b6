"""Masks in black and white, made from masks in which some colours are the target."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of, take_free_name
from segview.core.base.file_set import write_together
from segview.core.images.frames import file_and_number
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.core.variants.classes import Labelling
from segview.data.datasets import Pair
from segview.data.datasets.parts import read_parts

LIST = "pairs.txt"
"""Name of the list of the images with their new masks."""


def colour_of(text: str) -> str:
    """Return a colour given as ``rrggbb`` or ``#rrggbb`` as ``#rrggbb``.

    Raises:
        UserError: it is none.
    """
    if not re.fullmatch(r"#?[0-9a-fA-F]{6}", text):
        raise UserError("{colour} is no colour. Give six digits or letters a to f: ff0000 is red.", colour=text)
    return f"#{text.removeprefix('#').lower()}"


def write_targets(
    pairs: Sequence[Pair], targets: Sequence[str], others: Sequence[str], out: Path
) -> Iterator[Path | Failure]:
    """Write a mask of 0 and 255 for each pair, and at the end the list of the pairs; yield each mask, or the failure.

    Args:
        pairs: Images with their masks, which have these colours and black.
        targets: Colours of the target, ``#rrggbb``.
        others: Colours of the background, beside black.
        out: Folder of the list; the masks are written into its folder ``masks``.

    Raises:
        UserError: a file cannot be written.
    """
    background = ("#000000", *others)
    labelling = Labelling(len(background) + len(targets), colours=(*background, *targets))
    taken, lines = set[str](), list[str]()
    for pair in pairs:
        made = attempt(pair, partial(_mask, pair, labelling, len(background)), about=pair.mask)
        if isinstance(made, Failure):
            yield made
            continue
        path = out / "masks" / f"{take_free_name(stem_of(pair.image), taken)}.png"
        write_together({path: made})
        lines.append(f'"{pair.image.absolute()}"\t"masks/{path.name}"\n')
        yield path
    if lines:
        write_together({out / LIST: "".join(lines)})


def _mask(pair: Pair, labelling: Labelling, background: int) -> bytes:
    if file_and_number(pair.image)[0] != pair.image:
        raise UserError("{image} is a frame, which a list cannot name. Save it as an image.", image=pair.image)
    labels = read_parts(pair.mask, labelling)
    content = io.BytesIO()
    Image.fromarray((labels >= background).astype(np.uint8) * np.uint8(255)).save(content, format="PNG")
    return content.getvalue()
