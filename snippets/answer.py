"""What an exercise expects: a matrix, how exact it must be, and what the usual mistakes would give.

Each page's answers stand in snippets/<chapter>/<page>_exercises.py, as a dict ANSWERS.
"""

from dataclasses import dataclass, field

import numpy as np

LARGEST = 6  # rows or columns that a reader can be asked to fill in


def matrix(value):
    """Return a number as 1×1, a matrix as it is; refuse a list that is neither a row nor a column."""
    array = np.array(value, float)
    if array.ndim == 0:
        array = array.reshape(1, 1)
    if array.ndim != 2:
        raise ValueError(f"say whether it is a row or a column: {value}")
    if not np.isfinite(array).all():
        raise ValueError(f"not all of it is finite: {value}")
    return array


@dataclass(frozen=True, eq=False)
class Answer:
    """The right answer, by how much each number may be off, and wrong answers by the mistake's name.

    A tolerance of 0 asks for exact values, such as 1/3 or sqrt(2). The names are those of
    docs/mistakes.yml; give only mistakes that cannot be seen without knowing how the answer came about.
    """

    value: np.ndarray
    tolerance: float = 0.0
    slips: dict = field(default_factory=dict)

    def __post_init__(self):
        """Make matrices of what was given."""
        object.__setattr__(self, "value", matrix(self.value))
        object.__setattr__(self, "slips", {name: matrix(wrong) for name, wrong in self.slips.items()})
        if max(self.value.shape) > LARGEST:
            raise ValueError(f"nobody wants to type {self.value.shape} numbers")
        if self.tolerance < 0:
            raise ValueError(f"a tolerance is not negative: {self.tolerance}")
