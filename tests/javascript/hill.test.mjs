import assert from "node:assert/strict";
import { test } from "node:test";

import { between, degrees, dot, gradient, height, levelLine, unit } from "../../docs/assets/elements/hill.js";

const POINTS = [[0, Math.log(2)], [1, -0.5], [-2, 0.3]];
const near = (actual, expected, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

test("the hill at the page's point, as worked out by hand", () => {
  near(height(POINTS[0]), Math.log(3));
  near(gradient(POINTS[0])[0], 1 / 3);
  near(gradient(POINTS[0])[1], 2 / 3);
});

test("the slope along every direction agrees with central differences", () => {
  const h = 1e-6;
  for (const [x, y] of POINTS) {
    for (const angle of [0, 37, 90, 200, 333.5]) {
      const [a, b] = unit(angle);
      const measured = (height([x + h * a, y + h * b]) - height([x - h * a, y - h * b])) / (2 * h);
      near(dot(gradient([x, y]), [a, b]), measured, 1e-8);
    }
  }
});

test("a level line is where e^x + e^y is constant, from one side to the other", () => {
  const line = levelLine(Math.log(3), 4, 8);
  assert.equal(line.length, 9);
  for (const [x, y] of line) near(Math.exp(x) + Math.exp(y), 3);
  assert.deepEqual(line.map(([x, y]) => Math.round(x - y)), [-4, -3, -2, -1, 0, 1, 2, 3, 4]);
});

test("the gradient stands at right angles to the level line", () => {
  const line = levelLine(1, 3, 6000);
  for (const k of [500, 3000, 5200]) {
    const along = [line[k + 1][0] - line[k - 1][0], line[k + 1][1] - line[k - 1][1]];
    near(between(gradient(line[k]), along), 90, 1e-3);
  }
});

test("angles from the x-axis, all the way round", () => {
  assert.deepEqual([[1, 0], [0, 2], [-3, 0], [0, -1]].map(degrees), [0, 90, 180, 270]);
  for (const angle of [0.5, 127, 359.5]) near(degrees(unit(angle)), angle);
  near(degrees([1, 2]), 63.43494882292201);
  near(degrees([1, -1e-20]), 0);
});

test("the angle between two arrows is never more than half a turn", () => {
  near(between([1, 0], [0, 3]), 90);
  near(between(unit(350), unit(20)), 30);
  near(between(unit(20), unit(350)), 30);
  near(between([1, 2], [-1, -2]), 180);
});
