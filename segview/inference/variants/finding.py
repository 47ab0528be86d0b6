"""Finding variants by name or path, of every kind: trained here, imported, or made by another program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import absence, exists, is_file, is_folder
from segview.core.base.reports import sentence_on
from segview.core.variants.ablation import SIGN, Derivation, derived, derived_config, origin, parse
from segview.core.variants.catalogue import FoundVariants, find_variant, known_variants, variants_in
from segview.core.variants.folders import CONFIG, WEIGHTS, find_variants, is_variant, read_config
from segview.core.variants.spec import Variant
from segview.inference.variants.predictions import predictions_variant


def find(name: str) -> Variant:
    """Return the variant of a name, or what lies at a path; ``NAME@without=cbam`` is one of which a part is left out.

    Raises:
        UserError: there is no such variant, or what lies there cannot be opened.
    """
    known = {variant.name: variant for variant in known_variants().variants}
    if name in known:
        return known[name]
    before, sign, change = name.rpartition(SIGN)
    if sign and not exists(Path(name)):
        return changed(find(before.rstrip("/")), parse(change))
    path = Path(name)
    return recognised(path) if exists(path) and not is_variant(path) else find_variant(name)


def recognised(path: Path, classes: Sequence[str] = ()) -> Variant:
    """Return what another program has made as a variant; nothing is written.

    Raises:
        UserError: it is nothing that can be opened; why, and what to do, is said.
    """
    if is_folder(path):
        return predictions_variant(path, classes)
    raise UserError(f"{path} is no variant: {absence(path) or 'it is no file of a network that can be opened'}.")


def changed(variant: Variant, derivation: Derivation) -> Variant:
    """Return a variant of which something is changed."""
    return Variant(derived(variant.folder, derivation), derived_config(variant.config, derivation))


def variant_at(folder: Path) -> Variant:
    """Return the variant that a folder or file stands for, as a request names it.

    Raises:
        UserError: it cannot be read.
    """
    home, derivation = origin(folder)
    if _is_ours(home):
        return Variant(folder, read_config(folder))
    return recognised(home) if derivation is None else changed(recognised(home), derivation)


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder is, or has been, that of a variant: what it lacks is said when it is read."""
    return is_variant(folder) or is_file(folder / CONFIG) or is_file(folder / WEIGHTS) or not exists(folder)


def variants_at(*places: Path) -> FoundVariants:
    """Return the variants of places, in their order; one that cannot be read costs itself.

    Args:
        places: Variants, folders of them, and what other programs made.
    """
    found: list[Variant] = []
    problems: list[str] = []
    for place in places:
        try:
            home = origin(place)[0]
            if exists(home) and not find_variants(home):
                found.append(variant_at(place))
                continue
        except Exception as error:  # whatever is wrong with one place, the others are found
            problems.append(sentence_on(error, place))
            continue
        of_place = variants_in(place, needed=True)
        found += of_place.variants
        problems += of_place.problems
    return FoundVariants(tuple(found), tuple(problems))
