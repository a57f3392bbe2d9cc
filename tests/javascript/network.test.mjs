import assert from "node:assert/strict";
import { test } from "node:test";

import { CASES, PARAMETERS, backward, batch, forward, loss } from "../../docs/assets/elements/network.js";

const near = (actual, expected, tolerance) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
const allNear = (actual, expected, tolerance) => {
  assert.equal(actual.flat().length, expected.flat().length);
  actual.flat().forEach((value, k) => near(value, expected.flat()[k], tolerance));
};

// The parameters with one entry moved.
function moved(name, i, j, step) {
  const matrix = PARAMETERS[name].map((row) => [...row]);
  matrix[i][j] += step;
  return { ...PARAMETERS, [name]: matrix };
}

// The slope of a function of the parameters along each weight of a matrix, by central differences.
function slopes(f, name) {
  const h = 1e-5;
  return PARAMETERS[name].map((row, i) =>
    row.map((_, j) => (f(moved(name, i, j, h)) - f(moved(name, i, j, -h))) / (2 * h)),
  );
}

test("the second row forwards, as the page follows it by hand", () => {
  const { s, h, z, p } = forward([0, 1], PARAMETERS);
  assert.deepEqual(s, [-1, 1, 0]);
  allNear(h, [-0.7616, 0.7616, 0], 5e-5);
  allNear(z, [-1.0232, 0.6424], 5e-5);
  near(p[1], 1 / (1 + Math.exp(-1.6656)), 5e-5);
  near(loss(p, [0, 1]), 0.173, 5e-4);
});

test("probabilities add up to one, also for large scores", () => {
  for (const b2 of [[0.5, -0.5], [900, -900], [-3, 1000]]) {
    const { p } = forward([1, 0], { ...PARAMETERS, b2 });
    near(p[0] + p[1], 1, 1e-12);
    assert.ok(p.every((value) => value >= 0));
  }
});

for (const [name, { x, y }] of Object.entries(CASES)) {
  test(`case ${name}: the shares of the weights are slopes of its part of the mean`, () => {
    const part = (parameters) => loss(forward(x, parameters).p, y) / 4;
    const { W1, W2 } = backward(forward(x, PARAMETERS), y, PARAMETERS, 4);
    allNear(W1, slopes(part, "W1"), 1e-9);
    allNear(W2, slopes(part, "W2"), 1e-9);
  });

  test(`case ${name}: the cotangents are slopes along the biases, and of the hidden layer`, () => {
    const h = 1e-5;
    const part = (change) => loss(forward(x, { ...PARAMETERS, ...change }).p, y) / 4;
    const back = backward(forward(x, PARAMETERS), y, PARAMETERS, 4);
    for (const [bias, cotangents] of [["b1", back.s], ["b2", back.z]]) {
      cotangents.forEach((cotangent, k) => {
        const at = (step) => part({ [bias]: PARAMETERS[bias].map((value, i) => value + (i === k ? step : 0)) });
        near(cotangent, (at(h) - at(-h)) / (2 * h), 1e-9);
      });
    }
    back.h.forEach((cotangent, k) => {
      const along = PARAMETERS.W2.map((row) => row[k]); // what one more of h adds to z
      const at = (step) => part({ b2: PARAMETERS.b2.map((value, i) => value + step * along[i]) });
      near(cotangent, (at(h) - at(-h)) / (2 * h), 1e-9);
    });
  });
}

test("the batch: its loss is the page's, its gradients are slopes of that loss", () => {
  const { loss: mean, W1, W2 } = batch(PARAMETERS);
  near(mean, 0.8241, 5e-5);
  allNear(W1, slopes((parameters) => batch(parameters).loss, "W1"), 1e-9);
  allNear(W2, slopes((parameters) => batch(parameters).loss, "W2"), 1e-9);
});
