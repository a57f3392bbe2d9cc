import assert from "node:assert/strict";
import { test } from "node:test";

import { bent, cellArea, jacobian, stretch } from "../../docs/assets/elements/bend.js";
import { determinant, signedArea, square } from "../../docs/assets/elements/maps.js";

const POINTS = [[2, 0.5], [0.3, 1.2], [1, 0.75]];
const TIMES = [0, 0.01, 0.4, 1];
const near = (actual, expected, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
const distance = ([a, b], [c, d]) => Math.hypot(a - c, b - d);

test("it starts flat and ends as polar paper", () => {
  for (const point of POINTS) assert.deepEqual(bent(point, 0), point);
  near(bent([2, Math.PI / 6], 1)[0], Math.sqrt(3));
  near(bent([2, Math.PI / 6], 1)[1], 1);
  for (const theta of [0, 0.4, 1.5]) assert.deepEqual(bent([0, theta], 1), [0, 0]);
});

test("it moves without a jump, the first step included", () => {
  for (const point of POINTS) {
    for (const t of [0, 1e-4, 0.5]) assert.ok(distance(bent(point, t), bent(point, t + 1e-4)) < 3e-4);
  }
});

test("lines of constant θ keep their length, those of constant r have one curvature", () => {
  for (const t of TIMES) {
    near(distance(bent([0.5, 1.1], t), bent([2.5, 1.1], t)), 2);
    const chords = [0, 0.3, 0.9].map((theta) => distance(bent([2, theta], t), bent([2, theta + 0.5], t)));
    for (const chord of chords) near(chord, chords[0]);
  }
});

test("a line of constant r is as many times as long as the stretch says; at r = 1 it is only bent", () => {
  const parts = 20000;
  for (const t of TIMES) {
    for (const r of [0.25, 1, 2.5]) {
      const points = Array.from({ length: parts + 1 }, (_, k) => bent([r, (1.5 * k) / parts], t));
      const length = points.slice(1).reduce((sum, point, k) => sum + distance(point, points[k]), 0);
      near(length, 1.5 * stretch(r, t), 1e-7);
    }
    near(stretch(1, t), 1);
  }
});

test("the Jacobian agrees with central differences, and its determinant is the stretch", () => {
  const h = 1e-6;
  for (const [r, theta] of POINTS) {
    for (const t of TIMES) {
      const byR = bent([r + h, theta], t).map((value, i) => (value - bent([r - h, theta], t)[i]) / (2 * h));
      const byTheta = bent([r, theta + h], t).map((value, i) => (value - bent([r, theta - h], t)[i]) / (2 * h));
      const J = jacobian([r, theta], t);
      J.forEach((row, i) => {
        near(row[0], byR[i], 1e-7);
        near(row[1], byTheta[i], 1e-7);
      });
      near(determinant(J), stretch(r, t));
    }
  }
});

test("the area of a cell, measured around its edge", () => {
  for (const [r, theta] of [...POINTS, [0, 0.2]]) {
    for (const t of TIMES) {
      const edge = square([0, 0], 1, 2000).map(([a, b]) => bent([r + 0.4 * a, theta + 0.25 * b], t));
      near(cellArea(r, 0.4, 0.25, t), signedArea(edge), 1e-7);
    }
  }
  near(cellArea(2, 0.5, 0.25, 1), (0.25 * (2.5 ** 2 - 2 ** 2)) / 2); // the difference of two sectors
});
