"""NAM000: the user's termbase."""
