"""Imports of the window: which, and how."""

from tests.programs import run_program

PLAIN = """
import builtins, sys
import segview.gui.app
from shibokensupport import feature

read = [name for name in feature.pyside_feature_dict if name.startswith("segview.")]
assert not read, f"PySide6 reads the source of {len(read)} modules"
unwanted = {"torch", "scipy", "skimage", "pyqtgraph", "jinja2"} & set(sys.modules)
assert not unwanted, f"the start of the window imports {unwanted}"
"""


def test_the_start_of_the_window_reads_no_sources_and_imports_no_library_that_only_later_pages_need() -> None:
    run_program(PLAIN)
