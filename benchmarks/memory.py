"""The memory of browsing thousands of images: the bytes that caches hold and count, and whether it still grows.

Generated variations of real images are opened one after the other through the tasks that the window asks (open, find
artefacts, answer with each variant), and what comes back is kept as the window keeps it; the window itself, its panels
and their drawings are left out. Printed are the bytes that each cache holds, found by walking through everything in it
down to the buffers, over those that it counts; the growth of the process since the first image was answered, when
engine and networks are loaded; and its growth for a hundred images on the plateau, the line through the last half.

python benchmarks/memory.py [--count 2000] [--side 256] [--budget 0.2] [--variants FOLDER ...] [--images FOLDER]
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
import types
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image
from process import resident

from segview.core.base.cache import ByteCache
from segview.core.base.places import models_folder, samples_folder
from segview.core.requests.settings import PredictionSettings
from segview.core.variants.folders import read_config
from segview.core.variants.spec import Variant
from segview.data.datasets import find_images
from segview.gui.session.result_cache import ResultCache
from segview.tasks.answer import AnswerImage, FindArtefacts, OpenImage
from segview.tasks.dispatch import run
from segview.tasks.handlers import HANDLERS
from segview.tasks.services import Services

SHARED = Path(__file__).resolve().parents[2] / "shared/data/kvasir-seg/test/images"
SHIPPED = tuple(models_folder() / f"unet-mobilenet_v2-{letter}" for letter in "abcd")
SHARED_THINGS = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--images", type=Path, default=SHARED if SHARED.is_dir() else samples_folder())
    parser.add_argument("--variants", type=Path, nargs="+", default=SHIPPED)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--side", type=int, default=256)
    parser.add_argument("--budget", type=float, default=1.0, help="times the window's, to be full after fewer images")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        browse(options, Path(place))


def browse(options: argparse.Namespace, place: Path) -> None:
    begun = time.monotonic()
    services, memory = Services(place / "journals"), ResultCache()
    caches: dict[str, ByteCache] = {"predictions": memory.predictions, "images": memory.images}
    caches |= {"artefacts": memory.artefacts, "sketches of the ranking": services.ranker._sketches}
    for cache in caches.values():
        cache.limit = int(cache.limit * options.budget)
    variants = [Variant(folder, read_config(folder)) for folder in options.variants]
    originals = find_images(options.images)
    seen: list[tuple[int, int]] = []
    started = 0
    for number in range(options.count):
        image = write_variation(originals, number, side=options.side, place=place)
        for item in (*run(HANDLERS, OpenImage(image), services), *run(HANDLERS, FindArtefacts(image), services)):
            memory.put(item)
        for request in PredictionSettings().requests(image, variants):
            for item in run(HANDLERS, AnswerImage(memory.identify(request)), services):
                memory.put(item)
        image.unlink()
        started = started or resident()
        if (number + 1) % 50 == 0:
            seen.append((number + 1, resident()))
            above, pace = (seen[-1][1] - started) / 1e6, (time.monotonic() - begun) / (number + 1)
            print(f"{number + 1:6} images   {above:8.0f} MB above the start   {pace:.2f} s each", flush=True)
    report(caches, seen, started)


def report(caches: dict[str, ByteCache], seen: list[tuple[int, int]], started: int) -> None:
    for name, cache in caches.items():
        values = list(cache._entries.values())
        held = deep_bytes(values, apart_from=[])
        print(f"{name:24} {len(cache):6} kept   counted {cache.nbytes / 1e6:7.1f} MB of {cache.limit / 1e6:6.0f}   "
              f"held {held / 1e6:7.1f} MB   holds / counted {held / max(1, cache.nbytes):.3f}")  # fmt: skip
    numbers, bytes_ = np.array(seen[len(seen) // 2 :], np.float64).T
    growth = np.polyfit(numbers, bytes_, 1)[0] * 100 if len(numbers) > 1 else 0.0
    print(f"at most {max(one for _, one in seen) / 1e6 - started / 1e6:.0f} MB above the start; "
          f"on the plateau {growth / 1e6:+.2f} MB for a hundred images")  # fmt: skip


def write_variation(originals: tuple[Path, ...], number: int, *, side: int, place: Path) -> Path:
    """Write a variation of a real image and its mask, of a size of its own, and return the image."""
    made = np.random.default_rng(number)
    source = Image.open(originals[number % len(originals)]).convert("RGB").resize((side + number % 7, side))
    pixels = np.roll(np.asarray(source), made.integers(side, size=2), axis=(0, 1))
    image = place / f"image-{number:06}.png"
    Image.fromarray(pixels).save(image, compress_level=1)
    return image


def deep_bytes(things: Iterable[object], *, apart_from: list[object]) -> int:
    """Return the bytes of all that things refer to, each buffer once, without classes, functions and modules."""
    known, total, left = {id(one) for one in apart_from}, 0, list(things)
    while left:
        one = left.pop()
        if id(one) in known or isinstance(one, SHARED_THINGS):
            continue
        known.add(id(one))
        total += sys.getsizeof(one)
        if isinstance(one, np.ndarray):
            if one.base is not None:
                left.append(one.base)
                if not isinstance(one.base, np.ndarray):
                    total += buffer_bytes(one)
        else:
            left += gc.get_referents(one)
    return total


def buffer_bytes(array: np.ndarray) -> int:
    """Return the bytes of a buffer that is not numpy's own: of a tensor the whole storage."""
    storage = getattr(array.base, "untyped_storage", None)
    return storage().nbytes() if storage else array.nbytes


if __name__ == "__main__":
    main()
