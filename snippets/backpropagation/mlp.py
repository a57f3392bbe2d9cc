"""Every gradient of a 2-3-2 network, with a batch of four rows.

page: docs/*/backpropagation/mlp.md
test: tests/backpropagation/test_mlp.py
"""

# --8<-- [start:forward]
import numpy as np


def forward(X, W1, b1, W2, b2):
    """Return the hidden layer H (B×3) and the probabilities P (B×2)."""
    H = np.tanh(X @ W1.T + b1)  # (B×2)(2×3)
    Z = H @ W2.T + b2  # (B×3)(3×2)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))  # cannot overflow
    return H, E / E.sum(axis=1, keepdims=True)


def loss(P, Y):
    """Return the mean over the rows of −log p of the right class."""
    return -np.log(P[Y == 1]).mean()


# --8<-- [end:forward]


# --8<-- [start:backward]
def backward(X, Y, H, P, W2):
    """Return the gradient of each parameter, in the parameter's shape."""
    Z_bar = (P - Y) / len(X)  # B×2; the only division by B
    W2_bar = Z_bar.T @ H  # (2×B)(B×3)
    b2_bar = Z_bar.sum(axis=0)  # 2
    H_bar = Z_bar @ W2  # (B×2)(2×3)
    S_bar = H_bar * (1 - H**2)  # B×3
    W1_bar = S_bar.T @ X  # (3×B)(B×2)
    b1_bar = S_bar.sum(axis=0)  # 3
    return W1_bar, b1_bar, W2_bar, b2_bar


# --8<-- [end:backward]


# --8<-- [start:measure]
def measure(f, parameter, h=1e-5):
    """Return the gradient of f() by central differences, entry by entry."""
    gradient = np.zeros_like(parameter)
    for index in np.ndindex(parameter.shape):
        kept, readings = parameter[index], []
        for parameter[index] in (kept + h, kept - h):
            readings.append(f())
        parameter[index] = kept
        gradient[index] = (readings[0] - readings[1]) / (2 * h)
    return gradient


# --8<-- [end:measure]


if __name__ == "__main__":
    # --8<-- [start:forward-numbers]
    X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])  # the two switches
    Y = np.array([[1.0, 0], [0, 1], [0, 1], [1, 0]])  # lamp off, lamp on
    W1 = np.array([[1.0, -1], [0.5, 0.5], [-1, 0.5]])
    b1 = np.array([0.0, 0.5, -0.5])
    W2 = np.array([[1.0, -1, 0.5], [-1, 0.5, 1]])
    b2 = np.array([0.5, -0.5])

    H, P = forward(X, W1, b1, W2, b2)
    print(H.round(4))
    print(P.round(4))
    print("loss:", loss(P, Y).round(4))
    # --8<-- [end:forward-numbers]

    # --8<-- [start:backward-numbers]
    gradients = backward(X, Y, H, P, W2)
    names = ["W1", "b1", "W2", "b2"]
    for name, gradient in zip(names, gradients, strict=True):
        print(name, gradient.round(4).tolist())
    # --8<-- [end:backward-numbers]

    # --8<-- [start:check]
    parameters = [W1, b1, W2, b2]

    def batch_loss():
        """Return the loss of the four cases."""
        return loss(forward(X, *parameters)[1], Y)

    pairs = list(zip(parameters, gradients, strict=True))
    for parameter, gradient in pairs:
        measured = measure(batch_loss, parameter)
        print(gradient.size, np.allclose(gradient, measured, atol=1e-9))
    # --8<-- [end:check]

    # --8<-- [start:step]
    stepped = [p - 0.5 * g for p, g in pairs]
    print("loss:", loss(forward(X, *stepped)[1], Y).round(4))
    # --8<-- [end:step]
