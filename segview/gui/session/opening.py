"""Opening by file dialogs and by drag and drop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QMimeData
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from segview.core.base.text import Text
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.tasks.others import Consent

IMAGES = Text(
    "Images, DICOM and films (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.dcm *.dicom "
    "*.mp4 *.m4v *.mov *.avi *.mkv *.webm *.mpg *.mpeg *.ts *.m2ts *.mts *.wmv *.asf)"
)
CHECKPOINTS = Text("Networks (*.safetensors *.pt *.pth *.ckpt *.bin config.json *.onnx *.pt2 *.ts *.py)")
TABLES = Text("Tables (*.csv *.tsv *.txt)")
PLANS = Text("Plans (*.toml)")
ANY = Text("All files (*)")


def dropped_paths(mime: QMimeData) -> tuple[Path, ...]:
    """Return the dragged files and folders; empty for anything else."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def choose_folder(parent: QWidget, session: Session) -> None:
    """Let the user choose a folder of images, and open it."""
    _choose(parent, session, title=tr("Open a folder of images"), name="choose/folder")


def choose_files(parent: QWidget, session: Session) -> None:
    """Let the user choose images, and open them."""
    _choose(parent, session, title=tr("Open images"), name="choose/files", filters=(tr(IMAGES), tr(ANY)))


def choose_variant(parent: QWidget, session: Session) -> None:
    """Let the user choose the folder of a variant, and open it."""
    _choose(parent, session, title=tr("Open the folder of a variant"), name="choose/variant")


def choose_checkpoint(parent: QWidget, session: Session) -> None:
    """Let the user choose the weights' file of a variant, and open it."""
    _choose(
        parent, session, title=tr("Open a checkpoint"), name="choose/checkpoint", filters=(tr(CHECKPOINTS), tr(ANY))
    )


def ask_consent(parent: QWidget, session: Session, consent: Consent) -> None:
    """Ask the user whether code may be run, and open it if so; closing the question means no."""
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        tr("Run this code?"),
        tr("Run the code in {source}?", source=consent.source.name),
        parent=parent,
    )
    box.setObjectName("open/consent")
    box.setInformativeText(consent.sentence)
    agree = box.addButton(tr("Run it"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    agree.clicked.connect(lambda: session.opener.open((consent.source,), trusted=(consent,)))
    box.finished.connect(box.deleteLater)
    box.open()


def choose_run(parent: QWidget, runs: Path, opened: Callable[[Path], None]) -> None:
    """Let the user choose the folder of a training run, and pass it on."""
    _choose_one(parent, opened, title=tr("Open a run"), name="choose/run", start=str(runs))


def choose_known(parent: QWidget, opened: Callable[[Path], None]) -> None:
    """Let the user choose a folder of images with masks, and pass it on."""
    _choose_one(parent, opened, title=tr("A folder with masks"), name="choose/known")


def choose_table(parent: QWidget, opened: Callable[[Path], None]) -> None:
    """Let the user choose a table of comma-separated values, and pass it on."""
    filters = (tr(TABLES), tr(ANY))
    _choose_one(parent, opened, title=tr("A table with the names of the images"), name="choose/table", filters=filters)


def choose_plan(parent: QWidget, opened: Callable[[Path], None]) -> None:
    """Let the user choose the plan of a training run, and pass it on."""
    _choose_one(parent, opened, title=tr("Open a plan"), name="choose/plan", filters=(tr(PLANS), tr(ANY)))


def _choose_one(
    parent: QWidget,
    opened: Callable[[Path], None],
    *,
    title: str,
    name: str,
    start: str = "",
    filters: tuple[str, ...] = (),
) -> None:
    first = start or QDir.homePath()
    _choose_path(parent, first, lambda paths: opened(paths[0]), title=title, name=name, filters=filters)


def _choose(parent: QWidget, session: Session, *, title: str, name: str, filters: tuple[str, ...] = ()) -> None:
    start = str(session.listing.folder) if session.listing.folder else QDir.homePath()
    _choose_path(parent, start, session.opener.open, title=title, name=name, filters=filters)


def _choose_path(
    parent: QWidget,
    start: str,
    chosen: Callable[[tuple[Path, ...]], None],
    *,
    title: str,
    name: str,
    filters: tuple[str, ...] = (),
) -> None:
    # open(), not exec(): a nested event loop would let the state change during the call.
    dialog = QFileDialog(parent, title, start)
    dialog.setObjectName(name)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if filters else QFileDialog.FileMode.Directory)
    if filters:
        dialog.setNameFilters(list(filters))
    dialog.filesSelected.connect(lambda names: chosen(tuple(Path(path) for path in names)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
