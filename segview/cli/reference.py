"""``reference``: the features of known images, by which a variant says how unlike them a new one is."""

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
    """Have a variant remember how its encoder sees the images that it was validated on, beside its weights.

    From then on it says how far each image lies from them: above 1, farther than 99 of 100 images like these.
    """
    from segview.inference.proxies import sources

    (one,) = choose_variants([variant])
    failures = Failures()
    found = list(sources(images, tagged=False))
    count = write_reference_of(one, found, device, failures)
    print_line(f"{one.name} knows {count} images now.")
    failures.exit_if_any("images", len(found))


def write_reference_of(variant: Variant, images: list[Path], device: str, failures: Failures) -> int:
    """Write the reference of a variant from images, and return of how many.

    Raises:
        UserError: they are too few, or the network has no features of an encoder.
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
    """Write the reference of a variant that was just trained, from its validation images, where they are enough."""
    from segview.data.datasets.lists import listed_pairs
    from segview.networks.storage.reference import LEAST

    try:
        images = [pair.image for pair in listed_pairs(listed)] if is_file(listed) else []
    except UserError:  # without masks there are no pairs
        return
    if len(images) >= LEAST:
        count = write_reference_of(folder, images, device, Failures())
        print_line(f"It knows {count} validation images, and says which images are unlike them.")
