"""The pages of documentation as the window shows them, and the report on a problem."""
