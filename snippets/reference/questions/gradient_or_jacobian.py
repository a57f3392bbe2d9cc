"""Is the gradient the Jacobian? A change of units tells the row from the column.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_gradient_or_jacobian.py
"""

# --8<-- [start:units]
import numpy as np

J = np.array([[0.2, 0.3]])  # metres up per metre east, per metre north
A = np.diag([1.0, 10.0])  # metres = A @ new units: north in tens of metres
J_new = J @ A  # the same hill in the new units, by the chain rule


# --8<-- [end:units]


if __name__ == "__main__":
    # --8<-- [start:compare]
    walk = np.array([[30.0], [20.0]])
    walk_new = np.linalg.solve(A, walk)  # the same walk: (30, 2)
    print("climb:", (J @ walk).round(6), (J_new @ walk_new).round(6))
    uphill = A @ J_new.T  # the new gradient, as an arrow in metres
    print("gradient, in metres:", J.T.tolist(), uphill.round(6).tolist())
    # --8<-- [end:compare]
