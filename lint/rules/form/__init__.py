"""Newspaper form: datelines, bylines, pictures, jump lines, running heads, credits."""
