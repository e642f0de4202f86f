"""SEN: broken sentences."""
