"""The mask under correction: what is done to it, and the tools."""
