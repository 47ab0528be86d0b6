"""The computing time of a network for an image on this machine."""

from __future__ import annotations

import statistics
import time

import torch

from segview.networks.base.network import SegmentationNetwork

RUNS = 5


@torch.inference_mode()
def seconds(network: SegmentationNetwork, channels: int, *, side: int, device: str) -> float:
    """Return the median time of five passes of an image of ``side`` × ``side``, in seconds, after one for warm-up.

    The network is moved to the device and left there in evaluation mode.
    """
    network.eval().to(device)
    x = torch.randn(1, channels, side, side, generator=torch.Generator().manual_seed(0)).to(device)
    times: list[float] = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        network(x)
        if x.is_cuda:
            torch.cuda.synchronize(device)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])
