// Compare what was typed with what is right, and name the mistake. Matrices are arrays of rows.
// Every name that this module gives stands in docs/mistakes.yml, with a sentence in both languages.

import { number, Unreadable } from "./number.js";

const FLOATS = 1e-9; // what two ways of computing the same number may differ by

// Return null if the texts are the right answer, else the mistake with what its sentence needs.
// `answer` has `value`, `tolerance` and `slips`: the wrong matrices that named mistakes lead to.
export function check(answer, texts) {
  const typed = [];
  for (const [i, row] of texts.entries()) {
    typed.push([]);
    for (const [j, text] of row.entries()) {
      try {
        typed[i].push(number(text));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        return at(error.mistake, i, j);
      }
    }
  }
  return diagnose(answer.value, typed, answer.slips, answer.tolerance);
}

export function diagnose(expected, typed, slips = {}, tolerance = 0) {
  const same = (a, b) => equal(a, b, tolerance);
  if (same(expected, typed)) return null;
  for (const [mistake, wrong] of Object.entries(slips)) {
    if (same(wrong, typed)) return { mistake };
  }
  if (!alike(expected, typed)) return shape(expected, typed, same);
  return places(expected, typed, same, tolerance);
}

function shape(expected, typed, same) {
  if (alike(transpose(expected), typed)) {
    if (expected.length === 1) return { mistake: "column-for-row" };
    if (expected[0].length === 1) return { mistake: "row-for-column" };
    if (same(transpose(expected), typed)) return { mistake: "transposed" };
  }
  return { mistake: "shape", rows: typed.length, columns: typed[0].length };
}

// The shape is right: find what all wrong numbers have in common.
function places(expected, typed, same, tolerance) {
  const close = (a, b) => near(a, b, tolerance);
  const cells = typed.flatMap((row, i) => row.map((value, j) => ({ value, i, j, right: expected[i][j] })));
  const off = cells.filter(({ value, right }) => !close(value, right));
  const [{ i, j }] = off;

  if (cells.every(({ value, right }) => close(value, -right))) return { mistake: "sign" };
  if (off.every(({ value, right }) => close(value, -right))) return at("sign-entry", i, j);
  if (cells.length === 1) return { mistake: "number" };
  if (expected.length === expected[0].length) {
    if (same(transpose(expected), typed)) return { mistake: "transposed" };
    if (diagonal(cells, off)) return { mistake: "diagonal-only" };
  }
  if (permuted(cells, close)) return at("permuted", i, j);
  const factor = common(cells, tolerance);
  if (factor) return { mistake: "factor", factor };
  if (off.length === 1) return at("entry", i, j);
  return { ...at("entries", i, j), wrong: off.length };
}

// Zeros beside a diagonal that is right and not all zero.
function diagonal(cells, off) {
  const beside = cells.filter(({ i, j }) => i !== j);
  return beside.every(({ value }) => value === 0) && off.every(({ i, j }) => i !== j)
    && cells.some(({ value }) => value !== 0);
}

function permuted(cells, close) {
  const sorted = (key) => cells.map((cell) => cell[key]).sort((a, b) => a - b);
  const rights = sorted("right");
  return sorted("value").every((value, place) => close(value, rights[place]));
}

// Return the factor that at least two numbers share, as text; zeros must be zeros.
function common(cells, tolerance) {
  const counted = cells.filter(({ right }) => right !== 0);
  const largest = counted.reduce((a, b) => (Math.abs(b.right) > Math.abs(a.right) ? b : a), { right: 0 });
  const factor = largest.value / largest.right;
  if (counted.length < 2 || !factor) return "";
  const fits = ({ value, right }) => near(value, factor * right, tolerance * Math.max(1, Math.abs(factor)));
  return cells.every(fits) ? String(Number(factor.toPrecision(3))) : "";
}

function at(mistake, i, j) {
  return { mistake, row: i + 1, column: j + 1 };
}

function near(a, b, tolerance) {
  return Math.abs(a - b) <= tolerance + FLOATS * Math.max(1, Math.abs(b));
}

function alike(a, b) {
  return a.length === b.length && a[0].length === b[0].length;
}

function equal(a, b, tolerance) {
  return alike(a, b) && a.every((row, i) => row.every((value, j) => near(b[i][j], value, tolerance)));
}

function transpose(matrix) {
  return matrix[0].map((_, j) => matrix.map((row) => row[j]));
}
