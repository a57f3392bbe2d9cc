"""Code of the chapter "Reference"."""
