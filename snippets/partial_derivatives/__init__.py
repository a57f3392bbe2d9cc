"""Code of the chapter "Partial derivatives"."""
