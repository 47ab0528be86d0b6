"""Figures and reports that say what they were made from, and are made again to be checked."""
