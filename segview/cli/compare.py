"""``compare``: statistics of variants from tables of scores by image."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segview.cli.comparison import (
    ComparisonOptions,
    comparison_json,
    print_comparison,
    print_slices,
    slice_means,
    with_columns,
)
from segview.cli.groups import expand_groups
from segview.cli.options import Json, Overwrite
from segview.cli.output import print_json
from segview.core.comparison.csv_tables import read_tables, write_csv
from segview.data.protection import Replacing, check_new


@expand_groups
def compare(
    tables: Annotated[
        list[Path],
        typer.Argument(
            help="Tables of scores by image (CSV), as of evaluate --by-image or another program: with a column "
            "'variant', or one table a variant.",
            metavar="FILE.csv…",
        ),
    ],
    comparing: ComparisonOptions,
    out: Annotated[Path | None, typer.Option(help="File for the tables joined into one (CSV).")] = None,
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Print means with intervals, paired differences, and conclusions, from tables of scores by image.

    Images are joined by the names of their files.
    """
    if out is not None:
        check_new(out, Replacing(overwrite, "--overwrite"), in_use=tables)
    facts = comparing.slice_by or ()
    table = with_columns(read_tables(tables), facts)
    found = comparing.compare(table)
    parts = slice_means(table, found.score, facts)
    if out is not None:
        write_csv(out, table)
    if as_json:
        print_json({"comparison": comparison_json(found), "slices": parts})
        return
    print_comparison(found)
    print_slices(table, found.score, parts)
