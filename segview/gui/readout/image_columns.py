"""The columns of the values of the whole image."""

from __future__ import annotations

from segview.core.base.text import Text
from segview.gui.widgets.number_table import Column

IMAGE_COLUMNS = (
    Column(Text("mask\npx"), Text("Pixels of the image that the mask covers"), ",d"),
    Column(
        Text("uncertain\n%"), Text("Share of the image whose probability lies in the uncertain band around 0.5"), ".2f"
    ),
    Column(
        "Dice",
        Text("Twice the pixels in both / (pixels of the mask + pixels of the truth); 1 where both are empty"),
        best="highest",
    ),
    Column("IoU", Text("Pixels in both / pixels in mask or ground truth; 1 where both are empty"), best="highest"),
    Column(
        Text("confident\nerrors, px"),
        Text("Wrong pixels outside the uncertain band (error pattern 1 of Jeong et al., 2023)"),
        ",d",
        "lowest",
    ),
    Column(
        Text("uncertain\nerrors, px"),
        Text("Wrong pixels inside the uncertain band (error pattern 2 of Jeong et al., 2023)"),
        ",d",
        "lowest",
    ),
    Column(Text("time\ns"), Text("Seconds for the whole prediction, including loading"), ".2f", "lowest"),
)
TIME = len(IMAGE_COLUMNS) - 1
"""Index of the time, the last column; the column "unlike" comes before it if a variant can measure unlikeness."""
DICE = 2
_UNLIKE = Column(
    Text("distance to\nvalidation"),
    Text(
        "Distance of the image from the variant's validation images; above 1 it is farther than "
        "99 of 100 of them, and its mask is unreliable"
    ),
    ".2f",
)


def image_columns(*, unlike: bool) -> tuple[Column, ...]:
    """Return the columns, with the column for the unlikeness of the image if ``unlike``."""
    return (*IMAGE_COLUMNS[:TIME], _UNLIKE, *IMAGE_COLUMNS[TIME:]) if unlike else IMAGE_COLUMNS
