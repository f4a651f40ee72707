"""Paired marks: quotes, title marks and brackets, and the stops about them."""
