"""The card of a variant: its ``README.md``, generated from its config. This module does not import torch."""

from __future__ import annotations

import json
import re
from functools import partial

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
{%- if c.licence %}
license: {{ c.licence | yaml }}
{%- endif %}
tags:
- segview
- image-segmentation
- {{ c.network.architecture | yaml }}
{%- if c.network.encoder %}
- {{ c.network.encoder | yaml }}
{%- endif %}
{%- if c.training_data %}
training_data:
{%- for data in c.training_data %}
- name: {{ data.name | yaml }}
  pairs: {{ data.pairs }}
  terms: {{ (data.terms or "not recorded") | yaml }}
{%- endfor %}
{%- endif %}
{%- if c.scores %}
model-index:
- name: {{ c.name | yaml }}
  results:
{%- for s in c.scores %}
  - task: {type: image-segmentation}
    dataset: {name: {{ s.data | yaml }}, type: image-segmentation}
    metrics:
    - type: {{ s.name | lower | yaml }}
      name: {{ (s.name ~ ", " ~ s.over) | yaml }}
      value: {{ "%.4f" | format(s.value) }}
{%- endfor %}
{%- endif %}
---

# {{ c.name | text }}

{{ c.summary | text or "A segmentation network: an image in, a probability of each class for each pixel out." }}

**For research and education. Not a medical device, not for diagnosis.**

## Use

This folder is a variant of segview: `config.json` says what the network is, `model.safetensors` holds its weights.
Open the folder in the window (`segview`), or on the command line, with its path in place of FOLDER:

```sh
segview predict image.png --variant FOLDER --out predictions
```

In Python:

```python
import segview

prediction = segview.predict("image.png", "FOLDER")
{% if c.classes | length == 2 -%}
mask = prediction.mask()  # rows × columns of the image: 1 where the probability exceeds {{ c.threshold }}, else 0
{%- else -%}
mask = prediction.mask()  # rows × columns of the image: the number of a class, 0 to {{ c.classes | length - 1 }}
{%- endif %}
probability = prediction.probability()  # of the last class, rows × columns, 0 to 1
prediction.save("predictions")  # the mask and every map
```

## Network

| | |
|---|---|
| architecture | {{ c.network.architecture | text }} |
| encoder | {{ c.network.encoder | text or "none" }} |
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
{% elif not c.network.learns %}
None: it computes the same whatever it was shown before.
{% else %}
Not recorded: nothing is known of where this network can be relied on.
{% endif %}
{%- if c.licence %}
Licence of the weights: {{ c.licence | text }}.
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

{% if c.network.learns -%}
- It knows images like those that it was trained on; of others it says something all the same.
{%- if c.reference_images %}
- It says when an image is unlike the {{ c.reference_images }} that it was validated on (`reference.safetensors`): \
above 1 the distance of its encoder's features is larger than for 99 of 100 of those. What is \
not unlike can be wrong too.
{%- endif %}
- A probability is the network's own; unless a calibration is given, 0.9 is not nine cases of ten.
- At other scales than {{ c.own_scales | map("scale") | join(" and ") }} it sees targets in sizes that it may not have \
met in training.
{%- else -%}
- It goes by one feature of the image, and knows nothing of what a target is.
- Its numbers are no probabilities: they say how much of the feature there is.
{%- endif %}
{%- if c.network.output_activation == "tanh" %}
- f'' keeps both maps in -1 to 1: the probability lies in 0.119 to 0.881.
{%- elif c.network.output_activation == "relu" %}
- f'' makes both maps 0 where neither is positive: the probability is 0.5 there.
{%- endif %}
"""

# Characters that would end a table's cell or begin a link, an image, a tag, emphasis or a heading.
_MARKUP = re.compile(r"([\\`*\[\]<>|#~])")


def card(config: VariantConfig) -> str:
    """Return the card as Markdown."""
    # The output is Markdown, not HTML: the filter ``text`` escapes names, not HTML escaping.
    from jinja2 import Environment, StrictUndefined  # imported here: loading a variant does not need it

    environment = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    quoted = partial(json.dumps, ensure_ascii=False)  # valid in YAML too
    environment.filters |= {"text": plain, "yaml": quoted, "scale": "{:g}".format}
    return environment.from_string(_TEMPLATE).render(c=config, heads=_HEADS)


def plain(text: str) -> str:
    """Return text on one line with its markup escaped, for a cell or a line of Markdown."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
