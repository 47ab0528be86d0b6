"""The card of a variant: its ``README.md``, generated from its config."""

from __future__ import annotations

from jinja2 import Environment, StrictUndefined

from segview.core.spec import VariantConfig

_TEMPLATE = """\
---
library_name: segview
pipeline_tag: image-segmentation
---

# {{ c.name }}

{{ c.summary }}

| | |
|---|---|
| architecture | {{ c.network.architecture }} |
| encoder | {{ c.network.encoder }} |
| head | {{ c.network.head.value }} |
| output activation f'' | {{ c.network.output_activation }} |
| classes | {{ c.classes | join(", ") }} |
| parameters | {{ "{:,}".format(c.parameters) }} |
| input size | {{ c.preprocessing.input_size | join(" × ") }} |
| threshold | {{ c.threshold }} |
| initialised from | {{ c.initialised_from }} |
| trained with | {{ c.trained_with or "not recorded" }} |
| segview | {{ c.segview_version }} |
| SHA-256 of the weights | `{{ c.weights_sha256 }}` |

## Training data
{% for data in c.training_data %}
- {{ data.name }}, {{ data.pairs }} pairs. {{ data.terms }}
{%- else %}
Not recorded.
{%- endfor %}

## Scores
{% if c.scores %}
| score | value | what it is | images | data | resolution |
|---|---|---|---|---|---|
{%- for s in c.scores %}
| {{ s.name }} | {{ "%.4f" | format(s.value) }} | {{ s.over }} | {{ s.count }} | {{ s.data }} | {{ s.size }} |
{%- endfor %}
{% else %}
Not measured.
{% endif %}
For research and education; not a medical device, not for diagnosis.
"""


def card(config: VariantConfig) -> str:
    """Return the card as Markdown."""
    environment = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)  # noqa: S701
    return environment.from_string(_TEMPLATE).render(c=config)
