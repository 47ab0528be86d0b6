"""A small renderer of colonoscopy: a tube with folds and polyps, lit from the eye, with one ray for each pixel."""
