"""The variants that are known without being opened: shipped with segview, or imported by the user."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from segview.core.base.errors import UserError
from segview.core.base.files import absence, resolve_path
from segview.core.base.places import imported_folder, models_folder
from segview.core.base.registry import unknown_name
from segview.core.base.reports import sentence_on
from segview.core.variants.ablation import SIGN, ablation_path, origin, parse
from segview.core.variants.folders import find_variants, is_variant, read_config
from segview.core.variants.spec import Variant


class FoundVariants(NamedTuple):
    """Variants, and a sentence for each one that cannot be read."""

    variants: tuple[Variant, ...]
    problems: tuple[str, ...]


def known_variants() -> FoundVariants:
    """Return the shipped and imported variants."""
    return variants_in(models_folder(), imported_folder())


def variants_in(*places: Path, needed: bool = False) -> FoundVariants:
    """Return the variants of places, in their order; an unreadable one becomes a problem.

    Args:
        places: Variants, or folders of variants.
        needed: Whether a place without a variant is a problem too.
    """
    found: list[Variant] = []
    problems: list[str] = []
    for place in places:
        try:
            folders = _folders(place, needed=needed)
        except Exception as error:  # an error of one place must not hide the others
            problems.append(sentence_on(error, place))
            continue
        for folder in folders:
            try:
                found.append(Variant(folder, read_config(folder)))
            except Exception as error:  # as above
                problems.append(sentence_on(error, folder))
    return FoundVariants(tuple(found), tuple(problems))


def find_variant(name: str) -> Variant:
    """Return the variant of a name or a folder; ``NAME@without=cbam`` is a derived variant.

    Raises:
        UserError: there is no such variant (the message suggests the nearest name), or it cannot be read.
    """
    by_name = {variant.name: variant for variant in known_variants()[0]}
    if name in by_name:
        return by_name[name]
    if SIGN in name:
        before, _, change = name.rpartition(SIGN)
        folder = ablation_path(find_variant(before.rstrip("/")).folder, parse(change))
        return Variant(folder, read_config(folder))
    # A damaged variant is not among the known ones: reading it again raises the reason.
    for folder in (Path(name), models_folder() / name, imported_folder() / name):
        if is_variant(folder):
            return Variant(resolve_path(folder), read_config(folder))
    why = absence(Path(name))
    if not why:
        raise UserError(
            "{name} is no variant: a variant's folder has a config.json and a model.safetensors.", name=name
        )
    if "/" in name or os.sep in name:
        raise UserError(
            "The variant {name} cannot be used: {why}. Name a variant, or the folder of one.", name=name, why=why
        )
    raise unknown_name("variant", name, by_name)


def by_unique_name(variants: Iterable[Variant]) -> dict[str, Variant]:
    """Return variants by name; if several have the same name, the others get a number, ``NAME-2``."""
    labels: dict[str, Variant] = {}
    for one in variants:
        label, number = one.name, 1
        while label in labels:
            number += 1
            label = f"{one.name}-{number}"
        labels[label] = one
    return labels


def _folders(place: Path, *, needed: bool) -> tuple[Path, ...]:
    """Return the folders of the variants of a place.

    Raises:
        UserError: the place cannot be listed, or is needed and has no variants; the message says why.
    """
    folders = find_variants(place)
    if folders or not needed:
        return folders
    why = absence(origin(place)[0]) or "it is no variant, and holds none"
    raise UserError("The variant {place} is left out: {why}.", place=place, why=why)
