"""Random changes of training images, and corruptions that variants are measured by."""
