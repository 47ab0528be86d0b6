"""Random changes of training images, and corruptions to measure the robustness of variants."""
