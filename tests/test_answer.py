"""What an answer may be."""

import numpy as np
import pytest

from snippets.answer import Answer


def test_a_number_is_a_matrix_of_one_row_and_one_column():
    answer = Answer(-0.5, slips={"absolute": 0.5})
    np.testing.assert_array_equal(answer.value, [[-0.5]])
    np.testing.assert_array_equal(answer.slips["absolute"], [[0.5]])
    assert answer.tolerance == 0


def test_rows_and_columns_keep_their_shape():
    assert Answer([[1, 2, 3]]).value.shape == (1, 3)
    assert Answer(np.ones((3, 1))).value.shape == (3, 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"value": [1, 2, 3]}, "a row or a column"),
        ({"value": np.ones((2, 2, 2))}, "a row or a column"),
        ({"value": 1, "slips": {"mean": np.ones(2)}}, "a row or a column"),
        ({"value": np.nan}, "finite"),
        ({"value": 1, "slips": {"mean": np.inf}}, "finite"),
        ({"value": np.ones((7, 1))}, "to type"),
        ({"value": 1, "tolerance": -1}, "negative"),
    ],
)
def test_what_nobody_could_type_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        Answer(**arguments)
