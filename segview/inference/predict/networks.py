"""Loading of networks, and the state of the files that they were read from."""

from __future__ import annotations

from pathlib import Path

import torch

from segview.core.base.files import is_file
from segview.core.variants.folders import CONFIG, WEIGHTS, is_variant
from segview.core.variants.spec import VariantConfig
from segview.inference.variants.loading import load
from segview.networks.storage.checkpoint import LoadedVariant
from segview.networks.storage.reference import NAME as REFERENCE

Stamp = tuple[tuple[int, int, int], ...]


def load_channels_last(folder: Path, config: VariantConfig | None, *, finds_attention: bool) -> LoadedVariant:
    """Return a variant with its network in channels-last memory format, the fastest; arguments as for ``load``."""
    variant = load(folder, config, finds_attention=finds_attention)
    variant.network.to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
    return variant


def stamp_of(home: Path, described: VariantConfig | None) -> Stamp:
    """Return the state of the files of a variant: it differs after they have changed.

    Args:
        home: The variant's folder, or the file or name used in its place.
        described: Its config, if ``home`` is only a name.
    """
    source = None if described is None else described.network.source
    folder = home if source is None else Path(source.path)
    try:
        files = [folder / name for name in (CONFIG, WEIGHTS)] if is_variant(folder) else [folder]
        files += [reference] if is_file(reference := folder / REFERENCE) else []
        states = [file.stat() for file in files]
    except OSError:
        return ()
    return tuple((state.st_mtime_ns, state.st_size, state.st_ino) for state in states)
