import assert from "node:assert/strict";
import { test } from "node:test";

import {
  F, J, circle, falling, singular, solve, standIn, step, walk,
} from "../../docs/assets/elements/newton.js";

const near = (actual, expected, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
const all = (actual, expected, tolerance) => expected.forEach((value, i) => near(actual[i], value, tolerance));

test("the first step, as worked out by hand on the page", () => {
  all(F([1, -1.5]), [-0.75, 0.2183], 5e-5);
  all(step([1, -1.5]), [0.0094, -0.2438], 5e-5);
  all(walk([1, -1.5], 1)[1], [1.0094, -1.7438], 5e-5);
});

test("columns of the Jacobian are central differences of the residuals", () => {
  const h = 1e-5;
  for (const [x, y] of [[1, -1.5], [-0.7, 0.4]]) {
    const [right, left] = [F([x + h, y]), F([x - h, y])];
    const [up, down] = [F([x, y + h]), F([x, y - h])];
    for (const i of [0, 1]) {
      all(J([x, y])[i], [(right[i] - left[i]) / (2 * h), (up[i] - down[i]) / (2 * h)], 1e-8);
    }
  }
});

test("two equations, whichever pivot is larger, are solved; singular ones are not", () => {
  all(solve([[3, 1], [1, 2]], [9, 8]), [2, 3]);
  all(solve([[0, 2], [5, 1]], [6, 13]), [2, 3]);
  all(solve([[1e-20, 1], [1, 1]], [1, 2]), [1, 1]);
  for (const matrix of [[[1, 2], [2, 4]], [[0, 1], [0, 3]], [[0, 0], [1, 1]]]) {
    assert.equal(solve(matrix, [1, 1]), undefined);
  }
});

test("a walk ends at the crossings of the page, where the digits double", () => {
  all(walk([1, -1.5], 9).at(-1), [1.0041687384746591, -1.7296372870258698], 1e-12);
  all(walk([-1, 1], 9).at(-1), [-1.816264068815, 0.837367781], 1e-6);
  const sizes = walk([1, -1.5], 3).map((point) => Math.hypot(...F(point)));
  assert.deepEqual(sizes.map((size) => Math.floor(Math.log10(size))), [-1, -2, -4, -9]);
});

test("a walk has as many points as steps and its start, and stops where there is no step", () => {
  assert.deepEqual(walk([1, -1.5], 0), [[1, -1.5]]);
  assert.equal(walk([0.1, 0], 26).length, 27);
  assert.deepEqual(walk([0, 0], 5), [[0, 0]], "the first row of J is zero");
  const lost = walk([-0.4, -0.6], 5);
  assert.equal(lost.length, 2);
  assert.equal(Math.exp(lost[1][0]), Infinity);
});

test("both straight lines run through the next point, along the level lines of the current one", () => {
  for (const at of [[1, -1.5], [-0.7, 0.4], [2, 1.1]]) {
    const next = walk(at, 1)[1];
    for (const i of [0, 1]) {
      const [[a, b], [c, d]] = standIn(at, i, 3);
      near(Math.hypot(c - a, d - b), 6);
      near((next[0] - a) * (d - b) - (next[1] - b) * (c - a), 0, 1e-8);
      const [p, q] = [1e-6 * (c - a), 1e-6 * (d - b)];
      near(F([at[0] + p, at[1] + q])[i], F([at[0] - p, at[1] - q])[i], 1e-10);
    }
  }
  assert.deepEqual(standIn([0, 0], 0, 3), [], "no line where the row is zero");
  assert.equal(standIn([0, 0], 1, 3).length, 2);
});

test("the curves are where their residual is zero, and only as long as they are seen", () => {
  for (const point of circle([1, -1.7], 0.3)) near(F(point)[0], 0);
  const arc = circle([0, 2], 1);
  assert.deepEqual(arc.map(([x]) => Math.round(10 * Math.abs(x))).filter((x) => x > 10), []);
  near(Math.min(...circle([0.1, 0.1], 5).map(([x]) => x)), -2, 0.01);
  const fall = falling([-3, 4], -2);
  for (const point of fall) near(F(point)[1], 0);
  all([fall[0][0], ...fall.at(-1)], [-3, Math.log(3), -2]);
  assert.deepEqual([falling([2, 4], -2), falling([-3, 4], 1)], [[], []], "it is elsewhere");
});

test("where J is singular its rows are parallel", () => {
  for (const at of singular([-1, 2])) {
    const [[a, b], [c, d]] = J(at);
    near(a * d - b * c, 0);
  }
});
