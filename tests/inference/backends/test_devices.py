"""Devices by name, and the ways to run on them."""

from __future__ import annotations

import pytest
import torch

from segview.core.base.errors import UserError
from segview.inference.backends.devices import ExecutionMode, devices, execution_modes, out_of_memory, resolve


def test_what_can_be_chosen_can_be_resolved() -> None:
    assert devices()[:2] == ("auto", "cpu")
    assert resolve("cpu") == "cpu"
    assert resolve("auto") == ("cuda" if torch.cuda.is_available() else "cpu")
    assert all(resolve(name) for name in devices())


@pytest.mark.parametrize("name", ["gpu", "cuda:999", "CPU", "", "cuda:-1", "mps:x"])
def test_a_device_that_is_not_here_is_told(name: str) -> None:
    with pytest.raises(UserError, match=rf"There is no device '{name}' on this machine\. Choose one of: auto, cpu"):
        resolve(name)


def test_a_way_says_what_it_is() -> None:
    assert str(ExecutionMode("cpu")) == "cpu fp32"
    assert str(ExecutionMode("cuda:1", torch.float16, together=False)) == "cuda:1 fp16, one pass at a time"
    assert execution_modes("cpu") == (ExecutionMode("cpu"),)


@pytest.mark.gpu
def test_the_ways_of_a_gpu_end_at_the_cpu() -> None:
    first, second, last = execution_modes("cuda:0")
    assert (first.device, second.device, last) == ("cuda:0", "cuda:0", ExecutionMode("cpu"))
    assert first.together
    assert not second.together


@pytest.mark.parametrize(
    ("error", "is_one"),
    [
        (torch.OutOfMemoryError("CUDA out of memory."), True),
        (MemoryError(), True),
        (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate"), True),
        (RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate"), True),
        (RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling"), True),
        (RuntimeError("shapes cannot be multiplied"), False),
        (ValueError("can't allocate memory"), False),
    ],
)
def test_errors_of_memory_are_known_from_others(error: Exception, is_one: bool) -> None:
    assert out_of_memory(error) is is_one
