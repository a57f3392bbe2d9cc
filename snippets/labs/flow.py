"""A normalizing flow of two coupling layers, trained by hand through its log-determinant.

page: docs/*/labs/flow
test: tests/labs/test_flow.py
"""

# %% [markdown] lang="en"
# ---
# title: A density that flows
# description: Two coupling layers carry two moons to round normal noise and back. Train them by hand through the log-determinant, integrate the density to 1, and catch the sign error before you train.
# ---
#
# # A density that flows { #flow }
#
# *You need [densities under a map](../change_of_variables/densities.md), the [determinant](../change_of_variables/determinant.md) and [backpropagation with a batch](../backpropagation/mlp.md). Afterwards you can train an invertible map through its log-determinant, and test the sign before you train.*
#
# Sand lies on a rubber sheet, heaped up along two crescents. Pull the sheet until it forms one round heap, the bell-shaped one whose density is a formula. If you kept account of how much each spot was stretched, you know the density of the crescents too, even between the grains.
#
# On the page about densities the map was given. Here it is learned: a *normalizing flow* of two layers, with gradients by hand. It needs NumPy, SciPy, scikit-learn and Matplotlib.
#
# ## Two moons { #data }
#
# `make_moons` is a generator: the points are simulated, spaced evenly along two half circles, plus normal noise of standard deviation $0.1$. So the true density is known: a yardstick that real data never offer. All densities below are those of the shifted and scaled points.

# %% [markdown] lang="zh" of="18f626f"
# ---
# title: 流动的密度
# description: 两个耦合层，把两弯月牙变成一团圆圆的正态噪声，再变回来。手写反向传播，让梯度穿过对数行列式；把密度积分，验证等于 1；还没训练就揪出正负号的错误。
# ---
#
# # 流动的密度 { #flow }
#
# *预备知识：[密度经过映射怎样变](../change_of_variables/densities.md)、[行列式](../change_of_variables/determinant.md)，以及[带批量的反向传播](../backpropagation/mlp.md)。做完之后，你能让梯度穿过对数行列式，训练一个可逆映射，并且在训练之前就检验正负号写对了没有。*
#
# 橡皮膜上的沙子堆成两弯月牙。把膜拉一拉，直到沙子聚成圆圆的一堆，也就是写得出密度公式的那种钟形。只要你一路记着每个地方拉伸了几倍，月牙的密度也就知道了，连沙粒之间的空当都不例外。
#
# 在讲概率密度的那一页，映射是给定的。这里的映射要学出来：一个两层的*标准化流*，梯度全部手推。要用到 NumPy、SciPy、scikit-learn 和 Matplotlib。
#
# ## 两弯月牙 { #data }
#
# `make_moons` 是个生成器：这些点是模拟出来的，沿两个半圆均匀排开，再加上标准差为 $0.1$ 的正态噪声。所以真正的密度是已知的，可以拿来当尺子；真实数据可没有这样的好事。下面说的密度，都是平移、缩放之后的点的密度。

# %%
from functools import partial

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from scipy.special import logsumexp
from scipy.stats import multivariate_normal
from sklearn.datasets import make_moons


def moons(count, noise, seed):
    """Return simulated points (count×2), shifted and scaled."""
    points, _ = make_moons(count, noise=noise, random_state=seed)
    return (points - [0.5, 0.25]) / [0.9, 0.5]


if __name__ == "__main__":
    X, held_out = moons(1000, 0.1, seed=0), moons(1000, 0.1, seed=1)
    print(X.shape, "standard deviations:", X.std(axis=0).round(2))

# %% [markdown] lang="en"
# ## A layer whose determinant is nearly free { #layer }
#
# A *coupling layer* is invertible and has a cheap determinant, whatever its weights are. It keeps one coordinate: $(x_1, x_2) \mapsto (x_1,\; x_2 e^s + t)$. A network with $16$ tanh units ($W_1$ $16 \times 1$, $W_2$ $2 \times 16$, and biases) computes $s$ and $t$ from $x_1$ and from nothing else. On the way back $x_1$ is still there: compute the same $s$ and $t$, subtract $t$, multiply by $e^{-s}$. Nobody has to invert the network.
#
# $x_2$ does not reach the first output, so the rows of the Jacobian are $(1, 0)$ and $({*}, e^s)$: triangular, with determinant $e^s$ and log-determinant $s$. The star holds the slopes of the network; the determinant never asks for it. In $64$ dimensions a general determinant takes about 173,000 operations a point; a layer that moves $32$ coordinates adds $32$ numbers.
#
# The code takes $s = 2 \tanh(a/2)$, where $a$ comes from the network: no layer changes an area more than $e^2 \approx 7.4$ times, either way. The slope, $1 - (s/2)^2$, will turn up in the backward pass.

# %% [markdown] lang="zh" of="8d742c6"
# ## 行列式几乎不花力气的一层 { #layer }
#
# 不管权重是什么，*耦合层*都可逆，行列式也便宜。办法是留着一个坐标不动：$(x_1, x_2) \mapsto (x_1,\; x_2 e^s + t)$。$s$ 和 $t$ 由一个有 $16$ 个 tanh 单元的网络（$W_1$ 是 $16 \times 1$，$W_2$ 是 $2 \times 16$，再加偏置）算出，它只看 $x_1$，别的一概不看。往回走的时候 $x_1$ 还在：算出同样的 $s$ 和 $t$，减去 $t$，乘上 $e^{-s}$。网络本身用不着求逆。
#
# $x_2$ 到不了第一个输出，所以雅可比矩阵的两行是 $(1, 0)$ 和 $({*}, e^s)$：三角矩阵，行列式是 $e^s$，对数行列式就是 $s$。星号那里是网络的斜率，行列式从来不过问。$64$ 维的一般行列式，每个点大约要 173,000 次运算；移动其中 $32$ 个坐标的一层，只要把 $32$ 个数加起来。
#
# 代码里取 $s = 2 \tanh(a/2)$，其中 $a$ 由网络给出。这样不论放大还是缩小，一层改变面积都不超过 $e^2 \approx 7.4$ 倍。$s$ 的斜率 $1 - (s/2)^2$，到反向传播时要用上。

# %%
M, BOUND = 16, 2.0  # hidden units; s stays between −BOUND and BOUND


def scale_and_shift(kept, W1, b1, W2, b2):
    """Return s and t (B numbers each) and the hidden layer H (B×M)."""
    H = np.tanh(kept[:, None] @ W1.T + b1)  # (B×1)(1×M)
    A = H @ W2.T + b2  # (B×M)(M×2)
    return BOUND * np.tanh(A[:, 0] / BOUND), A[:, 1], H


def couple(X, k, weights):
    """Keep column k of X (B×2), move the other; return Y and log|det|."""
    s, t, _ = scale_and_shift(X[:, k], *weights)
    Y = X.copy()
    Y[:, 1 - k] = X[:, 1 - k] * np.exp(s) + t
    return Y, s


def uncouple(Y, k, weights):
    """Undo `couple`; return X and log|det| of this way back, at Y."""
    s, t, _ = scale_and_shift(Y[:, k], *weights)
    X = Y.copy()
    X[:, 1 - k] = (Y[:, 1 - k] - t) * np.exp(-s)
    return X, -s


# %% [markdown] lang="en"
# ## Two layers, and which way they lead { #chain }
#
# One layer moves points up and down only. The second keeps the second coordinate and moves the first. Together they are the map $f$, from data $x$ by way of $y$ to noise $z$. Log-determinants add, each taken where its layer sets out.
#
# Now the [direction](../change_of_variables/densities.md#definition). $f^{-1}$ makes data out of noise; $f$ leads back. By the determinant of the map that leads back you [multiply](../change_of_variables/densities.md#eq-densities-multiply), so its logarithm is *added*: $\ln p(x) = \ln p_Z(f(x)) + \ln |\det J_f(x)|$, where $p_Z$ is the standard normal density. On that page the chain ran from noise to data, and log-determinants were taken off. Both are right, and between the two the sign gets lost.

# %% [markdown] lang="zh" of="9b5ba26"
# ## 两层，以及往哪边走 { #chain }
#
# 只有一层，点只能上下动。第二层留住第二个坐标，动第一个。两层合起来就是映射 $f$：从数据 $x$ 出发，经过 $y$，到噪声 $z$。对数行列式相加，各自在自己那一层出发的点上取值。
#
# 现在看[方向](../change_of_variables/densities.md#definition)。由噪声造出数据的是 $f^{-1}$，往回走的是 $f$。往回走的那个映射，行列式要[乘上去](../change_of_variables/densities.md#eq-densities-multiply)，所以取了对数是*加*：$\ln p(x) = \ln p_Z(f(x)) + \ln |\det J_f(x)|$，其中 $p_Z$ 是标准正态密度。在那一页，一串映射从噪声走向数据，对数行列式是减掉的。两种说法都对，正负号就是在这两者之间弄丢的。


# %%
def unpack(theta):
    """Cut all parameters, a flat array, into W1, b1, W2, b2 per layer."""
    layers = []
    for part in theta.reshape(-1, 4 * M + 2):
        W1, b1, W2, b2 = np.split(part, [M, 2 * M, 4 * M])
        layers.append((W1.reshape(M, 1), b1, W2.reshape(2, M), b2))
    return layers


def forward(X, theta):
    """Lead data to noise; return the stations X, Y, Z and log|det|."""
    stations, log_det = [X], 0
    for number, weights in enumerate(unpack(theta)):
        X, s = couple(X, number % 2, weights)
        stations, log_det = [*stations, X], log_det + s
    return stations, log_det


def inverse(Z, theta):
    """Lead noise to data; return Z, Y, X and log|det| of the inverse."""
    stations, log_det = [Z], 0
    for number, weights in reversed(list(enumerate(unpack(theta)))):
        Z, minus_s = uncouple(Z, number % 2, weights)
        stations, log_det = [*stations, Z], log_det + minus_s
    return stations, log_det


def log_normal(Z):
    """Return the log-density of the standard normal at each row of Z."""
    return -np.sum(Z**2, axis=1) / 2 - np.log(2 * np.pi)


def log_density(X, theta, sign=1):
    """Return ln p at each row of X; sign=-1 is a mistake, for later."""
    stations, log_det = forward(X, theta)
    return log_normal(stations[-1]) + sign * log_det


# %% [markdown] lang="en"
# Give both layers random weights, `wild`, and measure the Jacobians at one data point, without any formula of a layer:

# %% [markdown] lang="zh" of="8b51fa2"
# 给两层随机的权重，就是下面的 `wild`，再在一个数据点处量一量雅可比矩阵。层的公式一个也用不到：


# %%
def jacobians(f, X, h=1e-5):
    """Measure the 2×2 Jacobian of f at each row of X; return B×2×2."""
    columns = [(f(X + h * e) - f(X - h * e)) / (2 * h) for e in np.eye(2)]
    return np.stack(columns, axis=2)


if __name__ == "__main__":
    wild = 0.35 * np.random.default_rng(0).normal(size=2 * (4 * M + 2))
    (first, second), x = unpack(wild), X[:1]
    y = couple(x, 0, first)[0]
    J1 = jacobians(lambda x: couple(x, 0, first)[0], x)[0]
    J2 = jacobians(lambda y: couple(y, 1, second)[0], y)[0]
    J = jacobians(lambda x: forward(x, wild)[0][-1], x)[0]
    for name, matrix in (("J1", J1), ("J2", J2), ("J ", J)):
        det = np.linalg.det(matrix)
        print(name, matrix.round(2).tolist(), f"ln det = {np.log(det):.3f}")
    print("J = J2 J1:", np.allclose(J, J2 @ J1))
    print(f"sum of both s: {forward(x, wild)[1][0]:.3f}")

# %% [markdown] lang="en"
# Lower triangular, upper triangular; the product is full, and its log-determinant is still the sum of the two $s$.

# %% [markdown] lang="zh" of="eb32d84"
# 一个下三角，一个上三角；乘积里没有零了，对数行列式却仍旧是两个 $s$ 之和。

# %%
INK, ORANGE, BLUE = "#000000", "#c2410c", "#1d6fb8"
CLOSE = {"gridspec_kw": {"left": 0, "right": 1, "wspace": 0.05}}


def strokes(axes, lines, **style):
    """Draw polylines, given as count×length×2, as one path."""
    count, length, _ = lines.shape
    codes = np.tile([Path.MOVETO, *(length - 1) * [Path.LINETO]], count)
    path = Path(lines.reshape(-1, 2), codes)
    # fewer points, a smaller page
    path.should_simplify, path.simplify_threshold = length > 2, 0.2
    axes.add_patch(PathPatch(path, facecolor="none", **style))


def dots(axes, points):
    """Draw points as strokes too short to see, with round ends."""
    style = {"ec": INK, "lw": 1.8, "capstyle": "round", "alpha": 0.5}
    strokes(axes, np.stack([points, points + 0.002], axis=1), **style)


def draw_stations(points, run, names):
    """Draw a square grid and points, and where `run` takes them."""
    figure, panels = plt.subplots(1, 3, figsize=(5.6, 2.2), **CLOSE)
    flat = np.stack(np.meshgrid(np.linspace(-2, 2, 61), range(-2, 3)), 2)
    for grid, colour in ((flat, ORANGE), (flat[..., ::-1], BLUE)):
        images = run(grid.reshape(-1, 2))
        for axes, image in zip(panels, images, strict=True):
            strokes(axes, image.reshape(grid.shape), ec=colour, lw=0.9)
    for axes, image, name in zip(panels, run(points), names, strict=True):
        dots(axes, image)
        axes.set_title(name, fontsize=11)
        axes.set(xlim=(-2.8, 2.8), ylim=(-2.8, 2.8), aspect="equal")
        axes.axis("off")
    return figure


# %% figure="triangles" alt_en="Three panels. Under x, a square grid, its level lines orange and its upright lines blue, with points along two crescents. Under y, the upright lines are still straight and stand where they stood, the level ones are bent and closer on the right. Under z, both are bent; each point has the height it had under y." alt_zh="并排三幅图。标着 x 的是方格网，横线橙色，竖线蓝色，点沿着两弯月牙。标着 y 的，竖线仍是直的，位置也没动，横线弯了，越往右挨得越近。标着 z 的，两种线都弯了，每个点的高度与在 y 图中相同。"
if __name__ == "__main__":
    draw_stations(X[:100], lambda P: forward(P, wild)[0], "xyz")

# %% [markdown] lang="en"
# /// caption
# A grid and a hundred points under the wild weights. From $x$ to $y$ all slide along the upright blue lines; from $y$ to $z$ all keep their height.
# ///
#
# ## Test the sign before you train { #sign }
#
# `jacobians` knows nothing of $s$, so it may judge it: at every row, `slogdet` of what it measures must be what `forward` claims. With which weights? Training will start from $W_2 = 0$ and $b_2 = 0$: then $s = t = 0$, $f(x) = x$, and the first density is the standard normal. Try this start and the wild weights, each with either sign:

# %% [markdown] lang="zh" of="4ad2a7b"
# /// caption
# 一张网格和一百个数据点，权重是 `wild`。从 $x$ 到 $y$，一切都沿着竖直的蓝线滑动；从 $y$ 到 $z$，高度都不变。
# ///
#
# ## 先检验正负号，再训练 { #sign }
#
# `jacobians` 根本不知道有 $s$，所以有资格来评判：在每个点处，把它量出来的矩阵交给 `slogdet`，都应当得到 `forward` 声称的数。用什么权重？训练从 $W_2 = 0$、$b_2 = 0$ 出发，这时 $s = t = 0$，$f(x) = x$，最初的密度就是标准正态。拿这个起点和 `wild` 各试一遍，两种正负号都试：


# %%
def start(rng):
    """Return parameters with W2 = 0 and b2 = 0: then f(x) = x."""
    theta = rng.normal(size=(2, 4 * M + 2))
    theta[:, 2 * M :] = 0
    return theta.ravel()


def sign_test(X, theta, sign=1):
    """Tell whether sign · log|det| is that of the measured Jacobians."""
    J = jacobians(lambda X: forward(X, theta)[0][-1], X)
    claimed = sign * forward(X, theta)[1]
    return bool(np.allclose(claimed, np.linalg.slogdet(J)[1], atol=1e-6))


if __name__ == "__main__":
    theta = start(np.random.default_rng(2))
    for name, weights in (("start", theta), ("wild", wild)):
        passed = [sign_test(X, weights, sign) for sign in (1, -1)]
        print(f"{name:5}  sign +: {passed[0]}  sign −: {passed[1]}")


# %% [markdown] lang="en"
# At the start both signs pass: $+0$ is $-0$. Only weights whose log-determinant is not zero can see the slip. This happens: flowjax had one log-determinant with the wrong sign, and the map in its test had log-determinant zero (flowjax #208). normflows had another (normflows #27). Both are fixed.
#
# ## Backwards { #backward }
#
# The loss $L$ is the mean of $-\ln p$ over $B$ rows. Each layer receives two cotangents. One comes through $z$, as in any network. The other, $-1/B$, comes straight from the loss, which contains every $s$ itself. For the first layer, with $A$, $B \times 2$, the output of its network (read the last column downwards):
#
# | Variable | Shape | Forward | Backward |
# |---|---|---|---|
# | $Z$ | $B \times 2$ | $f(X)$ | $Z / B$ |
# | $y_2$ | $B$ | $x_2 \odot e^s + t$ | $\bar y_2$, from layer 2 |
# | $t$ | $B$ | column 2 of $A$ | $\bar y_2$ |
# | $s$ | $B$ | $2 \tanh(a/2)$ | $\bar y_2 \odot x_2 \odot e^s - 1/B$ |
# | $a$ | $B$ | column 1 of $A$ | $\bar s \odot (1 - (s/2)^2)$ |
# | $x_2$ | $B$ | given | $\bar y_2 \odot e^s$ |
#
# Behind $A$ lies [the network you know](../backpropagation/mlp.md#backward). $x_1$ is used twice, as $y_1$ and by the network, so its two cotangents [add](../backpropagation/vjp.md).

# %% [markdown] lang="zh" of="90db2aa"
# 在起点，两种正负号都通过，因为 $+0$ 就是 $-0$。只有让对数行列式不为零的权重，才看得见这个错。这样的事真的发生过：flowjax 有一处对数行列式写反了正负号，而测试里用的映射，对数行列式恰好是零（flowjax #208）。normflows 也有过一处（normflows #27）。两处都已经改正。
#
# ## 反向 { #backward }
#
# 损失 $L$ 是 $-\ln p$ 对 $B$ 行求平均。每一层收到两份余切向量。一份从 $z$ 那头传来，跟别的网络一样。另一份是 $-1/B$，直接来自损失，因为损失里本来就含有每个 $s$。下表是第一层，其中 $A$ 是这一层网络的输出，$B \times 2$（最后一列从上往下读）：
#
# | 变量 | 形状 | 前向 | 反向 |
# |---|---|---|---|
# | $Z$ | $B \times 2$ | $f(X)$ | $Z / B$ |
# | $y_2$ | $B$ | $x_2 \odot e^s + t$ | $\bar y_2$，第 2 层传来 |
# | $t$ | $B$ | $A$ 的第 2 列 | $\bar y_2$ |
# | $s$ | $B$ | $2 \tanh(a/2)$ | $\bar y_2 \odot x_2 \odot e^s - 1/B$ |
# | $a$ | $B$ | $A$ 的第 1 列 | $\bar s \odot (1 - (s/2)^2)$ |
# | $x_2$ | $B$ | 已知 | $\bar y_2 \odot e^s$ |
#
# 从 $A$ 再往回，就是[你认识的那个网络](../backpropagation/mlp.md#backward)。$x_1$ 用了两次，一次作为 $y_1$，一次进了网络，所以它的两份余切向量要[相加](../backpropagation/vjp.md)。


# %%
def couple_back(Y_bar, s_bar, X, k, weights):
    """Pull Y_bar (B×2) and s_bar back to X and to the weights (flat)."""
    W1, _, W2, _ = weights
    s, _, H = scale_and_shift(X[:, k], *weights)
    t_bar = Y_bar[:, 1 - k]  # of the moved column
    s_bar = s_bar + t_bar * X[:, 1 - k] * np.exp(s)  # two ways from s
    A_bar = np.column_stack([s_bar * (1 - (s / BOUND) ** 2), t_bar])
    U_bar = (A_bar @ W2) * (1 - H**2)  # (B×2)(2×M), before the tanh
    X_bar = Y_bar.copy()
    X_bar[:, 1 - k] = t_bar * np.exp(s)
    X_bar[:, k] += (U_bar @ W1)[:, 0]  # kept, and read by the network
    weights_bar = [U_bar.T @ X[:, k], U_bar.sum(axis=0)]  # W1, b1
    weights_bar += [A_bar.T @ H, A_bar.sum(axis=0)]  # W2, b2
    return X_bar, np.concatenate(weights_bar, axis=None)


def loss_and_gradient(X, theta, sign=1):
    """Return the mean of −ln p over the rows, and its gradient (flat)."""
    (*inputs, Z), log_det = forward(X, theta)
    loss = -(log_normal(Z) + sign * log_det).mean()
    bar, parts = Z / len(X), []
    for number, weights in reversed(list(enumerate(unpack(theta)))):
        back = -sign / len(X), inputs[number], number % 2, weights
        bar, part = couple_back(bar, *back)
        parts = [part, *parts]
    return loss, np.concatenate(parts)


# %% [markdown] lang="en"
# [Check it](../backpropagation/gradient_check.md) at the wild weights. This check does not see the sign: with it wrong in loss and gradient alike, the two still agree. The start would be blind once more: with $W_2 = 0$ the gradient of $W_1$ is zero, right line or wrong.

# %% [markdown] lang="zh" of="c9ed8b1"
# 在 `wild` 处[检验](../backpropagation/gradient_check.md)一下。这样的检验看不出正负号：损失和梯度里一起写反，两边照样吻合。在起点检验，又是什么也看不见：$W_2 = 0$ 时，$W_1$ 的梯度总是零，那一行写对写错都一样。

# %%
if __name__ == "__main__":
    gradient = loss_and_gradient(X, wild)[1]

    def slope(v, h=1e-5):
        """Measure how fast the loss changes along v."""
        up, down = (-log_density(X, wild + d * v).mean() for d in (h, -h))
        return (up - down) / (2 * h)

    v = np.random.default_rng(3).normal(size=wild.size)
    v /= np.linalg.norm(v)
    print("along v:", bool(np.isclose(slope(v), gradient @ v, rtol=1e-6)))
    for layer in (0, 1):  # one entry of W1, b1, and two of W2 and b2
        picked = np.array([0, 16, 32, 48, 64, 65]) + 66 * layer
        measured = [slope(np.eye(wild.size)[i]) for i in picked]
        same = np.allclose(measured, gradient[picked], atol=1e-8)
        print(f"entries of layer {layer + 1}:", same)


# %% [markdown] lang="en"
# ## Train { #training }
#
# Adam steps along a running mean of the gradients. Each entry is divided by its usual size: the root of a running mean of the squares of that entry of the gradient. Then four densities meet held-out points. `truth` is the generator's own: a normal bump around every point of the half circles.

# %% [markdown] lang="zh" of="114c9c0"
# ## 训练 { #training }
#
# Adam 沿着梯度的滑动平均走，每个元素还要除以它通常的大小：梯度里这个元素的平方，取滑动平均，再开平方。训练完，拿留出的点来比较四个密度。`truth` 是生成器自己的密度：以半圆上的每个点为中心，放一个小小的正态分布。


# %%
def train(X, theta, steps=400, rate=0.05, sign=1, free=1):
    """Lower the loss by Adam; parameters whose `free` is 0 stay put."""
    mean, square, losses = 0, 0, []
    for step in range(1, steps + 1):
        loss, gradient = loss_and_gradient(X, theta, sign)
        mean = 0.9 * mean + 0.1 * free * gradient
        square = 0.99 * square + 0.01 * (free * gradient) ** 2
        # 1 − 0.9ⁿ, 1 − 0.99ⁿ: the running means began at 0
        size = np.sqrt(square / (1 - 0.99**step)) + 1e-8
        # the rate falls to 0 by the last step
        pace = rate * (1 - step / steps) / (1 - 0.9**step)
        theta = theta - pace * mean / size
        losses.append(loss)
    return theta, np.array(losses)


def truth(X):
    """Return the log-density from which `moons` draws, at rows of X."""
    centres, sd = moons(1600, 0, 0), np.array([0.1 / 0.9, 0.1 / 0.5])
    squares = np.sum(((X[:, None] - centres) / sd) ** 2, axis=2)
    scale = np.log(len(centres) * 2 * np.pi * sd.prod())
    return logsumexp(-squares / 2, axis=1) - scale


if __name__ == "__main__":
    trained, losses = train(X, theta)
    bell = multivariate_normal(X.mean(axis=0), np.cov(X.T, bias=True))
    for name, values in (
        ("standard normal", log_density(held_out, theta)),
        ("fitted normal", bell.logpdf(held_out)),
        ("flow", log_density(held_out, trained)),
        ("truth", truth(held_out)),
    ):
        print(f"{name:15}  mean of ln p, held out: {values.mean():.2f}")


# %% [markdown] lang="en"
# Higher is better, and the truth is the ceiling: on average over fresh points, no density beats the one they come from. The flow covers more than three quarters of the way up from the fitted normal.

# %% [markdown] lang="zh" of="dc453c6"
# 越高越好，`truth` 是上限：对新抽的点求平均，没有哪个密度胜得过抽出它们的那个密度。从拟合出来的正态到上限，这段路流走完了四分之三以上。


# %%
def draw_densities(points, log_densities):
    """Draw two level lines of each density, 0.02 and 0.1, over points."""
    figure, panels = plt.subplots(1, 3, figsize=(5.6, 2), **CLOSE)
    side = np.linspace(-2.5, 2.5, 51)
    grid = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    for axes, log_p in zip(panels, log_densities, strict=True):
        dots(axes, points)
        values = log_p(grid).reshape(51, 51)
        for level, alpha in ((np.log(0.02), 0.5), (np.log(0.1), 1)):
            lines = axes.contour(side, side, values, [level], colors=BLUE)
            lines.set(alpha=alpha, linewidth=1.4, linestyle="-")
            for path in lines.get_paths():  # fewer points, a smaller page
                path.should_simplify, path.simplify_threshold = True, 0.3
        axes.set(xlim=(-2.5, 2.5), ylim=(-2.5, 2.5), aspect="equal")
        axes.axis("off")
    return figure


# %% figure="densities" alt_en="The same points of two crescents three times, each with two level lines. First two circles that ignore the points. Then one winding band that follows both crescents and joins them. Last two separate bands, one around each crescent: the flow is close to the truth, but for a bridge." alt_zh="同样的两弯月牙的点，画了三遍，各有两条等值线。第一幅是两个圆，与点无关。第二幅是一条弯弯曲曲的带子，跟着两弯月牙走，把它们连了起来。第三幅是两条分开的带子，一条围着一弯月牙：流已经接近真正的密度，只多了一座桥。"
if __name__ == "__main__":
    at_start = partial(log_density, theta=theta)
    after = partial(log_density, theta=trained)
    draw_densities(X[:100], (at_start, after, truth))


# %% [markdown] lang="en"
# /// caption
# Level lines at $0.02$ and $0.1$: at the start, after training, and of the truth. The flow cannot tear the round heap, only stretch it thin; its two layers leave a bridge that shows at both levels.
# ///
#
# ## Does it integrate to 1? { #integral }
#
# A grid needs an extent and a spacing. Noise falls outside a disc of radius $4.5$ with probability $e^{-4.5^2/2} \approx 0.00004$. Take the circle back through $f^{-1}$ and put a box with whole-numbered corners around it: even less lies outside. Cells of side $1/2$ tile the box, and so do all their halvings. Halve the spacing until the digits stand still.

# %% [markdown] lang="zh" of="6af31ee"
# /// caption
# $0.02$ 和 $0.1$ 两条等值线：起点、训练之后、真正的密度。圆圆的沙堆，流撕不开，只能拉薄；它这两层留下了一座桥，两条等值线上都看得见。
# ///
#
# ## 积分是 1 吗？ { #integral }
#
# 网格要定范围和间距。噪声落在半径 $4.5$ 的圆盘之外，概率是 $e^{-4.5^2/2} \approx 0.00004$。让这个圆经过 $f^{-1}$ 变回来，外面套一个方框，四角的坐标取整数，落在框外的就更少了。边长 $1/2$ 的方格正好铺满这个框，再怎么对半分也一样。间距一次次减半，直到数字不再变。


# %%
def box(theta, radius=4.5):
    """Return the corners of a box around all x whose z lies in a disc."""
    turn = np.linspace(0, 2 * np.pi, 721)
    circle = radius * np.column_stack([np.cos(turn), np.sin(turn)])
    edge = inverse(circle, theta)[0][-1]
    return np.floor(edge.min(axis=0)), np.ceil(edge.max(axis=0))


def integral(log_p, low, high, h):
    """Add exp(log_p) at the midpoints of h×h cells of a box, times h²."""
    across, up = (np.arange(low[i] + h / 2, high[i], h) for i in (0, 1))
    grid = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    return np.exp(log_p(grid)).sum() * h**2


if __name__ == "__main__":
    corners = box(trained)
    print("box:", *corners)
    for h in (0.5, 0.25, 0.125, 0.0625):
        total = integral(after, *corners, h)
        print(f"h = {h:<6}  integral {total:.4f}")

# %% [markdown] lang="en"
# Is the way back exact? Data to noise and back, noise to data and back: every coordinate must return to within $10^{-10}$.

# %% [markdown] lang="zh" of="d1be637"
# 那么往回走准不准？先把数据送到噪声再送回来，再把噪声送到数据又送回来：每个坐标都要回到原处，误差小于 $10^{-10}$。

# %%
if __name__ == "__main__":
    noise = np.random.default_rng(4).normal(size=(1000, 2))
    for name, P, there, back in (
        ("data", X, forward, inverse),
        ("noise", noise, inverse, forward),
    ):
        returned = back(there(P, trained)[0][-1], trained)[0][-1]
        print(name, "and back:", np.abs(returned - P).max() < 1e-10)

# %% figure="back" alt_en="Three panels. Under z, a square grid with a round cloud of points. Under y, the level lines are still level, but pushed sideways into an arrow head that points to the left. Under x, grid and points wind along two crescents: round noise has become samples of the two moons." alt_zh="并排三幅图。标着 z 的是方格网和一团圆圆的点。标着 y 的，横线仍是水平的，但各自左右挪过，排成一个指向左边的箭头。标着 x 的，网格和点沿着两弯月牙蜿蜒：圆圆的噪声变成了两弯月牙的样本。"
if __name__ == "__main__":
    draw_stations(noise[:100], lambda P: inverse(P, trained)[0], "zyx")


# %% [markdown] lang="en"
# /// caption
# Sampling: noise goes back through layer 2, which keeps heights, then through layer 1, which changes only heights. Where cells of the grid become small, samples crowd.
# ///
#
# ## What goes wrong { #mistakes }
#
# Two slips run without complaint. The sign: minus $\ln |\det J_f|$. And the point: `inverse` reports a log-determinant as well, and its negative will do, but at $z = f(x)$, not at $x$. Integrate:

# %% [markdown] lang="zh" of="1414d5a"
# /// caption
# 采样：噪声往回走，先过第 2 层，高度不变；再过第 1 层，只有高度变。方格变小的地方，样本就挤在一起。
# ///
#
# ## 容易出错 { #mistakes }
#
# 有两个错，程序照样跑，一声不吭。一个是正负号：减去 $\ln |\det J_f|$。另一个是取值的点：`inverse` 也给出一个对数行列式，添个负号就能用，但要取在 $z = f(x)$ 处，不是 $x$ 处。积分看看：


# %%
def wrong_point(X, theta):
    """Wrong: log|det| of the inverse belongs at z, and is taken at x."""
    Z = forward(X, theta)[0][-1]
    return log_normal(Z) - inverse(X, theta)[1]


if __name__ == "__main__":
    minus = partial(log_density, theta=trained, sign=-1)
    point = partial(wrong_point, theta=trained)
    slips = {"right": after, "wrong sign": minus, "wrong point": point}
    for name, log_p in slips.items():
        mass = integral(log_p, *corners, 0.0625)
        print(f"{name:11}  integral {mass:.4f}")
    many = np.random.default_rng(6).normal(size=(100_000, 2))
    log_back = inverse(many, trained)[1]  # of 1 / |det|
    print(f"mean of 1/det² over noise: {np.exp(2 * log_back).mean():.2f}")

# %% [markdown] lang="en"
# Substitute $z = f(x)$: the wrong sign's total is the mean of $1/(\det J_f)^2$ over noise.
#
# And if nobody integrates, and you *train* with the wrong sign?

# %% [markdown] lang="zh" of="5ac312b"
# 换元 $z = f(x)$：写反正负号，积出来的是 $1/(\det J_f)^2$ 对噪声的平均。
#
# 要是没有人去积分，就这样带着写反的正负号*训练*呢？

# %%
if __name__ == "__main__":
    fallen, sunk = train(X, theta, sign=-1)
    Z, samples = forward(X, fallen)[0][-1], inverse(noise, fallen)[0][-1]
    claim = partial(log_density, theta=fallen, sign=-1)
    true_loss = -truth(X).mean()
    print(f"loss of the truth:     {true_loss:.2f}")
    print(f"last loss, right sign: {losses[-1]:.2f}")
    print(f"last loss, wrong sign: {sunk[-1]:.2f}")
    print(f"the same, held out:    {-claim(held_out).mean():.2f}")
    print("standard deviations of z:", Z.std(axis=0).round(2))
    print("of samples:", samples.std(axis=0).round(0))
    print(f"integral: {integral(claim, *box(fallen), 0.2):.0f}")


def draw_losses(right, wrong, true_loss):
    """Draw both losses, and the truth's loss on the same points."""
    figure, axes = plt.subplots(figsize=(4.8, 2.6))
    steps = np.unique(np.geomspace(1, len(right), 60).astype(int))
    for losses, colour, name in ((right, BLUE, "+"), (wrong, ORANGE, "−")):
        axes.plot(steps, losses[steps - 1], color=colour, lw=1.6)
        axes.text(410, losses[-1], name, color=colour, size=13, va="center")
    axes.axhline(true_loss, color=INK, lw=1, ls="--")
    axes.set(xlim=(0, 425), yticks=[-2, 0, 2], xticks=[0, 200, 400])
    axes.tick_params(labelsize=10)
    axes.spines[["top", "right"]].set_visible(False)
    return figure


# %% figure="losses" alt_en="The loss over 400 steps. The blue curve, marked plus, falls slowly from 3 to 2 and stays a little above a dashed line. The orange curve, marked minus, falls through the dashed line and through zero within 10 steps, and stays near −2: it looks better, and is wrong." alt_zh="400 步里的损失。标着加号的蓝线从 3 慢慢降到 2，停在虚线上方不远处。标着减号的橙线在 10 步之内就穿过虚线、穿过零，停在 −2 附近：看着更好，其实是错的。"
if __name__ == "__main__":
    draw_losses(losses, sunk, true_loss)

# %% [markdown] lang="en"
# /// caption
# The training loss, step by step: blue with the right sign, orange with the wrong one. Dashed: the truth's, on the same points.
# ///
#
# It looks like a triumph, and the held-out points agree. But the wrong loss, $|z|^2/2 + \ln |\det J_f|$ and a constant, rewards squeezing: every $s$ goes to $-2$, every point to $z = 0$. It stops near $\ln 2\pi - 4 \approx -2.16$ only because $s$ is bounded. Four alarms: a loss below the truth's (known only here); a $z$ with standard deviations of $0.12$ instead of $1$; samples six to eight times as wide as the data; an integral of 2,411. The sign test rings before all of them, in any number of dimensions.
#
# ## Check yourself { #exercises }
#
# ??? question "1. A mirror between the layers"
#
#     Exchange the coordinates between the two layers, $(y_1, y_2) \mapsto (y_2, y_1)$. What are the log-determinant and the sign of the determinant of all three maps together?
#
#     **Answer.** The exchange turns the plane over and keeps all areas: determinant $-1$. The log-determinant stays the sum of the two $s$; the sign, $-1$, does not matter to a density.
#
# ??? question "2. Twice as large"
#
#     Fit a flow to $2X$. How does the mean of $\ln p$ change if the fit is equally good?
#
#     **Answer.** It falls by $2 \ln 2 \approx 1.386$: the same sand on four times the area. For the fitted normal this is exact. Compare log-densities in the same units only.
#
# ??? question "3. Half a layer"
#
#     Parameters whose `free` is 0 stay at their start. To hold back $s$, take `free = np.ones((2, 66))`, set `free[:, 32:48] = free[:, 64] = 0` and pass `free.ravel()`. What can this flow not do? And without $t$ (columns 48 to 63, and 65)?
#
#     **Answer.** Without $s$ all areas stay: $p(x) = p_Z(f(x))$ is nowhere above $1/2\pi \approx 0.159$. Held out, it reaches $-2.48$. Without $t$ both axes stay where they are, and it reaches $-2.67$.
#
# ??? question "4. No log-determinant at all"
#
#     Train with `sign=0`. Which loss do you expect?
#
#     **Answer.** All points fall towards $z = 0$, where $-\ln p_Z = \ln 2\pi \approx 1.838$. The loss ends at $1.85$, close to the truth's $1.81$, and nothing has been learned.
#
# ## Where next { #next }
#
# The rule behind it: [Densities](../change_of_variables/densities.md). Why determinants multiply: [Determinant](../change_of_variables/determinant.md#composition). What `couple_back` is made of: [Products without the matrix](../backpropagation/vjp.md).

# %% [markdown] lang="zh" of="e0a6880"
# /// caption
# 训练损失一步步怎样变：蓝色的正负号正确，橙色的写反了。虚线是真正的密度在同样这些点上的损失。
# ///
#
# 看上去大获全胜，留出的点也来作证。可是写反之后的损失，$|z|^2/2 + \ln |\det J_f|$ 再加一个常数，奖励的是压缩：每个 $s$ 都奔向 $-2$，每个点都奔向 $z = 0$。它停在 $\ln 2\pi - 4 \approx -2.16$ 附近，只是因为 $s$ 有界。警报有四个：损失比真正的密度的损失还低（这个数只有在这里才知道）；$z$ 的标准差是 $0.12$，不是 $1$；样本散开的宽度是数据的六到八倍；积分是 2,411。正负号检验比它们都响得早，而且多少维都能用。
#
# ## 试一试 { #exercises }
#
# ??? question "1. 两层之间放一面镜子"
#
#     在两层之间交换坐标，$(y_1, y_2) \mapsto (y_2, y_1)$。三个映射合起来，对数行列式是多少？行列式的符号呢？
#
#     **答案**　交换坐标，平面翻了个面，面积都不变：行列式是 $-1$。对数行列式仍是两个 $s$ 之和；符号是 $-1$，对密度没有影响。
#
# ??? question "2. 放大一倍"
#
#     改成拟合 $2X$。如果拟合得一样好，$\ln p$ 的平均值怎样变？
#
#     **答案**　减少 $2 \ln 2 \approx 1.386$：同样多的沙子，铺在四倍的面积上。对拟合出来的正态，这个数是准确的。对数密度要在相同的单位下才能比较。
#
# ??? question "3. 半层"
#
#     `free` 是 0 的参数留在起点不动。把 $s$ 按住：`free = np.ones((2, 66))`，再写 `free[:, 32:48] = free[:, 64] = 0`，训练时用 `free.ravel()`。这样的流做不到什么？要是按住的是 $t$（第 48 到 63 列，还有第 65 列）呢？
#
#     **答案**　没有 $s$，面积都不变：$p(x) = p_Z(f(x))$ 处处不超过 $1/2\pi \approx 0.159$。在留出的点上，平均对数密度达到 $-2.48$。没有 $t$，两条坐标轴都留在原处，平均对数密度达到 $-2.67$。
#
# ??? question "4. 干脆不要对数行列式"
#
#     用 `sign=0` 训练。你预料损失是多少？
#
#     **答案**　所有的点都往 $z = 0$ 掉，那里 $-\ln p_Z = \ln 2\pi \approx 1.838$。最后的损失是 $1.85$，离真正的密度的 $1.81$ 不远，却什么也没学到。
#
# ## 接下来 { #next }
#
# 这一切背后的规则：[概率密度](../change_of_variables/densities.md)。行列式为什么相乘：[行列式](../change_of_variables/determinant.md#composition)。`couple_back` 是用什么零件拼成的：[不写出矩阵的乘积](../backpropagation/vjp.md)。
