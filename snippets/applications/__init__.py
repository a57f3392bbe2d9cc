"""Code of the chapter "Applications"."""
