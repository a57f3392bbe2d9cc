"""A convention for ReLU's slope at 0, and a function that it gets wrong.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_relu_at_zero.py
"""


# --8<-- [start:relu]
def relu(x):
    """Return x where it is positive, else 0."""
    return max(x, 0.0)


def relu_slope(x, at_zero=0.0):
    """Return the slope of relu; at 0 it has none, so one is chosen."""
    return at_zero if x == 0 else float(x > 0)


def identity(x):
    """Return x, the long way round."""
    return relu(x) - relu(-x)


def identity_slope(x, at_zero=0.0):
    """Return what the chain rule makes of relu_slope."""
    return relu_slope(x, at_zero) + relu_slope(-x, at_zero)


# --8<-- [end:relu]


if __name__ == "__main__":
    # --8<-- [start:slopes]
    for x in (-2.0, 0.0, 2.0):
        print(f"x = {x}: value {identity(x)}, slope {identity_slope(x)}")
    print("at 0, with 1 chosen:", identity_slope(0.0, at_zero=1.0))
    # --8<-- [end:slopes]
