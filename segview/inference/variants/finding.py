"""Finding variants by name or path, of every kind: trained here, imported, or made by another program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from segview.core.base.errors import UserError
from segview.core.base.files import absence, exists, is_file, is_folder
from segview.core.base.reports import sentence_on
from segview.core.variants.ablation import SIGN, Ablation, ablation_path, derived_config, described_path, origin, parse
from segview.core.variants.catalogue import FoundVariants, find_variant, known_variants, variants_in
from segview.core.variants.folders import CONFIG, WEIGHTS, find_variants, is_variant, read_config
from segview.core.variants.spec import Variant
from segview.data.predictions.folder import PredictionFolder
from segview.inference.variants.predictions import predictions_variant
from segview.inference.variants.signs import is_entry, may_be_network

if TYPE_CHECKING:
    from segview.networks.adapters.adapter import Choices


def find(name: str) -> Variant:
    """Return the variant of a name or path; ``NAME@without=cbam`` is an ablation.

    Raises:
        UserError: there is no such variant, or it cannot be opened.
    """
    known = {variant.name: variant for variant in known_variants().variants}
    if name in known:
        return known[name]
    before, sign, change = name.rpartition(SIGN)
    if sign and not exists(Path(name)):
        return ablated_variant(find(before.rstrip("/")), parse(change))
    path = Path(name)
    there = exists(path) or is_entry(name)
    return foreign_variant(name)[0] if there and not _is_ours(path) else find_variant(name)


def foreign_variant(path: str, choices: Choices | None = None) -> tuple[Variant, tuple[str, ...]]:
    """Return a network or predictions of another program as a variant, and the assumptions in words; write nothing.

    With choices of the user, the variant's folder is only a name, as for a module in memory: register its config with
    ``Predictor.add`` before it is run.

    Args:
        path: A file or folder, or a function in a Python file, ``net.py:build``.
        choices: Choices of the user about it.

    Raises:
        ConsentNeeded: it is code, and the user has not agreed to run it.
        UserError: it cannot be opened; the message says why and what to do.
    """
    place = Path(path)
    if not exists(place) and not is_entry(path):
        raise UserError("{path} cannot be opened: {absence}.", path=path, absence=absence(place))
    if _is_ours(place):
        raise UserError("{path} is a variant already: choose it as it is (segview predict -v {path}).", path=path)
    if is_folder(place) and not _kind_of(path) and _holds_predictions(place):
        found, assumed = predictions_variant(place, choices.classes if choices else ()).config, ()
    else:
        from segview.networks.adapters.sources import recognise

        other = recognise(path, choices)
        found, assumed = other.config, other.assumed
    chosen = choices is not None and any(vars(choices).values())
    return Variant(described_path(path, found) if chosen else place, found), assumed


def _holds_predictions(folder: Path) -> bool:
    """Say whether a folder holds predictions or is empty; else it may be a network."""
    return bool(PredictionFolder.of(folder).names) or not any(True for _ in folder.iterdir())


def _kind_of(path: str) -> str:
    """Return the kind of another program's network at a path, or ""; torch is imported only if it may be one."""
    if not may_be_network(path):
        return ""
    from segview.networks.adapters.sources import source_of

    return source_of(path)


def ablated_variant(variant: Variant, derivation: Ablation) -> Variant:
    """Return an ablation of a variant."""
    return Variant(ablation_path(variant.folder, derivation), derived_config(variant.config, derivation))


def variant_at(folder: Path) -> Variant:
    """Return the variant of a folder or file, as named in a request.

    Raises:
        UserError: it cannot be read.
    """
    home, derivation = origin(folder)
    if _is_ours(home):
        return Variant(folder, read_config(folder))
    found, _ = foreign_variant(str(home))
    return found if derivation is None else ablated_variant(found, derivation)


def _is_ours(folder: Path) -> bool:
    """Say whether a folder is, or was, a variant of segview; missing files are reported when it is read."""
    if is_file(folder / CONFIG) and _kind_of(str(folder)):
        return False
    gone = not exists(folder) and not is_entry(str(folder))
    return gone or is_variant(folder) or is_file(folder / CONFIG) or is_file(folder / WEIGHTS)


def is_of_others(place: Path) -> bool:
    """Say whether a path is a network or predictions of another program."""
    there = exists(place) or is_entry(str(place))
    return there and not _is_ours(place) and bool(_kind_of(str(place)) or not find_variants(place))


def variants_at(*places: Path) -> FoundVariants:
    """Return the variants of paths, in their order; a path that cannot be read gives a problem and no variant.

    Args:
        places: Variants, folders of variants, and networks or predictions of other programs.
    """
    found: list[Variant] = []
    problems: list[str] = []
    for place in places:
        try:
            home = origin(place)[0]
            if is_of_others(home):
                found.append(variant_at(place))
                continue
        except Exception as error:  # an error of one path must not prevent finding the others
            problems.append(sentence_on(error, place))
            continue
        of_place = variants_in(place, needed=True)
        found += of_place.variants
        problems += of_place.problems
    return FoundVariants(tuple(found), tuple(problems))
