"""The library of the plots is fetched while nobody waits for it."""

from __future__ import annotations

from tests.programs import run_program

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from segview.gui.widgets.plotting import fetch_ahead
assert "pyqtgraph" not in sys.modules
fetch_ahead().join()
assert "pyqtgraph" in sys.modules
import pyqtgraph
plot = pyqtgraph.PlotWidget()
plot.plot([1, 2, 3])
plot.show()
application.processEvents()
print("drawn")
"""


def test_a_plot_is_drawn_with_what_another_thread_fetched() -> None:
    assert run_program(PROGRAM, "-W", "error") == "drawn\n"
