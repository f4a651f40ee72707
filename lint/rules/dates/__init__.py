"""Dates that contradict the calendar, each other, or the date of the issue."""
