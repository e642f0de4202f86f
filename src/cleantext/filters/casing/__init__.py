"""CAS: capitals."""
