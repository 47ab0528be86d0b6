"""Typed tasks that the window sends to the engine, their handlers, and the lanes in which the handlers run."""
