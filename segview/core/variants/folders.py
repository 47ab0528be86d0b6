"""Variants on the disk: finding folders and reading ``config.json`` without weights or torch, so listing is fast.

Folders of segview and of other libraries can be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from segview.core.base.choices import Choices
from segview.core.base.errors import UserError
from segview.core.base.field_errors import explain
from segview.core.base.file_set import in_force
from segview.core.base.files import entries, is_file, sha256
from segview.core.base.frozen import Frozen
from segview.core.base.text_files import read_json
from segview.core.variants.ablation import derived_config, origin
from segview.core.variants.spec import Variant, VariantConfig

Model = TypeVar("Model", bound=Frozen)

CONFIG, WEIGHTS, CARD = "config.json", "model.safetensors", "README.md"
_PICKLED = "pytorch_model.bin"
"""Older name of the weights file in other libraries, which contains pickled data."""

# The largest known config has 6 kB; a file of gigabytes must not be read.
CONFIG_LIMIT = 1_000_000


@dataclass(frozen=True)
class Library:
    """Another library whose folders can be used as variants.

    Attributes:
        title: Name of the library.
        read: Returns the config of a folder, from the content of its ``config.json``.
    """

    title: str
    read: Callable[[Path, dict[str, Any]], VariantConfig]


def _not_read(folder: Path, content: dict[str, Any]) -> VariantConfig:
    raise NotImplementedError(folder, sorted(content))


LIBRARIES = Choices("library of variants", added=Library("", _not_read))
"""Libraries by the field of ``config.json`` that identifies their folders."""


def is_variant(folder: Path) -> bool:
    """Return whether a folder has a config and weights, or is the path of a derived variant; opens no files."""
    home = origin(folder)[0]
    return is_file(home / CONFIG) and is_file(home / WEIGHTS)


def find_variants(folder: Path) -> tuple[Path, ...]:
    """Return the variants in ``folder`` sorted by name, or ``folder`` itself if it is one; empty if it does not exist.

    Raises:
        UserError: the folder cannot be listed.
    """
    if is_variant(folder):
        return (folder,)
    inside = sorted(entries(folder), key=lambda path: (path.name.casefold(), path.name))
    # Hidden folders are still being written.
    return tuple(path for path in inside if not path.name.startswith(".") and is_variant(path))


def comparable(variants: Iterable[Variant]) -> tuple[Variant, ...]:
    """Return the trained networks that have the most common classes; these run if the user has chosen none.

    If more than half of these have the same architecture, the others are left out. Networks that learnt only from image
    labels are included only if there are no others.
    """
    learnt = [one for one in variants if one.config.network.learns]
    trained = [one for one in learnt if not one.config.network.classifies] or learnt
    kinds = Counter(one.config.classes for one in trained).most_common(1)
    same = [one for one in trained if one.config.classes == kinds[0][0]]
    for architecture, count in Counter(one.config.network.architecture for one in same).most_common(1):
        if 2 * count > len(same):
            return tuple(one for one in same if one.config.network.architecture == architecture)
    return tuple(same)


def read_config(folder: Path) -> VariantConfig:
    """Read the config of a variant; its weights are not opened (those of other libraries are hashed).

    Raises:
        UserError: there is no config, it is not a JSON object, or a field is missing, unknown or not valid; the message
            names the file and the field.
    """
    home, derivation = origin(folder)
    if derivation is not None:
        return derived_config(read_config(home), derivation)
    content = _read_object(in_force(folder / CONFIG, CONFIG))
    for sign, library in LIBRARIES.own.rows.items():
        if sign in content:
            return library.read(folder, content)
    if "format" not in content:
        titles = {"format": "segview"} | {sign: library.title for sign, library in LIBRARIES.own.rows.items()}
        raise UserError(
            "{folder} is no variant: it has none of the fields {fields}. Choose a folder that one of these libraries "
            "has written.",
            folder=folder / CONFIG,
            fields=", ".join(f"'{sign}' ({title})" for sign, title in titles.items()),
        )
    return validate_fields(VariantConfig, content, folder / CONFIG)


def _read_object(path: Path) -> dict[str, Any]:
    try:
        content = read_json(path, CONFIG_LIMIT)
    except OSError as error:
        raise UserError(
            "{path} cannot be read: {reason}. A variant is a folder with {config}.",
            path=path,
            reason=error.strerror,
            config=CONFIG,
        ) from error
    except ValueError as error:
        raise UserError(
            "{path} is no JSON file: {error}. Ask for the folder again where you got it.", path=path, error=error
        ) from error
    if not isinstance(content, dict):
        raise UserError("{path} holds no JSON object. Ask for the folder again where you got it.", path=path)
    return cast("dict[str, Any]", content)


def validate_fields(model: type[Model], content: object, path: Path) -> Model:
    """Return the content of a file as a model.

    Raises:
        UserError: a field is missing, unknown or not valid; the message names the file and the field.
    """
    try:
        return model.model_validate(content)
    except (ValidationError, RecursionError) as error:
        sentences = explain(error, model) if isinstance(error, ValidationError) else "It is nested too deeply."
        raise UserError(
            "{path} is not valid. {sentences} Correct the file or ask for the folder again.",
            path=path,
            sentences=sentences,
        ) from error


def weights_hash(path: Path) -> str:
    """Return the SHA-256 of a weights file.

    Raises:
        UserError: it cannot be read.
    """
    try:
        return sha256(path)
    except OSError as error:
        if is_file(path.with_name(_PICKLED)):
            raise UserError(
                "{folder} has its weights as {pickled}, which may hold code and is not read. Write them as {weights}, "
                "as today's libraries do.",
                folder=path.parent,
                pickled=_PICKLED,
                weights=WEIGHTS,
            ) from error
        raise UserError(
            "{path} cannot be read: {reason}. A variant is a folder with {weights}.",
            path=path,
            reason=error.strerror,
            weights=WEIGHTS,
        ) from error
