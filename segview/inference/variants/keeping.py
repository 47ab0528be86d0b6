"""Keeping what another program has made among the imported variants: what was recognised and chosen of it."""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import save as save_tensors

from segview.core.base.errors import UserError
from segview.core.base.files import exists, plain_name
from segview.core.variants.folders import is_variant, read_config
from segview.core.variants.spec import Variant
from segview.networks.storage.checkpoint import save_variant


def keep(variant: Variant, folder: Path) -> Variant:
    """Write the folder of a variant whose source stays where it is, and return the variant that it has become.

    One that was kept of the same source before is replaced.

    Raises:
        UserError: another variant, or something else, is there; or the folder cannot be written.
    """
    if not _is_free(folder, variant):
        raise UserError("{folder} is there already. Give another name.", folder=folder)
    config = variant.config.model_copy(update={"name": folder.name})
    save_variant(folder, config, save_tensors({}))
    return Variant(folder, config)


def keep_under_free_name(variant: Variant, among: Path) -> Variant:
    """Write the folder of a variant among others, under its name, numbered on where another source has that.

    Raises:
        UserError: the folder cannot be written.
    """
    name, number = plain_name(variant.name), 1
    while not _is_free(among / name, variant):
        number += 1
        name = f"{plain_name(variant.name)}-{number}"
    return keep(variant, among / name)


def _is_free(folder: Path, variant: Variant) -> bool:
    """Tell whether a folder is not there, or is that of the same source."""
    if not exists(folder):
        return True
    before = read_config(folder).network.source if is_variant(folder) else None
    source = variant.config.network.source
    return before is not None and source is not None and before.path == source.path
