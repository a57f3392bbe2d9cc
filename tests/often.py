"""What is tried for every change, and what only once a week, by .ci/full."""

import pytest


def weekly(values, rare, name=None):
    """Return the values as parameters of a test or fixture; where `rare` holds, they are tried once a week.

    `name` gives a value's part of the test's name, where pytest's own does not do.
    """
    return [
        pytest.param(value, id=name and name(value), marks=[pytest.mark.weekly] if rare(value) else [])
        for value in values
    ]
