"""Small real variants whose masks have two sides, and images; on one thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import segview
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import NetworkSpec, VariantConfig
from segview.inference.passes.forward import network_input
from segview.inference.predict.predictor import Predictor
from segview.networks.build import build
from segview.networks.storage.checkpoint import save_variant, weights_bytes
from tests.threads import one_thread

MakeVariant = Callable[..., Path]


@pytest.fixture(autouse=True, scope="package")
def on_one_thread() -> Iterator[None]:
    """Threads that wait for each other cost more than they save with networks as small as these."""
    with one_thread():
        yield


@pytest.fixture(scope="package")
def shared() -> Predictor:
    """A predictor for tests that leave its networks as they are."""
    return Predictor(networks_kept=40)


@pytest.fixture(scope="package")
def image() -> np.ndarray:
    """An image of 75 rows and 58 columns, with large and small parts."""
    chance = np.random.default_rng(3)
    coarse = np.kron(chance.integers(0, 256, (5, 4, 3)), np.ones((15, 15, 1)))[:75, :58]
    return np.clip(coarse + chance.integers(-20, 20, coarse.shape), 0, 255).astype(np.uint8)


@pytest.fixture(scope="package")
def lively(tmp_path_factory: pytest.TempPathFactory, image: np.ndarray) -> MakeVariant:
    """Make a variant whose logits for ``image`` have mean 0 and deviation 2: ``lively("D", size=(33, 47))``.

    Further arguments are fields of its ``NetworkSpec``. The same arguments give the same folder: copy it to change it.
    """
    folder = tmp_path_factory.mktemp("lively")
    made: dict[str, Path] = {}

    def make(head: str = "A", *, size: tuple[int, int] = (64, 64), threshold: float = 0.5, **network: Any) -> Path:
        key = repr((head, size, threshold, sorted(network.items())))
        if key not in made:
            made[key] = folder / f"lively-{head.lower()}-{len(made)}"
            fields = {"encoder": "tu-test_resnet", "decoder_channels": (16, 8), "head": head, **network}
            _make(made[key], NetworkSpec.model_validate(fields), image, size, threshold)
        return made[key]

    return make


def _make(folder: Path, spec: NetworkSpec, image: np.ndarray, size: tuple[int, int], threshold: float) -> None:
    channels = spec.in_channels
    preprocessing = Preprocessing(input_size=size, mean=(0.5,) * channels, std=(0.25,) * channels)
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(1)
        network = build(spec).eval()
        # CBAM at the start is too shy to show: its spatial gate needs numbers away from 0.
        for module in network.head.modules():
            if isinstance(module, torch.nn.Conv2d | torch.nn.Linear):
                module.weight.mul_(4)
        if channels in (1, 3):
            logits = network(network_input(image, 1, preprocessing))
            mean, deviation = logits.mean(dim=(0, 2, 3)), logits.std(dim=(0, 2, 3))
            convolution = network.head.get_submodule("convolution")
            assert isinstance(convolution, torch.nn.Conv2d)
            assert convolution.bias is not None
            factor = 2 / deviation
            convolution.bias.copy_((convolution.bias - mean) * factor)
            convolution.weight.mul_(factor[:, None, None, None])
    weights = weights_bytes(network, half=False)
    config = VariantConfig(
        name=folder.name,
        network=spec,
        classes=("background", *(("polyp",) if spec.classes == 2 else (f"class {i}" for i in range(1, spec.classes)))),
        preprocessing=preprocessing,
        threshold=threshold,
        parameters=sum(parameter.numel() for parameter in network.parameters()),
        segview_version=segview.__version__,
        weights_sha256=sha256(weights).hexdigest(),
    )
    save_variant(folder, config, weights)
