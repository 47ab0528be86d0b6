"""``corrections``: export of the masks that were corrected in the window to formats of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segview.annotation.decisions import Decisions
from segview.annotation.formats import FORMATS
from segview.annotation.verdict import Decision
from segview.cli.images import check_apart, images_of
from segview.cli.options import Every, Images, Overwrite
from segview.cli.output import print_line
from segview.cli.status import Failures
from segview.core.base.errors import UserError
from segview.core.base.files import absence
from segview.core.base.places import journals_folder
from segview.core.images.frames import file_and_number
from segview.core.requests.request import Failure
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.tasks.batch_export import ExportAll, export_all
from segview.tasks.services import Services

_KINDS = ", ".join(name for name, row in FORMATS.items() if row.write is not None)
_DECIDED = ", ".join(one.value for one in Decision if one is not Decision.UNVERIFIED)


def corrections(
    images: Images,
    out: Annotated[Path, typer.Option(help="Folder for the files; it is made if it is missing.")],
    kind: Annotated[str, typer.Option("--format", help=f"One of: {_KINDS}.")] = "png",
    together: Annotated[
        bool, typer.Option("--one-file", help="All masks in one file, where the format has room for them.")
    ] = False,
    decision: Annotated[
        list[str] | None,
        typer.Option(
            help=f"Only images with this decision: {_DECIDED}. Repeat for several. By default all but rejected."
        ),
    ] = None,
    every: Every = 1,
    overwrite: Overwrite = False,
) -> None:
    """Write the corrections of images as PNG, COCO, labelme or DICOM, with their labels and colours."""
    FORMATS.checked(kind)
    chosen = _with_decision(images_of(images, every), _decisions(decision))
    check_apart(out, images)
    failures = Failures()
    for path in images:
        if reason := absence(file_and_number(path)[0]):
            failures.add(Failure(path, f"{path} cannot be read: {reason}. Choose an image or a folder that is there."))
    sentence = ""
    task = ExportAll(tuple(chosen), SaveTarget(out, replace=overwrite), kind, together)
    for step in export_all(task, Services(journals_folder())):
        if isinstance(step, Occupied):
            raise UserError(
                "{file} is there already. Give another folder, or --overwrite to replace it.", file=step.paths[0]
            )
        for failure in step.failures:
            failures.add(failure)
        sentence = step.sentence
    print_line(sentence)
    failures.exit_if_any("images")


def _decisions(given: list[str] | None) -> tuple[Decision, ...]:
    if not given:
        return tuple(one for one in Decision if one is not Decision.REJECTED)
    try:
        return tuple(Decision(one) for one in given)
    except ValueError as error:
        raise UserError(
            "There is no decision '{name}'. Known: {known}.", name=str(error).split("'")[1], known=_DECIDED
        ) from None


def _with_decision(images: list[Path], wanted: tuple[Decision, ...]) -> list[Path]:
    """Return the images with one of the wanted decisions; images without a decision count as open."""
    from segview.inference.predict.opening import identify

    decisions = Decisions(journals_folder())
    survey = decisions.survey(images)
    found = dict(survey.verdicts)
    for image in survey.unsure:
        sighting = identify(image)
        verdict = None if sighting is None else decisions.recall(sighting).verdict
        found.pop(image, None)
        if verdict is not None:
            found[image] = verdict
    return [one for one in images if (found[one].decision if one in found else Decision.OPEN) in wanted]
