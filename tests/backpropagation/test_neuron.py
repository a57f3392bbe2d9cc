"""Witnesses for snippets/backpropagation/neuron.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp

from snippets.backpropagation.neuron import backward, forward
from tests.equations import plain
from tests.witnesses import complex_step_jacobian

NUMBERS = (0.7, 2.0, -0.4, 0.5)
POINTS = [NUMBERS, (-1.1, 0.6, 0.3, 0.9), (0.2, -1.7, 1.2, -0.8)]  # w, x, b, t

w, x, b, t = sp.symbols("w x b t")
Z = w * x + b
A = sp.tanh(Z)
LOSS = (A - t) ** 2
EXACT = {w: sp.Rational(7, 10), x: 2, b: sp.Rational(-2, 5), t: sp.Rational(1, 2)}

SLOPE = float((1 - sp.tanh(1) ** 2).evalf())
DL_DZ = float((2 * (sp.tanh(1) - sp.Rational(1, 2)) * (1 - sp.tanh(1) ** 2)).evalf())
PROSE = {
    **{"0.7": NUMBERS[0], "0.4": -NUMBERS[2], "0.5": NUMBERS[3]},
    "0.1": 0.1,
    "5.2": (10 + 0.4) / 2,
}


@pytest.mark.parametrize("at", POINTS)
def test_the_forward_pass_matches_sympy(at):
    values = dict(zip((w, x, b, t), at, strict=True))
    exact = [float(value.subs(values)) for value in (Z, A, LOSS)]
    np.testing.assert_allclose(forward(*at), exact, rtol=1e-13)


@pytest.mark.parametrize("at", POINTS)
def test_the_backward_pass_matches_sympy(at):
    values, a = dict(zip((w, x, b, t), at, strict=True)), forward(*at)[1]
    free = sp.Symbol("a")
    exact = [
        ((free - t) ** 2).diff(free).subs({free: a, t: at[3]}),
        ((sp.tanh(free) - t) ** 2).diff(free).subs({free: forward(*at)[0], t: at[3]}),
        *(LOSS.diff(symbol).subs(values) for symbol in (w, x, b)),
    ]
    found = backward(at[0], at[1], a, at[3])
    np.testing.assert_allclose(found, np.array(exact, float), rtol=1e-12)


@pytest.mark.parametrize("at", POINTS)
def test_the_backward_pass_matches_autograd_and_the_complex_step(at):
    def loss(q):
        return (anp.tanh(q[0] * q[1] + q[2]) - at[3]) ** 2

    found = backward(at[0], at[1], forward(*at)[1], at[3])[2:]
    np.testing.assert_allclose(found, autograd.grad(loss)(np.array(at[:3])), rtol=1e-12)
    by_complex_step = complex_step_jacobian(lambda q: forward(*q, at[3])[2], at[:3])
    np.testing.assert_allclose(found, by_complex_step, rtol=1e-12)


def test_the_points_tell_all_five_derivatives_apart():
    """The bias alone receives what z has, at every point."""
    found = np.array([backward(at[0], at[1], forward(*at)[1], at[3]) for at in POINTS])
    for i in range(5):
        for j in range(i):
            assert np.allclose(found[:, i], found[:, j]) == ((i, j) == (4, 1))


# The equations, as they are printed


@pytest.mark.equation("neuron-forward")
def test_the_printed_forward_pass(equation):
    assert equation.tex == r"z = w x + b, \quad a = \tanh z, \quad L = (a - t)^2"
    assert equation.shape == "1×1, 1×1, 1×1"
    z, a, L = forward(*NUMBERS)
    assert (z, a, L) == pytest.approx((1, np.tanh(1), (np.tanh(1) - 0.5) ** 2))


@pytest.mark.equation("neuron-chain")
def test_three_links_give_three_factors(equation):
    assert equation.tex == (
        r"\frac{\partial L}{\partial w} = \frac{\partial L}{\partial a} "
        r"\frac{\partial a}{\partial z} \frac{\partial z}{\partial w}"
    )
    assert equation.shape == "(1×1)(1×1)(1×1) → 1×1"
    z, a = sp.symbols("z a")
    factors = ((a - t) ** 2).diff(a) * sp.tanh(z).diff(z) * Z.diff(w)
    assert sp.simplify(factors.subs(a, sp.tanh(z)).subs(z, Z) - LOSS.diff(w)) == 0


@pytest.mark.equation("neuron-links")
def test_the_printed_links(equation):
    assert equation.tex == (
        r"\frac{\partial L}{\partial a} = 2 (a - t), \quad "
        r"\frac{\partial a}{\partial z} = 1 - a^2, \quad \frac{\partial z}{\partial w} = x"
    )
    assert equation.shape == "1×1, 1×1, 1×1"
    z, a = sp.symbols("z a")
    assert sp.expand(((a - t) ** 2).diff(a) - 2 * (a - t)) == 0
    assert sp.tanh(z).diff(z).subs(sp.tanh(z), a) == 1 - a**2
    assert Z.diff(w) == x


@pytest.mark.equation("neuron-numbers")
def test_the_printed_numbers_are_the_factors_rounded(equation):
    assert equation.tex == r"\frac{\partial L}{\partial w} \approx 0.5232 \cdot 0.4200 \cdot 2 \approx 0.4395"
    assert equation.shape == "(1×1)(1×1)(1×1) → 1×1"
    assert f"{2 * (np.tanh(1) - 0.5):.4f} {SLOPE:.4f}" == "0.5232 0.4200"
    assert f"{float(LOSS.diff(w).subs(EXACT).evalf()):.4f}" == "0.4395" == f"{0.5232 * 0.42 * 2:.4f}"


@pytest.mark.equation("neuron-row")
def test_the_row_shares_two_factors(equation):
    assert equation.frame == (
        r"\square = \frac{\partial L}{\partial a} \frac{\partial a}{\partial z} \square"
    )
    assert equation.shape == "(1×1)(1×1)(1×3) → 1×3"
    partials = [rf"\dfrac{{\partial L}}{{\partial {name}}}" for name in "wxb"]
    assert equation.entries(0) == [partials]
    row = equation.matrix(1)
    assert row == sp.Matrix([[x, w, 1]]) == plain(sp.Matrix([Z]).jacobian([w, x, b]))
    shared = 2 * (A - t) * (1 - A**2)
    assert sp.simplify(sp.Matrix([LOSS]).jacobian([w, x, b]) - shared * row) == sp.zeros(1, 3)
