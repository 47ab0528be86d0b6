"""A run in its folder: nothing that was finished is lost, and it does what it is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from PIL import Image
from safetensors.torch import load_file

from segview.core.base.errors import UserError
from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run import Command, Epoch, LeftOut, Remark, Run, State
from segview.core.runs.run_folder import RunFolder, find_runs
from segview.core.variants.folders import is_variant, read_config
from segview.training.runs.launch import follow, launch
from segview.training.runs.run import run

# Each child loads torch, which takes its time where other programs run too.
pytestmark = pytest.mark.timeout(300)

Make = Callable[..., TrainingPlan]
FIELDS = {"epochs": 3, "patience": 3}


def written(plan: TrainingPlan, folder: Path) -> Path:
    path = folder / f"{plan.name}.toml"
    path.write_text(tomlkit.dumps(plan.model_dump(mode="json", exclude_none=True)))
    return path


def weights(folder: Path) -> dict[str, bytes]:
    return {name: tensor.numpy().tobytes() for name, tensor in load_file(folder / "last.safetensors").items()}


@pytest.fixture
def unbroken(tmp_path: Path, plan: Make) -> Path:
    folder = tmp_path / "unbroken"
    list(run(plan(**FIELDS), root=tmp_path, folder=folder, device="cpu"))
    return folder


def test_a_run_writes_down_what_it_did(tmp_path: Path, unbroken: Path, plan: Make) -> None:
    (unbroken / "plan.toml").write_bytes(written(plan(**FIELDS), tmp_path).read_bytes())
    read = RunFolder(unbroken).read()
    assert read.status.state is State.FINISHED
    assert [epoch.number for epoch in read.epochs] == [1, 2, 3]
    assert [(step.epoch, step.step) for step in read.steps if step.step == step.steps] == [(1, 2), (2, 2), (3, 2)]
    assert read.done == 1
    assert read.best is not None
    assert read.plan == plan(**FIELDS)
    assert find_runs(tmp_path) == find_runs(unbroken) == (unbroken,)


@pytest.mark.parametrize("broken_after", [1, 6])
def test_a_broken_run_ends_with_the_same_weights(tmp_path: Path, plan: Make, unbroken: Path, broken_after: int) -> None:
    folder = tmp_path / "broken"
    first = run(plan(**FIELDS), root=tmp_path, folder=folder, device="cpu")
    for _ in range(broken_after):
        next(first)
    first.close()
    assert RunFolder(folder).read().status.state is State.STOPPED
    rest = list(run(plan(**FIELDS), root=tmp_path, folder=folder, device="cpu"))
    assert isinstance(rest[-1], Epoch)
    assert weights(folder) == weights(unbroken)
    was, now = (RunFolder(one).read().epochs for one in (unbroken, folder))
    assert [epoch.loss for epoch in was] == [epoch.loss for epoch in now]
    assert (folder / "best" / "model.safetensors").read_bytes() == (
        unbroken / "best" / "model.safetensors"
    ).read_bytes()


RECIPES = [
    {
        "optimiser": {"name": "sgd", "momentum": 0.8},
        "schedule": {"name": "plateau", "wait": 0, "factor": 0.5},
        "average_weights": 0.9,
        "augmentation": {"crop": 0.4, "blur": 1.0, "upside_down": True},
        "learning_rate": 0.05,
    },
    {"optimiser": "adam", "schedule": "polynomial", "loss": {"name": "tversky", "beta": 0.3}},
    {"schedule": "cosine", "average_weights": 0.99, "loss": {"name": "focal", "gamma": 1.5}},
]


@pytest.mark.parametrize("recipe", [RECIPES[0], *(pytest.param(one, marks=pytest.mark.slow) for one in RECIPES[1:])])
def test_whatever_the_recipe_a_broken_run_ends_with_the_same_weights(
    tmp_path: Path, plan: Make, recipe: dict[str, Any]
) -> None:
    made = plan(**FIELDS, **recipe)
    list(run(made, root=tmp_path, folder=tmp_path / "unbroken", device="cpu"))
    first = run(made, root=tmp_path, folder=tmp_path / "broken", device="cpu")
    for _ in range(5):  # in the second epoch
        next(first)
    first.close()
    list(run(made, root=tmp_path, folder=tmp_path / "broken", device="cpu"))
    assert weights(tmp_path / "broken") == weights(tmp_path / "unbroken")
    files = RunFolder(tmp_path / "broken")
    assert files.status().state is State.FINISHED
    rates = [epoch.learning_rate for epoch in files.read().epochs]
    assert rates == [epoch.learning_rate for epoch in RunFolder(tmp_path / "unbroken").read().epochs]
    assert len(set(rates)) > 1


def test_averaged_weights_are_what_is_saved(tmp_path: Path, plan: Make) -> None:
    made = plan(epochs=1, average_weights=0.999, learning_rate=0.01, half_weights=False)
    list(run(made, root=tmp_path, folder=tmp_path / "run", device="cpu"))
    snapshot = load_file(tmp_path / "run" / "last.safetensors")
    best = load_file(tmp_path / "run" / "best" / "model.safetensors")
    assert int(snapshot["average/n_averaged"]) == 2
    differ = 0
    for name, tensor in best.items():
        assert tensor.equal(snapshot[f"average/module.{name}"])
        differ += not tensor.equal(snapshot[f"network/{name}"])
    assert differ > len(best) / 2
    assert "averaged with decay 0.999" in read_config(tmp_path / "run" / "best").trained_with


def test_an_image_that_cannot_be_read_is_left_out_and_told(tmp_path: Path, plan: Make) -> None:
    (tmp_path / "train" / "images" / "train-03.png").write_bytes(b"no image")
    folder = tmp_path / "run"
    items = list(run(plan(), root=tmp_path, folder=folder, device="cpu"))
    left_out = items[0]
    assert isinstance(left_out, LeftOut)
    assert "train-03.png" in str(left_out)
    assert isinstance(items[-1], Epoch)
    status = RunFolder(folder).status()
    assert status.state is State.FINISHED
    assert status.reason == str(left_out)
    assert read_config(folder / "best").training_data[0].pairs in (5, 6)  # one of 10 is gone, and 4 validate


def test_masks_without_any_target_are_told(tmp_path: Path, plan: Make) -> None:
    for mask in (tmp_path / "train" / "masks").iterdir():
        Image.new("L", (64, 64)).save(mask)
    items = list(run(plan(epochs=1), root=tmp_path, folder=tmp_path / "run", device="cpu"))
    remarks = [item for item in items if isinstance(item, Remark)]
    assert "training pairs show background and nothing else" in str(remarks[0])
    status = RunFolder(tmp_path / "run").status()
    assert status.state is State.FINISHED
    assert str(remarks[0]) in status.reason


def test_masks_of_which_no_pixel_counts_are_refused(tmp_path: Path, plan: Make) -> None:
    for mask in (tmp_path / "train" / "masks").iterdir():
        Image.new("L", (64, 64), 9).save(mask)
    made = plan(data={"train": ("train",), "validation_pairs": 4, "classes": ("a", "b"), "ignored": 9})
    with pytest.raises(UserError, match=r"masks of the \d+ training pairs hold only 9, which data"):
        list(run(made, root=tmp_path, folder=tmp_path / "run", device="cpu"))
    status = RunFolder(tmp_path / "run").status()
    assert status.state is State.FAILED
    assert "hold only 9" in status.reason


def test_where_no_image_can_be_read_nothing_begins(tmp_path: Path, plan: Make) -> None:
    for path in (tmp_path / "train" / "images").iterdir():
        path.write_bytes(b"no image")
    with pytest.raises(UserError, match=r"None of 6 pairs can be used\. The first: .*\.png"):
        next(run(plan(), root=tmp_path, folder=tmp_path / "run", device="cpu"))
    assert RunFolder(tmp_path / "run").status().state is State.FAILED


def test_the_lists_of_a_run_make_the_same_run_again(tmp_path: Path, plan: Make, unbroken: Path) -> None:
    split = unbroken / "split"
    assert [len((split / f"{part}.txt").read_text().splitlines()) for part in ("train", "validation")] == [6, 4]
    again = plan(**FIELDS, data={"train": [str(split / "train.txt")], "validation": ["unbroken/split/validation.txt"]})
    list(run(again, root=tmp_path, folder=tmp_path / "again", device="cpu"))
    was, now = (RunFolder(one).read().epochs for one in (unbroken, tmp_path / "again"))
    assert len(was) == len(now) == 3
    assert all(epoch.selection_score[1] >= 0 for epoch in now)


def test_a_run_listens_between_two_steps(tmp_path: Path, plan: Make) -> None:
    files = RunFolder(tmp_path / "told")
    training = run(plan(**FIELDS), root=tmp_path, folder=files.folder, device="cpu")
    next(training)
    assert files.status().state is State.TRAINING
    files.send(Command.PAUSE)
    files.send(Command.STOP)  # the later word counts
    assert list(training) == []
    assert files.status().state is State.STOPPED


def test_two_processes_do_not_train_in_one_folder(tmp_path: Path, plan: Make) -> None:
    first = run(plan(), root=tmp_path, folder=tmp_path / "one", device="cpu")
    next(first)
    with pytest.raises(UserError, match="being trained in already"):
        next(run(plan(), root=tmp_path, folder=tmp_path / "one", device="cpu"))
    first.close()


def test_why_a_run_failed_is_in_its_folder(tmp_path: Path, plan: Make) -> None:
    made = plan(encoder_weights="none.safetensors")
    with pytest.raises(UserError, match="cannot be read"):
        list(run(made, root=tmp_path, folder=tmp_path / "failed", device="cpu"))
    status = RunFolder(tmp_path / "failed").status()
    assert status.state is State.FAILED
    assert "none.safetensors cannot be read" in status.reason


def test_where_not_even_that_can_be_written_the_reason_is_still_told(tmp_path: Path, plan: Make) -> None:
    folder = tmp_path / "full"
    training = run(plan(), root=tmp_path, folder=folder, device="cpu")
    next(training)
    # What stands where a file is to be written keeps everybody from it, root too.
    for name in ("status.json", "last.safetensors"):
        (folder / name).unlink(missing_ok=True)
        (folder / name / "in the way").mkdir(parents=True)
    with pytest.raises(UserError, match=r"last\.safetensors could not be written"):
        list(training)
    assert is_variant(folder / "best")


def test_a_damaged_snapshot_is_told(tmp_path: Path, plan: Make, unbroken: Path) -> None:
    (unbroken / "last.safetensors").write_bytes(b"no snapshot")
    with pytest.raises(UserError, match=r"cannot go on from .*last.safetensors"):
        next(run(plan(**FIELDS), root=tmp_path, folder=unbroken, device="cpu"))


def test_half_a_line_is_not_there_yet(tmp_path: Path, unbroken: Path) -> None:
    files = RunFolder(unbroken)
    before = files.read().steps
    whole = before[-1].model_dump_json()
    with open(files.steps, "a") as file:
        file.write(whole[:20])
    assert files.read().steps == before
    with open(files.steps, "a") as file:
        file.write(whole[20:] + "\n")
    assert files.read().steps == (*before, before[-1])


def until(files: RunFolder, wanted: Callable[[Run], bool], seconds: float = 200) -> Run:
    limit = time.monotonic() + seconds
    while not wanted(read := files.read()):
        assert time.monotonic() < limit, read
        time.sleep(0.02)
    return read


def test_a_killed_child_goes_on_where_it_was(tmp_path: Path, plan: Make) -> None:
    path = written(plan(**FIELDS), tmp_path)
    # In a child too: in another process torch may have another number of threads, and add in another order.
    unbroken = launch(path, tmp_path / "others", device="cpu")
    for _ in follow(unbroken):
        pass
    files = RunFolder(launch(path, tmp_path / "runs", device="cpu"))
    read = until(files, lambda one: bool(one.epochs) or one.status.state.over)
    assert not read.status.state.over
    os.kill(read.status.pid, signal.SIGKILL)
    assert until(files, lambda one: one.status.state.over).status.state is State.BROKEN_OFF
    assert launch(path, tmp_path / "runs", device="cpu") == files.folder
    *_, last = follow(files.folder)
    assert last.status.state is State.FINISHED
    assert weights(files.folder) == weights(unbroken)


def test_a_child_can_be_paused_and_stopped(tmp_path: Path, plan: Make) -> None:
    path = written(plan(epochs=1000, patience=1000), tmp_path)
    files = RunFolder(launch(path, tmp_path / "runs", device="cpu"))
    until(files, lambda one: one.status.state is State.TRAINING)
    with pytest.raises(UserError, match="already"):
        launch(path, tmp_path / "runs", device="cpu")
    files.send(Command.PAUSE)
    paused = until(files, lambda one: one.status.state is State.PAUSED)
    time.sleep(0.3)
    assert files.read().steps == paused.steps
    files.send(Command.RESUME)
    until(files, lambda one: len(one.steps) > len(paused.steps))
    files.send(Command.STOP)
    assert until(files, lambda one: one.status.state.over).status.state is State.STOPPED


def test_what_is_told_while_it_starts_is_kept_and_obeyed(tmp_path: Path, plan: Make) -> None:
    path = written(plan(**FIELDS), tmp_path)
    folder = tmp_path / "runs" / "small"
    folder.mkdir(parents=True)
    RunFolder(folder).send(Command.STOP)  # of an earlier run: it counts no more
    files = RunFolder(launch(path, tmp_path / "runs", device="cpu"))
    assert files.status().state is State.STARTING
    files.send(Command.PAUSE)
    assert not until(files, lambda one: one.status.state is not State.STARTING).steps
    assert files.status().state is State.PAUSED
    files.send(Command.RESUME)
    assert until(files, lambda one: one.status.state.over).status.state is State.FINISHED
    assert len(files.read().epochs) == 3


def test_a_run_that_is_stopped_while_it_starts_begins_no_step(tmp_path: Path, plan: Make) -> None:
    files = RunFolder(launch(written(plan(**FIELDS), tmp_path), tmp_path / "runs", device="cpu"))
    files.send(Command.STOP)
    assert until(files, lambda one: one.status.state.over).status.state is State.STOPPED
    assert files.read().steps == ()
    assert not is_variant(files.best)


def test_a_child_keeps_the_folder_from_its_first_moment_to_its_last(tmp_path: Path, plan: Make) -> None:
    files = RunFolder(launch(written(plan(epochs=1000, patience=1000), tmp_path), tmp_path / "runs", device="cpu"))
    assert files.lock.is_held()  # long before it has loaded torch
    until(files, lambda one: one.status.state is State.TRAINING)
    assert files.lock.is_held()
    os.kill(files.status().pid, signal.SIGKILL)
    assert until(files, lambda one: one.status.state.over).status.state is State.BROKEN_OFF
    assert not files.lock.is_held()


def test_a_child_that_cannot_begin_says_why(tmp_path: Path, plan: Make) -> None:
    path = written(plan(data={"train": ["gone"], "validation_pairs": 2}), tmp_path)
    *_, last = follow(launch(path, tmp_path / "runs", device="cpu"))
    assert last.status.state is State.FAILED
    assert "gone" in last.status.reason
    *_, last = follow(launch(path, tmp_path / "runs", device="cuda:7"))
    assert last.status.state in (State.FAILED, State.BROKEN_OFF)
    assert "cuda:7" in last.status.reason


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_twenty_kills_at_any_moment_lose_nothing(tmp_path: Path, plan: Make) -> None:
    fields = {"epochs": 12, "patience": 12}
    path = written(plan(**fields), tmp_path)
    unbroken = launch(path, tmp_path / "others", device="cpu")
    for _ in follow(unbroken):
        pass
    command = [sys.executable, "-m", "segview", "train", str(path), "--runs", str(tmp_path / "runs"), "--device", "cpu"]
    files, kills = RunFolder(tmp_path / "runs" / "small"), 0
    while kills < 20 and files.status().state is not State.FINISHED:
        done = len(files.read().epochs)
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while child.poll() is None and len(files.read().epochs) == done:
            time.sleep(0.01)
        time.sleep((kills % 7) * 0.03)
        child.kill()
        child.wait()
        kills += 1
        assert len(files.read().epochs) >= done
    if files.status().state is not State.FINISHED:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert weights(files.folder) == weights(unbroken)
