"""``networks``: which architectures there are."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from segview.cli.options import Json
from segview.cli.output import print_json, print_line, print_table


def list_networks(
    as_json: Json = False,
    maps: Annotated[bool, typer.Option("--maps", help="Print the page of all maps, docs/maps.md.")] = False,
) -> None:
    """List the architectures: parameters as published and small, multiply-adds at 224 × 224, maps, paper."""
    from segview.networks.table import maps_page, rows

    if maps:
        print_line(maps_page().rstrip("\n"))
        return
    if as_json:
        print_json([asdict(row) for row in rows()])
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("architecture", "encoder"):
        table.add_column(heading, no_wrap=True)
    for heading in ("parameters", "small", "multiply-adds", "maps"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("paper")
    for row in rows():
        numbers = (_short(row.parameters), _short(row.small), _short(row.multiply_adds), str(len(row.maps)))
        table.add_row(escape(row.name), escape(row.encoder), *numbers, escape(row.paper))
    print_table(table)


def _short(number: int) -> str:
    if number >= 10**9:
        return f"{number / 1e9:.1f} G"
    return f"{number / 1e6:.2f} M" if number < 10**7 else f"{number / 1e6:.1f} M"
