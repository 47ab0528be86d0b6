"""``reference``: features of known images, by which a variant measures how unlike them a new image is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segview.cli.options import Device
from segview.cli.output import print_line, track
from segview.cli.status import Failures
from segview.cli.variants import choose_variants
from segview.core.base.errors import UserError
from segview.core.base.files import is_file
from segview.core.requests.request import Failure
from segview.core.variants.spec import Variant


def reference(
    variant: Annotated[str, typer.Argument(help="Name of a variant, or its folder.")],
    images: Annotated[
        list[Path],
        typer.Argument(help="Folders, lists of pairs, or images that it was validated on.", metavar="IMAGE…"),
    ],
    device: Device = "auto",
) -> None:
    """Store the encoder features of a variant's validation images beside its weights.

    Predictions of the variant then report how unlike these each image is: above 1, more than 99 of 100 such images.
    """
    from segview.inference.proxies import sources

    (one,) = choose_variants([variant])
    failures = Failures()
    found = list(sources(images, tagged=False))
    count = write_reference_of(one, found, device, failures)
    print_line(f"{one.name} knows {count} images now.")
    failures.exit_if_any("images", len(found))


def write_reference_of(variant: Variant, images: list[Path], device: str, failures: Failures) -> int:
    """Write the reference of a variant from images, and return the number of images used.

    Raises:
        UserError: there are too few images, or the network has no encoder features.
    """
    from segview.inference.backends.devices import resolve
    from segview.inference.predict.unlikeness import features_of
    from segview.inference.variants.loading import load
    from segview.networks.storage.checkpoint import save_config
    from segview.networks.storage.reference import write_reference

    loaded, features = load(variant.folder), []
    if loaded.config.network.source is not None or loaded.config.preprocessing.beside:
        raise UserError("{name} has no encoder here whose features could be taken.", name=variant.name)
    for item in track(features_of(loaded, images, resolve(device)), "Looking at images", len(images)):
        if isinstance(item, Failure):
            failures.add(item)
        else:
            features.append(item)
    made = write_reference(variant.folder, features, loaded.config.weights_sha256)
    save_config(variant.folder, loaded.config.model_copy(update={"reference_images": made.images}))
    return made.images


def write_validation_reference(folder: Variant, listed: Path, device: str) -> None:
    """Write the reference of a newly trained variant from its validation images, if there are enough of them."""
    from segview.data.datasets.lists import listed_pairs
    from segview.networks.storage.reference import LEAST

    try:
        images = [pair.image for pair in listed_pairs(listed)] if is_file(listed) else []
    except UserError:  # a run without masks has no pairs
        return
    if len(images) >= LEAST:
        count = write_reference_of(folder, images, device, Failures())
        print_line(f"It knows {count} validation images, and says which images are unlike them.")
