"""Names and titles in two forms."""
