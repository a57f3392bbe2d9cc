// The page's boat, 10 km away at 45°, and places where a slip would show.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as spread from "../../docs/assets/elements/spread.js";

const { cloud, deviations, ellipse, jacobian, moments, position, propagate } = spread;

const BOAT = [10, Math.PI / 4];
const near = (actual, expected, tolerance = 1e-9) =>
  [actual].flat(2).forEach((value, k) => {
    const wanted = [expected].flat(2)[k];
    assert.ok(Math.abs(value - wanted) <= tolerance, `${value} is not ${wanted}`);
  });

test("east is at 0, north at a quarter of a turn", () => {
  near(position([2, 0]), [2, 0]);
  near(position([2, Math.PI / 2]), [0, 2]);
  near(position([10, 3]), [-9.899924966, 1.411200081]);
});

test("the columns of J are the differences that r and θ make", () => {
  const h = 1e-6;
  for (const [r, theta] of [BOAT, [4, 2.5], [7, -1]]) {
    const J = jacobian([r, theta]);
    const along = [position([r + h, theta]), position([r - h, theta])];
    const across = [position([r, theta + h]), position([r, theta - h])];
    for (const i of [0, 1]) {
      near(J[i][0], (along[0][i] - along[1][i]) / (2 * h), 1e-8);
      near(J[i][1], (across[0][i] - across[1][i]) / (2 * h), 1e-8);
    }
  }
});

test("the covariance of the boat, as the page works it out by hand", () => {
  const cov = propagate(jacobian(BOAT), [0.1, 0.05]);
  near(cov, [[0.13, -0.12], [-0.12, 0.13]]);
  const { x, y, correlation } = deviations(cov);
  near([x, y, correlation], [Math.sqrt(0.13), Math.sqrt(0.13), -12 / 13]);
  near(propagate([[1, 2]], [3, 4]), [[9 + 64]]);
});

test("mean, deviations and correlation of three points, by hand", () => {
  const { mean, cov } = moments([[0, 0], [2, 1], [4, 5]]);
  near(mean, [2, 2]);
  near(cov, [[4, 5], [5, 7]]);
  near(Object.values(deviations(cov)), [2, Math.sqrt(7), 5 / Math.sqrt(28)]);
});

test("errors are multiplied by their deviation, of r and of θ", () => {
  const points = cloud([10, 0], [0.5, Math.PI / 4], [[0, 0], [2, 0], [0, 1], [-1, -2]]);
  near(points, [[10, 0], [11, 0], [Math.SQRT1_2 * 10, Math.SQRT1_2 * 10], [0, -9.5]]);
});

test("for errors that are small the cloud spreads as J says, for large ones not", () => {
  const signs = [[1, 1], [1, -1], [-1, 1], [-1, -1]]; // mean 0, uncorrelated, variance 4/3
  const ratios = (sds) => {
    const law = propagate(jacobian(BOAT), sds).flat();
    return moments(cloud(BOAT, sds, signs)).cov.flat().map((value, k) => value / law[k]);
  };
  near(ratios([0.03, 0.001]), [4, 4, 4, 4].map((value) => value / 3), 1e-3);
  assert.ok(ratios([0.1, 1])[0] < 1);
});

test("an ellipse with its half-axes, around its centre", () => {
  const outline = ellipse([10, 20], [3, 0], [0, 1], 4);
  near(outline, [[13, 20], [10, 21], [7, 20], [10, 19]]);
  for (const [x, y] of ellipse([0, 0], [3, 3], [-1, 1])) near((x + y) ** 2 / 36 + (y - x) ** 2 / 4, 1);
});
