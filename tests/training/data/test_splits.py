"""The split of pairs into training and validation."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from segview.core.base.errors import UserError
from segview.core.base.places import models_folder
from segview.core.plans.data_plan import DataPlan
from segview.core.plans.plan import read_plan
from segview.training.data.splits import split, write_split


def test_the_shuffle_is_that_of_the_seed(tmp_path: Path, make_pairs: Callable[[str, int], Path]) -> None:
    make_pairs("train", 10)
    data = DataPlan(train=("train",), train_pairs=5, validation_pairs=3, split_seed=7)
    training, validation = split(data, tmp_path)
    names = [f"train-{number:02}.png" for number in range(10)]
    random.Random(7).shuffle(names)
    assert [pair.image.name for pair in training] == names[:5]
    assert [pair.image.name for pair in validation] == names[-3:]


def test_more_pairs_than_there_are_is_refused(tmp_path: Path, make_pairs: Callable[[str, int], Path]) -> None:
    make_pairs("train", 4)
    with pytest.raises(UserError, match=r"asks for 3 pairs to train on and 2 to validate on.* has 4"):
        split(DataPlan(train=("train",), train_pairs=3, validation_pairs=2), tmp_path)


def test_an_image_in_two_parts_is_refused(tmp_path: Path, make_pairs: Callable[[str, int], Path]) -> None:
    make_pairs("train", 4)
    with pytest.raises(UserError, match="in train and in validation"):
        split(DataPlan(train=("train",), validation=("train",)), tmp_path)


def test_a_folder_without_pairs_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        split(DataPlan(train=("nowhere",), validation_pairs=1), tmp_path)


def test_the_shipped_plans_split_kvasir_600_200_and_never_touch_the_test_pairs(kvasir: Path) -> None:
    plans = sorted((models_folder() / "plans").glob("unet-mobilenet_v2-[abcd].toml"))
    assert len(plans) == 4
    names = sorted(path.name for path in (kvasir / "train" / "images").iterdir())
    random.Random(0).shuffle(names)
    for file in plans:
        data = read_plan(file).data
        assert {Path(folder).name for folder in data.test} == {"validation", "test"}
        training, validation = split(data.model_copy(update={"train": (str(kvasir / "train"),), "test": ()}), kvasir)
        assert [pair.image.name for pair in training] == names[:600]
        assert [pair.image.name for pair in validation] == names[-200:]


def test_both_lists_of_a_split_are_written_or_neither(tmp_path: Path, make_pairs: Callable[[str, int], Path]) -> None:
    make_pairs("train", 4)
    data, out = DataPlan(train=("train",), validation_pairs=1), tmp_path / "split"
    write_split(out, *split(data, tmp_path))
    before = {path.name: path.read_text() for path in out.glob("*.txt")}
    assert [len(before[name].splitlines()) for name in ("train.txt", "validation.txt")] == [3, 1]
    (out / "validation.txt").unlink()
    (out / "validation.txt").mkdir()
    with pytest.raises(UserError, match=r"validation\.txt"):
        write_split(out, *split(data.model_copy(update={"split_seed": 5}), tmp_path))
    assert (out / "train.txt").read_text() == before["train.txt"]
