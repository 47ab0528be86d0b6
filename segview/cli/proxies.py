"""``proxies``: masks from a network that was trained with image labels only, as a data set to train others on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segview.cli.images import check_apart
from segview.cli.options import Device
from segview.cli.output import print_line, track
from segview.cli.status import Failures
from segview.cli.variants import choose_variants
from segview.core.requests.request import Failure, Request

if TYPE_CHECKING:
    from segview.inference.proxies import Proxy


def proxies(
    images: Annotated[list[Path], typer.Argument(help="Folders, lists of pairs, or images.", metavar="IMAGE…")],
    variant: Annotated[
        str, typer.Option("--variant", "-v", help="A variant that learnt from image labels, as SeeNet does.")
    ],
    out: Annotated[Path, typer.Option(help="Folder to make, with images and masks.")] = Path("proxies"),
    guess: Annotated[
        bool, typer.Option("--guess", help="Let the network decide what is in an image, even if there is a mask.")
    ] = False,
    scale: Annotated[float, typer.Option(help="Multiple of the network's input size.")] = 1.0,
    saliency: Annotated[float, typer.Option(help="Share of the attention in the saliency; the rest is grey.")] = 0.8,
    least: Annotated[
        float | None,
        typer.Option(help="Harmonic mean that a class must exceed; by default what the saliency leaves."),
    ] = None,
    contrast: Annotated[
        bool,
        typer.Option("--contrast", help="The rest is how much a colour stands out, and not the grey."),
    ] = False,
    device: Device = "auto",
) -> None:
    """Write images with masks derived from image labels, as a folder that a plan can train on.

    Of existing masks only the set of classes is used; the agreement with them is printed. The attention of SeeNet's
    branches on the image and its mirror image is combined; each pixel gets the class with the largest harmonic mean of
    attention and saliency.
    """
    from segview.inference.predict.predictor import Predictor
    from segview.inference.proxies import Proxy, ProxyRule, sources, write_proxies

    check_apart(out, images)
    (one,) = choose_variants([variant])
    rule = ProxyRule(saliency, least, contrast)
    found = sources(images, tagged=not guess)
    pattern = Request(Path(), one.folder, (scale,), device=device, backend="torch")
    done, failures = list[Proxy](), Failures()
    for item in track(write_proxies(Predictor(), pattern, found, out, rule), "Writing proxies", len(found)):
        if isinstance(item, Failure):
            failures.add(item)
        else:
            done.append(item)
    _tell(done, len(found), out)
    failures.exit_if_any("images", len(found))


def _tell(done: Sequence[Proxy], count: int, out: Path) -> None:
    """Print how many of ``count`` images have proxy masks, and their agreement with existing masks."""
    from segview.metrics.confusion import mean_iou
    from segview.metrics.scores import sum_counts

    share = sum(proxy.share for proxy in done) / max(len(done), 1)
    print_line(f"{len(done)} of {count} images with proxy masks, {share:.1%} of them not background, in {out}.")
    if known := [proxy.agreement for proxy in done if proxy.agreement is not None]:
        print_line(
            f"They agree with {len(known)} masks that there are with an mIoU of {mean_iou(sum_counts(known)):.3f}."
        )
