"""Devices that networks run on, and execution modes that need less memory."""
