"""Loading the network of a variant of any kind."""

from __future__ import annotations

from pathlib import Path

from segview.core.variants.spec import VariantConfig
from segview.inference.variants.finding import variant_at
from segview.networks.adapters.sources import SOURCES
from segview.networks.adapters.stored import StoredPredictions
from segview.networks.storage.checkpoint import LoadedVariant, load_variant


def load(folder: Path) -> LoadedVariant:
    """Return a variant with its network, ready to run.

    Raises:
        UserError: it cannot be read.
    """
    config = variant_at(folder).config
    return load_variant(folder) if config.network.source is None else _opened(config)


def _opened(config: VariantConfig) -> LoadedVariant:
    network = StoredPredictions() if config.is_stored else SOURCES[config.network.architecture].network(config)
    return LoadedVariant(config, network.eval().requires_grad_(False))
