import assert from "node:assert/strict";
import { test } from "node:test";

import { belts, beltsJacobian, paths, product, wheelsJacobian } from "../../docs/assets/elements/machines.js";

const LEVERS = [[1, 2], [2, 1], [-2, 3], [0.5, -1.5]];

// The machine that the wheels follow, written as on the page.
const wheels = ([y1, y2, y3]) => [y1 + y2 * y3, y1 * y3];

// A Jacobian measured by central differences.
function measured(f, at) {
  const h = 1e-6;
  const moved = (j, step) => f(at.map((value, k) => value + (k === j ? step : 0)));
  return f(at).map((_, i) => at.map((_, j) => (moved(j, h)[i] - moved(j, -h)[i]) / (2 * h)));
}

function near(actual, expected) {
  assert.equal(actual.length, expected.length);
  actual.forEach((row, i) => {
    assert.equal(row.length, expected[i].length);
    row.forEach((value, j) => assert.ok(Math.abs(value - expected[i][j]) < 1e-7, `${actual} is not ${expected}`));
  });
}

test("the belts at the page's point, as worked out by hand", () => {
  assert.deepEqual(belts([1, 2]), [2, 3, 1]);
  assert.deepEqual(belts([-2, 3]), [-6, 1, 4]);
});

test("each machine's Jacobian agrees with central differences", () => {
  for (const x of LEVERS) {
    near(beltsJacobian(x), measured(belts, x));
    near(wheelsJacobian(belts(x)), measured(wheels, belts(x)));
  }
});

test("the product is the Jacobian of both machines under one lid", () => {
  for (const x of LEVERS) {
    near(product(wheelsJacobian(belts(x)), beltsJacobian(x)), measured((levers) => wheels(belts(levers)), x));
  }
});

test("the product of matrices of three different sizes", () => {
  assert.deepEqual(product([[1, 2, 3]], [[1, 0, 2, -1], [0, 1, 1, 5], [2, 2, 0, 0]]), [[7, 8, 4, 9]]);
});

test("the paths from lever 1 to wheel 1 are those of the caption, first arrow first", () => {
  const [first, last] = [beltsJacobian([1, 2]), wheelsJacobian([2, 3, 1])];
  assert.deepEqual(paths(last, first, 0, 0), [[2, 1], [1, 1], [2, 3]]);
  assert.deepEqual(paths(last, first, 1, 1), [[1, 1], [1, 0], [0, 2]]);
});

test("at x₁ = −1 two whole paths from lever 2 to wheel 1 cancel, at 0 each has lost an arrow", () => {
  for (const x2 of [-2, 0, 3]) {
    for (const [x1, expected] of [[-1, [[-1, 1], [1, 1], [0, x2 - 1]]], [0, [[0, 1], [1, 0], [0, x2]]]]) {
      const x = [x1, x2];
      assert.deepEqual(paths(wheelsJacobian(belts(x)), beltsJacobian(x), 0, 1).map((p) => p.map((v) => v + 0)), expected);
    }
  }
});
