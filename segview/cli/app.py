"""The table of all commands, and the handling of their errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

import segview
from segview.cli import (
    blend,
    compare,
    corrections,
    estimate,
    evaluate,
    explain,
    exporting,
    figure,
    masks,
    networks,
    opening,
    plot,
    predict,
    proxies,
    rank,
    reference,
    report,
    sweep,
    train,
    variants,
    verify,
)
from segview.cli.output import escape_undecodable_names, print_problem
from segview.cli.status import STATUSES, ExitStatus
from segview.core.requests.failures import failure_of

app = typer.Typer(
    name="segview",
    help="Interactive segmentation and attention inspection. Without a command, the window opens.",
    no_args_is_help=True,
    epilog=STATUSES,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("list")(variants.list_variants)
app.command("card")(variants.show_card)
app.command("networks")(networks.list_networks)
app.command("import")(variants.import_checkpoint)
app.command("open")(opening.open_source)
app.command("export")(exporting.export)
app.command("blend")(blend.blend)
app.command("method")(variants.make_method)
app.command("predict")(predict.predict)
app.command("figure")(figure.figure)
app.command("plot")(plot.plot)
app.command("report")(report.report)
app.command("verify")(verify.verify)
app.command("rank")(rank.rank)
app.command("evaluate")(evaluate.evaluate)
app.command("compare")(compare.compare)
app.command("explain")(explain.explain)
app.command("corrections")(corrections.corrections)
app.command("masks")(masks.masks)
app.command("estimate")(estimate.estimate)
app.command("train")(train.train)
app.command("sweep")(sweep.sweep)
app.command("proxies")(proxies.proxies)
app.command("reference")(reference.reference)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"segview {segview.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    del version


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status; see ``ExitStatus``."""
    escape_undecodable_names()
    try:
        app(list(arguments), prog_name="segview")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except KeyboardInterrupt:
        print_problem("Stopped.")
        return ExitStatus.INTERRUPTED
    except Exception as error:  # printed as a sentence; for a bug, the log has the traceback
        failure = failure_of(error, tuple(arguments))
        print_problem(failure.reason)
        return ExitStatus.BUG if failure.bug else ExitStatus.WRONG_REQUEST
    return ExitStatus.DONE
