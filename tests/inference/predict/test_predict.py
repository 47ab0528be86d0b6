"""Predictions: a stream of ever fuller answers, right however they were computed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.maps.maps import LEVELS, level_of
from segview.core.requests.request import Request
from segview.inference.backends.devices import ExecutionMode
from segview.inference.passes.forward import network_input
from segview.inference.predict.predictor import Predictor
from segview.networks.base.network import SegmentationNetwork
from segview.networks.heads.output import probabilities

MakeVariant = Callable[..., Path]
CPU, ALONE = ExecutionMode("cpu"), ExecutionMode("cpu", together=False)


def _request(folder: Path, **how: Any) -> Request:
    how.setdefault("device", "cpu")
    return Request(Path("x.png"), folder, **how)


def _last(predictor: Predictor, request: Request, image: np.ndarray, **how: Any) -> Prediction:
    *_, last = predictor.predict(request, image, **how)
    return last


def _p(prediction: Prediction) -> np.ndarray:
    assert prediction.target is not None
    return prediction.target.array()


def test_each_answer_is_fuller_than_the_one_before(shared: Predictor, lively: MakeVariant, image: np.ndarray) -> None:
    request = _request(lively("C"), scales=(0.5, 1, 2))
    answers = list(shared.predict(request, image))
    assert [answer.scales_done for answer in answers] == [(1.0,), (0.5, 1.0), (0.5, 1.0, 2.0)]
    assert [answer.complete for answer in answers] == [False, False, True]
    for answer in answers:
        assert (answer.request, answer.size, answer.classes) == (request, (75, 58), ("background", "polyp"))
        assert answer.maps["mask"].shape == (75, 58)
        assert answer.path == "cpu fp32"
    for before, after in pairwise(answers):
        assert set(before.maps) < set(after.maps)
        assert after.timings["forward"] > before.timings["forward"]
    assert not any(name.startswith(("scale/0.5", "scale/2", "scale/dis")) for name in answers[0].maps)
    assert set(answers[-1].timings) == {"load", "forward", "maps", "total"}
    assert sum(answers[-1].timings[stage] for stage in ("load", "forward", "maps")) <= answers[-1].timings["total"]


def test_the_scale_nearest_to_one_bears_no_scale_in_its_names(
    shared: Predictor, lively: MakeVariant, image: np.ndarray
) -> None:
    answer = _last(shared, _request(lively("C"), scales=(0.5, 2, 3)), image)
    assert {"cbam/spatial", "scale/2/cbam/spatial", "scale/3/cbam/spatial"} <= set(answer.maps)
    assert "scale/0.5/cbam/spatial" not in answer.maps


@pytest.mark.parametrize("how", ["average", "max"])
def test_the_merged_probability_is_that_of_plain_forwards(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, how: Any
) -> None:
    predictor, folder = shared, lively("B", size=(33, 47), output_activation="selu")
    variant = predictor.variant(folder)
    with torch.inference_mode():
        each = [probabilities(variant.network(_input(variant, image, scale)))[0] for scale in (0.5, 1, 1.5)]
    finest = each[-1].shape[-2:]
    stack = torch.stack([functional.interpolate(p[None], finest, mode="bilinear")[0] for p in each]).numpy()
    merged = stack.mean(axis=0)
    if how == "max":
        merged = stack.max(axis=0) / stack.max(axis=0).sum(axis=0)
    expected = functional.interpolate(torch.tensor(merged)[None], (75, 58), mode="bilinear")[0, 1].numpy()
    found = _p(_last(predictor, _request(folder, scales=(0.5, 1, 1.5), merge=how), image))
    assert np.abs(found - expected).max() < 2 / LEVELS
    assert 0.1 < (found > 0.5).mean() < 0.9


def _input(variant: Any, image: np.ndarray, scale: float) -> Tensor:
    return network_input(image, scale, variant.config.preprocessing)


@pytest.mark.parametrize("mode", [CPU, ALONE], ids=str)
def test_flipping_is_the_mean_with_the_mirrored_pass(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, mode: ExecutionMode
) -> None:
    predictor, folder = shared, lively("A", size=(64, 64))
    variant = predictor.variant(folder)
    x = _input(variant, image, 1)
    with torch.inference_mode():
        plain, mirrored = (probabilities(variant.network(y))[0] for y in (x, x.flip(-1)))
    merged = (plain + mirrored.flip(-1)) / 2
    assert (plain - merged).abs().max() > 0.02
    expected = functional.interpolate(merged[None], (75, 58), mode="bilinear")[0, 1].numpy()
    answer = _last(predictor, _request(folder, scales=(1,), flip=True), image, among=[mode])
    assert np.abs(_p(answer) - expected).max() < 2 / LEVELS
    # The taps tell of the plain pass alone.
    alone = _last(predictor, _request(folder, scales=(1,)), image)
    assert np.abs(answer.maps["output/polyp"].array() - alone.maps["output/polyp"].array()).max() < 1e-2


@pytest.mark.parametrize("size", [(64, 64), (33, 47)])
def test_the_mask_of_the_mirrored_image_is_the_mirrored_mask(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, size: Any
) -> None:
    predictor, folder = shared, lively("D", size=size)
    request = _request(folder, scales=(0.5, 1), flip=True)
    plain, mirrored = (_p(_last(predictor, request, p)) for p in (image, np.ascontiguousarray(image[:, ::-1])))
    # Resizing rounds to 8 bits, and not quite alike from both sides.
    assert np.abs(plain - mirrored[:, ::-1]).max() < 0.02
    assert ((plain > 0.5) == (mirrored[:, ::-1] > 0.5)).mean() > 0.99
    without = [_p(_last(predictor, _request(folder, scales=(1,)), p)) for p in (image, image[:, ::-1])]
    assert np.abs(without[0] - without[1][:, ::-1]).max() > 0.05


def test_the_image_is_read_where_it_is_not_given(shared: Predictor, lively: MakeVariant, polyp_image: Path) -> None:
    *_, last = shared.predict(Request(polyp_image, lively("A"), device="cpu", scales=(0.5,)))
    assert (last.size, last.complete) == ((96, 128), True)
    with pytest.raises(UserError, match=r"nowhere\.png"):
        next(shared.predict(Request(Path("nowhere.png"), lively("A"), device="cpu")))


@pytest.mark.parametrize("size", [(1, 1), (1, 200), (300, 2)])
def test_images_of_any_shape(shared: Predictor, lively: MakeVariant, size: tuple[int, int]) -> None:
    chance = np.random.default_rng(0)
    answer = _last(shared, _request(lively("C")), chance.integers(0, 256, (*size, 3), np.uint8))
    assert answer.maps["mask"].shape == size
    assert np.isfinite(_p(answer)).all()


def test_a_network_of_one_channel_sees_grey_and_one_of_four_is_refused(
    shared: Predictor, lively: MakeVariant, image: np.ndarray
) -> None:
    grey = np.repeat(image.mean(axis=2, keepdims=True).round().astype(np.uint8), 3, axis=2)
    request = _request(lively("A", in_channels=1), scales=(1,))
    coloured, plain = (_p(_last(shared, request, p)) for p in (image, grey))
    assert np.abs(coloured - plain).max() < 0.03
    assert np.ptp(coloured) > 0.3
    with pytest.raises(UserError, match="takes 4 channels, and images have 3"):
        next(shared.predict(_request(lively("A", in_channels=4)), image))


# ---- ways, and what is tried next


@contextmanager
def _hooked(network: nn.Module, hook: Callable[..., Any], *, before: bool = True) -> Iterator[None]:
    handle = network.register_forward_pre_hook(hook) if before else network.register_forward_hook(hook)
    try:
        yield
    finally:
        handle.remove()


def _too_small_for(pixels: int, times: int) -> Callable[..., None]:
    """Return a hook with which a network runs out of memory on inputs of so many pixels, the first so many times."""
    left = [times]

    def check(_network: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        batch, _, rows, columns = inputs[0].shape
        if batch * rows * columns >= pixels and left[0]:
            left[0] -= 1
            raise torch.OutOfMemoryError("Tried to allocate more than there is")

    return check


def test_a_flipped_copy_that_does_not_fit_is_run_alone(
    shared: Predictor, lively: MakeVariant, image: np.ndarray
) -> None:
    predictor, request = shared, _request(lively("D"), scales=(0.5, 1, 2), flip=True)
    expected = _last(predictor, request, image, among=[CPU])
    # Two images at scale 2 are too many, one is not.
    with _hooked(predictor.variant(request.variant).network, _too_small_for(2 * 128 * 128, 99)):
        answers = list(predictor.predict(request, image, among=[CPU, ALONE]))
    assert [answer.path for answer in answers] == [
        "cpu fp32",
        "cpu fp32",
        "cpu fp32, one pass at a time; cpu fp32 was out of memory at scale 2",
    ]
    assert np.abs(_p(answers[-1]) - _p(expected)).max() <= 2 / LEVELS
    assert set(answers[-1].maps) == set(expected.maps)


def test_each_way_is_tried_and_what_was_done_is_kept(shared: Predictor, lively: MakeVariant, image: np.ndarray) -> None:
    predictor, request = shared, _request(lively("A"), scales=(0.5, 1, 2))
    expected = _last(predictor, request, image)
    forwards: list[int] = []
    network = predictor.variant(request.variant).network
    with (
        _hooked(network, _too_small_for(128 * 128, 2)),
        _hooked(network, lambda _network, inputs, _output: forwards.append(inputs[0].shape[-1]), before=False),
    ):
        answer = _last(predictor, request, image, among=[CPU, ALONE, CPU])
    assert answer.path == (
        "cpu fp32; cpu fp32 was out of memory at scale 2; cpu fp32, one pass at a time was out of memory at scale 2"
    )
    assert forwards == [64, 32, 128]
    assert np.array_equal(_p(answer), _p(expected))


def test_when_no_way_is_left_the_user_is_told_what_to_do(
    shared: Predictor, lively: MakeVariant, image: np.ndarray
) -> None:
    predictor, request = shared, _request(lively("A"), scales=(1, 2))
    answers: list[Prediction] = []
    network = predictor.variant(request.variant).network
    message = r"out of memory at scale 2, and there is no other way to run it\. Leave out the largest scale\."
    with _hooked(network, _too_small_for(128 * 128, 99)), pytest.raises(UserError, match=message):
        answers.extend(predictor.predict(request, image, among=[CPU, ALONE]))
    assert [answer.scales_done for answer in predictor.predict(request, image)] == [(1.0,), (1.0, 2.0)]


def test_the_memory_of_the_cpu_runs_out_with_words_of_its_own(
    shared: Predictor, lively: MakeVariant, image: np.ndarray
) -> None:
    predictor, request = shared, _request(lively("A"), scales=(1,))

    def grab(_network: nn.Module, _inputs: object) -> None:
        torch.empty(2**60)  # the allocator refuses, by an error that is no OutOfMemoryError

    with (
        _hooked(predictor.variant(request.variant).network, grab),
        pytest.raises(UserError, match="cpu fp32 was out of memory at scale 1"),
    ):
        next(predictor.predict(request, image))


def test_maps_that_do_not_fit_are_told(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = functional.interpolate

    def interpolate(x: Tensor, size: Any = None, **how: Any) -> Tensor:
        if size == (75, 58):
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 17400 bytes.")
        return real(x, size, **how)

    monkeypatch.setattr(functional, "interpolate", interpolate)
    with pytest.raises(UserError, match="not enough memory for maps of 75 × 58 pixels"):
        next(shared.predict(_request(lively("A")), image))


def test_another_error_of_the_network_is_a_bug_and_stays_one(
    shared: Predictor, lively: MakeVariant, image: np.ndarray
) -> None:
    predictor, request = shared, _request(lively("A"))

    def broken(_network: nn.Module, _inputs: object) -> None:
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    with (
        _hooked(predictor.variant(request.variant).network, broken),
        pytest.raises(RuntimeError, match="mat1 and mat2"),
    ):
        next(predictor.predict(request, image, among=[CPU, ALONE]))


def test_numbers_that_low_precision_cannot_hold_are_computed_in_another_way(
    shared: Predictor, lively: MakeVariant, image: np.ndarray
) -> None:
    predictor, request = shared, _request(lively("A"), scales=(1,))
    expected = _last(predictor, request, image)

    def overflowing(_network: nn.Module, _inputs: object, output: Tensor) -> Tensor | None:
        return output * torch.nan if torch.is_autocast_enabled("cpu") else None

    low = ExecutionMode("cpu", torch.bfloat16)
    with _hooked(predictor.variant(request.variant).network, overflowing, before=False):
        answer = _last(predictor, request, image, among=[low, CPU])
        with pytest.raises(UserError, match=r"gave numbers that are not finite.* choose another"):
            next(predictor.predict(request, image, among=[low]))
    assert answer.path == "cpu fp32; cpu bf16 gave numbers that are not finite at scale 1"
    assert np.array_equal(_p(answer), _p(expected))


def test_low_precision_is_near_to_full_precision(shared: Predictor, lively: MakeVariant, image: np.ndarray) -> None:
    predictor, request = shared, _request(lively("C"), scales=(1,))
    full = _p(_last(predictor, request, image))
    answer = _last(predictor, request, image, among=[ExecutionMode("cpu", torch.bfloat16)])
    assert answer.path == "cpu bf16"
    assert 0 < np.abs(_p(answer) - full).max() < 0.1


@pytest.mark.parametrize("end", ["closed", "out of memory", "whole"])
def test_nothing_listens_any_more_when_a_prediction_is_over(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, end: str
) -> None:
    predictor, request = shared, _request(lively("D"), scales=(0.5, 1))
    network = predictor.variant(request.variant).network
    answers = predictor.predict(request, image, among=[CPU])
    next(answers)
    if end == "closed":
        answers.close()
    elif end == "whole":
        assert len(list(answers)) == 1
    else:
        inner = network.head
        with _hooked(inner, _too_small_for(1, 1)), pytest.raises(UserError):
            next(answers)
    assert not any(module._forward_hooks or module._forward_pre_hooks for module in network.modules())


# ---- networks kept


def _copied(folder: Path, target: Path) -> Path:
    return shutil.copytree(folder, target)


def test_a_network_is_loaded_once_and_again_when_its_files_change(
    lively: MakeVariant, image: np.ndarray, tmp_path: Path
) -> None:
    folder = _copied(lively("A"), tmp_path / "best")
    predictor = Predictor()
    first = predictor.variant(folder)
    assert predictor.variant(folder) is first
    before = _p(_last(predictor, _request(folder, scales=(1,)), image))
    other = lively("A", size=(33, 47))
    for name in ("model.safetensors", "config.json"):
        shutil.copyfile(other / name, folder / name)
    after = _last(predictor, _request(folder, scales=(1,)), image)
    assert after.maps["output/polyp"].shape == (33, 47)
    assert not np.array_equal(_p(after), before)


def test_a_change_of_the_same_time_and_size_is_seen(lively: MakeVariant, tmp_path: Path) -> None:
    folder = _copied(lively("A"), tmp_path / "best")
    config = folder / "config.json"
    predictor, then = Predictor(), os.stat(config)
    assert predictor.variant(folder).config.threshold == 0.5
    # Replaced as ``atomic_write`` does it, and dated as a backup that is put back is dated.
    changed = config.read_text().replace('"threshold": 0.5', '"threshold": 0.6')
    (folder / "new").write_text(changed)
    os.utime(folder / "new", ns=(then.st_atime_ns, then.st_mtime_ns))
    os.replace(folder / "new", config)
    assert predictor.variant(folder).config.threshold == 0.6


def test_a_variant_that_is_gone_or_damaged_is_told_and_can_come_back(lively: MakeVariant, tmp_path: Path) -> None:
    folder = _copied(lively("A"), tmp_path / "best")
    predictor = Predictor()
    predictor.variant(folder)
    weights = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(weights[:-1] + b"\x00\x01")
    with pytest.raises(UserError, match=r"model\.safetensors"):
        predictor.variant(folder)
    (folder / "model.safetensors").unlink()
    with pytest.raises(UserError, match=r"model\.safetensors"):
        predictor.variant(folder)
    (folder / "model.safetensors").write_bytes(weights)
    assert predictor.variant(folder).config.name


def test_no_more_networks_are_kept_than_asked_for(lively: MakeVariant) -> None:
    folders = [lively("A"), lively("B"), lively("C")]
    predictor = Predictor(networks_kept=2)
    first, second = predictor.variant(folders[0]), predictor.variant(folders[1])
    assert predictor.variant(folders[0]) is first
    predictor.variant(folders[2])
    assert predictor.variant(folders[0]) is first
    assert predictor.variant(folders[1]) is not second


# ---- on a GPU


@pytest.mark.gpu
@pytest.mark.parametrize("head", ["A", "D"])
def test_a_gpu_agrees_with_the_cpu(shared: Predictor, lively: MakeVariant, image: np.ndarray, head: str) -> None:
    predictor, folder = shared, lively(head)
    cpu = _last(predictor, _request(folder, flip=True), image)
    full = _last(predictor, _request(folder, flip=True), image, among=[ExecutionMode("cuda")])
    fast = _last(predictor, _request(folder, flip=True, device="cuda"), image)
    assert full.path == "cuda fp32"
    assert fast.path in ("cuda bf16", "cuda fp16")
    assert set(cpu.maps) == set(full.maps) == set(fast.maps)
    assert np.abs(_p(full) - _p(cpu)).max() < 5e-3
    assert np.abs(_p(fast) - _p(cpu)).max() < 0.1
    assert ((_p(fast) > 0.5) == (_p(cpu) > 0.5)).mean() > 0.97


@pytest.mark.gpu
def test_a_gpu_without_memory_gives_way_to_the_cpu(shared: Predictor, lively: MakeVariant, image: np.ndarray) -> None:
    predictor, folder = shared, lively("D")
    request = _request(folder, device="cuda")
    expected = _last(predictor, _request(folder), image)

    def full(_network: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        if inputs[0].device.type == "cuda" and inputs[0].shape[-1] >= 128:
            torch.empty(2**46, device="cuda")

    with _hooked(predictor.variant(folder).network, full):
        answer = _last(predictor, request, image)
    assert answer.path.startswith("cpu fp32; cuda ")
    assert answer.path.count("was out of memory at scale 2") == 2
    assert np.abs(_p(answer) - _p(expected)).max() < 0.1
    network = predictor.variant(folder).network
    assert isinstance(network, SegmentationNetwork)
    assert {parameter.device.type for parameter in network.parameters()} == {"cpu"}
    # The next request tries the GPU again.
    assert _last(predictor, request, image).path.startswith("cuda")


def test_the_mask_is_where_the_probability_exceeds_the_threshold(
    shared: Predictor, lively: MakeVariant, image: np.ndarray
) -> None:
    answer = _last(shared, _request(lively("A", threshold=0.3)), image)
    assert answer.threshold == 0.3
    mask = answer.maps["mask"].values > level_of(answer.threshold)
    assert np.array_equal(mask, _p(answer) > 0.3)
