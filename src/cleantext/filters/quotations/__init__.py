"""QUO: quotations."""
