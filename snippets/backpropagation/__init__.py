"""Code of the chapter "Backpropagation"."""
