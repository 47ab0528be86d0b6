"""The mask under correction, its gestures and the tools."""
