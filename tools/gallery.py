"""Writes the page docs/gallery.md: what each shipped variant shows of itself on one image.

The image is a drawn sample of resources/samples, so that no data set is copied. Each row is a figure as `segview
figure` makes it, with the maps that the variant exists for. With the runs of models/sweeps/systems.toml it writes the
page docs/systems.md instead: the scores and the maps of every system that the sweep has trained.

python tools/gallery.py [--image FILE] [--runs RUNS]
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
from segview.core.plans.sweep import read_sweep
from segview.core.runs.run_folder import RunFolder
from segview.core.variants.folders import find_variants, read_config
from segview.core.variants.spec import VariantConfig
from segview.networks.architectures import ARCHITECTURES
from segview.training.runs.experiment import as_markdown
from segview.training.runs.results import results

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "samples" / "images" / "sample-02.jpg"
PAGE, FIGURES = ROOT / "docs" / "gallery.md", ROOT / "resources" / "gallery"
SWEEP, SYSTEMS = ROOT / "models" / "sweeps" / "systems.toml", ROOT / "docs" / "systems.md"
COLOURS, DPI = 256, 64

INTRODUCTION = """\
# Gallery

Each shipped variant on one drawn sample of `resources/samples`: image and mask, probability, uncertainty, and its
characteristic maps. [Reading maps](reading-maps.md) explains each map, and [a table](maps.md) lists the maps of every
network. Written by `python tools/gallery.py`.
"""

SYSTEMS_INTRODUCTION = """\
# Systems

Every system in its small size, trained in the same way: from random weights, {epochs} epochs at {rows} × {columns} on
{data}, head A, seed 0. So a row says how far a system comes on two cores in some minutes, without a pretrained encoder;
it is no ranking of the published networks, which are larger and were trained longer. None of these variants is shipped;
this makes them, and this page:

```
segview sweep models/sweeps/systems.toml --runs RUNS
python tools/gallery.py --runs RUNS
```

{table}
The figures show each system on one drawn sample of `resources/samples`: image and mask, probability, uncertainty, and
its characteristic maps. [Reading maps](reading-maps.md) explains each map.
"""


def main() -> None:
    """Draw the figures and write a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--image", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=Path, help="folder of the runs of models/sweeps/systems.toml")
    given = parser.parse_args()
    if given.runs is None:
        write_gallery(given.image)
    else:
        write_systems(given.image, given.runs)


def write_gallery(image: Path) -> None:
    """Write the page of the shipped variants."""
    FIGURES.mkdir(exist_ok=True)
    shown = [(folder, read_config(folder)) for folder in find_variants(ROOT / "models")]
    parts = [INTRODUCTION]
    for folder, config in shown:
        draw(image, folder, FIGURES / f"{config.name}.png")
        parts.append(section(config))
    parts.append(unshipped_section({config.network.architecture for _, config in shown}))
    PAGE.write_text("\n".join(parts))


def write_systems(image: Path, runs: Path) -> None:
    """Write the page of the systems that a sweep has trained."""
    sweep, figures = read_sweep(SWEEP), FIGURES / "systems"
    figures.mkdir(parents=True, exist_ok=True)
    trials, settings = sweep.trials(), sweep.settings()
    every = sorted(results(settings, runs / sweep.name), key=lambda one: -one.validation)
    if not every:
        sys.exit(f"{runs} holds no finished run of {SWEEP.relative_to(ROOT)}.")
    folders = {setting.network: RunFolder(runs / sweep.name / name).best for name, setting in settings.items()}
    plan = next(iter(trials.values()))
    rows, columns = plan.preprocessing.input_size
    data = plan.data.source.name if plan.data.source else "data without a name"
    parts = [
        SYSTEMS_INTRODUCTION.format(epochs=plan.epochs, rows=rows, columns=columns, data=data, table=as_markdown(every))
    ]
    for one in every:
        draw(image, folders[one.network], figures / f"{one.network}.png")
        paper = ARCHITECTURES[one.network].paper
        figure = f"../resources/gallery/systems/{one.network}.png"
        parts.append(f"## {one.network}\n\n{paper}.\n\n![{one.network}]({figure})\n")
    SYSTEMS.write_text("\n".join(parts))


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
