"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Images = Annotated[list[Path], typer.Argument(help="Images, or folders of images.", metavar="IMAGE…")]
Folders = Annotated[list[Path], typer.Argument(help="Folders with images and masks.", metavar="FOLDER…")]
Names = Annotated[
    list[str] | None, typer.Option("--variant", "-v", help="Name of a variant, or its folder. Repeat for several.")
]
Scales = Annotated[
    str | None,
    typer.Option(help="Multiples of the input size, with commas; by default those that each variant was trained for."),
]
HowToMerge = Annotated[str, typer.Option(help="How scales are merged: average or max.")]
Flip = Annotated[bool, typer.Option("--flip", help="Average with the mirrored image.")]
Passes = Annotated[int, typer.Option(help="Passes with dropout, for the maps dropout/…; 0 for none.")]
Device = Annotated[str, typer.Option(help="auto, cpu, cuda or cuda:N.")]
BackendName = Annotated[
    str,
    typer.Option(
        "--backend",
        help="Library that computes on the CPU: torch, onnxruntime, or auto for onnxruntime once its graphs are made.",
    ),
]
Band = Annotated[float, typer.Option(min=0.01, max=0.49, help="Half-width of the uncertain band around 0.5.")]
Threshold = Annotated[float | None, typer.Option(help="Threshold of the probability; by default the variant's own.")]
TissueOnly = Annotated[
    bool,
    typer.Option("--tissue-only", help="Score without the pixels on glare, black border, burnt-in text and insets."),
]
Every = Annotated[
    int,
    typer.Option(
        min=1, help="In a file with several frames, the distance between the frames to take, from the first one."
    ),
]
Overwrite = Annotated[
    bool,
    typer.Option("--overwrite", help="Replace existing files; images, ground truths and variants are never replaced."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
