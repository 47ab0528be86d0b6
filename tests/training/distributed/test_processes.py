"""Several processes train as one would with the whole batch."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tomlkit
import torch
from PIL import Image
from safetensors.torch import load_file
from timm.layers.norm_act import SyncBatchNormAct
from torch.nn.modules.batchnorm import _BatchNorm

from segview.core.base.errors import UserError
from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run import Command, Run, State, Step
from segview.core.runs.run_folder import RunFolder
from segview.core.variants.spec import NetworkSpec
from segview.data.datasets import Pair
from segview.networks.build import build
from segview.training.data.in_memory import InMemoryDataset
from segview.training.distributed import processes
from segview.training.distributed.batch_norm import SharedBatchNorm, with_common_norms
from segview.training.runs.run import _FollowedFolder, run
from tests.conftest import ROOT
from tests.training.shared_losses import losses, normalised

Make = Callable[..., TrainingPlan]
TORCHRUN = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
FIELDS = {
    "network": {"architecture": "unet_original", "size": "small", "options": {"norm": False}},
    "epochs": 3,
    "average_weights": 0.9,
    "schedule": {"name": "plateau", "wait": 0},
    "learning_rate": 1e-4,
}


@pytest.fixture
def torchrun(tmp_path: Path, plan: Make) -> Callable[..., subprocess.Popen[str]]:
    """Start two processes that train ``plan(**FIELDS)``, or another."""

    def started(**changes: object) -> subprocess.Popen[str]:
        path = tmp_path / "plan.toml"
        path.write_text(tomlkit.dumps(plan(**{**FIELDS, **changes}).model_dump(mode="json", exclude_none=True)))
        command = [*TORCHRUN, "-m", "segview", "train", str(path), "--runs", str(tmp_path / "runs"), "--device", "cpu"]
        return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    return started


def workers(torchrun: int) -> dict[int, int]:
    """Return the processes that torchrun has started, by rank."""
    found = {}
    for task in Path(f"/proc/{torchrun}/task").iterdir():
        for number in (task / "children").read_text().split():
            variables = Path("/proc", number, "environ").read_bytes().split(b"\0")
            found |= {int(one[5:]): int(number) for one in variables if one.startswith(b"RANK=")}
    return found


def until(files: RunFolder, wanted: Callable[[Run], bool]) -> Run:
    limit = time.monotonic() + 60
    while not wanted(read := files.read()):
        assert time.monotonic() < limit, read
        time.sleep(0.02)
    return read


def test_shares_are_parts_that_differ_by_one_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    assert processes.shard(7) == slice(0, 7)
    for count, size in ((7, 3), (2, 2), (2, 3), (12, 4)):
        monkeypatch.setattr(processes, "size", lambda size=size: size)
        parts = []
        for rank in range(size):
            monkeypatch.setattr(processes, "rank", lambda rank=rank: rank)
            parts.append(torch.arange(count)[processes.shard(count)].tolist())
        assert parts == [part.tolist() for part in torch.arange(count).tensor_split(size)]


@pytest.mark.parametrize("device", ["cpu", "cuda:0"])
def test_common_norms_are_the_same_norms(device: str) -> None:
    """Also where they bring their activation with them, as in encoders of timm."""
    network = build(NetworkSpec(encoder="tu-mobilenetv3_small_050", decoder_channels=(16, 16, 8, 8, 8))).eval()
    x = torch.randn(1, 3, 64, 64)
    before, names, weights = network(x), list(network.state_dict()), {id(one) for one in network.parameters()}
    common = with_common_norms(network, device)
    torch.testing.assert_close(common(x), before)
    assert list(common.state_dict()) == names
    assert {id(one) for one in common.parameters()} == weights
    kinds = {type(module) for module in common.modules() if isinstance(module, _BatchNorm)}
    assert kinds <= ({SharedBatchNorm} if device == "cpu" else {torch.nn.SyncBatchNorm, SyncBatchNormAct})


def test_alone_a_common_norm_is_a_batch_norm() -> None:
    mine = slice(None)
    for name, expected in normalised(mine, lambda norm: norm).items():
        found = normalised(mine, SharedBatchNorm)[name]
        torch.testing.assert_close(found, expected, atol=1e-4, rtol=1e-4, msg=name)
    with pytest.raises(ValueError, match="Expected more than 1 value per channel"):
        SharedBatchNorm(torch.nn.BatchNorm2d(2))(torch.ones(1, 2, 1, 1))


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Any]]:
    """The results of two processes, each of its share, and the folder of the images that they read."""
    folder = tmp_path_factory.mktemp("shares")
    for number in range(5):
        Image.fromarray(np.full((8, 8, 3), 200 * (number % 2), np.uint8)).save(folder / f"{number}.png")
    (folder / "3.png").write_text("no image")
    subprocess.run([*TORCHRUN, "-m", "tests.training.shared_losses", str(folder)], cwd=ROOT, check=True, timeout=100)
    return folder, [torch.load(folder / f"{rank}.pt") for rank in (0, 1)]


def test_two_processes_read_pairs_once_into_memory_of_both(shares: tuple[Path, list[Any]]) -> None:
    folder, found = shares
    alone = InMemoryDataset.read([Pair(path, path) for path in sorted(folder.glob("*.png"))], (8, 8))
    assert len(alone) == 4
    for *_, (before, after, left_out) in found:
        assert torch.equal(before, alone.images)
        assert int(after[0, 0, 0, 0]) == int(before[0, 0, 0, 0]) + 1  # the first process has changed it
        assert left_out == [one.reason for one in alone.left_out]


def test_the_folder_of_a_run_is_kept_by_the_first_process_alone(tmp_path: Path) -> None:
    first, further = RunFolder(tmp_path), _FollowedFolder(tmp_path)
    with first.lock.hold():
        first.write_status(State.TRAINING)
        first.send(Command.STOP)
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        with further.lock.hold():
            further.write_status(State.FINISHED)
            further.add(Step(epoch=1, step=1, steps=2, loss=0.5, images_per_second=1.0, memory=1))
            assert further.take_command() is None
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
        assert first.take_command() is Command.STOP
        with pytest.raises(UserError, match="being trained in already"), RunFolder(tmp_path).lock.hold():
            pass


def test_losses_and_norms_of_shares_are_those_of_the_whole_batch(shares: tuple[Path, list[Any]]) -> None:
    (first, one, _), (second, other, _) = shares[1]
    for name, (loss, gradient) in losses(slice(None)).items():
        parts = first[name], second[name]
        assert [part[0] for part in parts] == pytest.approx([loss, loss], rel=1e-6), name
        # DistributedDataParallel takes the mean of what the two have.
        torch.testing.assert_close(torch.cat([part[1] for part in parts]) / 2, gradient, msg=name)
    for name, expected in normalised(slice(None), lambda norm: norm).items():
        if name == "weight":
            found = (one[name] + other[name]) / 2
        elif name in ("given", "gradient"):
            found = torch.cat([one[name], other[name]]) / (2 if name == "gradient" else 1)
        else:
            found = one[name]
            assert torch.equal(one[name], other[name])
        torch.testing.assert_close(found, expected, msg=name, atol=1e-4, rtol=1e-4)


@pytest.mark.slow
def test_two_processes_train_as_one_with_the_whole_batch(tmp_path: Path, plan: Make, torchrun) -> None:
    alone = RunFolder(tmp_path / "alone")
    list(run(plan(**FIELDS), root=tmp_path, folder=alone.folder, device="cpu"))
    child = torchrun()
    said, _ = child.communicate(timeout=100)
    assert child.returncode == 0, said
    assert said.count("epoch 1/3") == 1  # only the first speaks
    files = RunFolder(tmp_path / "runs" / "small")
    read = files.read()
    assert read.status.state is State.FINISHED
    assert len(read.epochs) == 3
    for one, two in zip(alone.read().epochs, read.epochs, strict=True):
        assert two.loss == pytest.approx(one.loss, rel=1e-5)
        assert two.validation_dice == pytest.approx(one.validation_dice, abs=2e-3)
        assert two.calibration_error == pytest.approx(one.calibration_error, abs=1e-3)
        assert (two.best, two.learning_rate) == (one.best, one.learning_rate)
    was, now = (load_file(folder / "last.safetensors") for folder in (alone.folder, files.folder))
    assert was.keys() == now.keys() - {"global chance/1"}
    torch.testing.assert_close(was["chance"], now["chance"])
    for name in was:
        if name.startswith(("network/", "average/")):
            torch.testing.assert_close(now[name], was[name], atol=1e-4, rtol=1e-3, msg=name)


@pytest.mark.slow
def test_batch_norms_look_at_all_shares(tmp_path: Path, plan: Make, torchrun) -> None:
    # Adam would make steps of one size from gradients that are nothing but rounding.
    recipe = {"optimiser": "sgd", "learning_rate": 0.02, "epochs": 2}
    fields = {"network": {"architecture": "unet_original", "size": "small"}, **recipe}
    alone = RunFolder(tmp_path / "alone")
    list(run(plan(**{**FIELDS, **fields}), root=tmp_path, folder=alone.folder, device="cpu"))
    child = torchrun(**fields)
    said, _ = child.communicate(timeout=100)
    assert child.returncode == 0, said
    files = RunFolder(tmp_path / "runs" / "small")
    was, now = ([one.loss for one in each.read().epochs] for each in (alone, files))
    assert now == pytest.approx(was, rel=1e-4)
    was, now = (load_file(folder / "last.safetensors") for folder in (alone.folder, files.folder))
    for name, tensor in was.items():
        if name.startswith("network/") and name.endswith(("running_mean", "running_var")):
            torch.testing.assert_close(now[name], tensor, atol=1e-3, rtol=1e-2, msg=name)


@pytest.mark.slow
def test_killed_processes_go_on_where_they_were(tmp_path: Path, torchrun) -> None:
    """With dropout, whose chance each process has of its own."""
    fields = {"network": {"architecture": "segnet_basic", "options": {"dropout": True}}, "epochs": 4, "patience": 9}
    child = torchrun(**fields)
    child.communicate(timeout=100)
    unbroken = load_file(tmp_path / "runs" / "small" / "last.safetensors")
    (tmp_path / "runs").rename(tmp_path / "unbroken")
    child = torchrun(**fields)
    files = RunFolder(tmp_path / "runs" / "small")
    until(files, lambda read: len(read.epochs) == 2)
    os.kill(workers(child.pid)[1], signal.SIGKILL)
    said, _ = child.communicate(timeout=100)
    assert child.returncode == 1
    assert files.status().state in (State.FAILED, State.BROKEN_OFF), said
    done = len(files.read().epochs)
    assert 2 <= done < 4
    child = torchrun(**fields)
    said, _ = child.communicate(timeout=100)
    assert f"epoch {done}/4" not in said
    assert files.status().state is State.FINISHED, said
    again = load_file(files.snapshot)
    assert {name: tensor.numpy().tobytes() for name, tensor in again.items()} == {
        name: tensor.numpy().tobytes() for name, tensor in unbroken.items()
    }


@pytest.mark.slow
def test_why_several_processes_failed_is_in_the_folder(tmp_path: Path, torchrun) -> None:
    child = torchrun(batch=1)
    said, _ = child.communicate(timeout=100)
    assert child.returncode == 1
    status = RunFolder(tmp_path / "runs" / "small").status()
    assert status.state is State.FAILED
    assert "A batch of 1 pairs cannot be shared by 2 processes. Raise that" in status.reason
    assert status.reason.split(".")[0] in " ".join(said.split())


@pytest.mark.slow
def test_several_processes_pause_and_stop_as_one(tmp_path: Path, torchrun) -> None:
    child = torchrun(epochs=1000, patience=1000)
    files = RunFolder(tmp_path / "runs" / "small")
    until(files, lambda read: bool(read.epochs))
    files.send(Command.PAUSE)
    paused = until(files, lambda read: read.status.state is State.PAUSED)
    time.sleep(0.5)
    assert files.read().steps == paused.steps
    files.send(Command.RESUME)
    until(files, lambda read: len(read.epochs) > len(paused.epochs) + 1)
    files.send(Command.STOP)
    said, _ = child.communicate(timeout=60)
    assert child.returncode == 0, said
    assert files.status().state is State.STOPPED
