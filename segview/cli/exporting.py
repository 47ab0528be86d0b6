"""``export``: a variant leaves segview."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segview.cli.options import Overwrite
from segview.cli.output import print_line
from segview.cli.variants import chosen
from segview.data.protection import check_new


def export(
    variant: Annotated[str, typer.Argument(help="Name of a variant, or its folder.")],
    onnx: Annotated[Path, typer.Option(help="The ONNX file to write.")],
    attention: Annotated[
        bool, typer.Option("--attention/--no-attention", help="Give the attention as further outputs.")
    ] = True,
    overwrite: Overwrite = False,
) -> None:
    """Write a variant as ONNX, checked by running it: the probabilities, and its attention as further outputs."""
    check_new(onnx, overwrite=overwrite)
    from segview.inference.variants.export import export_onnx
    from segview.inference.variants.loading import load

    (one,) = chosen([variant])
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
