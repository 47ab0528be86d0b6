"""Imported variants: folders that keep what was recognised and chosen about a network of another program."""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import save as save_tensors

from segview.core.base.errors import UserError
from segview.core.base.files import exists, plain_name
from segview.core.variants.folders import is_variant, read_config
from segview.core.variants.spec import Variant
from segview.networks.storage.checkpoint import save_variant


def keep(variant: Variant, folder: Path) -> Variant:
    """Write a folder for a variant of another program, and return the imported variant; its source is not copied.

    An earlier import of the same source is replaced.

    Raises:
        UserError: another variant, or something else, is there; or the folder cannot be written.
    """
    if not _is_free(folder, variant):
        raise UserError("{folder} is there already. Give another name.", folder=folder)
    config = variant.config.model_copy(update={"name": folder.name})
    save_variant(folder, config, save_tensors({}))
    return Variant(folder, config)


def keep_under_free_name(variant: Variant, among: Path) -> Variant:
    """Write a folder for a variant in ``among``, under its name, with a number if another source has that name.

    Raises:
        UserError: the folder cannot be written.
    """
    name, number = plain_name(variant.name), 1
    while not _is_free(among / name, variant):
        number += 1
        name = f"{plain_name(variant.name)}-{number}"
    return keep(variant, among / name)


def _is_free(folder: Path, variant: Variant) -> bool:
    """Say whether a folder does not exist, or was written for the same source."""
    if not exists(folder):
        return True
    before = read_config(folder).network.source if is_variant(folder) else None
    source = variant.config.network.source
    return before is not None and source is not None and before.path == source.path
