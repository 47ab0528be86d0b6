"""Loading the network of a variant of any kind."""

from __future__ import annotations

from pathlib import Path

from segview.core.variants.spec import VariantConfig
from segview.inference.variants.finding import variant_at
from segview.networks.adapters.module import ModuleNetwork
from segview.networks.adapters.sources import SOURCES
from segview.networks.adapters.stored import StoredPredictions
from segview.networks.architectures.smp_network import SmpNetwork
from segview.networks.inspect.found_attention import find_attention
from segview.networks.storage.checkpoint import LoadedVariant, load_variant


def load(folder: Path, config: VariantConfig | None = None, *, finds_attention: bool = True) -> LoadedVariant:
    """Return a variant with its network, ready to run.

    Args:
        folder: Folder of the variant, or the file or name used in its place.
        config: Config of a network of another program, if it differs from what the network itself says.
        finds_attention: Whether attention is looked for in networks of other libraries, which takes a pass.

    Raises:
        UserError: it cannot be read.
    """
    config = config or variant_at(folder).config
    loaded = load_variant(folder) if config.network.source is None else _load_source(config)
    if finds_attention and isinstance(loaded.network, SmpNetwork | ModuleNetwork):
        find_attention(loaded.network, config.network.in_channels, config.preprocessing.input_size)
    return loaded


def _load_source(config: VariantConfig) -> LoadedVariant:
    network = StoredPredictions() if config.is_stored else SOURCES[config.network.architecture].network(config)
    return LoadedVariant(config, network.eval().requires_grad_(False))
