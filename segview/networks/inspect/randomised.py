"""Networks whose weights are drawn anew, layer by layer from the output to the input."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, cast

import torch
from torch import nn

from segview.networks.base.hooks import hooked
from segview.networks.base.network import SegmentationNetwork


def layers_by_run(network: nn.Module, run: Callable[[], object]) -> list[str]:
    """Return the places of the modules that have weights of their own, in the order in which they run last.

    Args:
        network: Any.
        run: Has it run once.
    """
    order: dict[str, None] = {}
    places = {module: place for place, module in network.named_modules() if _own(module)}

    def note(module: nn.Module, _inputs: Any, _output: Any) -> None:
        order.pop(places[module], None)
        order[places[module]] = None

    with hooked(module.register_forward_hook(note) for module in places):
        run()
    return list(order)


def cascade(
    network: SegmentationNetwork,
    layers: list[str],
    run: Callable[[SegmentationNetwork], object],
    *,
    stages: int,
    seed: int,
) -> list[tuple[str, SegmentationNetwork]]:
    """Return copies whose weights are random from the output down to a layer, the last one in all layers.

    The cascading randomisation of Adebayo et al. (2018), in stages of as many layers each. A layer is initialised as it
    was before any training; what has no such way is drawn from a normal distribution of the mean and the spread it had.
    Normalisation by statistics of the training takes those of the image instead: else nothing would pass.

    Args:
        network: Stays as it is.
        layers: Places in it, as ``layers_by_run`` gives them.
        run: Has a copy run on an image.
        stages: How many copies there are at most.
        seed: Of what is drawn.
    """
    if not layers or not stages:
        return []
    changed, done, copies = copy.deepcopy(network), 0, list[tuple[str, SegmentationNetwork]]()
    downwards = layers[::-1]
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(seed)
        for stage in range(1, min(stages, len(layers)) + 1):
            upto = round(stage * len(layers) / min(stages, len(layers)))
            for place in downwards[done:upto]:
                _draw(changed.get_submodule(place))
            done = upto
            _adapt([changed.get_submodule(place) for place in downwards[:upto]], partial(run, changed))
            copies.append((downwards[upto - 1], changed))
            changed = changed if stage == min(stages, len(layers)) else copy.deepcopy(changed)
    return copies


def _own(module: nn.Module) -> bool:
    return next(module.parameters(recurse=False), None) is not None


def _draw(module: nn.Module) -> None:
    reset: Any = getattr(module, "reset_parameters", None)
    if callable(reset):
        reset()
        return
    for parameter in module.parameters(recurse=False):
        numbers = parameter.detach().float()
        spread = float(numbers.std()) if numbers.numel() > 1 else 1.0
        parameter.copy_(torch.randn_like(parameter) * spread + float(numbers.mean()))


def _adapt(modules: Iterable[nn.Module], run: Callable[[], object]) -> None:
    """Have normalisation layers take the statistics of what passes through them."""
    those = [
        module
        for module in modules
        if isinstance(module, nn.modules.batchnorm._BatchNorm) and module.running_mean is not None
    ]
    if those:
        with hooked(module.register_forward_pre_hook(_take_statistics) for module in those):
            run()


def _take_statistics(module: nn.Module, inputs: tuple[Any, ...]) -> None:
    x, layer = inputs[0].float(), cast("nn.BatchNorm2d", module)
    axes = [0, *range(2, x.ndim)]
    # One number a channel has no spread.
    if x.numel() > x.shape[1] and layer.running_mean is not None and layer.running_var is not None:
        layer.running_mean.copy_(x.mean(dim=axes))
        layer.running_var.copy_(x.var(dim=axes, unbiased=False))
