"""Many records: where they come from, how they are repaired, where they go."""
