from segview.api import Evaluation as Evaluation
from segview.api import Explanations as Explanations
from segview.api import ImagePrediction as ImagePrediction
from segview.api import UserError as UserError
from segview.api import Variant as Variant
from segview.api import evaluate as evaluate
from segview.api import explain as explain
from segview.api import load as load
from segview.api import predict as predict
from segview.api import read_image as read_image
from segview.api import read_maps as read_maps
from segview.api import variants as variants

__version__: str
CHOICES: dict[str, str]
