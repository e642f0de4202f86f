"""SPC: spacing and punctuation."""
