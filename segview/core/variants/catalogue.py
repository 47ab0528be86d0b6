"""The variants that are found without being opened: shipped with segview, and imported by the user."""

from __future__ import annotations

from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import exists, resolved
from segview.core.base.places import imported_folder, models_folder
from segview.core.base.registry import unknown_name
from segview.core.variants.ablation import SIGN, derived, parse
from segview.core.variants.folders import find_variants, is_variant, read_config
from segview.core.variants.spec import Variant


def known_variants() -> tuple[tuple[Variant, ...], tuple[str, ...]]:
    """Return the shipped and imported variants, and a sentence for each folder that cannot be read."""
    found: list[Variant] = []
    problems: list[str] = []
    for place in (models_folder(), imported_folder()):
        for folder in find_variants(place):
            try:
                found.append(Variant(folder, read_config(folder)))
            except UserError as error:
                problems.append(str(error))
    return tuple(found), tuple(problems)


def find_variant(name: str) -> Variant:
    """Return the variant of a name or a folder; ``NAME@without=cbam`` is one of which a part is left out.

    Raises:
        UserError: there is no such variant, and the nearest name is given; or it cannot be read.
    """
    by_name = {variant.name: variant for variant in known_variants()[0]}
    if name in by_name:
        return by_name[name]
    if SIGN in name:
        before, _, change = name.rpartition(SIGN)
        folder = derived(find_variant(before.rstrip("/")).folder, parse(change))
        return Variant(folder, read_config(folder))
    # A damaged variant is not among the known ones: reading it again tells what is wrong.
    for folder in (Path(name), models_folder() / name, imported_folder() / name):
        if is_variant(folder):
            return Variant(resolved(folder), read_config(folder))
    if exists(Path(name)):
        raise UserError(f"{name} is no variant: a variant's folder has a config.json and a model.safetensors.")
    raise unknown_name("variant", name, by_name)
