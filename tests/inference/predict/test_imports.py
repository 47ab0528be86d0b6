"""The first prediction waits for no library that it does not need."""

from tests.programs import run_program

PLAIN = """
import sys
import segview.inference.predict.predictor

unwanted = {"scipy", "jinja2", "transformers", "onnx", "sklearn", "matplotlib"} & set(sys.modules)
assert not unwanted, f"predicting imports {unwanted}"
"""


def test_predicting_imports_no_library_that_only_some_networks_need() -> None:
    run_program(PLAIN)
