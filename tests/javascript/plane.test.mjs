import assert from "node:assert/strict";
import { test } from "node:test";

import { arrowOutline, outline, scale, specks } from "../../docs/assets/elements/plane.js";

const plane = scale({ x: [-2, 2], y: [-1, 2], width: 400, height: 300 });

test("the corners of the window are those of the drawing", () => {
  assert.deepEqual(plane.toPixels([-2, 2]), [0, 0]);
  assert.deepEqual(plane.toPixels([2, -1]), [400, 300]);
});

test("up in the data is up on the screen", () => {
  assert.deepEqual(plane.toPixels([0, 0]), [200, 200]);
  assert.deepEqual(plane.toPixels([0, 1]), [200, 100]);
});

test("there and back", () => {
  assert.deepEqual(plane.toData(plane.toPixels([1.25, 0.5])), [1.25, 0.5]);
});

test("an outline joins its points and may come back", () => {
  assert.equal(outline([[0, 0], [1.25, 2]]), "M0.0 0.0L1.3 2.0");
  assert.equal(outline([[0, 0], [1, 2]], true), "M0.0 0.0L1.0 2.0Z");
});

test("specks are strokes without length, one at each point", () => {
  assert.equal(specks([[1.25, 2], [-3, 0.04]]), "M1.3 2.0h0M-3.0 0.0h0");
  assert.equal(specks([]), "");
});

test("an arrow ends in a point, and its head is never longer than itself", () => {
  assert.equal(arrowOutline([0, 0], [20, 0]), "M0.0 0.0L11.0 0.0M11.0 3.6L20.0 0.0L11.0 -3.6Z");
  assert.equal(arrowOutline([0, 0], [0, 5]), "M0.0 0.0L0.0 0.0M-2.0 0.0L0.0 5.0L2.0 0.0Z");
  assert.equal(arrowOutline([3, 3], [3, 3]), "");
});
