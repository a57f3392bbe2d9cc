"""Multiplications that a product of Jacobians costs from either end.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_reverse_faster.py
"""

# --8<-- [start:count]
from itertools import pairwise


def forward(sizes):
    """Count multiplications for all of J, first layer first.

    sizes: n, the widths between, m. Each new factor meets n columns.
    """
    n = sizes[0]
    return sum(n * a * b for a, b in pairwise(sizes[1:]))


def reverse(sizes):
    """Count the same from the last layer: each new factor meets m rows."""
    m = sizes[-1]
    return sum(m * a * b for a, b in pairwise(sizes[:-1]))


# --8<-- [end:count]


if __name__ == "__main__":
    # --8<-- [start:table]
    shapes = {
        "tall, 1000×10": [10, 100, 100, 1000],
        "square, 100×100": [100, 100, 100, 100],
        "wide, 10×1000": [1000, 100, 100, 10],
        "a loss, 1×1000": [1000, 100, 100, 1],
    }
    for name, sizes in shapes.items():
        print(f"{name}: forward {forward(sizes)}, reverse {reverse(sizes)}")
    # --8<-- [end:table]
