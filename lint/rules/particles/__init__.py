"""的, 地, 得: which of them a place calls for, only where the part of speech is certain."""
