import assert from "node:assert/strict";
import { test } from "node:test";

import { levelLine, loss, moved, slopes } from "../../docs/assets/elements/spam.js";

const POINTS = [[0.5, -0.25], [1.1, 0.4], [-0.2, -0.9]];
const near = (actual, expected, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

test("at fifty-fifty the loss is log 2, the slopes are −1/2 and −1", () => {
  near(loss([0.5, -0.25]), Math.log(2));
  assert.deepEqual(slopes([0.5, -0.25]), [-0.5, -1]);
});

test("where the probability is 3/4, as worked out on the page", () => {
  near(loss([Math.log(3), 0]), Math.log(4 / 3));
  near(slopes([Math.log(3), 0])[0], -0.25);
  near(slopes([Math.log(3), 0])[1], -0.5);
});

test("each slope is a central difference of one weight", () => {
  const h = 1e-5;
  for (const w of POINTS) {
    for (const j of [0, 1]) near(slopes(w)[j], (loss(moved(w, j, h)) - loss(moved(w, j, -h))) / (2 * h), 1e-9);
  }
});

test("one weight moves, the other and the point itself stay", () => {
  const w = [3, 5];
  assert.deepEqual([moved(w, 0, 0.5), moved(w, 1, -2)], [[3.5, 5], [3, 3]]);
  assert.deepEqual(w, [3, 5]);
});

test("a level line runs at right angles to the slopes, from one end to the other", () => {
  for (const level of [0.2, Math.log(2), 1.5]) {
    const [start, end] = levelLine(level, [-1, 2]);
    assert.deepEqual([start[0], end[0]], [-1, 2]);
    const [a, b] = slopes(start);
    near(a * (end[0] - start[0]) + b * (end[1] - start[1]), 0);
    for (const w of [start, end]) near(1 - Math.exp(-loss(w)), 1 - Math.exp(-level), 1e-12);
  }
});

test("scores z and −z differ in loss by z", () => {
  near(loss([-0.3, -0.8]) - loss([0.3, 0.8]), 1.9);
});
