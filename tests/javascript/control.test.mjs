import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { fit, next, read, rest, run, starts, write } from "../../docs/assets/elements/control.js";

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

const STEPS = { min: 0, max: 3, step: 1 };
const MORPH = { min: 0, max: 1, step: 0.01, play: 2 };

let frames; // callbacks that wait for the next frame
let still;

beforeEach(() => {
  frames = new Map();
  still = false;
  let number = 0;
  globalThis.requestAnimationFrame = (callback) => frames.set(++number, callback) && number;
  globalThis.cancelAnimationFrame = (key) => frames.delete(key);
  globalThis.matchMedia = () => ({ matches: still });
});

afterEach(() => {
  for (const name of ["requestAnimationFrame", "cancelAnimationFrame", "matchMedia"]) delete globalThis[name];
});

// Let a frame come, at a time in milliseconds.
function frame(now) {
  const waiting = [...frames.values()];
  frames.clear();
  for (const callback of waiting) callback(now);
}

test("one step on, and from the end to the start", () => {
  assert.equal(next(STEPS, 0), 1);
  assert.equal(next(STEPS, 2), 3);
  assert.equal(next(STEPS, 3), 0);
});

test("without motion a run is cut into four parts", () => {
  assert.deepEqual([0, 0.1, 0.25, 0.3, 0.75, 0.9].map((at) => rest(MORPH, at)), [0.25, 0.25, 0.5, 0.5, 1, 1]);
});

test("a run takes its time and ends once, at the end", () => {
  const shown = [];
  let ends = 0;
  run(MORPH, 0, (value) => shown.push(value), () => (ends += 1));
  for (const now of [100, 600, 1100, 2100, 9000]) frame(now);
  assert.deepEqual(shown, [0, 0.25, 0.5, 1]);
  assert.equal(ends, 1);
});

test("a run goes on from where the value is, and from the end it starts again", () => {
  const shown = [];
  run(MORPH, 0.5, (value) => shown.push(value), () => {});
  for (const now of [0, 500, 1000]) frame(now);
  run(MORPH, 1, (value) => shown.push(value), () => {});
  frame(0);
  assert.deepEqual(shown, [0.5, 0.75, 1, 0]);
});

test("a run can be stopped", () => {
  const shown = [];
  const stop = run(MORPH, 0, (value) => shown.push(value), () => assert.fail("it was stopped"));
  frame(0);
  stop();
  frame(5000);
  assert.deepEqual(shown, [0]);
});

test("a reader who asked for less motion gets one part a press", () => {
  still = true;
  const shown = [];
  let ends = 0;
  run(MORPH, 0.25, (value) => shown.push(value), () => (ends += 1));
  for (const now of [0, 16, 32]) frame(now);
  assert.deepEqual(shown, [0.5]);
  assert.equal(ends, 1);
});
