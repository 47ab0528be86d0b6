"""The languages of the window: texts, numbers, dates, and the required fonts."""
