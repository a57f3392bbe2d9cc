"""A change of variables gone wrong: three wrong factors, and a map that covers its image twice.

page: docs/*/change_of_variables/integrals.md
test: tests/change_of_variables/test_integrals_wrong.py
"""

import numpy as np

from snippets.change_of_variables.integrals import add_cells


# --8<-- [start:twice]
def disc_area(half, cells=1000):
    """Add up |det J| = 4(u² + v²) over the unit disc, or its half u > 0.

    The map (u, v) to (u² − v², 2uv) takes both onto the unit disc.
    """
    side = 2 / cells
    middles = -1 + (np.arange(cells) + 0.5) * side
    u, v = np.meshgrid(middles, middles)
    inside = u**2 + v**2 <= 1
    if half:
        inside = inside & (u > 0)
    return np.sum(4 * (u**2 + v**2) * inside * side**2)


# --8<-- [end:twice]


if __name__ == "__main__":
    # --8<-- [start:factors]
    print("right:           ", add_cells(1 / 2).round(2))
    print("factor forgotten:", add_cells(1).round(2))
    print("factor inverted: ", add_cells(2).round(2))
    print("det, not |det|:  ", add_cells(-1 / 2).round(2))
    # --8<-- [end:factors]

    # --8<-- [start:discs]
    print("from the whole disc:", disc_area(half=False).round(2))
    print("from half of it:    ", disc_area(half=True).round(2))
    # --8<-- [end:discs]
