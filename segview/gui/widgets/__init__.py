"""Controls that several panes use."""
