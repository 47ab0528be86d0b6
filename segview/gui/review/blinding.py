"""The blind mode: variants with neutral names, in random order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from segview.core.base.text import Text
from segview.core.variants.spec import Variant
from segview.gui.language.translation import tr

HIDDEN = Text("Hidden while the variants are blind.")


def shuffle(variants: Sequence[Variant]) -> tuple[Path, ...]:
    """Return the folders of variants in a random order that nobody can predict."""
    folders = [variant.folder for variant in variants]
    random.SystemRandom().shuffle(folders)
    return tuple(folders)


def blind(variants: Sequence[Variant], order: Sequence[Path]) -> tuple[Variant, ...]:
    """Return variants with neutral names, sorted by ``order``, which must contain all their folders."""
    numbers = {folder: number for number, folder in enumerate(order, start=1)}
    return tuple(
        Variant(
            one.folder, one.config.model_copy(update={"name": tr("Variant {number}", number=number), "summary": HIDDEN})
        )
        for number, one in sorted(((numbers[one.folder], one) for one in variants), key=lambda pair: pair[0])
    )


def key_of(variants: Sequence[Variant], order: Sequence[Path]) -> str:
    """Return a text that says which variant each neutral name stood for."""
    real = {variant.folder: variant.name for variant in variants}
    pairs = ((one.name, real[one.folder]) for one in blind(variants, order))
    return ", ".join(tr("{neutral} was {name}", neutral=neutral, name=name) for neutral, name in pairs)


def without_names(text: str, variants: Sequence[Variant], order: Sequence[Path]) -> str:
    """Return a text in which the names and folders of variants are replaced by their neutral names."""
    real = {variant.folder: variant.name for variant in variants}
    names = {word: one.name for one in blind(variants, order) for word in (str(one.folder), real[one.folder])}
    for word in sorted(names, key=len, reverse=True):  # longest first: a name can be part of others
        text = text.replace(word, names[word])
    return text
