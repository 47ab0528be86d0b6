"""The languages of the window: texts, numbers, dates, and the fonts that they need."""
