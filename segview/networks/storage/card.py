"""The card of a variant: its ``README.md``, generated from its config. No torch."""

from __future__ import annotations

import json
import re

from jinja2 import Environment, StrictUndefined

from segview.core.variants.spec import Head, VariantConfig

_HEADS = {
    Head.A: "A: one map, read through a sigmoid",
    Head.B: "B: two maps, read through a softmax",
    Head.C: "C: two maps behind CBAM, read through a softmax",
    Head.D: "D: two maps behind CBAM with a sigmoid · tanh spatial gate, read through a softmax",
    Head.PLAIN: "plain: a map for each class, read through a softmax",
}

_TEMPLATE = """\
---
library_name: segview
pipeline_tag: image-segmentation
tags:
- segview
- image-segmentation
- {{ c.network.architecture | yaml }}
- {{ c.network.encoder | yaml }}
---

# {{ c.name | text }}

{{ c.summary | text or "A segmentation network: a picture in, a probability of each class for each pixel out." }}

**For research and education. Not a medical device, not for diagnosis.**

## Use

This folder is a variant of segview: `config.json` says what the network is, `model.safetensors` holds its weights.
Open the folder in the window (`segview`), or on the command line, with its path in place of FOLDER:

```sh
segview predict picture.png --variant FOLDER --out predictions
```

In Python; a network takes pictures of any size and returns logits:

```python
from pathlib import Path

from segview.networks.heads.output import probabilities
from segview.networks.storage.checkpoint import load_variant

variant = load_variant(Path("FOLDER"))
# pixels: batch × {{ c.network.in_channels }} × rows × columns, in 0 to 1, less the mean, over the standard deviation
{% if c.classes | length == 2 -%}
target = probabilities(variant.network(pixels))[:, 1:] > variant.config.threshold
{%- else -%}
labels = probabilities(variant.network(pixels)).argmax(dim=1)
{%- endif %}
```

## Network

| | |
|---|---|
| architecture | {{ c.network.architecture | text }} |
| encoder | {{ c.network.encoder | text }} |
| head | {{ heads[c.network.head] }} |
| output activation f'' | {{ c.network.output_activation }} |
{%- if c.network.attention %}
| attention | {{ c.network.attention | text }} at {{ c.network.attention_at | join(", ") }} |
{%- endif %}
{%- if c.network.scale_attention %}
| scale attention | {{ c.network.scale_attention }}, trained with scales {{ c.network.trained_scales | join(", ") }} |
{%- endif %}
{%- for option, value in c.network.options | dictsort %}
| option {{ option | text }} | {{ value | string | text }} |
{%- endfor %}
| classes | {{ c.classes | join(", ") | text }} |
| parameters | {{ "{:,}".format(c.parameters) if c.parameters else "not counted" }} |
| input size at scale 1 | {{ c.preprocessing.input_size | join(" × ") }} (rows × columns) |
| mean, of values in 0 to 1 | {{ c.preprocessing.mean | join(", ") }} |
| standard deviation | {{ c.preprocessing.std | join(", ") }} |
| threshold | {{ c.threshold }} |
| segview | {{ c.segview_version | text }} |
| SHA-256 of the weights | `{{ c.weights_sha256 }}` |

## Training

Initialised from: {{ c.initialised_from | text or "not recorded" }}.

Trained with: {{ c.trained_with | text or "not recorded" }}.

### Data
{% if c.training_data %}
| data | pairs | terms |
|---|---|---|
{%- for data in c.training_data %}
| {{ data.name | text }} | {{ "{:,}".format(data.pairs) if data.pairs else "not recorded" }} | \
{{ data.terms | text or "not recorded" }} |
{%- endfor %}

The terms are those of the data; look them up before you pass the weights on.
{% else %}
Not recorded: nothing is known of where this network can be relied on.
{% endif %}
## Scores
{% if c.scores %}
| score | value | what it is | images | data | resolution |
|---|---|---|---|---|---|
{%- for s in c.scores %}
| {{ s.name | text }} | {{ "%.4f" | format(s.value) }} | {{ s.over | text }} | {{ "{:,}".format(s.count) }} | \
{{ s.data | text }} | {{ s.size | text }} |
{%- endfor %}

A mean over images counts every image alike; a score over all pixels adds them up first, so large targets weigh more.
{% else %}
Not measured.
{% endif %}
## Limits

- It knows pictures like those that it was trained on; of others it says something all the same.
- A probability is the network's own; unless a calibration is given, 0.9 is not nine cases of ten.
- At other scales than 1 it sees targets in sizes that it may not have met in training.
{%- if c.network.output_activation == "tanh" %}
- f'' keeps both maps in -1 to 1: the probability lies in 0.119 to 0.881.
{%- elif c.network.output_activation == "relu" %}
- f'' makes both maps 0 where neither is positive: the probability is 0.5 there.
{%- endif %}
"""

# What would end a table's cell, begin a link, a picture, a tag, emphasis or a heading.
_MARKUP = re.compile(r"([\\`*\[\]<>|#~])")


def card(config: VariantConfig) -> str:
    """Return the card as Markdown."""
    # Markdown is no HTML: names are made harmless by ``text``, not by escaping as HTML.
    environment = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    environment.filters |= {"text": plain, "yaml": json.dumps}
    return environment.from_string(_TEMPLATE).render(c=config, heads=_HEADS)


def plain(text: str) -> str:
    """Return text on one line in which nothing is read as markup, for a cell or a line of Markdown."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
