"""``compare``: which variant is better, from tables of scores by image."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segview.cli.comparison import (
    Against,
    ByScore,
    ClusterBy,
    Seed,
    SliceBy,
    TestName,
    compared,
    comparison_json,
    print_comparison,
    print_slices,
    sliced,
    with_columns,
)
from segview.cli.options import Json, Overwrite
from segview.cli.output import print_json
from segview.core.base.files import atomic_write
from segview.core.comparison.csv_tables import as_csv, read_tables
from segview.data.protection import check_new


def compare(
    tables: Annotated[
        list[Path],
        typer.Argument(
            help="Tables of scores by image (CSV), as of evaluate --by-image or another program: with a column "
            "'variant', or one table a variant.",
            metavar="FILE.csv…",
        ),
    ],
    score: ByScore = "",
    against: Against = None,
    clusters: ClusterBy = None,
    slice_by: SliceBy = None,
    test: TestName = "sign flip",
    seed: Seed = 0,
    out: Annotated[Path | None, typer.Option(help="File for the tables joined into one (CSV).")] = None,
    overwrite: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Print means with intervals, paired differences, and what can be said of them, from tables of scores by image.

    Images are joined by the names of their files.
    """
    if out is not None:
        check_new(out, overwrite=overwrite, in_use=tables)
    table = with_columns(read_tables(tables), slice_by or ())
    found = compared(table, score, against=against, clusters=clusters, test=test, seed=seed)
    parts = sliced(table, found.score, slice_by or ())
    if out is not None:
        atomic_write(out, as_csv(table).encode(errors="surrogateescape"))
    if as_json:
        print_json({"comparison": comparison_json(found), "slices": parts})
        return
    print_comparison(found)
    print_slices(table, found.score, parts)
