"""WEB: stray web boilerplate."""
