"""Keeping what another program has made among the imported variants: what was recognised and chosen of it."""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import save as save_tensors

from segview.core.base.errors import UserError
from segview.core.base.files import exists
from segview.core.variants.folders import is_variant, read_config
from segview.core.variants.spec import Variant
from segview.networks.storage.checkpoint import save_variant


def kept(variant: Variant, folder: Path) -> Variant:
    """Write the folder of a variant whose source stays where it is, and return the variant that it has become.

    One that was kept of the same source before is replaced.

    Raises:
        UserError: another variant, or something else, is there; or the folder cannot be written.
    """
    source = variant.config.network.source
    if exists(folder):
        before = read_config(folder).network.source if is_variant(folder) else None
        if before is None or source is None or before.path != source.path:
            raise UserError(f"{folder} is there already. Give another name.")
    config = variant.config.model_copy(update={"name": folder.name})
    save_variant(folder, config, save_tensors({}))
    return Variant(folder, config)
