"""A lab: least squares on data of NIST, graded by counting the digits that agree with certified answers.

page: docs/*/labs/certified
test: tests/labs/test_certified.py
"""

# %% [markdown] lang="en"
# ---
# title: Fitting certified data
# description: Fit measurements whose answers NIST has certified, by Gauss–Newton and Levenberg–Marquardt on Jacobians of your own, and count how many digits you share.
# ---
#
# # Fitting certified data { #certified }
#
# *You need [Newton's method](../applications/newton.md), [uncertainty propagation](../applications/uncertainty.md) and [checking a derivative](../backpropagation/gradient_check.md). Afterwards you can fit a curve to measurements, say how sure its parameters are, and count right digits.*
#
# A surface takes up a gas: more at higher pressure, but ever more slowly. Here are fourteen measurements. How much would it hold at most? If the volume at pressure $x$ follows $b_1 (1 - e^{-b_2 x})$, the limit is $b_1$, but no measurement comes near it, and no straight line shows it.
#
# For once you need not trust yourself. The US National Institute of Standards and Technology (NIST) certifies the answer: computed with 128-bit numbers, confirmed by at least two algorithms, printed to eleven digits. Of three such problems, two yield to the plain method; the third throws it off, and the usual remedies too, if begun as usual. It takes NumPy, SciPy and Matplotlib.

# %% [markdown] lang="zh" of="e8c5d43"
# ---
# title: 拟合有标准答案的数据
# description: 拟合 NIST 认证过答案的测量数据：自己写雅可比矩阵，用高斯-牛顿法和莱文贝格-马夸特法，再数一数跟认证的答案有多少位相同。
# ---
#
# # 拟合有标准答案的数据 { #certified }
#
# *预备知识：[牛顿法](../applications/newton.md)、[不确定度传播](../applications/uncertainty.md)和[检验导数](../backpropagation/gradient_check.md)。做完之后，你能给测量数据拟合一条曲线，说出参数有多可靠，还数得出自己的答案对了几位。*
#
# 某种表面会吸附气体：压强越高，吸得越多，只是增加得越来越慢。这里有十四次测量。这个表面最多能吸多少？如果压强为 $x$ 时的体积是 $b_1 (1 - e^{-b_2 x})$，极限就是 $b_1$。可是没有一次测量接近极限，用直线去拟合也得不到它。
#
# 这一次，你不必只信自己。答案由美国国家标准与技术研究院（NIST）认证过：用 128 位浮点数算出，至少经两种算法互相印证，给到十一位数字。这样的问题下面有三个，两个用朴素的方法就能解决；第三个却把它甩了出去，常用的补救办法照惯例起步，也跟着失灵。要用到 NumPy、SciPy 和 Matplotlib。

# %%
from collections.abc import Callable
from typing import NamedTuple

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle
from numpy.linalg import cholesky, cond, inv, lstsq, norm, qr, solve, svd
from scipy import stats
from scipy.optimize import brentq, least_squares

# Pressure and volume, 14 pairs; Misra (1978), from NIST StRD
MISRA = """
77.6 10.07   114.9 14.73   141.1 17.94   190.8 23.93   239.9 29.61
289.0 35.18   332.8 40.02   378.4 44.82   434.8 50.76   477.3 55.05
536.8 61.01   593.1 66.40   689.1 75.47   760.0 81.78
"""
PRESSURE, VOLUME = np.array(MISRA.split(), float).reshape(-1, 2).T

# %% [markdown] lang="en"
# ## Two models, two Jacobians { #models }
#
# NIST has several models for these data, among them the one above, Misra1a, and $b_1 (1 - (1 + 2 b_2 x)^{-1/2})$, Misra1c. The **residual** $r(b)$ is model minus measurement, $m = 14$ numbers that depend on $n = 2$ parameters. Measurements do not move with $b$, so the Jacobian of $r$ is the model's, $m \times n$: a row for each measurement, a column for each parameter.

# %% [markdown] lang="zh" of="a137b07"
# ## 两个模型，两个雅可比矩阵 { #models }
#
# NIST 给这组数据配过好几个模型，这里用两个：上面那个叫 Misra1a，另一个是 $b_1 (1 - (1 + 2 b_2 x)^{-1/2})$，叫 Misra1c。**残差** $r(b)$ 是模型减测量值，一共 $m = 14$ 个数，由 $n = 2$ 个参数决定。$b$ 动的时候测量值不动，所以 $r$ 的雅可比矩阵就是模型的雅可比矩阵，是 $m \times n$ 的：一次测量占一行，一个参数占一列。


# %%
def misra1a(b, x):
    """Return the volume at pressure x; b is (2,)."""
    return b[0] * (1 - np.exp(-b[1] * x))


def misra1a_jacobian(b, x):
    """Return its Jacobian by b, m×2."""
    e = np.exp(-b[1] * x)
    return np.stack([1 - e, b[0] * x * e], axis=1)


def misra1c(b, x):
    """Return the other model's volume at pressure x."""
    return b[0] * (1 - (1 + 2 * b[1] * x) ** -0.5)


def misra1c_jacobian(b, x):
    """Return its Jacobian by b, m×2."""
    q = 1 + 2 * b[1] * x
    return np.stack([1 - q**-0.5, b[0] * x * q**-1.5], axis=1)


# %%
class Problem(NamedTuple):
    """A model and its data, two starts, and what NIST certifies."""

    model: Callable
    model_jacobian: Callable
    x: np.ndarray
    y: np.ndarray
    starts: list
    values: list
    deviations: list  # standard deviations of the values
    rss: float  # residual sum of squares

    def residuals(self, b):
        """Return r (m), model minus measurement."""
        return self.model(b, self.x) - self.y

    def jacobian(self, b):
        """Return J (m×n)."""
        return self.model_jacobian(b, self.x)


NIST = {
    "Misra1a": Problem(
        misra1a,
        misra1a_jacobian,
        PRESSURE,
        VOLUME,
        starts=[[500, 1e-4], [250, 5e-4]],
        values=[2.3894212918e2, 5.5015643181e-4],
        deviations=[2.7070075241, 7.2668688436e-6],
        rss=1.2455138894e-1,
    ),
    "Misra1c": Problem(
        misra1c,
        misra1c_jacobian,
        PRESSURE,
        VOLUME,
        starts=[[500, 1e-4], [600, 2e-4]],
        values=[6.3642725809e2, 2.0813627256e-4],
        deviations=[4.6638326572, 1.7728423155e-6],
        rss=4.0966836971e-2,
    ),
}

# %% [markdown] lang="en"
# First the check. The [complex step](../reference/questions.md#jvp-or-vjp) subtracts nothing, so twelve digits must agree:

# %% [markdown] lang="zh" of="50f5d66"
# 先检验。[复数步长法](../reference/questions.md#jvp-or-vjp)不做减法，所以十二位都该对得上：


# %%
def complex_step(f, b):
    """Return the Jacobian of f column by column, from imaginary steps."""
    steps = 1e-30j * np.eye(len(b))
    return np.stack([f(b + h).imag / 1e-30 for h in steps], axis=1)


# %%
if __name__ == "__main__":
    for name, problem in NIST.items():
        b = np.array(problem.starts[0])
        J = problem.jacobian(b)
        check = np.abs(complex_step(problem.residuals, b) / J - 1) < 1e-12
        print(name, J.shape, "right:", check.all())

# %% [markdown] lang="en"
# ## One step { #step }
#
# Like [Newton](../applications/newton.md#definition), believe the straight map: a step $\Delta$ turns the residual into $r + J \Delta$. Two unknowns will not make 14 numbers zero, so make $\lVert r + J \Delta \rVert$ as small as possible. What remains then stands at right angles to each column of $J$: $J^\T (r + J \Delta) = 0$, or $J^\T J \Delta = -J^\T r$. That is the **Gauss–Newton** step.
#
# `lstsq` finds it without forming $J^\T J$, which would square the condition number, the factor by which small errors can grow. Each column of $J$ is divided by its length; $D$ is the $n \times n$ diagonal matrix of these lengths (in the code, only its diagonal). For the parameters differ a millionfold in size:

# %% [markdown] lang="zh" of="e06526a"
# ## 一步 { #step }
#
# 像[牛顿法](../applications/newton.md#definition)那样，相信映射是直的：走一步 $\Delta$，残差就变成 $r + J \Delta$。两个未知数没法让 14 个数全变成零，那就让 $\lVert r + J \Delta \rVert$ 尽量小。这时剩下的部分与 $J$ 的每一列都垂直：$J^\T (r + J \Delta) = 0$，也就是 $J^\T J \Delta = -J^\T r$。这就是**高斯-牛顿**步。
#
# `lstsq` 求这一步时并不去算 $J^\T J$，因为那样一来条件数要平方，而条件数说的是小误差可能被放大多少倍。另外，两个参数的大小相差百万倍，所以 $J$ 的每一列先除以自己的长度；$D$ 是这些长度排成的 $n \times n$ 对角矩阵（程序里只存对角线）：


# %%
def full_step(J, r):
    """Return the Gauss–Newton step (n)."""
    D = norm(J, axis=0)
    return lstsq(J / D, -r)[0] / D


# %%
if __name__ == "__main__":
    J = NIST["Misra1a"].jacobian(NIST["Misra1a"].starts[0])
    print(f"condition number of J:   {cond(J):.0e}")
    print(f"of JᵀJ, its square:      {cond(J) ** 2:.0e}")
    print(f"of J, columns divided:   {cond(J / norm(J, axis=0)):.0e}")

# %% [markdown] lang="en"
# Doubles carry sixteen digits; by that bound $J^\T J$ could cost them all. Here it costs the step about three, since most of the number is harmless units; on MGH10 below, about nine.
#
# Repeat until $r$ itself is at right angles to the columns, and the cosine of its angle with the plane they span is nearly zero:

# %% [markdown] lang="zh" of="de4052e"
# 双精度只有十六位；照这个上界，用 $J^\T J$ 可能一位不剩。在这里，它只让这一步丢掉三位左右，因为这么大的条件数多半来自单位，而单位并不碍事；到了下面的 MGH10，就要丢掉九位左右。
#
# 反复这样走，直到 $r$ 自己也与各列垂直，这时它与各列所张平面的夹角，余弦几乎是零：


# %%
def cosine(J, r):
    """Return the cosine of the angle between r and the columns' span."""
    Q, _ = qr(J / norm(J, axis=0))
    return norm(Q.T @ r) / norm(r)


def usable(J, r):
    """Return whether all is finite and no column of J is zero."""
    finite = np.isfinite(r @ r) and np.isfinite(J).all()
    return finite and J.any(axis=0).all()


def gauss_newton(problem, b, tol=1e-7, limit=50):
    """Return all points from b on."""
    points = [np.array(b, float)]
    with np.errstate(all="ignore"):
        while len(points) <= limit:
            b = points[-1]
            J, r = problem.jacobian(b), problem.residuals(b)
            if not usable(J, r):
                break
            points.append(b + full_step(J, r))
            if cosine(J, r) < tol:
                break
    return points


def digits(found, certified):
    """Return how many digits agree in the worst entry: 0 to 9."""
    error = np.abs(np.divide(found, certified) - 1)
    return int(np.clip(-np.log10(np.maximum(error, 1e-16)), 0, 9).min())


# %%
if __name__ == "__main__":
    for name, problem in NIST.items():
        for start in problem.starts:
            points = gauss_newton(problem, start)
            sizes = np.array([norm(problem.residuals(q)) for q in points])
            uphill, b = np.sum(sizes[1:] > 1.01 * sizes[:-1]), points[-1]
            print(f"{name}: {len(points) - 1} steps,", end=" ")
            print(f"{uphill} uphill; digits", digits(b, problem.values))

# %% [markdown] lang="en"
# Nine digits each time (`digits` counts no further). But some steps led uphill: Gauss–Newton believes its straight map at any distance. Here they came back.
#
# ## How sure? { #uncertainty }
#
# Suppose the measurements err independently, with variance $\sigma^2$. Near the minimum $b$ follows their errors by the $n \times m$ matrix $B = (J^\T J)^{-1} J^\T$ of the step. With $\Sigma = \sigma^2 I$, $m \times m$, the covariance of the errors, [the law](../applications/uncertainty.md#eq-uncertainty-law) $B \Sigma B^\T$ gives $\sigma^2 (J^\T J)^{-1}$, $n \times n$. Estimate $\sigma^2$ by $s^2 = \lVert r \rVert^2 / (m - n)$: not by $m$, because $n$ parameters have already bent the curve towards the points.

# %% [markdown] lang="zh" of="bfd2eba"
# 每次都有九位（`digits` 只数到九）。不过有几步是往上走的：离得再远，高斯-牛顿法也相信映射是直的。这几趟总算走回来了。
#
# ## 有多可靠？ { #uncertainty }
#
# 设各次测量的误差互相独立，方差都是 $\sigma^2$。在最小点附近，这些误差怎样牵动 $b$，由那一步里的 $n \times m$ 矩阵 $B = (J^\T J)^{-1} J^\T$ 决定。误差的协方差矩阵是 $\Sigma = \sigma^2 I$，$m \times m$ 的，于是按[误差传播的规律](../applications/uncertainty.md#eq-uncertainty-law)，$b$ 的协方差矩阵 $B \Sigma B^\T$ 成了 $\sigma^2 (J^\T J)^{-1}$，是 $n \times n$ 的。$\sigma^2$ 用 $s^2 = \lVert r \rVert^2 / (m - n)$ 来估计：不除以 $m$，因为 $n$ 个参数已经把曲线往测量点那边拉过了。


# %%
def covariance(J, r):
    """Return s² (JᵀJ)⁻¹, n×n, without forming JᵀJ."""
    (m, n), D = J.shape, norm(J, axis=0)
    # J/D = QR, so (JᵀJ)⁻¹ = half halfᵀ
    half = inv(qr(J / D, mode="r")) / D[:, None]
    return r @ r / (m - n) * half @ half.T


def spread(problem, b):
    """Return the covariance and the standard deviations at b."""
    C = covariance(problem.jacobian(b), problem.residuals(b))
    return C, np.sqrt(np.diag(C))


def grades(problem, b):
    """Return the digits of b, its deviations and its sum of squares."""
    found = b, spread(problem, b)[1], norm(problem.residuals(b)) ** 2
    right = problem.values, problem.deviations, problem.rss
    return [digits(x, c) for x, c in zip(found, right, strict=True)]


# %%
if __name__ == "__main__":
    fits = {}
    for name, problem in NIST.items():
        b = fits[name] = gauss_newton(problem, problem.starts[1])[-1]
        C, sd = spread(problem, b)
        print(f"{name}: b1 = {b[0]:.2f} ± {sd[0]:.2f},", end=" ")
        print(f"correlation {C[0, 1] / sd.prod():.4f};", end=" ")
        print("digits of b, ±, sum:", *grades(problem, b))

# %% [markdown] lang="en"
# Two deviations span a rectangle; the correlation makes it a thin ellipse: a larger limit, reached more slowly, gives nearly the same curve. The 95 % **confidence ellipse** holds all $b$ with $(b - \hat b)^\T C^{-1} (b - \hat b) \le n F$, where $\hat b$ is the fit, $C$ its covariance, $F$ the 95 % point of the F distribution with $n$ and $m - n$ degrees of freedom. Take the fit for the truth, add noise, fit again, 200 times:

# %% [markdown] lang="zh" of="38671a7"
# 两个标准差只围出一个矩形，有了相关系数，才成为一个细长的椭圆：极限高一些、趋近得慢一些，曲线几乎不变。95 % **置信椭圆**由满足 $(b - \hat b)^\T C^{-1} (b - \hat b) \le n F$ 的 $b$ 组成，其中 $\hat b$ 是拟合结果，$C$ 是它的协方差矩阵，$F$ 是自由度为 $n$ 和 $m - n$ 的 F 分布的 95 % 分位点。检验一下：把拟合结果当作真值，加上噪声再拟合，做 200 次：


# %%
def refits(problem, b, s, count=200):
    """Yield fit and covariance for made-up measurements around b."""
    rng, truth = np.random.default_rng(0), problem.model(b, problem.x)
    for noise in s * rng.standard_normal((count, len(truth))):
        again = problem._replace(y=truth + noise)
        found = gauss_newton(again, b)[-1]
        yield found, spread(again, found)[0]


INK, MUTED, FIRST, SECOND = "#000000", "#6b7280", "#c2410c", "#1d6fb8"


def draw_ellipse(b, C, level, places):
    """Draw b ± one deviation, two ellipses, and the refits as dots."""
    figure, axes = plt.subplots(figsize=(4, 4))
    sd, turn = np.sqrt(np.diag(C)), np.linspace(0, 2 * np.pi, 60)
    unit = cholesky(C / np.outer(sd, sd)) @ [np.cos(turn), np.sin(turn)]
    dots = ((np.array(places) - b) / sd).T
    axes.plot(*dots, color=MUTED, ls="", marker="o", ms=2)
    for radius, colour in ((1, FIRST), (np.sqrt(level), SECOND)):
        axes.plot(*(radius * unit), color=colour, lw=1.4)
    axes.add_patch(Rectangle((-1, -1), 2, 2, fill=False, ec=INK))
    axes.set(xlim=(-3.6, 3.6), ylim=(-3.6, 3.6), aspect="equal")
    axes.set(xticks=range(-3, 4), xlabel="δb₁ / σ₁", ylabel="δb₂ / σ₂")
    axes.spines[["top", "right"]].set_visible(False)
    return figure


# %%
if __name__ == "__main__":
    problem, b = NIST["Misra1a"], fits["Misra1a"]
    (C, _), s = spread(problem, b), norm(problem.residuals(b)) / np.sqrt(12)
    level, again = 2 * stats.f.ppf(0.95, 2, 12), list(refits(problem, b, s))
    held = [(b - q) @ solve(C_q, b - q) <= level for q, C_q in again]
    print("the new ellipse holds the truth:", sum(held), "of 200")

# %% figure="ellipse" alt_en="A square of side 2 and two thin ellipses along its falling diagonal, around the same centre. The orange one touches all four sides of the square and leaves most of it empty; the blue one is 2.8 times as long. The dots lie along the same diagonal: if one parameter is too large, the other is too small." alt_zh="一个边长为 2 的正方形，两个同心的细长椭圆，都沿着正方形从左上到右下的对角线。橙色的与四条边都相切，却让正方形大半空着；蓝色的有橙色的 2.8 倍长。那些点也沿着这条对角线：一个参数偏大，另一个就偏小。"
if __name__ == "__main__":
    draw_ellipse(b, C, level, [q for q, _ in again[:80]])

# %% [markdown] lang="en"
# /// caption
# Misra1a, in units of the standard deviations. δb: $b$ minus the fit; σ₁, σ₂: the two deviations. Orange: the ellipse of one deviation; it fills 4 % of its rectangle. Blue: 95 %. Dots: 80 of the refits.
# ///
#
# A few short of 190 (95 %). Chance alone gives ±3, but of 1,500 only about 93 % hold it: along so long an ellipse the model is not quite straight, and dots bend out at the ends.
#
# ## Which model? { #which }
#
# Compare both far out, and what they leave over:

# %% [markdown] lang="zh" of="df4c5a2"
# /// caption
# Misra1a，以标准差为单位。δb：$b$ 减去拟合值；σ₁、σ₂：两个标准差。橙色：一个标准差的椭圆，只占它那个矩形的 4 %。蓝色：95 % 的椭圆。点：其中 80 次重新拟合的结果。
# ///
#
# 比 190（95 %）略少。碰巧也会差上 ±3，可是做 1,500 次，圈住真值的椭圆还是只有 93 % 左右：椭圆这么长，模型沿着它已经不全是直的，有些点就在两端拐了出去。
#
# ## 哪个模型？ { #which }
#
# 比一比两条曲线在远处的样子，还有各自剩下的残差：


# %%
def draw_models(fits):
    """Draw both curves far beyond the data, and both sets of residuals."""
    figure, (curves, rest) = plt.subplots(1, 2, figsize=(5.6, 2.6))
    x = np.linspace(0, 6000, 40)
    for name, colour in (("Misra1a", FIRST), ("Misra1c", SECOND)):
        b = fits[name]
        y, r = NIST[name].model(b, x), NIST[name].residuals(b)
        curves.plot(x, y, color=colour, lw=1.4)
        curves.text(6150, y[-1], name[-2:], color=colour)
        rest.plot(PRESSURE, r, color=colour, lw=1, marker="o", ms=4)
    curves.plot(PRESSURE, VOLUME, color=INK, ls="", marker="o", ms=2.5)
    rest.axhline(0, color=MUTED, lw=0.8)
    curves.set(xlabel="x", title="y", xticks=[0, 3000, 6000])
    rest.set(xlabel="x", title="r", xticks=[0, 400, 800])
    for axes in (curves, rest):
        axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    return figure


# %%
if __name__ == "__main__":
    for name, b in fits.items():
        r = NIST[name].residuals(b)
        signs = "".join("+" if value > 0 else "-" for value in r)
        print(f"{name}: sum of squares {r @ r:.3f}, signs {signs}")

# %% figure="models" alt_en="Left: fourteen black dots in the lower left corner, and two curves through them that part further on: at 6000 the orange one, 1a, is nearly level at 230, the blue one, 1c, is near 300 and still rises. Right: the residuals of both models against pressure, two zigzags of one shape, below zero, above, and below again; the blue one is smaller. The data cannot tell the limits apart, and both models miss in one pattern." alt_zh="左图：左下角有十四个黑点，两条曲线都穿过它们，到远处才分开：在 6000 处，橙色的 1a 在 230 上下几乎变平，蓝色的 1c 接近 300，还在上升。右图：两个模型的残差随压强的变化，两条折线形状相同，先在零以下，再到零以上，又回到零以下；蓝色的幅度小一些。这些数据分辨不出哪个极限对，两个模型偏离测量值的样子也是同一种。"
if __name__ == "__main__":
    draw_models(fits)

# %% [markdown] lang="en"
# /// caption
# Left: measurements and fits, continued. Right: residuals. Orange: Misra1a; blue: Misra1c.
# ///
#
# Misra1c leaves a third of the sum of squares. But look at the limits: $239 \pm 3$ and $636 \pm 5$. Both deviations are certified, and not both limits can be right: a deviation takes its model for granted. The signs speak against both. Of the 2,002 ways to place five pluses among fourteen signs, only 14 have so few runs of one sign. Certified means correctly computed, no more.
#
# ## A walk that runs off { #runaway }
#
# The third problem, MGH10 (Meyer 1970; sixteen generated points), is known to be hard for good algorithms: the model is $b_1 e^{b_2/(x + b_3)}$, so $J$ is $16 \times 3$.

# %% [markdown] lang="zh" of="27ba126"
# /// caption
# 左：测量点和拟合曲线，一直画到远处。右：残差。橙色：Misra1a；蓝色：Misra1c。
# ///
#
# Misra1c 剩下的平方和只有另一个的三分之一。可是看看极限：$239 \pm 3$ 和 $636 \pm 5$。两个标准差都是认证过的，两个极限却不可能都对：标准差总是把自己的模型当作前提。残差的正负号对两个模型都不利：在十四个位置里放五个加号，共有 2,002 种放法，同号连成的段像这样少的，只有 14 种。所谓认证，只是说算得没错。
#
# ## 一去不回 { #runaway }
#
# 第三个问题 MGH10（Meyer 1970，十六个编出来的数据点）是出了名的难，好算法也吃力：模型是 $b_1 e^{b_2/(x + b_3)}$，所以 $J$ 是 $16 \times 3$ 的。


# %%
def mgh10(b, x):
    """Return the model's value at x; b is (3,)."""
    return b[0] * np.exp(b[1] / (x + b[2]))


def mgh10_jacobian(b, x):
    """Return its Jacobian by b, m×3."""
    s = x + b[2]
    e = np.exp(b[1] / s)
    return np.stack([e, b[0] * e / s, -b[0] * b[1] * e / s**2], axis=1)


MEYER = """
34780 28610 23650 19630 16370 13720 11540 9744
8261 7030 6005 5147 4427 3820 3307 2872
"""
NIST["MGH10"] = Problem(
    mgh10,
    mgh10_jacobian,
    np.arange(50.0, 126.0, 5.0),
    np.array(MEYER.split(), float),
    starts=[[2, 4e5, 25000], [0.02, 4000, 250]],
    values=[5.6096364710e-3, 6.1813463463e3, 3.4522363462e2],
    deviations=[1.5687892471e-4, 2.3309021107e1, 7.8486103508e-1],
    rss=8.7945855171e1,
)

# %%
if __name__ == "__main__":
    problem = NIST["MGH10"]
    for k, start in enumerate(problem.starts, 1):
        b = np.array(start)
        J, points = problem.jacobian(b), gauss_newton(problem, b)
        check = np.abs(complex_step(problem.residuals, b) / J - 1) < 1e-12
        sums = [norm(problem.residuals(q)) ** 2 for q in points[:2]]
        print(f"start {k}: J right: {check.all()};", end=" ")
        print(f"sum of squares {sums[0]:.1e}, then {sums[1]:.1e};", end=" ")
        print("digits", digits(points[-1], problem.values))

# %% [markdown] lang="en"
# From start 2 it arrives; from start 1 it never returns. [Halving](../applications/newton.md#singular) does not help: the first step, four times halved, lowers the sum, but lands where all predictions are zero, and $J$ with them. There is no next step.
#
# ## Damping { #damping }
#
# Levenberg and Marquardt hold the step back: they minimise $\lVert r + J \Delta \rVert^2 + \lambda \lVert D \Delta \rVert^2$, the same least squares with $n$ more rows. With $\lambda = 0$ it is Gauss–Newton; a large $\lambda$ makes steps short and downhill. A step that does not lower the sum is refused, and $\lambda$ grows tenfold; after a good step it falls to a tenth. Others take two for ten. Nielsen looks at the gain, the real decrease of the sum over the predicted one. And $D$ keeps each column's greatest length so far (Moré).

# %% [markdown] lang="zh" of="16a6054"
# 从起点 2 能走到，从起点 1 就一去不回。[减半](../applications/newton.md#singular)也不管用：第一步减半四次，平方和倒是下降了，却落到一个所有预测值连同 $J$ 全都是零的地方，再没有下一步可走。
#
# ## 阻尼 { #damping }
#
# 莱文贝格（Levenberg）和马夸特（Marquardt）把步子拉住：让 $\lVert r + J \Delta \rVert^2 + \lambda \lVert D \Delta \rVert^2$ 最小，还是同样的最小二乘，只多了 $n$ 行。$\lambda = 0$ 就是高斯-牛顿法；$\lambda$ 大，步子就短，而且是下坡。平方和没有下降，这一步就作废，$\lambda$ 乘以十；走得好，就除以十。也有人把十换成二。尼尔森（Nielsen）看的是增益，即平方和实际的下降量与预测的下降量之比。另外，$D$ 记住每一列到目前为止的最大长度，这是莫雷（Moré）的做法。


# %%
def damped_step(A, r, lam):
    """Return the damped step in units of D, where A is J/D."""
    n = A.shape[1]
    rows = np.vstack([A, np.sqrt(lam) * np.eye(n)])
    return lstsq(rows, np.append(-r, np.zeros(n)))[0]


def times(factor):
    """Divide λ after a good step, multiply it after a refused one."""
    return lambda lam, gain, _: lam / factor if gain > 0 else lam * factor


def nielsen():
    """Lower λ smoothly by the gain; raise it faster and faster."""
    factor = 2.0

    def update(lam, gain, _):
        nonlocal factor
        if gain > 0:
            factor = 2.0
            return lam * max(1 / 3, 1 - (2 * gain - 1) ** 3)
        factor *= 2
        return lam * factor / 2

    return update


# %%
def fit(problem, b, step, update, leash, limit=1000, tol=1e-4):
    """Return the last point, and the sum of squares after each trial."""
    b = np.array(b, float)
    J, r = problem.jacobian(b), problem.residuals(b)
    D, sums = norm(J, axis=0), [r @ r]
    with np.errstate(all="ignore"):
        while cosine(J, r) > tol and len(sums) <= limit:
            scaled = step(J / D, r, leash)
            new = b + scaled / D
            if np.array_equal(new, b):
                break
            J_new, r_new = problem.jacobian(new), problem.residuals(new)
            saved = r @ r - r_new @ r_new
            gain = saved / (r @ r - norm(r + J / D @ scaled) ** 2)
            good = saved > 0 and gain > 1e-4 and usable(J_new, r_new)
            leash = update(leash, gain if good else -1, norm(scaled))
            if good:
                b, J, r = new, J_new, r_new
                D = np.maximum(D, norm(J, axis=0))
            sums.append(r @ r)
    if cosine(J, r) <= tol:  # near the goal: full steps
        points = gauss_newton(problem, b)[1:]
        sums += [norm(problem.residuals(q)) ** 2 for q in points]
        b = points[-1]
    return b, sums


# %%
if __name__ == "__main__":
    rules = {
        "×10": lambda: times(10),
        "×2": lambda: times(2),
        "Nielsen": nielsen,  # has a memory: a new one for each fit
    }
    walks, (first, second) = {}, problem.starts
    for name, rule in rules.items():
        b, _ = fit(problem, second, damped_step, rule(), 1e-3)
        print(name, "start 2: digits", digits(b, problem.values), end="; ")
        b, walks[name] = fit(problem, first, damped_step, rule(), 1e-3)
        print("start 1: digits", digits(b, problem.values), end=", ")
        print("in the valley:", b[0] < 1e-40 and b[1] > 4e5)

# %% [markdown] lang="en"
# From start 1, after 1,000 trials (steps tried, refused or not), not one digit is right. The walks crawl along a curved valley where $b_1$ sinks below $10^{-40}$ and $b_2$ is no smaller than at the start. Powers of ten from $10^{-6}$ to $10^3$, as first $\lambda$, all fail. Why? $\lambda$ is weighed against the squared singular values of $J D^{-1}$. Compare them with the $\lambda$ of a step as long as the start itself, $R = \lVert D b_0 \rVert$:

# %% [markdown] lang="zh" of="9c4f184"
# 从起点 1 出发，试探 1,000 次（每试一步算一次，作废的也算），一位数字也不对。三趟都沿着一条弯曲的山谷慢慢往前挪，$b_1$ 沉到 $10^{-40}$ 以下，$b_2$ 却不比起点小。$\lambda$ 的初值从 $10^{-6}$ 到 $10^3$，取哪一个十的幂都走不到。为什么？$\lambda$ 要跟 $J D^{-1}$ 的奇异值的平方比大小。再看看步长等于起点自己的长度 $R = \lVert D b_0 \rVert$ 时，$\lambda$ 是多少：


# %%
def damping_for(A, r, radius):
    """Return the λ whose step is as long as the radius; 0 if none must."""

    def excess(log_lam):
        return norm(damped_step(A, r, np.exp(log_lam))) - radius

    if norm(damped_step(A, r, 0)) <= radius:
        return 0.0
    # ‖step‖ ≤ ‖Aᵀr‖/λ, so λ is at most ‖Aᵀr‖/radius
    top = np.log(norm(A.T @ r) / radius)
    return np.exp(brentq(excess, top - 200, top + 1))


# %%
if __name__ == "__main__":
    b = np.array(problem.starts[0])
    J, r = problem.jacobian(b), problem.residuals(b)
    D = norm(J, axis=0)
    squares, R = svd(J / D, compute_uv=False) ** 2, norm(D * b)
    print("squared singular values:", *(f"{v:.1e}" for v in squares))
    print(f"full step: {norm(D * full_step(J, r)) / R:.0f} R", end=", ")
    print(f"λ of a step as long as R: {damping_for(J / D, r, R):.1e}")

# %% [markdown] lang="en"
# The usual first $\lambda$, here $10^{-3}$, frees one direction and locks two: four steps shrink $b_1$ several hundredfold and move the others by 4 %.
#
# ## A radius { #radius }
#
# A damping factor is no length. Moré gives the step one: he takes the $\lambda$ that makes $\lVert D \Delta \rVert$ equal to a radius $R$, or the full step if that is shorter. We begin with $\lVert D b_0 \rVert$, as above; SciPy's version of his program with a hundred times that. Then $R$ remembers how far the straight map was good: halve the length after a bad step, double it after a very good one. Only `step` and `update` change. The first $\lambda$ comes out as $2.5 \cdot 10^{-12}$; who would have guessed it?

# %% [markdown] lang="zh" of="2008386"
# $\lambda$ 惯用的初值，这里是 $10^{-3}$，放开了一个方向，锁住了两个：走了四步，$b_1$ 缩小到几百分之一，另外两个参数只动了 4 %。
#
# ## 半径 { #radius }
#
# 阻尼系数不是长度。莫雷给步子规定了长度：他取 $\lambda$，使 $\lVert D \Delta \rVert$ 等于半径 $R$；完整的步子要是更短，就走完整的一步。我们起步时照上面取 $\lVert D b_0 \rVert$，SciPy 里他那个程序取这个长度的一百倍。此后 $R$ 记着直的映射在多远之内管用：走坏了，取这一步长度的一半；走得很好，取它的两倍。程序要换的只有 `step` 和 `update`。第一个 $\lambda$ 算出来是 $2.5 \cdot 10^{-12}$，谁猜得到？


# %%
def radius_step(A, r, radius):
    """Return the step in units of D, no longer than the radius."""
    return damped_step(A, r, damping_for(A, r, radius))


def trust(radius, gain, length):
    """Return the next radius."""
    if gain < 0.1:
        return length / 2
    return max(radius, 2 * length) if gain > 0.75 else radius


# %%
if __name__ == "__main__":
    solved = {}
    print("digits of b, deviations, sum of squares")
    for name, problem in NIST.items():
        for k, start in enumerate(problem.starts, 1):
            R = norm(norm(problem.jacobian(start), axis=0) * start)
            b, sums = fit(problem, start, radius_step, trust, R)
            solved[name, k] = b, sums
            print(f"{name} start {k}:", *grades(problem, b))


# %%
def draw_descents(walks, limit=600):
    """Draw the sums of squares after each trial, both axes logarithmic."""
    figure, axes = plt.subplots(figsize=(5.2, 3.2))
    for name, colour in (("×10", MUTED), ("×2", INK), ("R", FIRST)):
        sums = walks[name]
        last = min(limit, len(sums) - 1)
        trials = np.unique(np.geomspace(1, last, 45).astype(int))
        axes.loglog(trials, np.array(sums)[trials], color=colour, lw=1.4)
        axes.text(last * 1.05, sums[last], name, color=colour, va="center")
    axes.minorticks_off()
    axes.set(xticks=[1, 10, 100, 1000], yticks=[1e2, 1e6, 1e10, 1e14])
    axes.set_xticklabels(["1", "10", "100", "1000"])
    axes.set_yticklabels(["10²", "10⁶", "10¹⁰", "10¹⁴"])
    axes.spines[["top", "right"]].set_visible(False)
    return figure


# %% figure="descents" alt_en="Sum of squares against trials, both axes logarithmic. Two curves, ×10 and ×2, fall within 4 trials to just above 10⁹ and lie level until far beyond 100; at 600 they are still above 10⁷. The orange curve R is below 10¹⁰ after one trial, crosses them before 20, falls in stairs and then steeply, and ends at about 10²: of the three only the radius arrives." alt_zh="平方和随试探次数的变化，两个轴都是对数刻度。×10 和 ×2 两条曲线在 4 次之内降到略高于 10⁹，然后一直平着，远远过了 100 次还是这样，到 600 次仍在 10⁷ 以上。橙色的 R 一次就降到 10¹⁰ 以下，不到 20 次就落到那两条下面，先像台阶一样一级级往下，再陡直地往下，最后约为 10²：三条里只有半径走到了。"
if __name__ == "__main__":
    draw_descents(walks | {"R": solved["MGH10", 1][1]})

# %% [markdown] lang="en"
# /// caption
# MGH10 from start 1: sum of squares after each trial. ×10 and ×2: damping from $\lambda = 10^{-3}$; R: the radius.
# ///
#
# All six arrive. No magic: begin with half that radius, or with ten times, and this walk ends in the others' valley. But a length can be guessed with a reason: no step longer than the start itself.
#
# ## Beside SciPy { #scipy }
#
# `least_squares` with `method="lm"` runs Moré's own algorithm; `x_scale="jac"` is our $D$. Rounding moves long walks by a few trials, so here are bounds:

# %% [markdown] lang="zh" of="3984e50"
# /// caption
# MGH10 从起点 1 出发，每次试探之后的平方和。×10 和 ×2：阻尼，从 $\lambda = 10^{-3}$ 起步；R：半径。
# ///
#
# 六次全都走到了。这不是魔法：起步时半径取一半，或者取十倍，图上这一趟就会陷进前面那条山谷。不过，长度的初值猜起来有道理可讲：一步不要长过起点自己。
#
# ## 与 SciPy 对照 { #scipy }
#
# `least_squares` 取 `method="lm"`，运行的就是莫雷本人的算法；`x_scale="jac"` 就是我们的 $D$。路走得长，舍入会让试探次数差上几次，所以这里只给上界：


# %%
def scipy_fit(problem, start, x_scale="jac"):
    """Return what SciPy finds with our residuals and our Jacobian."""
    given = problem.residuals, start, problem.jacobian
    with np.errstate(all="ignore"):
        return least_squares(*given, method="lm", x_scale=x_scale)


# %%
if __name__ == "__main__":
    for (name, k), (b, sums) in solved.items():
        theirs = scipy_fit(NIST[name], NIST[name].starts[k - 1])
        counts = len(sums) - 1, theirs.nfev
        ours, scipys = (-(-count // 50) * 50 for count in counts)
        print(f"{name} start {k}: up to {ours} trials,", end=" ")
        print(f"SciPy up to {scipys};", end=" ")
        print("same to 7 digits:", np.allclose(theirs.x, b, 1e-7, 0))

# %% [markdown] lang="en"
# The same answers at a similar price. SciPy ends with eight digits or more; on MGH10 finer tolerances add none, because it takes no step that does not lower the sum of squares: near the minimum, $10^{-7}$ of a deviation changes it by less than $10^{-15}$ of itself. `fit` ends with full steps that need not lower it.
#
# ## What goes wrong { #mistakes }
#
# Four slips; the notes below take the printed lines in turn.

# %% [markdown] lang="zh" of="078ad7f"
# 答案相同，代价也差不多。SciPy 停下来时有八位或更多；在 MGH10 上，容差再小也不会更准，因为不让平方和下降的步子它一概不走：在最小点附近，参数只偏了标准差的 $10^{-7}$ 倍，平方和的变化还不到自身的 $10^{-15}$。`fit` 最后走的是完整的高斯-牛顿步，不要求平方和下降。
#
# ## 容易出错 { #mistakes }
#
# 四种失误；打印出来的各行，依次由下面几条说明。


# %%
def backwards(b, x):
    """Wrong: makes the residual measurement minus model."""
    # so that this minus VOLUME is VOLUME − model
    return 2 * VOLUME - misra1a(b, x)


if __name__ == "__main__":
    sd = spread(NIST["Misra1a"], fits["Misra1a"])[1]
    by_m = sd[0] * np.sqrt(12 / 14)
    print(f"b1 ± {sd[0]:.2f}; divided by m: ± {by_m:.2f}")

    wrong = NIST["Misra1a"]._replace(model=backwards)
    points = gauss_newton(wrong, wrong.starts[1], limit=3)
    sums = [norm(wrong.residuals(b)) ** 2 for b in points]
    print("measurement minus model:", *(f"{value:.0f}" for value in sums))

    problem, b = NIST["MGH10"], np.array(NIST["MGH10"].starts[0])
    J, r = problem.jacobian(b), problem.residuals(b)
    (Q, R), step = qr(J), full_step(J, r)
    print("over 7 digits by QR:", digits(solve(R, -Q.T @ r), step) > 7)
    print("under 5 by JᵀJ:", digits(solve(J.T @ J, -J.T @ r), step) < 5)
    D = norm(J, axis=0)
    A = J / D
    scaled = solve(A.T @ A, -A.T @ r) / D
    print("under 5, columns divided:", digits(scaled, step) < 5)

    b = scipy_fit(problem, b, x_scale=1.0).x
    print(f"without D: b3 = {b[2]:.1f}, digits", digits(b, problem.values))

# %% [markdown] lang="en"
# ??? failure "The wrong divisor"
#
#     With $m = 14$ in the place of $m - n = 12$ every deviation is 7 % too small. A certified value tells; without one, the 200 refits above do: their $\lVert r \rVert^2 / m$ averages about $12/14$ of the $s^2$ put in.
#
# ??? failure "Measurement minus model"
#
#     Many texts write $r = y - f$. Keep the model's Jacobian, and each step is exactly reversed; the sum rises. Check $J$ against `residuals`, not the model.
#
# ??? failure "The normal equations"
#
#     At start 1 of MGH10, QR leaves more than seven digits of the step, $J^\T J$ fewer than five, and dividing the columns does not help.
#
# ??? failure "One ruler for all parameters"
#
#     With `x_scale=1.0` SciPy ends at $b_3 = -125$, where the model divides by zero at the last $x$.
#
# ## Check yourself { #exercises }
#
# ??? question "1. Shadow and slice"
#
#     Somebody tells you $b_2$ of Misra1a exactly. How sure are you of $b_1$ now?
#
#     **Answer.** The deviation of $2.71$ is the ellipse's shadow; now only a slice counts. It is only $\sqrt{1 - 0.9988^2}$ times as wide, about a twentieth, which leaves $0.13$: $s$ over the length of $J$'s first column.
#
# ??? question "2. Other units"
#
#     Double every volume. What happens to $b$, $J$ and the deviations?
#
#     **Answer.** $b_1$ and its deviation double; $b_2$, its deviation and the correlation stay. In $J$ the second column doubles.
#
# ??? question "3. Beyond the data"
#
#     Predict the volume at $x = 1000$ from both models. How sure are you?
#
#     **Answer.** The model's Jacobian there is a $1 \times 2$ row $J$; the root of $J C J^\T$ is the deviation: $101.11 \pm 0.15$ and $101.65 \pm 0.08$; without the covariance, $1.52$ for Misra1a. Yet the two differ by $0.54$, far more than they admit.
#
# ??? question "4. A bold beginning"
#
#     Fit MGH10 from start 1 with `damped_step`, `times(10)`, `leash=1e-12`. What does it say about damping?
#
#     **Answer.** It arrives, after more than 900 trials, and so it does from $10^{-11}$ or from $10^{-16}$: refused steps lift a smaller $\lambda$ by tens onto the same walk. From $2.5 \cdot 10^{-12}$, the radius's first $\lambda$, `times(2)` and `nielsen()` arrive too, `nielsen()` in fewer than 300 trials; `times(10)` does not, within 1,000. The usual first $\lambda$ was at fault, not damping; but which tiny one suits is luck.
#
# ## Where next { #next }
#
# Why a straight map holds only near its point: [the best linear map](../jacobian/linear_map.md). Deviations that enter another formula: [uncertainty propagation](../applications/uncertainty.md).
#
# Data and certified values: NIST, Statistical Reference Datasets, Nonlinear Regression (`www.itl.nist.gov/div898/strd`).

# %% [markdown] lang="zh" of="dcf98e3"
# ??? failure "除数用错了"
#
#     该除以 $m - n = 12$，却除以 $m = 14$，每个标准差都小了 7 %。跟认证值一比就知道；没有认证值，就看前面那 200 次重新拟合：$\lVert r \rVert^2 / m$ 平均下来，只有造数据用的 $s^2$ 的 $12/14$ 左右。
#
# ??? failure "测量值减模型"
#
#     许多书写 $r = y - f$。照这样写，雅可比矩阵却还用模型的，每一步就恰好走反了，平方和往上涨。$J$ 要拿 `residuals` 来检验，不要拿模型来检验。
#
# ??? failure "用法方程"
#
#     在 MGH10 的起点 1，这一步用 QR 求，对的有七位以上；用 $J^\T J$ 求，不到五位，先把各列除以长度也没有用。
#
# ??? failure "所有参数用同一把尺子"
#
#     取 `x_scale=1.0`，SciPy 就停在 $b_3 = -125$，模型在最后一个 $x$ 处要除以零。
#
# ## 试一试 { #exercises }
#
# ??? question "1. 影子与切片"
#
#     有人把 Misra1a 的 $b_2$ 的准确值告诉了你。现在你对 $b_1$ 有多大把握？
#
#     **答案**　标准差 $2.71$ 是椭圆的影子；现在只算一道切片。切片的宽度只有影子的 $\sqrt{1 - 0.9988^2}$ 倍，约二十分之一，于是剩下 $0.13$，也就是 $s$ 除以 $J$ 第一列的长度。
#
# ??? question "2. 换个单位"
#
#     把所有体积加倍。$b$、$J$ 和标准差会怎样？
#
#     **答案**　$b_1$ 和它的标准差加倍；$b_2$、它的标准差和相关系数都不变。$J$ 的第二列加倍。
#
# ??? question "3. 测量范围以外"
#
#     用两个模型分别预测 $x = 1000$ 处的体积。有多可靠？
#
#     **答案**　模型在那里的雅可比矩阵 $J$ 是 $1 \times 2$ 的一行，$J C J^\T$ 的平方根就是标准差：$101.11 \pm 0.15$ 和 $101.65 \pm 0.08$；要是不管协方差，Misra1a 的标准差就成了 $1.52$。可是两个预测相差 $0.54$，远远大于它们自认的误差。
#
# ??? question "4. 大胆起步"
#
#     从起点 1 拟合 MGH10，用 `damped_step`、`times(10)` 和 `leash=1e-12`。关于阻尼，这说明了什么？
#
#     **答案**　走到了，用了 900 多次试探；从 $10^{-11}$ 或 $10^{-16}$ 起步也能走到：$\lambda$ 再小，步子一次次作废，$\lambda$ 就一次次乘以十，终究并入同一趟。从半径给出的第一个 $\lambda$，即 $2.5 \cdot 10^{-12}$ 起步，`times(2)` 和 `nielsen()` 也走得到，`nielsen()` 用不了 300 次；`times(10)` 在 1,000 次之内却走不到。错在 $\lambda$ 惯用的初值，不在阻尼；不过，到底多小才合适，要碰运气。
#
# ## 接下来 { #next }
#
# 直的映射为什么只在一点附近管用：[最好的线性近似](../jacobian/linear_map.md)。拿带着标准差的数再往下算：[不确定度传播](../applications/uncertainty.md)。
#
# 数据和认证值的出处：NIST, Statistical Reference Datasets, Nonlinear Regression（`www.itl.nist.gov/div898/strd`）。
