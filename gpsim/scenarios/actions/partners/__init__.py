"""Those outside with whom a practice works together."""
