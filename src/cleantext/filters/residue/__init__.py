"""MTR: machine-translation residue."""
