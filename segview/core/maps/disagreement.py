"""The maps of several variants together, which show their agreement and disagreement."""

from __future__ import annotations

from segview.core.base.text import Text

MEAN, DEVIATION, VOTES, ENTROPY = "variants/mean", "variants/deviation", "variants/votes", "variants/entropy"

# The maps in their order, each with a sentence for a tooltip.
DISAGREEMENT: dict[str, str] = {
    MEAN: Text("Mean of the target's probability over the ticked variants, with the outline of the mask that results"),
    DEVIATION: Text(
        "Standard deviation of the target's probability over the ticked variants: 0 where all say the same, "
        "0.5 where half say 0 and half 1"
    ),
    VOTES: Text("Share of the ticked variants whose mask has the pixel at the present threshold"),
    ENTROPY: Text(
        "Entropy of the votes of the ticked variants (bit): 0 where all name the same class, largest where the "
        "votes are spread evenly over all classes; of a target, at the present threshold"
    ),
}
