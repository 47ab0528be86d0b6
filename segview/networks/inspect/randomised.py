"""Networks with randomised weights, layer by layer from the output to the input."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, cast

import torch
from torch import nn

from segview.networks.base.hooks import temporary_hooks
from segview.networks.base.network import SegmentationNetwork


def layers_by_run(network: nn.Module, run: Callable[[], object]) -> list[str]:
    """Return the places of the modules that own weights, in the order of their last run.

    Args:
        network: Any network.
        run: Runs it once.
    """
    order: dict[str, None] = {}
    places = {module: place for place, module in network.named_modules() if _has_own_weights(module)}

    def note(module: nn.Module, _inputs: Any, _output: Any) -> None:
        order.pop(places[module], None)
        order[places[module]] = None

    with temporary_hooks(module.register_forward_hook(note) for module in places):
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
    """Return copies with random weights from the output down to a layer; in the last copy all layers are random.

    The cascading randomisation of Adebayo et al. (2018), in stages of equal numbers of layers. A layer is initialised
    as before training; a layer without an initialiser gets normally distributed weights with its mean and standard
    deviation. Batch normalisation takes the statistics of the image: with those of the training, no signal would pass.

    Args:
        network: The network; it is not changed.
        layers: Places in it, as returned by ``layers_by_run``.
        run: Runs a copy on an image.
        stages: Largest number of copies.
        seed: Seed of the random weights.
    """
    if not layers or not stages:
        return []
    changed, done, copies = copy.deepcopy(network), 0, list[tuple[str, SegmentationNetwork]]()
    downwards = layers[::-1]
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(seed)
        for stage in range(1, min(stages, len(layers)) + 1):
            end = round(stage * len(layers) / min(stages, len(layers)))
            for place in downwards[done:end]:
                _draw_weights(changed.get_submodule(place))
            done = end
            _adapt_statistics([changed.get_submodule(place) for place in downwards[:end]], partial(run, changed))
            copies.append((downwards[end - 1], changed))
            changed = changed if stage == min(stages, len(layers)) else copy.deepcopy(changed)
    return copies


def _has_own_weights(module: nn.Module) -> bool:
    return next(module.parameters(recurse=False), None) is not None


def _draw_weights(module: nn.Module) -> None:
    reset: Any = getattr(module, "reset_parameters", None)
    if callable(reset):
        reset()
        return
    for parameter in module.parameters(recurse=False):
        numbers = parameter.detach().float()
        spread = float(numbers.std()) if numbers.numel() > 1 else 1.0
        parameter.copy_(torch.randn_like(parameter) * spread + float(numbers.mean()))


def _adapt_statistics(modules: Iterable[nn.Module], run: Callable[[], object]) -> None:
    """Set the statistics of batch normalisation layers to those of their input."""
    normalisations = [
        module
        for module in modules
        if isinstance(module, nn.modules.batchnorm._BatchNorm) and module.running_mean is not None
    ]
    if normalisations:
        with temporary_hooks(module.register_forward_pre_hook(_take_statistics) for module in normalisations):
            run()


def _take_statistics(module: nn.Module, inputs: tuple[Any, ...]) -> None:
    x, layer = inputs[0].float(), cast("nn.BatchNorm2d", module)
    axes = [0, *range(2, x.ndim)]
    # One number a channel has no spread.
    if x.numel() > x.shape[1] and layer.running_mean is not None and layer.running_var is not None:
        layer.running_mean.copy_(x.mean(dim=axes))
        layer.running_var.copy_(x.var(dim=axes, unbiased=False))
