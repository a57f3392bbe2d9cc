"""Wait for a page. Playwright's own wait_for_function needs eval, which the site's policy forbids."""

import time

import pytest

SECONDS = 20


def until(page, expression, arg=None):
    """Return once a JavaScript expression, or a function of `arg`, is true; fail after SECONDS."""
    end = time.monotonic() + SECONDS
    while not page.evaluate(expression, arg):
        if time.monotonic() > end:
            pytest.fail(f"after {SECONDS} s: not {expression}")
        page.wait_for_timeout(20)
