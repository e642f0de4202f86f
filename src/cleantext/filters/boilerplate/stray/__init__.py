"""Stray lines of page furniture in the text of an article, told by a trained model."""
