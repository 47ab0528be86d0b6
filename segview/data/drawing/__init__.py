"""A small painter of colonoscopy: a tube with folds and polyps, lit from the eye, met by one ray for each pixel."""
