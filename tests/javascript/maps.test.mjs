import assert from "node:assert/strict";
import { test } from "node:test";

import {
  MAPS,
  areaRatio,
  column,
  determinant,
  grid,
  plus,
  signedArea,
  square,
  squareControls,
} from "../../docs/assets/elements/maps.js";

const POINTS = [[1, 0.5], [-0.7, 0.3], [0.2, -1.1]];
const near = (actual, expected, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

for (const [name, { f, J, formula }] of Object.entries(MAPS)) {
  test(`"${name}" does what its formula says`, () => {
    const code = formula.replace("2xy", "2 * x * y").replaceAll("²", " ** 2").replaceAll("−", "-");
    const read = new Function("x", "y", `return [${code.slice(1, -1)}]`);
    for (const point of POINTS) read(...point).forEach((value, i) => near(f(point)[i], value));
  });

  test(`the Jacobian of "${name}" agrees with central differences`, () => {
    const h = 1e-6;
    for (const [x, y] of POINTS) {
      const byX = f([x + h, y]).map((value, i) => (value - f([x - h, y])[i]) / (2 * h));
      const byY = f([x, y + h]).map((value, i) => (value - f([x, y - h])[i]) / (2 * h));
      J([x, y]).forEach((row, i) => {
        near(row[0], byX[i], 1e-8);
        near(row[1], byY[i], 1e-8);
      });
    }
  });

  test(`the area ratio of "${name}" tends to its determinant`, () => {
    for (const point of POINTS) near(areaRatio(f, point, 1e-5), determinant(J(point)), 1e-3);
  });
}

test("signed areas of known polygons", () => {
  assert.equal(signedArea([[0, 0], [3, 0], [0, 4]]), 6);
  assert.equal(signedArea([[0, 0], [0, 4], [3, 0]]), -6);
  assert.equal(signedArea([[0, 0], [2, 0], [1, 1], [2, 2], [0, 2]]), 3, "with a notch");
});

test("the walk around a square starts at its corner, first to the right", () => {
  const walk = square([1.5, 0.5], 0.5, 2);
  assert.deepEqual(walk.slice(0, 3), [[1.5, 0.5], [1.75, 0.5], [2, 0.5]]);
  assert.equal(walk.length, 8);
  near(signedArea(walk), 0.25);
});

test("the exact ratio of the complex square", () => {
  const [x, y, h] = [1, 0.5, 0.5];
  near(areaRatio(MAPS.square.f, [x, y], h), 4 * (x * x + y * y) + 4 * h * (x + y) + (8 / 3) * h * h, 1e-3);
});

test("a fold counts the layer that lies face down as negative", () => {
  near(areaRatio(MAPS.fold.f, [-0.25, 0], 0.5), 0);
  near(areaRatio(MAPS.fold.f, [-1, 0], 0.5), -1.5);
});

test("columns and sums", () => {
  assert.deepEqual(column([[1, 2], [3, 4]], 1, 10), [20, 40]);
  assert.deepEqual(plus([1, 2], [3, 4], [5, 6]), [9, 12]);
  assert.equal(determinant([[1, 2], [3, 5]]), -1);
});

test("the controls of a square start with the first map and say its formula", () => {
  const { map, x, side } = squareControls(["slide", "fold"], [1, -1.5, 2], [0, -1, 1]);
  assert.equal(map.start, "slide");
  assert.deepEqual(map.options.map(map.text), ["(x + y², y)", "(x², y)"]);
  assert.deepEqual(x, { start: 1, min: -1.5, max: 2, step: 0.05 });
  assert.ok(side.min > 0, "an area ratio needs a square");
});

test("the lines of a grid", () => {
  const { across, up } = grid([-1, 1], [0, 1.5], 0.5, 4);
  assert.deepEqual(across.map((line) => line[0]), [[-1, 0], [-1, 0.5], [-1, 1], [-1, 1.5]]);
  assert.deepEqual(up.map((line) => line[4]), [[-1, 1.5], [-0.5, 1.5], [0, 1.5], [0.5, 1.5], [1, 1.5]]);
});
