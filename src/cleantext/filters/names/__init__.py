"""NAM: names of people and places."""
