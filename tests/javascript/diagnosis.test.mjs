// One case for each mistake at least. The names must be those of docs/mistakes.yml: tests/test_exercises.py
// compares them, read from here and from the sources.

import assert from "node:assert/strict";
import { test } from "node:test";

import { check, diagnose } from "../../docs/assets/elements/diagnosis.js";

const TALL = [[2, 0], [1, 1], [1, 0]]; // 3×2
const SQUARE = [[1, 2], [3, 5]];
const ROW = [[6, 1]];
const COLUMN = [[6], [8]];
const NUMBER = [[-0.5]];

const CASES = [
  ["the right answer", TALL, TALL, null],
  ["a right number", NUMBER, [[-0.5]], null],
  ["right but for the last bit", [[0.3]], [[0.1 + 0.2]], null],
  ["large and right but for the last bits", [[1e12 / 3]], [[1e12 / 3 * (1 + 1e-15)]], null],

  ["a tall matrix laid on its side", TALL, [[2, 1, 1], [0, 1, 0]], { mistake: "transposed" }],
  ["a square matrix transposed", SQUARE, [[1, 3], [2, 5]], { mistake: "transposed" }],
  ["a column for a row", ROW, [[6], [1]], { mistake: "column-for-row" }],
  ["a column for a row, with other numbers", ROW, [[6], [2]], { mistake: "column-for-row" }],
  ["a row for a column", COLUMN, [[6, 8]], { mistake: "row-for-column" }],
  ["the sizes of the transpose, other numbers", TALL, [[2, 1, 1], [0, 1, 7]], { mistake: "shape", rows: 2, columns: 3 }],
  ["one number for a row", ROW, [[7]], { mistake: "shape", rows: 1, columns: 1 }],
  ["a row for one number", NUMBER, [[-0.5, 0]], { mistake: "shape", rows: 1, columns: 2 }],
  ["a matrix flattened", SQUARE, [[1, 2, 3, 5]], { mistake: "shape", rows: 1, columns: 4 }],

  ["every sign turned", TALL, [[-2, -0], [-1, -1], [-1, 0]], { mistake: "sign" }],
  ["the sign of one number", NUMBER, [[0.5]], { mistake: "sign" }],
  ["the sign of one entry", TALL, [[2, 0], [1, -1], [1, 0]], { mistake: "sign-entry", row: 2, column: 2 }],
  ["a turned row of opposite numbers is a sign", [[1, -1]], [[-1, 1]], { mistake: "sign" }],
  ["two rows swapped", TALL, [[2, 0], [1, 0], [1, 1]], { mistake: "permuted", row: 2, column: 2 }],
  ["a row backwards", ROW, [[1, 6]], { mistake: "permuted", row: 1, column: 1 }],
  ["only the diagonal", SQUARE, [[1, 0], [0, 5]], { mistake: "diagonal-only" }],
  ["only the diagonal, and that wrong", SQUARE, [[1, 0], [0, 4]], { mistake: "entries", row: 1, column: 2, wrong: 3 }],
  ["zeros everywhere are no diagonal", SQUARE, [[0, 0], [0, 0]], { mistake: "entries", row: 1, column: 1, wrong: 4 }],
  ["zeros where they belong are no diagonal", [[1, 0], [0, 2]], [[1, 0], [0, 3]], { mistake: "entry", row: 2, column: 2 }],
  ["twice everything", TALL, [[4, 0], [2, 2], [2, 0]], { mistake: "factor", factor: "2" }],
  ["a third of everything", COLUMN, [[2], [8 / 3]], { mistake: "factor", factor: "0.333" }],
  ["minus twice everything", COLUMN, [[-12], [-16]], { mistake: "factor", factor: "-2" }],
  ["one number is no factor", NUMBER, [[-1]], { mistake: "number" }],
  ["one entry off", TALL, [[2, 0], [1, 1], [1, 9]], { mistake: "entry", row: 3, column: 2 }],
  ["one entry of a row off", ROW, [[6, 2]], { mistake: "entry", row: 1, column: 2 }],
  ["two entries off", TALL, [[2, 5], [1, 1], [1, 9]], { mistake: "entries", row: 1, column: 2, wrong: 2 }],
  ["a wrong number", [[3]], [[4]], { mistake: "number" }],
];

for (const [name, expected, typed, found] of CASES) {
  test(name, () => assert.deepEqual(diagnose(expected, typed), found));
}

test("the tolerance is absolute, and for every number", () => {
  assert.equal(diagnose([[1, 2]], [[1.001, 1.999]], {}, 0.001), null);
  assert.deepEqual(diagnose([[1, 2]], [[1.001, 1.998]], {}, 0.001), { mistake: "entry", row: 1, column: 2 });
  assert.deepEqual(diagnose([[0.1945, -0.4968]], [[-0.1945, 0.4969]], {}, 0.0002), { mistake: "sign" });
  assert.deepEqual(diagnose([[0.1945, -0.4968]], [[0.389, -0.9935]], {}, 0.0002), { mistake: "factor", factor: "2" });
});

test("a mistake that the exercise knows goes before what can be seen without it", () => {
  const slips = { absolute: [[0.5]], mean: [[-0.25]], order: [[1, 2], [3, 4]] };
  assert.deepEqual(diagnose(NUMBER, [[0.5]], slips), { mistake: "absolute" });
  assert.deepEqual(diagnose(NUMBER, [[-0.25]], slips), { mistake: "mean" });
  assert.deepEqual(diagnose(NUMBER, [[1, 2], [3, 4]], slips), { mistake: "order" }, "in a shape of its own");
  assert.equal(diagnose([[0.5]], [[0.5]], { absolute: [[0.5]] }), null, "what is right is right");
});

const ANSWER = { value: [[0.5, Math.SQRT2], [Math.PI, -1]], tolerance: 0, slips: {} };
const TEXTS = [
  ["fractions, roots and pi", [["1/2", "√2"], ["π", "-1"]], null],
  ["full-width characters", [["１／２", "sqrt（2）"], ["ｐｉ", "－１"]], null],
  ["an empty cell", [["1/2", " "], ["pi", "-1"]], { mistake: "empty", row: 1, column: 2 }],
  ["an unknown", [["1/2", "sqrt(2)"], ["x", "-1"]], { mistake: "not-a-number", row: 2, column: 1 }],
  ["nonsense in a cell of another shape", [["?"]], { mistake: "not-a-number", row: 1, column: 1 }],
  ["a decimal comma", [["0,5", "sqrt(2)"], ["pi", "-1"]], { mistake: "comma", row: 1, column: 1 }],
  ["two readings", [["1/2pi", "sqrt(2)"], ["pi", "-1"]], { mistake: "ambiguous", row: 1, column: 1 }],
  ["a rounded root where the exact one is asked for", [["0.5", "1.41"], ["pi", "-1"]], { mistake: "entry", row: 1, column: 2 }],
];

for (const [name, texts, found] of TEXTS) {
  test(`typed: ${name}`, () => assert.deepEqual(check(ANSWER, texts), found));
}
