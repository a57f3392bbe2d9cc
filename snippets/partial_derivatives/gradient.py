"""The gradient: which way is up fastest, and how steep every other direction is.

page: docs/*/partial_derivatives/gradient.md
test: tests/partial_derivatives/test_gradient.py
"""

# --8<-- [start:hill]
import numpy as np


def f(p):
    """Return the height log(e^x + e^y) at the point p = (x, y)."""
    return np.log(np.sum(np.exp(p)))


def gradient(p):
    """Return the two partial derivatives of f at p, shape (2,)."""
    return np.exp(p) / np.sum(np.exp(p))


# --8<-- [end:hill]


# --8<-- [start:slope]
def slope(f, p, v, h=1e-5):
    """Measure how fast f climbs at p along v, per length of v."""
    unit = v / np.linalg.norm(v)
    return (f(p + h * unit) - f(p - h * unit)) / (2 * h)


# --8<-- [end:slope]


# --8<-- [start:bowl]
def bowl(p):
    """Return x² + 5y²."""
    return p[0] ** 2 + 5 * p[1] ** 2


def bowl_gradient(p):
    """Return (2x, 10y), shape (2,)."""
    return np.array([2 * p[0], 10 * p[1]])


# --8<-- [end:bowl]


if __name__ == "__main__":
    # --8<-- [start:three]
    p = np.array([0.0, np.log(2)])
    g = gradient(p)
    print("gradient:", g.round(4), " length:", np.linalg.norm(g).round(4))
    for v in ([-3.0, 4.0], [1.0, 2.0], [2.0, -1.0]):
        unit = v / np.linalg.norm(v)
        pair = np.array([g @ unit, slope(f, p, v)]).round(4) + 0.0  # no -0.0
        print(unit.round(4), "predicted, measured:", pair)
    # --8<-- [end:three]

    # --8<-- [start:around]
    angles = np.radians(np.arange(360))
    around = [slope(f, p, [np.cos(a), np.sin(a)]) for a in angles]
    print("steepest:", np.argmax(around), "degrees,", max(around).round(4))
    print("gradient:", np.degrees(np.arctan2(g[1], g[0])).round(1), "degrees")
    # --8<-- [end:around]

    # --8<-- [start:descent]
    start = np.array([1.0, 1.0])
    print("start:", bowl(start))
    for size in (0.05, 0.1, 0.25):
        end = start - size * bowl_gradient(start)
        print("step", size, "to", end.round(4), "height", bowl(end).round(4))
    # --8<-- [end:descent]
