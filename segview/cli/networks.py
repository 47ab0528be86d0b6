"""``networks``: the table of architectures."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from segview.cli.options import Device, Json
from segview.cli.output import print_json, print_line, print_table, track

if TYPE_CHECKING:
    from segview.networks.inspect.table import NetworkRow


def list_networks(
    as_json: Json = False,
    maps: Annotated[bool, typer.Option("--maps", help="Print the page of all maps, docs/maps.md.")] = False,
    measured: Annotated[
        bool, typer.Option("--time", help="Measure the time of one image here: the median of five.")
    ] = False,
    device: Device = "auto",
) -> None:
    """List the architectures: parameters as published and small, multiply-adds at 224 × 224, maps, paper."""
    from segview.inference.backends.devices import resolve
    from segview.networks.inspect.table import maps_page, network_names, rows

    if maps:
        print_line(maps_page().rstrip("\n"))
        return
    timed_on = resolve(device) if measured else ""
    listed = list(track(rows(timed_on=timed_on), "Measuring", len(network_names())) if measured else rows())
    if as_json:
        print_json([asdict(row) for row in listed])
    else:
        print_table(_table(listed, timed_on))


def _table(listed: list[NetworkRow], timed_on: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("architecture", "encoder"):
        table.add_column(heading, no_wrap=True)
    numbers = ("parameters", "small", "multiply-adds", *((f"ms, {timed_on}", "small") if timed_on else ()), "maps")
    for heading in numbers:
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("paper")
    for row in listed:
        figures = [_short(row.parameters), _short(row.small), _short(row.multiply_adds)]
        figures += [_milliseconds(one) for one in (row.seconds, row.small_seconds) if one is not None]
        table.add_row(escape(row.name), escape(row.encoder), *figures, str(len(row.maps)), escape(row.paper))
    return table


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f}" if seconds >= 0.01 else f"{1000 * seconds:.1f}"


def _short(number: int) -> str:
    if number >= 10**9:
        return f"{number / 1e9:.1f} G"
    return f"{number / 1e6:.2f} M" if number < 10**7 else f"{number / 1e6:.1f} M"
