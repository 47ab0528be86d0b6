"""The kinds of networks of other programs that can be opened, one row a kind, and advice for the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import is_file
from segview.core.base.registry import Registry
from segview.core.base.text import Text, join_texts
from segview.networks.adapters import monai_bundle, nnunet_folder, own_module, programs, transformers_folder
from segview.networks.adapters.adapter import Adapter, Choices, Recognised
from segview.networks.adapters.checkpoints.reading import SUFFIXES, is_cut
from segview.networks.adapters.checkpoints.spec import read_spec_beside
from segview.networks.adapters.known_weights import CHECKPOINT
from segview.networks.adapters.mmseg.source import MMSEG

__all__ = ["SOURCES", "recognise", "source_of"]

SOURCES: Registry[Adapter] = Registry(
    "kind of source",
    {
        "onnx": programs.ONNX,
        "exported": programs.EXPORTED,
        "torchscript": programs.TORCHSCRIPT,
        "mmseg": MMSEG,  # before modules: its configs are Python files too
        "module": own_module.MODULE,
        "transformers": transformers_folder.TRANSFORMERS,
        "nnunet": nnunet_folder.NNUNET,
        "monai": monai_bundle.MONAI,
        "checkpoint": CHECKPOINT,
    },
    group="segview.sources",
)

_PROGRAMS = (".onnx", ".pt2", ".ts", ".torchscript", ".ptl")


def _ends_in(*endings: str) -> Callable[[Path], bool]:
    return lambda path: path.suffix.lower() in endings and is_file(path)


def _holds(*names: str) -> Callable[[Path], bool]:
    return lambda path: all(is_file(path / name) for name in names)


def _is_incomplete(path: Path) -> bool:
    """Return whether a program is empty, or an archive without its end."""
    if path.suffix.lower() not in _PROGRAMS or not is_file(path):
        return False
    try:
        with open(path, "rb") as file:
            head = file.read(4)
    except OSError:
        return False
    return not head or is_cut(path, head)


# Sources that are recognised and refused, with advice.
_REFUSED: tuple[tuple[Callable[[Path], bool], Text], ...] = (
    (_is_incomplete, Text("{path} is incomplete. Copy it again, or export it again.")),
    (
        _ends_in(".h5", ".hdf5", ".keras"),
        Text(
            "{path} is a Keras model, and TensorFlow is no part of segview. Export it to ONNX where it was made "
            "(tf2onnx), and open that."
        ),
    ),
    (
        _holds("saved_model.pb"),
        Text(
            "{path} is a TensorFlow model. Export it to ONNX where it was made "
            "(python -m tf2onnx.convert --saved-model), and open that."
        ),
    ),
    (
        _ends_in(".tflite", ".mlmodel", ".engine", ".xml", ".pb"),
        Text("{path} is built for another runtime. Export it to ONNX where it was made, and open that."),
    ),
)


def source_of(path: str) -> str:
    """Return the kind of source at a path; empty if it is none."""
    return next((kind for kind, adapter in SOURCES.items() if adapter.claims(path)), "")


def recognise(path: str, choices: Choices | None = None) -> Recognised:
    """Return a network of another program as a variant; nothing is written.

    Args:
        path: A file or folder; of a Python file also ``net.py:build``.
        choices: The user's description of it.

    Raises:
        ConsentNeeded: it is code that the user has not yet agreed to run.
        UserError: it cannot be opened; the message gives reason and advice.
    """
    place = Path(path)
    for claims, sentence in _REFUSED:
        if claims(place):
            raise UserError(sentence.template, path=path)
    if is_file(place / monai_bundle.METADATA) and is_file(place / monai_bundle.PROGRAM):
        return recognise(str(place / monai_bundle.PROGRAM), choices)
    kind = source_of(path)
    if kind:
        return SOURCES[kind].recognise(path, choices or Choices())
    if place.suffix.lower() in SUFFIXES:
        read_spec_beside(place)  # raises if the spec is damaged
        raise UserError("{path} holds weights alone. Import it with segview import.", path=path)
    known = join_texts((adapter.title for adapter in SOURCES.values()), ", ")
    raise UserError("{path} is no network that can be opened. These are: {known}.", path=path, known=known)
