"""A lab: a network with a hidden layer, trained by hand on real digits, and its Jacobian at single images.

page: docs/*/labs/digits
test: tests/labs/test_digits.py
"""

# %% [markdown] lang="en"
# ---
# title: What the classifier looks at
# description: Train a network on handwritten digits with a backward pass of your own, then draw its Jacobian at single images and test what the pictures claim.
# ---
#
# # What the classifier looks at { #digits }
#
# *You need [a whole network by hand](../backpropagation/mlp.md), [gradient checking](../backpropagation/gradient_check.md) and [a classifier as a map](../partial_derivatives/classifier.md). Afterwards you can train a network on real images, draw its Jacobian at any of them, and say what the drawing does not tell.*
#
# Two handwritten nines. A network reads both as 9, with probability $0.66$ and $0.65$, and suspects an 8 both times. Brighten one pixel by a quarter of full brightness, the same pixel in both images. The first becomes less of a nine, $0.59$; the second becomes more of one, $0.72$. Same network, same pixel. How can that be?
#
# In the [linear classifier](../partial_derivatives/classifier.md#digits), with 8 as the only rival, it cannot: there pixel $j$ moves the score of 9 against that of 8 at the rate $W_{9j} - W_{8j}$, whatever the image. So put a hidden layer in between, check the backward pass, train, and look at the Jacobian, one image at a time. It takes NumPy, Matplotlib and scikit-learn.

# %% [markdown] lang="zh" of="5ebb86e"
# ---
# title: 分类器在看什么
# description: 自己写反向传播，用手写数字训练一个网络，再画出它在单幅图像处的雅可比矩阵，并检验图上说的是不是真的。
# ---
#
# # 分类器在看什么 { #digits }
#
# *预备知识：[亲手算完一个网络](../backpropagation/mlp.md)、[梯度检验](../backpropagation/gradient_check.md)和[把分类器看作映射](../partial_derivatives/classifier.md)。做完之后，你能用真实的图像训练一个网络，画出它在任意一幅图像处的雅可比矩阵，还说得出哪些事图上看不出来。*
#
# 两个手写的 9。网络把它们都读成 9，概率分别是 $0.66$ 和 $0.65$，两次都疑心那是 8。挑一个像素调亮满亮度的四分之一，两幅图像挑的是同一个位置。第一个变得不那么像 9 了，降到 $0.59$；第二个反而更像，升到 $0.72$。同一个网络，同一个像素，怎么会这样？
#
# 在[线性分类器](../partial_derivatives/classifier.md#digits)里，假如对手只有 8，这就不可能：不论是哪幅图像，像素 $j$ 带动 9 与 8 的得分之差，快慢总是 $W_{9j} - W_{8j}$。所以我们在中间加一个隐藏层，反向传播先检验，再拿来训练，然后看雅可比矩阵，一次看一幅图像。要用到 NumPy、Matplotlib 和 scikit-learn。

# %%
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPClassifier

# %% [markdown] lang="en"
# ## Images and answers { #data }
#
# scikit-learn brings 1,797 digits of 8 by 8 pixels. Every fourth is held out, never to be learned from.

# %% [markdown] lang="zh" of="5a451f1"
# ## 图像与答案 { #data }
#
# scikit-learn 自带 1,797 个手写数字，每个 8 乘 8 像素。每四个里留出一个，网络从头到尾都不拿它来学。

# %%
if __name__ == "__main__":
    digits = load_digits()
    X, y = digits.data / 16, digits.target  # shades 0 to 16 become 0 to 1
    Y = np.eye(10)[y]  # a 1 in the place of each right answer
    held = np.arange(len(X)) % 4 == 0
    print("X:", X.shape, "Y:", Y.shape)
    print("to learn from:", (~held).sum(), "held out:", held.sum())

# %% [markdown] lang="en"
# ## One backward pass, two uses { #network }
#
# A batch of $B$ images is a matrix $X$, $B \times 64$, one image a row. Forwards, with $W_1$ ($32 \times 64$), $b_1$ ($32 \times 1$) and $\mathbf{1}$, a column of $B$ ones, $A = X W_1^\T + \mathbf{1} b_1^\T$ and $H = \tanh A$ are $B \times 32$; with $W_2$ ($10 \times 32$) and $b_2$ ($10 \times 1$), the scores $Z = H W_2^\T + \mathbf{1} b_2^\T$ and, after softmax on each row, the probabilities $P$ are $B \times 10$. The loss is the [mean cross-entropy](../backpropagation/mlp.md#eq-mlp-loss). (What is $A$ here is $S$ on that page; here $S$ will be the Jacobian of softmax.)

# %% [markdown] lang="zh" of="9b4f221"
# ## 一个反向过程，两种用途 { #network }
#
# 一个批量有 $B$ 幅图像，排成 $B \times 64$ 的矩阵 $X$，一幅占一行。前向：设 $W_1$ 是 $32 \times 64$ 的，$b_1$ 是 $32 \times 1$ 的，$\mathbf{1}$ 是 $B$ 个一排成的一列，那么 $A = X W_1^\T + \mathbf{1} b_1^\T$ 和 $H = \tanh A$ 是 $B \times 32$ 的；再设 $W_2$ 是 $10 \times 32$ 的，$b_2$ 是 $10 \times 1$ 的，那么得分 $Z = H W_2^\T + \mathbf{1} b_2^\T$，以及逐行做 softmax 得到的概率 $P$，都是 $B \times 10$ 的。损失是[平均交叉熵](../backpropagation/mlp.md#eq-mlp-loss)。（我们的 $A$ 在那一页叫 $S$；这里的 $S$ 留给 softmax 的雅可比矩阵。）


# %%
def forward(X, W1, b1, W2, b2):
    """Return the hidden layer H (B×32) and the probabilities P (B×10)."""
    H = np.tanh(X @ W1.T + b1)  # (B×64)(64×32)
    Z = H @ W2.T + b2  # (B×32)(32×10)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))  # cannot overflow
    return H, E / E.sum(axis=1, keepdims=True)


def loss(P, Y):
    """Return the mean over the rows of −log p of the right class."""
    return -np.log(P[Y == 1]).mean()


# %% [markdown] lang="en"
# Backwards, every line pulls a cotangent through one step, and [no Jacobian is built for it](../backpropagation/vjp.md): the weights are there anyway. `pull_back` takes cotangents $\bar Z$ of the scores and does not ask who chose them, so it has two uses. From $(P - Y)/B$, [where the loss starts](../backpropagation/mlp.md#eq-mlp-z-bar), it makes the gradients for training. Its last product, $\bar X = \bar A W_1$, which training throws away, will say what the network looks at.

# %% [markdown] lang="zh" of="f7e16b5"
# 反向的每一行代码，都把余切向量往回拉过一步，[不必为此造出雅可比矩阵](../backpropagation/vjp.md)：权重本来就在手上。`pull_back` 接过得分的余切向量 $\bar Z$，不问是谁选的，所以有两种用途。给它 $(P - Y)/B$，也就是[损失给出的起点](../backpropagation/mlp.md#eq-mlp-z-bar)，它就交出训练用的梯度。而最后那个乘积 $\bar X = \bar A W_1$，训练时扔掉不用，却正好说明网络在看什么。


# %%
def tanh_slope(H):
    """Return the slope of tanh where its value is H."""
    return 1 - H**2


def pull_back(Z_bar, X, H, W1, W2, slope=tanh_slope):
    """Pull cotangents of the scores (B×10) back, product by product.

    Return the gradients of W1, b1, W2, b2, and X_bar (B×64).
    """
    W2_bar, b2_bar = Z_bar.T @ H, Z_bar.sum(axis=0)  # (10×B)(B×32)
    H_bar = Z_bar @ W2  # (B×10)(10×32)
    A_bar = H_bar * slope(H)  # B×32
    W1_bar, b1_bar = A_bar.T @ X, A_bar.sum(axis=0)  # (32×B)(B×64)
    X_bar = A_bar @ W1  # (B×32)(32×64)
    return [W1_bar, b1_bar, W2_bar, b2_bar], X_bar


def gradients(X, Y, weights, slope=tanh_slope):
    """Return the gradients of the loss by W1, b1, W2 and b2."""
    H, P = forward(X, *weights)
    Z_bar = (P - Y) / len(X)  # softmax and loss together
    return pull_back(Z_bar, X, H, weights[0], weights[2], slope)[0]


# %% [markdown] lang="en"
# ## Check before you train { #check }
#
# A wrong backward pass may learn all the same, so check it first, on eight images with random weights, each parameter along [six directions of length one](../backpropagation/gradient_check.md#direction), three of them single entries. A check that has never failed proves little, so give it a slip to find: the slope of $\tanh$ left out.

# %% [markdown] lang="zh" of="e7590ba"
# ## 先检验，再训练 { #check }
#
# 反向传播写错了，网络也可能照样学得动。所以先拿八幅图像和随机的权重来检验，每个参数沿[六个长度为一的方向](../backpropagation/gradient_check.md#direction)各量一次，其中三个方向只动单个元素。从没报过错的检验说明不了什么，那就埋一个错误让它去找：漏掉 $\tanh$ 的斜率。


# %%
def start(hidden=32, seed=0):
    """Return random weights and zero biases: W1, b1, W2, b2."""
    rng = np.random.default_rng(seed)
    W1 = rng.normal(size=(hidden, 64)) / np.sqrt(64)
    W2 = rng.normal(size=(10, hidden)) / np.sqrt(hidden)
    return [W1, np.zeros(hidden), W2, np.zeros(10)]


def worst_error(f, w, claimed, h=6e-6):
    """Return the largest relative error of six slopes of f at w."""
    rng = np.random.default_rng(1)
    v = rng.normal(size=(6, w.size))
    # in the last three rows keep one random entry each
    v[3:] *= np.arange(w.size) == rng.integers(w.size, size=(3, 1))
    v /= np.linalg.norm(v, axis=1, keepdims=True)  # length one
    runs = [f(w + d) - f(w - d) for d in h * v.reshape(6, *w.shape)]
    measured = np.array(runs) / (2 * h)
    errors = np.abs(v @ claimed.ravel() - measured)
    # tiny slopes: compare with 0.001
    return np.max(errors / np.maximum(np.abs(measured), 1e-3))


def check(X, Y, weights, slope=tanh_slope):
    """Return the verdicts on the gradients of W1, b1, W2 and b2."""
    verdicts = []
    for k, claimed in enumerate(gradients(X, Y, weights, slope)):

        def f(w, k=k):  # this turn's k, not the last one
            moved = [*weights[:k], w, *weights[k + 1 :]]
            return loss(forward(X, *moved)[1], Y)

        error = worst_error(f, weights[k], claimed)
        verdicts.append("pass" if error < 1e-6 else "FAIL")
    return verdicts


# %%
if __name__ == "__main__":
    print("         W1   b1   W2   b2")
    for name, slope in (("right", tanh_slope), ("no slope", np.ones_like)):
        print(f"{name:8}", *check(X[:8], Y[:8], start(), slope))

# %% [markdown] lang="en"
# Right in the second layer, wrong before it: [the fingerprint](../backpropagation/gradient_check.md#fingerprints) of the step in between.
#
# ## Train both { #train }
#
# Thirty walks through the 1,347 images in random order, about 32 a step, with the slope and without:

# %% [markdown] lang="zh" of="5eeac32"
# 第二层对，它前面的一层错：这是中间那一步的[指纹](../backpropagation/gradient_check.md#fingerprints)。
#
# ## 两个都训练 { #train }
#
# 把 1,347 幅图像过三十遍，每遍打乱次序，每步约 32 幅，有斜率和没有斜率的各来一次：


# %%
def train(X, Y, hidden=32, seed=0, slope=tanh_slope, epochs=30, rate=0.5):
    """Return the weights that gradient descent finds."""
    weights, rng = start(hidden, seed), np.random.default_rng(seed)
    for _ in range(epochs):
        for rows in np.array_split(rng.permutation(len(X)), len(X) // 32):
            uphill = gradients(X[rows], Y[rows], weights, slope)
            for w, g in zip(weights, uphill, strict=True):
                w -= rate * g
    return weights


def accuracy(weights, X, y):
    """Return the fraction of the images that is read correctly."""
    return (forward(X, *weights)[1].argmax(axis=1) == y).mean()


# %%
if __name__ == "__main__":
    weights = train(X[~held], Y[~held])
    careless = train(X[~held], Y[~held], slope=np.ones_like)
    for name, found in (("right", weights), ("no slope", careless)):
        learned = accuracy(found, X[~held], y[~held])
        unseen = accuracy(found, X[held], y[held])
        print(f"{name:8} learned {learned:.3f} held out {unseen:.3f}")

# %% [markdown] lang="en"
# Without the slope it learns too, and $0.973$ would make nobody suspicious. Accuracy does not test a gradient.
#
# Is $0.978$ luck? Hold out each quarter in turn, interleaved as above or as blocks in the collection's order:

# %% [markdown] lang="zh" of="1534c7b"
# 没有斜率，网络也学得会，而 $0.973$ 丝毫不会叫人起疑。准确率检验不了梯度。
#
# 那么 $0.978$ 是不是碰巧？把数据分成四份，轮流留出一份：一种分法像上面那样隔三取一，一种按数据集的次序切成四段：

# %%
if __name__ == "__main__":
    place = np.arange(len(X))
    quarters = {"interleaved": place % 4, "blocks": place * 4 // len(X)}
    for name, quarter in quarters.items():
        right = []
        for k in range(4):
            out = quarter == k
            right.append(accuracy(train(X[~out], Y[~out]), X[out], y[out]))
        print(f"{name:11}", *(f"{share:.2f}" for share in right))

# %% [markdown] lang="en"
# Interleaved, never under $0.95$; in blocks down to $0.93$. The collection's description says that 13 people wrote these digits, not who wrote which. If neighbours often come from one hand, blocks hold out hands, interleaving only images. So $0.978$ is a promise about images like those learned from.
#
# ## Ten rows for one image { #jacobian }
#
# At one image, a column $x$ of 64 pixels, let $h$ be the hidden column and $p$ the probabilities. The [chain rule](../jacobian/chain_rule.md) multiplies four Jacobians, $J = S W_2 D W_1$, $(10 \times 10)(10 \times 32)(32 \times 32)(32 \times 64) \to 10 \times 64$; in the order in which they act:
#
# | Factor | Shape | Jacobian of |
# |---|---|---|
# | $W_1$ | $32 \times 64$ | the first layer |
# | $D = \operatorname{diag}(1 - h \odot h)$ | $32 \times 32$ | $\tanh$ |
# | $W_2$ | $10 \times 32$ | the second layer |
# | $S = \operatorname{diag}(p) - p p^\T$ | $10 \times 10$ | [softmax](../partial_derivatives/classifier.md#eq-classifier-softmax-jacobian) |
#
# $W_1$ and $W_2$ serve every image; $S$ and $D$ belong to this one.
#
# Multiply the four. Or pull each class back: the cotangent that asks for class $k$, pulled through softmax, is row $k$ of $S$, and `pull_back` does the rest, ten times, here in one batch. Or push each pixel forward, 64 times; with [fewer outputs than inputs](../backpropagation/vjp.md#cost), backwards is the short way. Or trust none of these and measure.

# %% [markdown] lang="zh" of="0f18e29"
# 隔三取一，从不低于 $0.95$；切成四段，就会掉到 $0.93$。据数据集自己的说明，这些数字出自 13 个人之手，哪一个是谁写的却没有说。如果相邻的图像往往出自一人之手，那么按段留出，留出的是人；隔三取一，留出的只是图像。所以 $0.978$ 这个承诺，只管与学过的那些相像的图像。
#
# ## 一幅图像，十行 { #jacobian }
#
# 看一幅图像，也就是 64 个像素排成的一列 $x$。隐藏层的那一列记作 $h$，概率记作 $p$。[链式法则](../jacobian/chain_rule.md)把四个雅可比矩阵乘在一起，$J = S W_2 D W_1$，形状是 $(10 \times 10)(10 \times 32)(32 \times 32)(32 \times 64) \to 10 \times 64$；按起作用的先后，它们是：
#
# | 因子 | 形状 | 谁的雅可比矩阵 |
# |---|---|---|
# | $W_1$ | $32 \times 64$ | 第一层 |
# | $D = \operatorname{diag}(1 - h \odot h)$ | $32 \times 32$ | $\tanh$ |
# | $W_2$ | $10 \times 32$ | 第二层 |
# | $S = \operatorname{diag}(p) - p p^\T$ | $10 \times 10$ | [softmax](../partial_derivatives/classifier.md#eq-classifier-softmax-jacobian) |
#
# $W_1$ 和 $W_2$ 对每幅图像都一样，$S$ 和 $D$ 只属于这一幅。
#
# 可以把四个乘起来。也可以把每个类别拉回来：只问第 $k$ 类的余切向量，拉过 softmax 之后就是 $S$ 的第 $k$ 行，余下的交给 `pull_back`，一共十次，这里放在一个批量里做。还可以把每个像素推过去，一共 64 次；[输出比输入少](../backpropagation/vjp.md#cost)，倒着走才是近路。要是哪个都信不过，那就量一量。


# %%
def probabilities(x, weights):
    """Return p (10) at one image x (64)."""
    return forward(x[None], *weights)[1][0]  # a batch of one


def softmax_jacobian(p):
    """Return S (10×10) where the probabilities are p."""
    return np.diag(p) - np.outer(p, p)


def jacobian(x, weights):
    """Return J = S W2 D W1 (10×64) at the image x."""
    W1, _, W2, _ = weights
    H, P = forward(x[None], *weights)
    D = np.diag(tanh_slope(H[0]))
    return softmax_jacobian(P[0]) @ W2 @ D @ W1


def by_rows(x, weights):
    """Return J from ten VJPs, one for each class."""
    X = np.tile(x, (10, 1))  # the same image ten times
    H, P = forward(X, *weights)
    S = softmax_jacobian(P[0])
    return pull_back(S, X, H, weights[0], weights[2])[1]


def by_columns(x, weights):
    """Return J from 64 JVPs, one for each pixel."""
    W1, _, W2, _ = weights
    H, P = forward(x[None], *weights)
    A_dot = np.eye(x.size) @ W1.T  # (64×64)(64×32), a tangent a row
    Z_dot = (A_dot * tanh_slope(H)) @ W2.T  # (64×32)(32×10)
    P_dot = Z_dot @ softmax_jacobian(P[0]).T  # (64×10)(10×10)
    return P_dot.T  # each tangent is a column of J


def measured(x, weights, h=6e-6):
    """Return J from 128 forward passes, by central differences."""
    steps = h * np.eye(x.size)
    up, down = (forward(x + s, *weights)[1] for s in (steps, -steps))
    return (up - down).T / (2 * h)


# %%
if __name__ == "__main__":
    four = X[1628]  # held out
    p, J = probabilities(four, weights), jacobian(four, weights)
    for way in (by_rows, by_columns, measured):
        print(way.__name__, np.allclose(way(four, weights), J, atol=1e-8))
    print("columns sum to zero:", np.allclose(J.sum(axis=0), 0))
    likely = p.argsort()[:-5:-1]  # the four likeliest
    most = (f"{k}: {p[k]:.2f}" for k in likely)
    print("right is", y[1628], "and likely", *most)

# %%
INK, MUTED, UP, DOWN = "#000000", "#6b7280", "#c2410c", "#1d6fb8"
SHADES, SLOPES = (0.1, 0.3, 0.5, 0.7, 0.9), (0.08, 0.2, 0.4, 0.8)


def fill(axes, values, edges, colour):
    """Fill each pixel, the stronger the more edges its value has passed.

    One path a shade keeps the SVG small.
    """
    levels = np.digitize(values, edges).reshape(8, 8)
    square = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    codes = [Path.MOVETO, *3 * [Path.LINETO], Path.CLOSEPOLY]
    for level in np.unique(levels[levels > 0]):
        corners = np.argwhere(levels == level)[:, ::-1]
        points = np.vstack(corners[:, None] + square)
        outline = Path(points, codes * len(corners))
        style = {"fc": colour, "alpha": level / len(edges), "lw": 0}
        axes.add_patch(PathPatch(outline, clip_on=False, **style))


def show(axes, title, values, slopes=True, framed=()):
    """Draw 64 numbers as an image: slopes by sign, brightness as ink."""
    if slopes:
        fill(axes, values, SLOPES, UP)
        fill(axes, -values, SLOPES, DOWN)
    else:
        fill(axes, values, SHADES, INK)
    border = [((0, 0), 8, MUTED)]
    border += [((pixel % 8, pixel // 8), 1, INK) for pixel in framed]
    for corner, size, colour in border:
        style = {"fill": False, "ec": colour, "clip_on": False}
        axes.add_patch(Rectangle(corner, size, size, **style))
    axes.set(xlim=(0, 8), ylim=(8, 0), aspect="equal")
    axes.axis("off")
    axes.set_title(title, fontsize=10, color=INK)


def draw_rows(x, J, p):
    """Draw the image, then row k of J as image k, with p_k."""
    figure, axes = plt.subplots(2, 6, figsize=(5.5, 2.4))
    show(axes[0, 0], "x", x, slopes=False)
    axes[1, 0].axis("off")
    for k, place in enumerate(axes[:, 1:].flat):
        show(place, f"{k}:  {p[k]:.2f}", J[k])
    return figure


# %% figure="rows" alt_en="Image 1628, a four that is open at the top, and ten images of 8 by 8 pixels, one for each class, with its probability. Images 1, 4, 8 and 9 are full of orange and blue pixels; their probabilities are 0.36, 0.17, 0.23 and 0.23. The other six are empty: where nothing is in doubt, no pixel moves a probability at a rate of 0.08." alt_zh="第 1628 号图像，一个上方开口的 4；另有十幅 8 乘 8 像素的图像，每个类别一幅，标着它的概率。1、4、8、9 四幅布满橙色和蓝色的像素，概率是 0.36、0.17、0.23 和 0.23。其余六幅是空白：毫无疑问的类别，哪个像素带动它的概率，快慢都不到 0.08。"
if __name__ == "__main__":
    draw_rows(four, J, p)

# %% [markdown] lang="en"
# /// caption
# Image $k$ is row $k$ of $J$, with $p_k$ above it: orange where more light raises $p_k$, blue where it lowers it, the stronger the faster; entries below $0.08$, sign aside, are left blank. The network takes this four for a 1.
# ///
#
# ## Rank: nine at most { #rank }
#
# The probabilities sum to one, so each column of $J$ sums to zero. Added up, the ten rows cancel: they are not independent, and the rank is at most 9.

# %% [markdown] lang="zh" of="8e91378"
# /// caption
# 第 $k$ 幅图像就是 $J$ 的第 $k$ 行，上方是 $p_k$：调亮会使 $p_k$ 上升的像素是橙色，使它下降的是蓝色，颜色越浓，升降得越快；绝对值不到 $0.08$ 的元素留白。这个 4 被网络看成了 1。
# ///
#
# ## 秩：至多是九 { #rank }
#
# 概率之和总是一，所以 $J$ 的每一列加起来都是零：十行加在一起，正好抵消。可见这十行线性相关，秩至多是 9。

# %%
if __name__ == "__main__":
    rank = np.linalg.matrix_rank(J)
    assert rank <= 9
    print("rank:", rank)
    print("strongest:", np.linalg.svd(J, compute_uv=False)[:4].round(2))

# %% [markdown] lang="en"
# The last line shows the largest singular values, how much $J$ stretches its strongest directions. Nine are not zero, but three do nearly everything: four classes in doubt have three differences to settle.
#
# ## The same pixel in two nines { #nines }
#
# Images 1412 and 1580 are the nines of the beginning; the pixel, row 2, column 3, counted from zero, lies in the hole of both loops. Its entry in row 9 of $J$, times $0.25$, predicts by how much $p_9$ changes:

# %% [markdown] lang="zh" of="20e01f7"
# 最后一行是最大的几个奇异值，即 $J$ 在最强的几个方向上把输入放大多少倍。不为零的有九个，挑大梁的只有三个：拿不准的类别有四个，要定夺的差别就是三个。
#
# ## 同一个像素，两个 9 { #nines }
#
# 第 1412 号和第 1580 号图像，就是开头的那两个 9；那个像素在第 2 行第 3 列（从零数起），在两幅图像里都落在圈的空洞中。这个像素在 $J$ 第 9 行里的元素乘以 $0.25$，就是预测的 $p_9$ 的变化量：

# %%
if __name__ == "__main__":
    first, second, pixel = X[1412], X[1580], 8 * 2 + 3
    light = 0.25 * np.eye(64)[pixel]
    for x in (first, second):
        p, J = probabilities(x, weights), jacobian(x, weights)
        predicted, actual = p + J @ light, probabilities(x + light, weights)
        print(f"p9 = {p[9]:.2f}, entry of J: {J[9, pixel]:.2f}")
        print(f"  predicted {predicted[9]:.2f}, actual {actual[9]:.2f}")


# %%
def draw_nines(images, weights, pixel):
    """Draw each image and row 9 of its J, the pixel framed."""
    figure, axes = plt.subplots(1, 4, figsize=(5.5, 1.6))
    for (left, right), x in zip(axes.reshape(2, 2), images, strict=True):
        p9 = probabilities(x, weights)[9]
        show(left, f"p₉ = {p9:.2f}", x, slopes=False, framed=[pixel])
        show(right, "∂p₉/∂x", jacobian(x, weights)[9], framed=[pixel])
    return figure


# %% figure="nines" alt_en="Two nines of 8 by 8 pixels, with probability 0.66 and 0.65, each beside row 9 of its Jacobian drawn as an image. One pixel is framed in all four, in the hole of the loop. In the row of the first nine it is blue, in that of the second orange: the same pixel speaks against the first nine and for the second." alt_zh="两个 8 乘 8 像素的 9，概率是 0.66 和 0.65，旁边各有一幅图像，是它的雅可比矩阵的第 9 行。四幅图像里给同一个像素加了框，它在圈的空洞里。这个像素在第一个 9 的那一行里是蓝色，在第二个 9 的那一行里是橙色：同一个像素，对第一个 9 不利，对第二个有利。"
if __name__ == "__main__":
    draw_nines((first, second), weights, pixel)

# %% [markdown] lang="en"
# /// caption
# Each nine beside row 9 of its Jacobian. Much is alike; the framed pixel is blue in one and orange in the other.
# ///
#
# Where does the sign come from? To be rid of $S$, ask for $\ln(p_9 / p_8)$. By the definition of softmax it equals $z_9 - z_8$, so its slopes are row 9 minus row 8 of $W_2 D W_1$. For one pixel that is a sum over 32 paths, one through each hidden unit: weight in, slope of $\tanh$, and the difference of the two weights out. The weights are the same for both images; the slopes are not:

# %% [markdown] lang="zh" of="5f3c01a"
# /// caption
# 两个 9，旁边各是雅可比矩阵的第 9 行。大体相像，但加框的像素一个是蓝色，一个是橙色。
# ///
#
# 正负号是从哪里来的？为了撇开 $S$，改问 $\ln(p_9 / p_8)$。按 softmax 的定义，它就是 $z_9 - z_8$，所以它的斜率是 $W_2 D W_1$ 的第 9 行减去第 8 行。只看一个像素，这是 32 条路径之和，每个隐藏单元一条：进去的权重、$\tanh$ 的斜率、出来的两个权重之差，三者相乘。权重对两幅图像都一样，斜率却不同：

# %%
if __name__ == "__main__":
    W1, _, W2, _ = weights
    paths = (W2[9] - W2[8]) * W1[:, pixel]  # 32 products of weights
    H, _ = forward(np.array([first, second]), *weights)
    a, b = tanh_slope(H)
    i = np.abs(paths * (a - b)).argmax()  # whose part changes most
    print(f"one path: {paths[i]:.2f} times {a[i]:.2f} or {b[i]:.2f}")
    print(f"all 32 paths: {paths @ a:.2f} or {paths @ b:.2f}")

# %% [markdown] lang="en"
# This path, whose part changes most, speaks against the nine. In the first image its unit passes on nearly all of that; in the second it is close to saturation and passes on a sixth. The other slopes differ as well, and the sum changes sign. That is what the linear classifier lacks: a $D$ that depends on the image.
#
# ## What goes wrong { #mistakes }
#
# ??? failure "The slope left out of the drawing"
#
#     `softmax_jacobian(p) @ W2 @ W1`, without $D$, has the right shape, the rank 9, and columns that sum to zero. For both nines it says $-0.11$: the right sign for the first, the wrong one for the second, where $p_9$ really rises from $0.65$ to $0.72$. Shape, rank and sums do not notice; `by_rows`, `by_columns` and `measured` all do.
#
# ## A nine beyond doubt { #sure }
#
# Image 924 is a nine, too, and the network is certain: $S$ is almost zero, and $J$ with it. Does no pixel matter? Leave out $S$ and take the slopes of $\ln(p_9 / p_8)$, the answer against a rival: one backward pass. Then change pixel after pixel by half of full brightness, against the nine, the strongest slope first (where there is room between dark and bright), until the prediction falls below zero:

# %% [markdown] lang="zh" of="fb23174"
# 这是变化最大的一条路径，它对 9 不利。在第一幅图像里，路上的单元几乎把它全传了过去；在第二幅里，这个单元快要饱和，只传过去六分之一。其余的斜率也各有不同，总和就变了号。线性分类器缺的正是这个：一个因图而异的 $D$。
#
# ## 容易出错 { #mistakes }
#
# ??? failure "画图时漏掉斜率"
#
#     漏掉 $D$，写成 `softmax_jacobian(p) @ W2 @ W1`，形状没错，秩是 9，每列之和也是零。对两个 9，它说的都是 $-0.11$：第一个的正负号对了，第二个的错了，那里 $p_9$ 实际上从 $0.65$ 升到了 $0.72$。形状、秩和列和都看不出毛病；`by_rows`、`by_columns` 和 `measured` 个个看得出来。
#
# ## 毫无疑问的 9 { #sure }
#
# 第 924 号图像也是 9，网络十拿九稳：$S$ 几乎是零，$J$ 也就几乎是零。难道哪个像素都不重要？撇开 $S$，来看 $\ln(p_9 / p_8)$ 的斜率，让答案跟一个对手比，这只要一次反向。然后一个接一个地改像素，斜率大的先改，每次往不利于 9 的方向动满亮度的一半（离最亮或最暗不够这么多的就跳过），直到预测值落到零以下：


# %%
def log_ratio_slopes(x, weights, a, b):
    """Return the slopes of ln(p_a / p_b) by the pixels (64): one VJP."""
    H, _ = forward(x[None], *weights)
    Z_bar = np.eye(10)[[a]] - np.eye(10)[[b]]  # 1×10
    return pull_back(Z_bar, x[None], H, weights[0], weights[2])[1][0]


# %%
if __name__ == "__main__":
    x = X[924]
    p, J = probabilities(x, weights), jacobian(x, weights)
    g, ratio = log_ratio_slopes(x, weights, 9, 8), np.log(p[9] / p[8])
    print(f"p9 = {p[9]:.5f}, largest entry of J: {np.abs(J).max():.4f}")
    print(f"ln(p9/p8) = {ratio:.2f}, largest slope: {np.abs(g).max():.2f}")
    step = -0.5 * np.sign(g)  # towards 8
    room = (x + step >= 0) & (x + step <= 1)
    order = np.argsort(-np.abs(g) * room)
    predicted = ratio + np.cumsum((g * step)[order])
    chosen = order[: np.argmax(predicted < 0) + 1]
    h = np.where(np.isin(np.arange(64), chosen), step, 0)
    q = probabilities(x + h, weights)
    print(len(chosen), "pixels changed; it reads", q.argmax())
    print(f"ln(p9/p8): predicted {ratio + g @ h:.2f},", end=" ")
    print(f"actual {np.log(q[9] / q[8]):.2f}")
    print(f"p9: predicted {p[9] + J[9] @ h:.4f}, actual {q[9]:.2f}")


# %%
def draw_sure(x, h, J9, g, chosen):
    """Draw x, row 9 of J, the slopes of ln(p₉/p₈), and x + h."""
    figure, axes = plt.subplots(1, 4, figsize=(5.5, 1.6))
    show(axes[0], "x", x, slopes=False)
    show(axes[1], "∂p₉/∂x", J9)
    show(axes[2], "∂ ln(p₉/p₈)/∂x", g / 4, framed=chosen)
    show(axes[3], "x + h", x + h, slopes=False, framed=chosen)
    return figure


# %% figure="sure" alt_en="Four images of 8 by 8 pixels: a nine; row 9 of its Jacobian, empty; the slopes of ln(p₉/p₈), full of orange and blue, with six strong pixels framed; and the nine after these six were changed, three brightened and three darkened, which the network reads as 8. Where the probabilities do not stir, the scores show what they rest on." alt_zh="四幅 8 乘 8 像素的图像：一个 9；它的雅可比矩阵的第 9 行，一片空白；ln(p₉/p₈) 的斜率，布满橙色和蓝色，六个颜色很浓的像素加了框；改过这六个像素的 9，三个调亮，三个调暗，网络把它读成 8。概率纹丝不动的地方，看得分才知道判断靠的是哪些像素。"
if __name__ == "__main__":
    draw_sure(x, h, J[9], g, chosen)

# %% [markdown] lang="en"
# /// caption
# The nine; row 9 of $J$, empty at the scale of the figures above; the slopes of $\ln(p_9 / p_8)$, at a scale four times as coarse; the changed nine. Framed: the six pixels.
# ///
#
# The scores foresaw the change, and $J$ did not. It is not wrong: it speaks of small steps, and these were large. But where softmax is flat, $J$ hides what the answer rests on. The scores show it, against one rival at a time.
#
# ## Somebody else's weights { #sklearn }
#
# scikit-learn's `MLPClassifier` can have the same layers. Train it on the same images and put its weights into `forward`. It stores matrices as inputs × outputs, so each needs a transpose:

# %% [markdown] lang="zh" of="966723c"
# /// caption
# 这个 9；$J$ 的第 9 行，用前面几幅图的尺度来画，是空白；$\ln(p_9 / p_8)$ 的斜率，尺度粗四倍；改过的 9。加框的是那六个像素。
# ///
#
# 这个变化，得分料到了，$J$ 没有。$J$ 并没有错：它说的是小步，而这几步很大。只是在 softmax 平坦的地方，$J$ 遮住了答案的依据。看得分就看得见，不过一次只能比一个对手。
#
# ## 别人的权重 { #sklearn }
#
# scikit-learn 的 `MLPClassifier` 可以搭出同样的层。用同样的图像训练它，再把它的权重放进 `forward`。它的矩阵按“输入 × 输出”存放，所以每个都要转置：

# %%
if __name__ == "__main__":
    settings = {"activation": "tanh", "solver": "sgd", "random_state": 0}
    settings |= {"learning_rate_init": 0.2, "max_iter": 300}
    model = MLPClassifier((32,), **settings).fit(X[~held], y[~held])
    print([matrix.shape for matrix in model.coefs_])
    (V1, V2), (c1, c2) = model.coefs_, model.intercepts_
    theirs = [V1.T, c1, V2.T, c2]
    P, Q = forward(X[held], *weights)[1], forward(X[held], *theirs)[1]
    print("same as theirs:", np.allclose(Q, model.predict_proba(X[held])))
    alike = (P.argmax(axis=1) == Q.argmax(axis=1)).sum()
    print("both networks read alike:", alike, "of", len(P))

# %%
if __name__ == "__main__":
    for name, found in (("ours", weights), ("theirs", theirs)):
        print(f"{name:6} held out {accuracy(found, X[held], y[held]):.2f}")
        for x in (first, second):
            g = log_ratio_slopes(x, found, 9, 8)
            p9 = probabilities(x, found)[9]
            print(f"  p9 = {p9:.2f}, slope of ln(p9/p8): {g[pixel]:.2f}")

# %% [markdown] lang="en"
# In our forward pass their weights give their probabilities. The two networks are equally accurate and read nearly all images alike. Yet theirs takes the first nine for an 8, and to it the pixel speaks against a nine both times. A Jacobian describes one network at one image; it is no property of digits.
#
# ## Check yourself { #exercises }
#
# ??? question "1. Five hidden units"
#
#     Train with `hidden=5`. What will be the rank of $J$ at image 1628? And the accuracy?
#
#     **Answer.** Five. With fewer than nine hidden units their number is the limit: everything passes through them, and here $D$ is only $5 \times 5$. Of the held-out images $0.94$ are read correctly.
#
# ??? question "2. Seven for everybody"
#
#     Add 7 to every entry of $b_2$. What happens to $P$, to $J$ and to the gradients? And if you add it to $b_1$ instead?
#
#     **Answer.** With $b_2$ nothing: softmax ignores what is added to all scores, and neither $h$ nor $D$ sees $b_2$. With $b_1$ everything: the units are driven into saturation, $D$ almost vanishes, and with it $J$, $\bar W_1$ and $\bar b_1$. $\bar W_2$ and $\bar b_2$ do not pass through $D$, and do not vanish.
#
# ??? question "3. Pixels that are always dark"
#
#     Pixels 0, 32 and 39 are dark in all images. Which part of $W_1$ does training never change? Are these columns of $J$ zero? What would you do about it?
#
#     **Answer.** Columns 0, 32 and 39 of $W_1$: in $\bar W_1 = \bar A^\T X$ they are multiplied by zero. They keep the random numbers of `start`, so the columns of $J$ are not zero: at image 1412 they reach $0.25$, noise that was never learned. Set those columns of $W_1$ to zero: no image's probabilities change, and the columns of $J$ vanish.
#
# ## Where next { #next }
#
# The backward pass was that of [a whole network by hand](../backpropagation/mlp.md), with one more product at its end. How to do without the matrix: [products without the matrix](../backpropagation/vjp.md). How far the predictions of a Jacobian reach: [the best linear map](../jacobian/linear_map.md).

# %% [markdown] lang="zh" of="f88ad83"
# 别人的权重，放进我们的前向计算，得到的正是别人的概率。两个网络一样准，几乎所有图像都读得相同。可是别人的网络把第一个 9 看成 8；在它眼里，那个像素两次都对 9 不利。雅可比矩阵描述的是某一个网络在某一幅图像处的情形，不是数字本身的性质。
#
# ## 试一试 { #exercises }
#
# ??? question "1. 五个隐藏单元"
#
#     用 `hidden=5` 训练。在第 1628 号图像处，$J$ 的秩会是多少？准确率呢？
#
#     **答案**　是五。隐藏单元不到九个时，秩最多就是单元的个数：一切都要经过它们，而这里的 $D$ 只是 $5 \times 5$ 的。留出的图像，读对的占 $0.94$。
#
# ??? question "2. 个个加七"
#
#     给 $b_2$ 的每个元素加上 7，$P$、$J$ 和各个梯度会怎样？要是加给 $b_1$ 呢？
#
#     **答案**　加给 $b_2$，什么都不变：所有得分一起加上同一个数，softmax 毫无察觉；$h$ 和 $D$ 则根本看不到 $b_2$。加给 $b_1$，一切都变：隐藏单元被推进饱和区，$D$ 几乎是零，$J$、$\bar W_1$ 和 $\bar b_1$ 也就几乎是零。$\bar W_2$ 和 $\bar b_2$ 不经过 $D$，不会消失。
#
# ??? question "3. 永远暗着的像素"
#
#     第 0、32、39 号像素在所有图像里都是暗的。训练永远改不动 $W_1$ 的哪一部分？$J$ 的这几列是零吗？该怎么办？
#
#     **答案**　是 $W_1$ 的第 0、32、39 列：在 $\bar W_1 = \bar A^\T X$ 里，它们乘的是零。这几列一直是 `start` 给的随机数，所以 $J$ 的这几列不是零：在第 1412 号图像处大到 $0.25$，全是噪声，并不是学来的。把 $W_1$ 的这几列设成零，所有图像的概率一个也不变，而 $J$ 的这几列就成了零。
#
# ## 接下来 { #next }
#
# 这里的反向传播就是[亲手算完一个网络](../backpropagation/mlp.md)里的那一段，只是末尾多乘了一次。不写出矩阵，怎么与它相乘：[不写出矩阵的乘积](../backpropagation/vjp.md)。雅可比矩阵的预测管多远：[最好的线性近似](../jacobian/linear_map.md)。
