"""The split of pairs into training and validation."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from segview.core.base.errors import UserError
from segview.core.base.file_set import write_together
from segview.core.base.files import resolve_path
from segview.core.plans.data_plan import DataPlan
from segview.data.datasets import Pair
from segview.data.datasets.lists import images_at, pairs_at

Chosen = TypeVar("Chosen", Pair, Path)


def split(
    data: DataPlan, root: Path, found: Callable[[Path], tuple[Chosen, ...]] = pairs_at
) -> tuple[tuple[Chosen, ...], tuple[Chosen, ...]]:
    """Return the training pairs and the validation pairs; no image is in two of training, validation and test.

    All pairs are sorted by name and shuffled by ``random.Random(split_seed)``; the first ``train_pairs`` are for
    training and, if pairs are held back, the last ``validation_pairs`` for validation.

    Args:
        data: The data part of the plan.
        root: Folder that its paths are relative to.
        found: Returns the pairs in a folder or list; ``images_at`` returns images without masks.

    Raises:
        UserError: a folder has no pairs, there are fewer than the plan asks for, or an image is in two parts.
    """
    pool, validating, testing = (
        _find_pairs(places, root, found) for places in (data.train, data.validation, data.test)
    )
    pool.sort(key=lambda one: _image(one).name)
    random.Random(data.split_seed).shuffle(pool)
    held = data.validation_pairs or 0
    used = len(pool) - held if data.train_pairs is None else data.train_pairs
    if used < 1 or used + held > len(pool):
        raise UserError(
            "The plan asks for {used} pairs to train on and {held} to validate on, but {train} has "
            "{count}. Lower train_pairs or validation_pairs.",
            used=max(used, 1),
            held=held,
            train=", ".join(data.train),
            count=len(pool),
        )
    _check_apart({"train": pool, "validation": validating, "test": testing})
    return tuple(pool[:used]), tuple(validating if data.validation else pool[-held:])


def split_of(data: DataPlan, root: Path, *, masks: bool) -> tuple[Sequence[Pair | Path], Sequence[Pair | Path]]:
    """Return the training and validation data of a run: pairs, or images alone if the run uses no masks.

    Raises:
        UserError: as for ``split``.
    """
    return split(data, root) if masks else split(data, root, images_at)


def write_split(folder: Path, training: Iterable[Pair | Path], validation: Iterable[Pair | Path]) -> None:
    """Write the training and validation pairs as lists that a plan can name instead of folders; both or neither.

    Raises:
        UserError: the folder cannot be written.
    """
    lists = {"train": training, "validation": validation}
    write_together({folder / f"{name}.txt": _as_list(chosen) for name, chosen in lists.items()})


def _as_list(chosen: Iterable[Pair | Path]) -> str:
    return "".join("\t".join(str(resolve_path(path)) for path in _files(one)) + "\n" for one in chosen)


def _find_pairs(places: Iterable[str], root: Path, found: Callable[[Path], tuple[Chosen, ...]]) -> list[Chosen]:
    """Return the contents of folders and lists; a path that is given twice counts once."""
    whole = dict.fromkeys(resolve_path(root / place) for place in places)
    return [one for place in whole for one in found(place)]


def _files(one: Pair | Path) -> tuple[Path, ...]:
    return (one,) if isinstance(one, Path) else (one.image, one.mask)


def _image(one: Pair | Path) -> Path:
    return _files(one)[0]


def _check_apart(parts: dict[str, Iterable[Pair | Path]]) -> None:
    where: dict[Path, str] = {}
    for part, chosen in parts.items():
        for one in chosen:
            image = resolve_path(_image(one))
            if where.setdefault(image, part) != part:
                raise UserError(
                    "{image} is in {where} and in {part}. Give each of them folders of its own: scores on "
                    "images that the network has seen say nothing.",
                    image=image,
                    where=where[image],
                    part=part,
                )
