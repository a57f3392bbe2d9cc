import assert from "node:assert/strict";
import { test } from "node:test";

import { fit, read, starts, write } from "../../docs/assets/elements/state.js";

const CONTROLS = {
  map: { start: "square", options: ["square", "fold"] },
  x: { start: 1, min: -1.5, max: 1.5, step: 0.05 },
};
// From one o'clock to half past twelve.
const CLOCK = { start: 3, min: 1, max: 12.5, step: 0.5, round: true };

test("a number goes to the nearest step inside its bounds", () => {
  assert.equal(fit(CONTROLS.x, 0.3000001), 0.3);
  assert.equal(fit(CONTROLS.x, "0.33"), 0.35);
  assert.equal(fit(CONTROLS.x, 7), 1.5);
  assert.equal(fit(CONTROLS.x, -7), -1.5);
});

test("a number that goes round goes on behind either end, however far", () => {
  const places = { 1: 1, 12: 12, 12.5: 12.5, 12.8: 1, 13: 1, 0.7: 12.5, 0: 12, "-0.5": 11.5, 25.5: 1.5, "-23.1": 1 };
  for (const [value, place] of Object.entries(places)) assert.equal(fit(CLOCK, value), place, value);
  for (const value of [-1e9, 1e9 + 0.3, 1e17 + 48, -1e300]) {
    const place = fit(CLOCK, value);
    assert.ok(place >= 1 && place <= 12.5, `${value} comes to ${place}`);
  }
  assert.equal(fit({ ...CLOCK, round: false }, 13), 12.5);
});

test("what cannot be read is the start", () => {
  for (const value of ["", "NaN", "one", "Infinity", undefined]) assert.equal(fit(CONTROLS.x, value), 1);
  assert.equal(fit(CONTROLS.map, "toString"), "square");
  assert.equal(fit(CONTROLS.map, "fold"), "fold");
});

test("values are read from the address, in any order, others ignored", () => {
  assert.deepEqual(read("one", CONTROLS, "?two.x=0&one.x=-0.5&q=1&one.map=fold"), { map: "fold", x: -0.5 });
  assert.deepEqual(read("one", CONTROLS, ""), starts(CONTROLS));
});

test("only what differs from the start is written, and others are left alone", () => {
  assert.equal(write("one", CONTROLS, { map: "square", x: 0.5 }, "?two.x=0"), "?two.x=0&one.x=0.5");
  assert.equal(write("one", CONTROLS, { map: "square", x: 1 }, "?one.x=0.5&two.x=0"), "?two.x=0");
  assert.equal(write("one", CONTROLS, { map: "square", x: 1 }, "?one.x=0.5"), "");
});

test("what is written is read again", () => {
  const values = { map: "fold", x: -1.05 };
  assert.deepEqual(read("one", CONTROLS, write("one", CONTROLS, values, "")), values);
});
