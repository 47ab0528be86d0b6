"""The kinds of networks of other programs that can be opened, one row a kind, and what is said of the others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, read_small
from segview.core.base.registry import Registry
from segview.networks.adapters import own_module, programs, transformers_folder
from segview.networks.adapters.adapter import Adapter, Choices, Recognised
from segview.networks.adapters.foreign import SUFFIXES, read_spec_beside

__all__ = ["SOURCES", "recognise", "source_of"]

SOURCES: Registry[Adapter] = Registry(
    "kind of source",
    {
        "onnx": programs.ONNX,
        "exported": programs.EXPORTED,
        "torchscript": programs.TORCHSCRIPT,
        "module": own_module.MODULE,
        "transformers": transformers_folder.TRANSFORMERS,
    },
    group="segview.sources",
)

_ONNX = "Export it to ONNX where it was made, and open that"


def _ends_in(*endings: str) -> Callable[[Path], bool]:
    return lambda path: path.suffix.lower() in endings and is_file(path)


def _holds(*names: str) -> Callable[[Path], bool]:
    return lambda path: all(is_file(path / name) for name in names)


def _is_mmseg(path: Path) -> bool:
    if path.suffix != ".py" or not is_file(path):
        return False
    text = read_small(path).decode(errors="replace")
    return ("_base_" in text or "model = dict(" in text) and "import torch" not in text


# What is told by its files, and the way out.
_REFUSED: tuple[tuple[Callable[[Path], bool], str], ...] = (
    (_ends_in(".h5", ".hdf5", ".keras"), f"a Keras model, and TensorFlow is no part of segview. {_ONNX} (tf2onnx)"),
    (_holds("saved_model.pb"), f"a TensorFlow model. {_ONNX} (python -m tf2onnx.convert --saved-model)"),
    (_ends_in(".tflite", ".mlmodel", ".engine", ".xml", ".pb"), f"built for another runtime. {_ONNX}"),
    (
        _holds("plans.json", "dataset.json"),
        f"a result folder of nnU-Net v2, whose networks are built by nnU-Net's own code. {_ONNX}, or open the folder "
        "that nnUNetv2_predict --save_probabilities has written as predictions",
    ),
    (_is_mmseg, f"a config of mmsegmentation, whose networks are built by its own code. {_ONNX} (mmdeploy)"),
)


def source_of(path: str) -> str:
    """Return the kind of source that a path is, or nothing where it is none."""
    return next((kind for kind, adapter in SOURCES.items() if adapter.claims(path)), "")


def recognise(path: str, choices: Choices | None = None) -> Recognised:
    """Return a network of another program as a variant; nothing is written.

    Args:
        path: A file or folder; of a Python file also ``net.py:build``.
        choices: What the user says of it.

    Raises:
        ConsentNeeded: it is code that nobody has agreed to run.
        UserError: it cannot be opened; why and what to do is said.
    """
    place = Path(path)
    for claims, sentence in _REFUSED:
        if claims(place):
            raise UserError("{path} is {sentence}.", path=path, sentence=sentence)
    bundle = _torchscript_of_bundle(place)
    if bundle is not None:
        return recognise(str(bundle), choices)
    kind = source_of(path)
    if kind:
        return SOURCES[kind].recognise(path, choices or Choices())
    if place.suffix.lower() in SUFFIXES:
        read_spec_beside(place)  # says what to write beside weights that do not say what network they are of
        raise UserError("{path} holds weights alone. Import it with segview import.", path=path)
    raise UserError("{path} is no network that can be opened: {known}.", path=path, known=_known())


def _torchscript_of_bundle(folder: Path) -> Path | None:
    """Return the program of a MONAI bundle, whose configs would be run as code; None where it is no bundle."""
    metadata = folder / "configs" / "metadata.json"
    if not is_file(metadata):
        return None
    program = folder / "models" / "model.ts"
    if is_file(program):
        return program
    try:
        said: object = json.loads(read_small(metadata)).get("task", "")
    except (ValueError, AttributeError, RecursionError):
        said = ""
    raise UserError(
        "{folder} is a bundle of MONAI{value} without models/model.ts. Its configs would be run as code: "
        "export it with python -m monai.bundle ckpt_export, or to ONNX.",
        folder=folder,
        value=f" ({said})" if said else "",
    )


def _known() -> str:
    return f"{', '.join(adapter.title for adapter in SOURCES.values())} can be"
