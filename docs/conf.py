"""Builds the documentation site: ``make docs``. No page and no style is fetched from a network."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import segview  # noqa: E402

project = "segview"
author = "The segview authors"
copyright = author
version = release = segview.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]

myst_heading_anchors = 4

autodoc_typehints = "signature"
napoleon_use_ivar = True
autodoc_member_order = "bysource"
python_maximum_signature_line_length = 88

html_theme = "furo"
html_title = f"segview {version}"
html_copy_source = False
html_show_sphinx = False
