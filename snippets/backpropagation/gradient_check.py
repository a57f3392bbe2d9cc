"""Gradient checking: compare a backward pass with central differences, and read the ratio.

page: docs/*/backpropagation/gradient_check.md
test: tests/backpropagation/test_gradient_check.py
"""

# --8<-- [start:check]
import numpy as np

STEP = np.cbrt(np.finfo(float).eps)  # 6e-6


def differences(f, x, name, h=STEP):
    """Return the gradient of f(x) with respect to x[name], measured."""
    measured = np.zeros_like(x[name])
    for index in np.ndindex(measured.shape):
        step = np.zeros_like(measured)
        step[index] = h  # this entry alone
        up, down = x | {name: x[name] + step}, x | {name: x[name] - step}
        measured[index] = (f(up) - f(down)) / (2 * h)
    return measured


def relative_error(claimed, measured, floor=1e-3):
    """Return the distance of the two over the longer one's length."""
    if np.shape(claimed) != np.shape(measured):
        return np.inf
    lengths = np.linalg.norm(claimed), np.linalg.norm(measured)
    return np.linalg.norm(claimed - measured) / max(*lengths, floor)


def gradient_check(f, gradient, x, h=STEP):
    """Return the relative error of each parameter's gradient, by name."""
    errors = {}
    for name in x:
        measured = differences(f, x, name, h)
        errors[name] = relative_error(gradient[name], measured)
    return errors


# --8<-- [end:check]


# --8<-- [start:network]
def sigmoid(s):
    """Return 1 / (1 + e⁻ˢ), entry by entry."""
    return 1 / (1 + np.exp(-s))


def forward(x, X):
    """Return the hidden layer H (B×3) and the probabilities P (B×1)."""
    H = sigmoid(X @ x["W1"].T + x["b1"])
    return H, sigmoid(H @ x["W2"].T + x["b2"])


def loss(x, X, y):
    """Return the mean cross-entropy of the answers y (B×1), 0 or 1."""
    P = forward(x, X)[1]
    return -np.mean(y * np.log(P) + (1 - y) * np.log(1 - P))


def loss_slope(P, y):
    """Return ∂L/∂P (B×1)."""
    return (P - y) / (P * (1 - P)) / len(y)


def sigmoid_slope(a):
    """Return the sigmoid's derivative from its value a."""
    return a * (1 - a)


def layer_gradients(Z_bar, A):
    """Return the gradients of W and b in Z = A Wᵀ + 1 bᵀ."""
    return Z_bar.T @ A, Z_bar.sum(axis=0)


RIGHT = loss_slope, sigmoid_slope, layer_gradients


def backward(x, X, y, pieces=RIGHT):
    """Return the gradients by name, computed with the three pieces."""
    loss_slope, sigmoid_slope, layer_gradients = pieces
    H, P = forward(x, X)
    Z_bar = loss_slope(P, y) * sigmoid_slope(P)  # B×1
    S_bar = Z_bar @ x["W2"] * sigmoid_slope(H)  # B×3
    W2, b2 = layer_gradients(Z_bar, H)
    W1, b1 = layer_gradients(S_bar, X)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


# --8<-- [end:network]


# --8<-- [start:case]
X = np.array([[0.5, 1.0], [-1.0, 2.0], [1.5, -0.5], [0.0, 1.5], [2.0, 1.0]])
y = np.array([[1.0], [0], [0], [1], [1]])
x = {
    "W1": np.array([[1.0, -0.5], [0.5, 1.5], [-1.0, 0.5]]),
    "b1": np.array([0.5, -1.0, 0.0]),
    "W2": np.array([[1.0, -1.5, 0.5]]),
    "b2": np.array([0.5]),
}


def f(x):
    """Return the loss of the five cases."""
    return loss(x, X, y)


# --8<-- [end:case]


# --8<-- [start:fingerprint]
def fingerprint(claimed, measured):
    """Return claimed / measured if it is one number, else a hint."""
    if claimed.shape != measured.shape:
        return "×".join(map(str, claimed.shape))
    ratio = np.vdot(claimed, measured) / np.vdot(measured, measured)
    constant = relative_error(claimed, ratio * measured) < 1e-6
    return f"{ratio:.2f}" if constant else "?"


# --8<-- [end:fingerprint]


# --8<-- [start:direction]
def directional_check(f, gradient, x, h=STEP, seed=0):
    """Return the relative error along a random unit v: two runs."""
    rng = np.random.default_rng(seed)
    v = {name: rng.normal(size=value.shape) for name, value in x.items()}
    length = np.sqrt(sum(np.vdot(part, part) for part in v.values()))
    v = {name: part / length for name, part in v.items()}
    up = {name: x[name] + h * v[name] for name in x}
    down = {name: x[name] - h * v[name] for name in x}
    measured = (f(up) - f(down)) / (2 * h)
    claimed = sum(np.vdot(gradient[name], v[name]) for name in x)
    return relative_error(claimed, measured)


# --8<-- [end:direction]


if __name__ == "__main__":
    # --8<-- [start:right]
    print("loss:", f(x).round(4))
    for name, error in gradient_check(f, backward(x, X, y), x).items():
        print(name, "pass" if error < 1e-7 else "FAIL")
    # --8<-- [end:right]

    # --8<-- [start:single]
    x32 = {name: value.astype(np.float32) for name, value in x.items()}
    X32, y32 = X.astype(np.float32), y.astype(np.float32)
    h32 = np.cbrt(np.finfo(np.float32).eps)  # 5e-3
    g32 = backward(x32, X32, y32)
    errors = gradient_check(lambda x: loss(x, X32, y32), g32, x32, h32)
    for tolerance in (1e-7, 1e-2):
        print(tolerance, all(e < tolerance for e in errors.values()))
    # --8<-- [end:single]

    # --8<-- [start:along]
    print(directional_check(f, backward(x, X, y), x) < 1e-7)
    # --8<-- [end:along]

    # --8<-- [start:kink]
    near = {"s": np.array([STEP / 4, 0.5])}
    for h in (STEP, STEP / 10):
        relu = differences(lambda x: np.maximum(x["s"], 0).sum(), near, "s", h)
        print(relu.round(4))
    # --8<-- [end:kink]
