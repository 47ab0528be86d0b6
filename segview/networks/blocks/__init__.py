"""What several architectures are made of, each part once."""
