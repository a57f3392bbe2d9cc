"""A softmax classifier as a map from pixels to probabilities, and its Jacobian.

page: docs/*/partial_derivatives/classifier.md
test: tests/partial_derivatives/test_classifier.py
"""

# --8<-- [start:softmax]
import numpy as np


def softmax(z):
    """Map K scores to K probabilities, exp(z) / sum(exp(z))."""
    powers = np.exp(z - z.max())  # the same quotient, without overflow
    return powers / powers.sum()


def softmax_jacobian(p):
    """Return the K×K Jacobian of softmax where its outputs are p."""
    return np.diag(p) - np.outer(p, p)


# --8<-- [end:softmax]


# --8<-- [start:classifier]
def classify(x, W, b):
    """Map n pixels to K probabilities; W is K×n, b has K entries."""
    return softmax(W @ x + b)


def classifier_jacobian(x, W, b):
    """Return the K×n Jacobian: rows are classes, columns are pixels."""
    return softmax_jacobian(classify(x, W, b)) @ W


# --8<-- [end:classifier]


# --8<-- [start:differences]
def differences(f, x, eps=1e-5):
    """Return the m×n Jacobian of f at x by central differences."""
    steps = eps * np.eye(x.size)
    columns = [(f(x + h) - f(x - h)) / (2 * eps) for h in steps]
    return np.column_stack(columns)


# --8<-- [end:differences]


# --8<-- [start:learn]
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression


def learn():
    """Return digits, and weights learned from the first 1000 of them.

    Pixels X are 1797×64, labels y (1797,), W is 10×64, b (10,).
    """
    digits = load_digits()
    X, y = digits.data / 16, digits.target  # shades 0 to 16 become 0 to 1
    model = LogisticRegression(C=0.1, tol=1e-8, max_iter=1000)
    model.fit(X[:1000], y[:1000])
    return X, y, model.coef_, model.intercept_


# --8<-- [end:learn]


if __name__ == "__main__":
    # --8<-- [start:toy]
    W = np.array([[2.0, -1.0, 1.0], [0.0, 3.0, 0.0]])
    b = np.array([np.log(3), 0.0])
    x = np.array([1.0, 0.5, 0.0])
    J = classifier_jacobian(x, W, b)
    measured = differences(lambda x: classify(x, W, b), x)
    print("p:", classify(x, W, b).round(4))
    print(J.round(4))
    print("agrees with differences:", np.allclose(J, measured))
    # --8<-- [end:toy]

    # --8<-- [start:digit]
    X, y, W, b = learn()
    guesses = [classify(x, W, b).argmax() for x in X[1000:]]
    print("right on unseen digits:", np.mean(guesses == y[1000:]).round(2))
    x = X[1440]
    p = classify(x, W, b)
    for k in p.argsort()[:-4:-1]:
        print("class", k, "p =", p[k].round(2))
    # --8<-- [end:digit]

    # --8<-- [start:matrix]
    J = classifier_jacobian(x, W, b)
    measured = differences(lambda x: classify(x, W, b), x)
    print("shape:", J.shape, "rank:", np.linalg.matrix_rank(J))
    print("agrees with differences:", np.allclose(J, measured, atol=1e-8))
    print("columns sum to zero:", np.allclose(J.sum(axis=0), 0))
    # --8<-- [end:matrix]

    # --8<-- [start:pixel]
    gain = J[9] - J[5]  # how fast class 9 catches up with class 5
    j = int(gain.argmax())
    print("gains:", np.sort(gain)[:-4:-1].round(2))
    print("row, column:", divmod(j, 8), "brightness:", x[j])
    print("dp/dx of classes 5 and 9:", J[[5, 9], j].round(3))
    for step in (1 / 16, 4 / 16):
        h = np.zeros(64)
        h[j] = step
        predicted, actual = p + J @ h, classify(x + h, W, b)
        print("brighter by", step)
        print("  predicted:", predicted[[5, 9]].round(3))
        print("  actual:   ", actual[[5, 9]].round(3))
    # --8<-- [end:pixel]
