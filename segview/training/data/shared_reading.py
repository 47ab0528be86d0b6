"""Reading of pairs into shared memory by the processes of one machine, each process a part."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import torch
from torch import Tensor

from segview.core.base.files import is_folder
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.core.variants.classes import Labelling
from segview.data.datasets import Pair
from segview.training.data.in_memory import InMemoryDataset, none_can_be_used, read_one
from segview.training.distributed import processes

ROOM = 1.1
"""Free bytes required, as a multiple of the bytes needed."""

IMAGES, MASKS = "images", "masks"


def read_shared(
    chosen: Sequence[Pair | Path], size: tuple[int, int], labelling: Labelling | None = None
) -> InMemoryDataset:
    """Read pairs like ``InMemoryDataset.read``; of several processes on one machine, each reads a part for all.

    The machine then holds the pairs once, in memory-mapped files that are already unlinked. If there is no room for
    these files, each process reads all pairs into its own memory.

    Raises:
        UserError: no pair can be read.
    """
    if processes.local_size() == 1 or not chosen:
        return InMemoryDataset.read(chosen, size, labelling)
    with _folder(len(chosen), size) as folder:
        if not processes.all_agree(folder is not None) or folder is None:
            return InMemoryDataset.read(chosen, size, labelling)
        images, masks = _mapped(folder, len(chosen), size)
        _read_own(chosen, size, labelling, folder, (images, masks))
        processes.barrier()
        left_out = _left_out(folder, chosen)
        kept = [place for place in range(len(chosen)) if place not in left_out]
        if processes.local_rank() == 0 and left_out:
            for to, place in enumerate(kept):  # to <= place: no pair is overwritten before it has moved
                images[to], masks[to] = images[place], masks[place]
        processes.barrier()
    failures = tuple(left_out[place] for place in sorted(left_out))
    if not kept:
        raise none_can_be_used(len(chosen), failures)
    return InMemoryDataset(images[: len(kept)], masks[: len(kept)], failures)


@contextmanager
def _folder(count: int, size: tuple[int, int]) -> Generator[Path | None]:
    """Yield a folder with files for ``count`` pairs, or None if there is no room; the folder is removed afterwards."""
    pixels = count * size[0] * size[1]
    # All processes on this machine have the same parent, so they agree on the name.
    places = [Path(root) / f"segview-{os.getuid()}-{os.getppid()}" for root in ("/dev/shm", tempfile.gettempdir())]
    try:
        if processes.local_rank() == 0:
            _make(places, {IMAGES: 3 * pixels, MASKS: pixels})
        processes.barrier()
        # A folder made by another user is not used.
        yield next((one for one in places if is_folder(one) and one.stat().st_uid == os.getuid()), None)
    finally:
        if processes.local_rank() == 0:
            for one in places:
                shutil.rmtree(one, ignore_errors=True)


def _make(places: Sequence[Path], files: dict[str, int]) -> None:
    """Create the first folder with room for the files, and reserve their bytes."""
    for place in places:
        with suppress(OSError):
            if shutil.disk_usage(place.parent).free < ROOM * sum(files.values()):
                continue
            place.mkdir(mode=0o700)
            try:
                for name, length in files.items():
                    with (place / name).open("wb") as file:
                        os.posix_fallocate(file.fileno(), 0, length)
            except OSError:
                shutil.rmtree(place, ignore_errors=True)
                raise
            return


def _mapped(folder: Path, count: int, size: tuple[int, int]) -> tuple[Tensor, Tensor]:
    images, masks = (count, 3, *size), (count, 1, *size)
    return _file(folder / IMAGES, images), _file(folder / MASKS, masks)


def _file(path: Path, shape: tuple[int, ...]) -> Tensor:
    length = int(torch.tensor(shape).prod())
    return torch.from_file(str(path), shared=True, size=length, dtype=torch.uint8).view(shape)


def _read_own(
    chosen: Sequence[Pair | Path],
    size: tuple[int, int],
    labelling: Labelling | None,
    folder: Path,
    into: tuple[Tensor, Tensor],
) -> None:
    """Read this process's part, and write its failures to a file."""
    rank, count = processes.local_rank(), processes.local_size()
    problems: dict[int, tuple[str, bool]] = {}
    for place in range(len(chosen) * rank // count, len(chosen) * (rank + 1) // count):
        pair = chosen[place]
        about = pair if isinstance(pair, Path) else pair.image
        item = attempt(pair, partial(read_one, pair, size, labelling), about=about)
        if isinstance(item, Failure):
            problems[place] = item.reason, item.bug
        else:
            into[0][place], into[1][place] = item
    (folder / f"{rank}.json").write_text(json.dumps(problems), encoding="utf-8")


def _left_out(folder: Path, chosen: Sequence[Pair | Path]) -> dict[int, Failure]:
    """Return the failures of all processes, by the index of the pair."""
    found: dict[int, Failure] = {}
    for rank in range(processes.local_size()):
        problems: dict[str, tuple[str, bool]] = json.loads((folder / f"{rank}.json").read_text(encoding="utf-8"))
        for place, (reason, bug) in problems.items():
            found[int(place)] = Failure(chosen[int(place)], reason, bug)
    return found
