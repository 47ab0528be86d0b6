"""Files of masks, damaged byte by byte and value by value, seeded: each is read onto the image or refused in a line."""

from __future__ import annotations

import copy
import io
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from segview.annotation.document import Document
from segview.annotation.formats import FORMATS
from segview.annotation.reading import read_file
from segview.core.base.errors import UserError
from tests.annotation.formats.given import (
    MASK,
    RING,
    SQUARE,
    WITHIN,
    annotation,
    coco,
    flat,
    labelme,
    packed,
    provenance,
    shape,
)
from tests.data.test_fuzz import mutated

# Where Pillow skips metadata it warns, and goes on: so must we.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

MUTANTS_OF_EACH = 60
SLOWEST = 2.0  # seconds of this process, however busy the machine is
RUNS = [400, 20, 28, 20, 2604]
STRANGE: tuple[Any, ...] = (
    *(None, True, 0, -1, 1, 2, 255, 256, 65536, 2**31, 2**63, 2**70, 0.5, -1e9, 1e300, float("nan"), float("inf")),
    *("", " ", "0", "polyp", "\0", "é\u0301", "../../x", "C:\\x\\p1.png", "a" * 5000, "=" * 40, "[]"),
    *([], {}, [[]], [None], {"": None}, [[[[]]]], list(range(300)), {"size": [48, 64], "counts": "0"}),
)


def _documents() -> dict[str, Any]:
    """Small valid files of JSON."""
    run_lengths = {"size": [48, 64], "counts": RUNS}
    ring = [flat(SQUARE), flat(WITHIN)]
    box = packed(MASK[8:28, 10:30] * 255)
    return {
        "coco outlines": coco(annotation(ring), annotation([flat(WITHIN)], id=2, category_id=1)),
        "coco runs": coco(annotation(run_lengths, iscrowd=1, bbox=[10, 8, 20, 20], area=400)),
        "coco packed runs": coco(annotation({"size": [48, 64], "counts": "Xm0"})),
        "labelme outlines": labelme(shape(), shape(WITHIN, "polygon", group_id=1)),
        "labelme others": labelme(
            shape([[10, 8], [30, 28]], "rectangle"),
            shape([[20, 18], [25, 18]], "circle"),
            shape(SQUARE, "linestrip"),
            shape([[3, 4]], "point"),
            shape(SQUARE, "rotation"),
        ),
        "labelme mask": labelme(shape([[10, 8], [29, 27]], "mask", mask=box), imageData=packed(RING)),
    }


def _binaries() -> Iterator[tuple[str, bytes]]:
    """Small valid files of other kinds."""
    place = provenance(Path("/pictures"), "polyp", "tool")
    for kind, row in FORMATS.items():
        if row.write is not None and row.suits(Path("one.png")):
            yield kind, row.write(Document(place, RING.copy()))
    for kind, pixels in (("grey", MASK * 255), ("classes", RING), ("truth values", MASK > 0)):
        for ending in ("PNG", "TIFF", "BMP"):
            file = io.BytesIO()
            Image.fromarray(pixels).save(file, ending)
            yield f"{kind} {ending}", file.getvalue()


DOCUMENTS = _documents()
SEEDS = {name: json.dumps(content).encode() for name, content in DOCUMENTS.items()} | dict(_binaries())


def _places(content: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each container in a document with each of its keys or places."""
    for key, value in content.items() if isinstance(content, dict) else enumerate(content):
        yield content, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _altered(content: Any, chance: random.Random) -> bytes:
    """Return a document in which some values are others, missing, or there twice."""
    made = copy.deepcopy(content)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if not made:
            break
        container, key = chance.choice(list(_places(made)))
        match chance.randrange(4):
            case 0:
                del container[key]
            case 1 if isinstance(container, list):
                container.insert(key, container[key])
            case _:
                container[key] = copy.deepcopy(chance.choice(STRANGE))
    return json.dumps(made).encode(chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16")))


def _mutants(kind: str, count: int, seed: int) -> Iterator[bytes]:
    chance = random.Random(f"{kind} {seed}")
    for number in range(count):
        if kind in DOCUMENTS and number % 3:
            yield _altered(DOCUMENTS[kind], chance)
        else:
            yield mutated(SEEDS[kind], chance)


def fuzz(folder: Path, kind: str, count: int, seed: int) -> int:
    """Read so many mutants of a kind onto an image, and return how many were read."""
    place, path, taken = provenance(folder, "polyp", "tool"), folder / "given.bin", 0
    for number, content in enumerate(_mutants(kind, count, seed)):
        path.write_bytes(content)
        start = time.process_time()
        try:
            found = read_file(path, place)
        except UserError as error:
            text = str(error)
            assert path.name in text
            assert text.count("\n") == 0
            assert text.endswith((".", "!", "?")), text
        except Exception as error:
            error.add_note(f"mutant {number} of {kind}, seed {seed}")
            raise
        else:
            taken += 1
            assert found.mask.dtype == np.uint8
            assert found.mask.shape == place.size
            assert set(np.unique(found.mask)) <= {*place.things, place.rest}
            assert all(sentence.endswith((".", "?")) for sentence in (*found.notes, *found.doubts))
        assert time.process_time() - start < SLOWEST
    return taken


@pytest.mark.parametrize("kind", SEEDS)
def test_mutants_are_read_or_refused(tmp_path: Path, kind: str) -> None:
    assert fuzz(tmp_path, kind, MUTANTS_OF_EACH, 0) < MUTANTS_OF_EACH, "some were damaged beyond reading"


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("kind", SEEDS)
def test_a_hundred_thousand_mutants_are_read_or_refused(tmp_path: Path, kind: str) -> None:
    """``SEGVIEW_MUTANTS`` may ask for another number of them in all."""
    fuzz(tmp_path, kind, -(-int(os.environ.get("SEGVIEW_MUTANTS", "100000")) // len(SEEDS)), 1)
