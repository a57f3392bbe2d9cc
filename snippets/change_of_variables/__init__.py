"""Code of the chapter "Change of variables"."""
