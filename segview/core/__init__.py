"""Plain data that every layer may use: numpy and pydantic at most, no torch, no Qt."""
