"""Random changes of training pictures, and corruptions that variants are measured by."""
