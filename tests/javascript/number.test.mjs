// What a reader may type into a cell, and what it means.

import assert from "node:assert/strict";
import { test } from "node:test";

import { cells, number, plain } from "../../docs/assets/elements/number.js";

const { E, PI, SQRT2, LN2 } = Math;

const VALUES = {
  "3": 3, "-2": -2, "+2": 2, "0.25": 0.25, ".5": 0.5, "5.": 5, " 7 ": 7, "1e-3": 0.001, "2.5e3": 2500,
  "1/3": 1 / 3, "-1/3": -1 / 3, "1/-3": -1 / 3, "2/3/4": 2 / 3 / 4, "3-2-1": 0, "1 - 1": 0, "2*3+4": 10, "2+3*4": 14,
  "pi": PI, "π": PI, "PI": PI, "2pi": 2 * PI, "2π": 2 * PI, "2 pi": 2 * PI, "pi/2": PI / 2, "-pi": -PI, "3pi/4": 3 * PI / 4,
  "pi e": PI * E, "e": E, "2e": 2 * E, "e^2": E ** 2, "e^-1": 1 / E, "2e^2": 2 * E ** 2, "1/e": 1 / E,
  "sqrt(2)": SQRT2, "√2": SQRT2, "√(2)": SQRT2, "sqrt 2": SQRT2, "√2/2": SQRT2 / 2, "2√2": 2 * SQRT2, "1/sqrt(2)": 1 / SQRT2,
  "√π": Math.sqrt(PI), "2√π": 2 * Math.sqrt(PI), "2sqrt(2)sqrt(3)": 2 * SQRT2 * Math.sqrt(3),
  "ln 2": LN2, "ln2": LN2, "ln(2)": LN2, "3/4 * ln 2": 0.75 * LN2, "log(2)": LN2, "exp(-1)": 1 / E, "2exp(1)": 2 * E,
  "2^3": 8, "2**3": 8, "2^3^2": 512, "-2^2": -4, "(-2)^2": 4, "2^-1": 0.5, "3²": 9, "2³": 8,
  "(1+2)(3)": 9, "2(3+4)": 14, "((1))": 1, "--1": 1, "2--1": 3, "sin(pi/6)": 0.5, "cos(0)": 1, "abs(-3)": 3, "tanh(0)": 0,
  "−1": -1, "–1": -1, "２": 2, "－１": -1, "１．５": 1.5, "（１＋２）／３": 1, "２π": 2 * PI, "1。5": 1.5, "2×3": 6, "6÷3": 2, "ｓｑｒｔ（２）": SQRT2,
};

for (const [text, value] of Object.entries(VALUES)) {
  test(`${text} is ${value}`, () => assert.ok(Math.abs(number(text) - value) < 1e-12 * Math.max(1, Math.abs(value))));
}

const REFUSED = {
  "": "empty", "   ": "empty", "\u3000": "empty",
  "x": "not-a-number", "2x": "not-a-number", "pie": "not-a-number", "constructor": "not-a-number", "alert(1)": "not-a-number",
  "1/0": "not-a-number", "0/0": "not-a-number", "sqrt(-1)": "not-a-number", "ln(0)": "not-a-number", "9^9^9": "not-a-number",
  "(1": "not-a-number", "1)": "not-a-number", "()": "not-a-number", "*2": "not-a-number", "2*": "not-a-number", "-": "not-a-number",
  "1.2.3": "not-a-number", "2 3": "not-a-number", "60°": "not-a-number", "1;2": "not-a-number", "½": "not-a-number",
  "sqrt": "not-a-number", "三": "not-a-number", "Infinity": "not-a-number", "NaN": "not-a-number", "0x10": "not-a-number",
  ["(".repeat(100000)]: "not-a-number",
  "0,5": "comma", "0，5": "comma", "3,": "comma", "1、2": "comma",
  "1/2pi": "ambiguous", "1/2(3)": "ambiguous", "1/2√2": "ambiguous",
};

for (const [text, mistake] of Object.entries(REFUSED)) {
  test(`${JSON.stringify(text.slice(0, 20))} is refused: ${mistake}`, () => assert.throws(() => number(text), { mistake }));
}

const ROWS = {
  "3, 0, 1": [["3", "0", "1"]], "3,0,1": [["3", "0", "1"]], "３，０，－１": [["3", "0", "-1"]], "3、0、1": [["3", "0", "1"]],
  "3 0 -1": [["3", "0", "-1"]], "1/3 .5 √2": [["1/3", ".5", "√2"]], "[3 0 1]": [["3", "0", "1"]], "3\t0\t1": [["3", "0", "1"]],
  "3　0　1": [["3", "0", "1"]], "1, 2; 3, 4": [["1", "2"], ["3", "4"]], "1 2\n3 4\n": [["1", "2"], ["3", "4"]],
  "[[1, 2], [3, 4]]": [["1", "2"], ["3", "4"]], "[[1. 2.]\n [3. 4.]]": [["1.", "2."], ["3.", "4."]], "【1，2】": [["1", "2"]],
  "1，2": [["1", "2"]], "1, 2": [["1", "2"]], "[1,2]": [["1", "2"]], "[[1,2],[3,4]]": [["1", "2"], ["3", "4"]],
  "sqrt(2),1": [["sqrt(2)", "1"]], "2pi,3": [["2pi", "3"]], "3,-1": [["3", "-1"]], "1.5,2": [["1.5", "2"]],
  // One comma between two digits may be a decimal comma: it separates nothing, and number() says so.
  "0,5": [["0,5"]], "-1,5": [["-1,5"]], "1/0,5": [["1/0,5"]], "7,840": [["7,840"]], "0,5 1,5": [["0,5", "1,5"]],
  "2 -0,5": [["2", "-0,5"]], "0,5\t1": [["0,5", "1"]], "3,\t0": [["3", "0"]], "0,5; 1,5": [["0,5"], ["1,5"]], "0,5\t1,5\n2\t3": [["0,5", "1,5"], ["2", "3"]],
  "2 pi": [["2 pi"]], "1 - 1": [["1 - 1"]], "1 -1": [["1", "-1"]], "1 / 3": [["1 / 3"]], "sqrt 2": [["sqrt 2"]], "7": [["7"]], "": [],
};

for (const [text, rows] of Object.entries(ROWS)) {
  test(`${JSON.stringify(text)} fills ${JSON.stringify(rows)}`, () => assert.deepEqual(cells(text), rows));
}

test("plain characters stay as they are", () => assert.equal(plain("a-1.5,(2)/3"), "a-1.5,(2)/3"));
