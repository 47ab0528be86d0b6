"""Writes the page docs/gallery.md: what each shipped variant shows of itself on one image.

The image is a drawn sample of resources/samples, so that no data set is copied. Each row is a figure as `segview
figure` makes it, with the maps that the variant exists for.

python tools/gallery.py [--image FILE]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import segview  # noqa: F401  # pyright: ignore[reportUnusedImport]  # before torch: idle threads do not spin

# isort: split
from PIL import Image

from segview.cli.app import run
from segview.core.variants.folders import find_variants, read_config
from segview.core.variants.spec import VariantConfig
from segview.networks.architectures import ARCHITECTURES

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "samples" / "images" / "sample-02.jpg"
PAGE, FIGURES = ROOT / "docs" / "gallery.md", ROOT / "resources" / "gallery"
COLOURS, DPI = 256, 64

INTRODUCTION = """\
# Gallery

Each shipped variant on one drawn sample of `resources/samples`: image and mask, probability, uncertainty, and its
characteristic maps. [Reading maps](reading-maps.md) explains each map, and [a table](maps.md) lists the maps of every
network. Written by `python tools/gallery.py`.
"""


def main() -> None:
    """Draw the figures and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--image", type=Path, default=SAMPLE)
    image: Path = parser.parse_args().image
    FIGURES.mkdir(exist_ok=True)
    shown = [(folder, read_config(folder)) for folder in find_variants(ROOT / "models")]
    parts = [INTRODUCTION]
    for folder, config in shown:
        draw(image, folder, FIGURES / f"{config.name}.png")
        parts.append(section(config))
    parts.append(unshipped_section({config.network.architecture for _, config in shown}))
    PAGE.write_text("\n".join(parts))


def draw(image: Path, folder: Path, target: Path) -> None:
    """Write a variant's figure with few colours: it is for looking, and not for reading numbers off."""
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "figure.png"
        arguments = ["figure", image, "--variant", folder, "--out", whole, "--dpi", DPI, "--device", "cpu"]
        if run([str(one) for one in arguments]):
            sys.exit(f"The figure of {folder} could not be made.")
        with Image.open(whole) as figure:
            figure.convert("RGB").quantize(COLOURS).save(target, optimize=True)


def section(config: VariantConfig) -> str:
    """Return the section of a variant."""
    network = config.network
    data = "; ".join(source.name for source in config.training_data) or "none"
    encoder = f" on {network.encoder}" if network.encoder else ""
    head = f", head {network.head}" if network.learns and not network.classifies else ""
    paper = ARCHITECTURES[network.architecture].paper
    return (
        f"## {config.name}\n\n{network.architecture}{encoder}{head} ({paper}). Finds {', '.join(config.classes[1:])}. "
        f"Data: {data}.\n\n![{config.name}](../resources/gallery/{config.name}.png)\n"
    )


def unshipped_section(shown: set[str]) -> str:
    """Return the section on what is in the program and has no shipped variant."""
    names = ", ".join(f"`{name}`" for name in ARCHITECTURES if name not in shown)
    return f"## Without a shipped variant\n\nThese can be trained from a plan, and are not shown here: {names}.\n"


if __name__ == "__main__":
    main()
