"""Every block of code, every output and every figure of the site: one module a page."""
