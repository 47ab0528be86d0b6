"""The modules of a network and their outputs as feature maps."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from torch import Tensor, nn

from segview.core.base.errors import UserError
from segview.core.base.registry import hint
from segview.core.maps.layers import Layer
from segview.networks.base.hooks import temporary_hooks

Size = tuple[int, int]
# Numbers of tokens before the grid in transformers: none, a class token, a second one, or four registers.
_PREFIXES = (0, 1, 2, 5)


@contextlib.contextmanager
def survey_layers(network: nn.Module) -> Iterator[dict[str, Layer]]:
    """Note every module that runs and the shape of its output, by place; the hooks are removed at the end of the block.

    Of several passes the last one counts.
    """
    ran: dict[str, Layer] = {}
    places = {module: place for place, module in network.named_modules() if place}
    frame: list[Size] = []

    def begin(_module: nn.Module, inputs: tuple[Any, ...]) -> None:
        frame[:] = [(inputs[0].shape[-2], inputs[0].shape[-1])]

    def note(module: nn.Module, _inputs: Any, output: Any) -> None:
        image = as_feature_maps(output, frame[0]) if frame else None
        kind, place = type(module).__name__, places[module]
        if image is None:
            ran[place] = Layer(place, kind)
        else:
            ran[place] = Layer(place, kind, image.shape[1], (image.shape[2], image.shape[3]))

    # Trunks take the padded input; a network without a trunk is a method without layers of interest.
    trunk: Any = getattr(network, "trunk", network)
    entrance = trunk.encoder if hasattr(trunk, "encoder") else trunk
    found: dict[str, Layer] = {}
    try:
        with temporary_hooks(
            [entrance.register_forward_pre_hook(begin), *(module.register_forward_hook(note) for module in places)]
        ):
            yield found
    finally:
        found.update({place: ran[place] for place in places.values() if place in ran})


def find_layer(network: nn.Module, place: str) -> nn.Module:
    """Return the module at a place.

    Raises:
        UserError: there is none.
    """
    modules = dict(network.named_modules())
    if not place or place not in modules:
        raise UserError(
            "The network has no layer '{place}'.{hint}",
            place=place,
            hint=hint(place, modules) if len(modules) > 1 else "",
        )
    return modules[place]


@contextlib.contextmanager
def capture_layers(network: nn.Module, places: Iterator[str] | list[str], frame: Size) -> Iterator[dict[str, Tensor]]:
    """Record the outputs of layers, by place, as B × C × h × w; the hooks are removed at the end of the block.

    Outputs that are no feature maps are left out. Of several passes the last one counts.

    Args:
        network: Any.
        places: Of the layers.
        frame: Rows and columns of the padded input.

    Raises:
        UserError: the network has no such layer.
    """
    kept: dict[str, Tensor] = {}

    def keep(place: str) -> Any:
        def record(_module: nn.Module, _inputs: Any, output: Any) -> None:
            image = as_feature_maps(output, frame)
            if image is not None:
                # A copy, because an in-place activation may follow.
                kept[place] = image.detach().clone()

        return record

    modules = {place: find_layer(network, place) for place in places}
    with temporary_hooks(module.register_forward_hook(keep(place)) for place, module in modules.items()):
        yield kept


def as_feature_maps(output: Any, frame: Size) -> Tensor | None:
    """Return the output of a layer as B × C × h × w; None if it is no feature map.

    Convolutions give this shape. Transformers give B × h × w × C, or tokens B × N × C on a grid with the aspect ratio
    of the input; class tokens before the grid are left out. One number a channel becomes h = w = 1.

    Args:
        output: The output of the layer.
        frame: Rows and columns of the padded input.
    """
    if not isinstance(output, Tensor) or not output.is_floating_point():
        return None
    if output.ndim == 4:
        last = output.permute(0, 3, 1, 2)
        is_channels_last = not _has_aspect(output, frame) and _has_aspect(last, frame)
        return last if is_channels_last else output
    if output.ndim == 2:
        return output[:, :, None, None]
    if output.ndim == 3:
        found = grid_of(output.shape[1], frame)
        if found is not None:
            prefix, grid = found
            return output[:, prefix:].transpose(1, 2).unflatten(2, grid)
    return None


def grid_of(count: int, frame: Size, prefixes: Sequence[int] = _PREFIXES) -> tuple[int, Size] | None:
    """Return the number of tokens before the grid, and the grid, for ``count`` tokens; None if there is no grid."""
    count, frame = int(count), (int(frame[0]), int(frame[1]))  # sizes are tensors while a network is traced
    for prefix in prefixes:
        grid = _grid(count - prefix, frame)
        if grid is not None:
            return prefix, grid
    return None


def covers(sides: Size, frame: Size) -> bool:
    """Tell whether sides have the aspect ratio of the input, up to the rounding of strides."""
    return abs(sides[0] * frame[1] - sides[1] * frame[0]) < max(frame)


def _has_aspect(image: Tensor, frame: Size) -> bool:
    """Tell whether the last two sides have the aspect ratio of the input, or there is one number a channel."""
    rows, columns = image.shape[-2:]
    return rows == columns == 1 or covers((rows, columns), frame)


def _grid(count: int, frame: Size) -> Size | None:
    """Return the grid of ``count`` tokens whose cells are squares of the input; None if there is none."""
    if count < 1:
        return None
    rows = round((count * frame[0] / frame[1]) ** 0.5)
    if rows < 1 or count % rows:
        return None
    columns = count // rows
    return (rows, columns) if covers((rows, columns), frame) else None
