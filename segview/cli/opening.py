"""``open``: a variant from a network or from predictions of another program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segview.cli.groups import expand_groups
from segview.cli.images import images_of
from segview.cli.options import Json
from segview.cli.output import errors, print_json, print_line, print_problem
from segview.core.base.errors import UserError
from segview.core.base.files import plain_name
from segview.core.base.places import imported_folder
from segview.core.base.trust import ConsentNeeded, trust
from segview.core.variants.spec import Variant

if TYPE_CHECKING:
    from segview.networks.adapters.adapter import Choices


@dataclass(frozen=True, kw_only=True)
class NetworkOptions:
    """Options: properties of a network that its file may not state."""

    classes: Annotated[
        str, typer.Option(help="Names of the classes, separated by commas; the background first if there is one.")
    ] = ""
    input_size: Annotated[str, typer.Option(help="Rows and columns at scale 1, such as 512 or 480x640.")] = ""
    mean: Annotated[str, typer.Option(help="Mean of each channel, for values in 0 to 1, separated by commas.")] = ""
    std: Annotated[str, typer.Option(help="Standard deviation of each channel, in the same way.")] = ""
    output: Annotated[str, typer.Option(help="Which of several outputs counts: its name, or its number from 1.")] = ""
    activation: Annotated[
        str, typer.Option(help="Activation of the output: none (logits), sigmoid, softmax, or labels (class indices).")
    ] = ""
    weights: Annotated[Path | None, typer.Option(help="The weights, of a network in a Python file.")] = None

    def choices(self) -> Choices:
        """Return the given properties.

        Raises:
            UserError: a size or a number is not valid.
        """
        from segview.networks.adapters.adapter import Choices

        return Choices(
            classes=tuple(part.strip() for part in self.classes.split(",") if part.strip()),
            input_size=_size(self.input_size),
            mean=_numbers(self.mean, "--mean"),
            std=_numbers(self.std, "--std"),
            output=self.output,
            activation=self.activation,
            weights=self.weights,
        )


@expand_groups
def open_source(
    source: Annotated[
        str, typer.Argument(help="An ONNX file, an exported program, net.py:build, or a folder of predictions.")
    ],
    described: NetworkOptions,
    name: Annotated[str, typer.Option(help="Name of the variant; by default that of the source.")] = "",
    images: Annotated[
        list[Path] | None, typer.Option(help="Images of the predictions; files without a counterpart are listed.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what is recognised, and write nothing.")] = False,
    agreed: Annotated[
        bool, typer.Option("--trust", help="Agree to run the code of the source, now and later.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make a variant of a network or of predictions of another program; the original files are not moved."""
    from segview.inference.variants.keeping import keep
    from segview.inference.variants.predictions import without_partner

    variant, assumed = _open_foreign(source, described.choices(), agreed=agreed)
    missing = without_partner(variant, images_of(images, 1)) if images else ""
    if as_json:
        print_json({**variant.config.model_dump(mode="json"), "assumed": assumed})
    else:
        for line in _lines(variant, assumed):
            print_line(line)
    if missing:
        print_problem(missing, label="without partner:")
    if not dry_run:
        made = keep(variant, imported_folder() / plain_name(name or variant.name))
        if not as_json:
            print_line(f"It is now the variant {made.name}: give it as -v {made.name}, or tick it in the window.")


def _open_foreign(source: str, choices: Choices, *, agreed: bool) -> tuple[Variant, tuple[str, ...]]:
    """Return the variant at a source and its assumed properties; code runs only if the user agrees.

    Raises:
        UserError: it cannot be opened.
    """
    from segview.inference.variants.finding import foreign_variant

    try:
        return foreign_variant(source, choices)
    except ConsentNeeded as needed:
        if not agreed and not (errors.is_terminal and typer.confirm(f"{needed}\nRun it?", err=True)):
            raise
        trust(needed.source, needed.fingerprint)
    return foreign_variant(source, replace(choices))


def _lines(variant: Variant, assumed: Sequence[str]) -> list[str]:
    config = variant.config
    lines = [config.summary, f"classes: {', '.join(config.classes)}"]
    if not config.is_stored:
        preprocessing = config.preprocessing
        lines += [
            f"input: {preprocessing.input_size[0]} × {preprocessing.input_size[1]}, {len(preprocessing.mean)} channels",
            f"mean: {_join_numbers(preprocessing.mean)}; standard deviation: {_join_numbers(preprocessing.std)}",
        ]
        lines += [f"{key}: {value}" for key, value in config.network.options.items() if value not in ("", None)]
    return [*lines, *(f"assumed: {one}" for one in assumed)]


def _join_numbers(numbers: Sequence[float]) -> str:
    return ", ".join(f"{number:g}" for number in numbers)


def _size(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    sides = text.replace("×", "x").split("x")
    if not all(side.strip().isdecimal() for side in sides) or len(sides) > 2:
        raise UserError("--input-size is rows and columns, as 512 or 480x640, not '{text}'.", text=text)
    return int(sides[0]), int(sides[-1])


def _numbers(text: str, option: str) -> tuple[float, ...] | None:
    try:
        return tuple(float(part) for part in text.split(",")) if text else None
    except ValueError:
        raise UserError(
            "{option} takes numbers with commas between them, as 0.5,0.5,0.5, not '{text}'.", option=option, text=text
        ) from None
