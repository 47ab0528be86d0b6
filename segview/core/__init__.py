"""Plain data that every layer may use; depends on numpy and pydantic, but not on torch or Qt."""
