"""``export``: a variant as an ONNX file or as a folder of segmentation_models_pytorch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segview.cli.options import Overwrite
from segview.cli.output import print_line
from segview.cli.variants import choose_variants
from segview.core.base.errors import UserError
from segview.core.variants.spec import Variant
from segview.data.protection import Replacing, check_new, check_new_folder


def export(
    variant: Annotated[str, typer.Argument(help="Name of a variant, or its folder.")],
    onnx: Annotated[Path | None, typer.Option(help="The ONNX file to write.")] = None,
    smp: Annotated[
        Path | None, typer.Option(help="Folder to make that segmentation_models_pytorch opens with from_pretrained.")
    ] = None,
    attention: Annotated[
        bool, typer.Option("--attention/--no-attention", help="Give the attention as further outputs.")
    ] = True,
    overwrite: Overwrite = False,
) -> None:
    """Write a variant for other programs, and check the result by running it.

    As ONNX: the probabilities, and its attention as further outputs. As a folder of segmentation_models_pytorch, which
    can be uploaded to a hub as it is: its card states licence, data and scores.
    """
    if onnx is None and smp is None:
        raise UserError("Say what to write: --onnx FILE or --smp FOLDER.")
    (one,) = choose_variants([variant])
    if smp is not None:
        _as_smp(one, smp)
    if onnx is not None:
        check_new(onnx, Replacing(overwrite, "--overwrite"))
        _as_onnx(one, onnx, attention=attention)


def _as_smp(one: Variant, folder: Path) -> None:
    from segview.inference.variants.export import export_smp
    from segview.inference.variants.loading import load

    check_new_folder(folder)
    difference = export_smp(load(one.folder, finds_attention=False), folder)
    print_line(f"{one.name} is now {folder}, whose logits differ by {difference:.1g} at most.")
    print_line(f'network = segmentation_models_pytorch.from_pretrained("{folder}").eval()')


def _as_onnx(one: Variant, onnx: Path, *, attention: bool) -> None:
    from segview.inference.variants.export import export_onnx
    from segview.inference.variants.loading import load

    done = export_onnx(load(one.folder), onnx, attention=attention)
    rows, columns = one.config.preprocessing.input_size
    print_line(f"{one.name} is now {done.path}, which differs by {done.difference:.1g} at most.")
    print_line(f"outputs: {', '.join(done.outputs)}")
    mean, std = one.config.preprocessing.mean, one.config.preprocessing.std
    print_line(_SNIPPET.format(path=str(done.path), rows=rows, columns=columns, mean=mean, std=std))


_SNIPPET = """
import numpy as np, onnxruntime
from PIL import Image

session = onnxruntime.InferenceSession({path!r})
image = Image.open("image.png").convert("RGB").resize(({columns}, {rows}))
x = (np.asarray(image, np.float32) / 255 - {mean}) / {std}
probability, *attention = session.run(None, {{"image": x.transpose(2, 0, 1)[None].astype(np.float32)}})
"""
