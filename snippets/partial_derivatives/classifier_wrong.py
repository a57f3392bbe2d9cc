"""Softmax differentiated entry by entry, a forgotten factor 1/16, a row taken for importance.

page: docs/*/partial_derivatives/classifier.md
test: tests/partial_derivatives/test_classifier_wrong.py
"""

import numpy as np

from snippets.partial_derivatives.classifier import classifier_jacobian, classify, learn


# --8<-- [start:elementwise]
def elementwise_jacobian(x, W, b):
    """Wrong: each score moves only its own probability."""
    p = classify(x, W, b)
    return np.diag(p * (1 - p)) @ W


# --8<-- [end:elementwise]


if __name__ == "__main__":
    # --8<-- [start:sums]
    W = np.array([[2.0, -1.0, 1.0], [0.0, 3.0, 0.0]])
    b = np.array([np.log(3), 0.0])
    x = np.array([1.0, 0.5, 0.0])
    wrong = elementwise_jacobian(x, W, b)
    print(wrong.round(4))
    print("column sums:", wrong.sum(axis=0).round(4))
    # --8<-- [end:sums]

    # --8<-- [start:units]
    X, y, W, b = learn()
    x = X[1440]
    J = classifier_jacobian(x, W, b)
    shades = 16 * x  # the image as its file stores it: 0 to 16
    one = np.eye(64)[21]
    after = classify((shades + one) / 16, W, b)
    print("forgotten:", (J @ one)[5].round(3))
    print("divided:  ", (J / 16 @ one)[5].round(3))
    print("actual:   ", (after - classify(x, W, b))[5].round(3))
    # --8<-- [end:units]

    # --8<-- [start:sure]
    x = X[1483]
    p, J = classify(x, W, b), classifier_jacobian(x, W, b)
    print("class", p.argmax(), "p =", p.max().round(2))
    print("largest entry of J:", abs(J).max().round(2))
    dark = classify(np.zeros(64), W, b)
    print("all dark, predicted:", (p - J @ x)[4].round(2))
    print("all dark, actual:   ", dark[4].round(2))
    # --8<-- [end:sure]
