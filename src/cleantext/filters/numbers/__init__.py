"""NUM: numbers."""
