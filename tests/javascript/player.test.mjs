import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { next, rest, run } from "../../docs/assets/elements/player.js";

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
