// What can be said of every interactive figure without a browser: its controls and its words.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { fit } from "../../docs/assets/elements/control.js";

const figures = {};
globalThis.HTMLElement = class {};
globalThis.customElements = { define: (name, element) => (figures[name] = element) };

const folder = new URL("../../docs/assets/elements/", import.meta.url);
for (const file of readdirSync(folder)) {
  const source = file.startsWith("jacobian-") && readFileSync(new URL(file, folder), "utf8");
  if (source && source.includes('from "./figure.js"')) await import(new URL(file, folder));
}
const { decimal, scientific } = await import("../../docs/assets/elements/figure.js");

for (const [name, { controls, numbers, columns, words }] of Object.entries(figures)) {
  test(`${name}: both languages have words for the same things`, () => {
    assert.deepEqual(Object.keys(words.zh), Object.keys(words.en));
    for (const text of Object.values(words.en)) assert.doesNotMatch(text, /\p{Script=Han}/u);
    for (const text of Object.values(words.zh)) {
      assert.match(text, /\p{Script=Han}/u);
      assert.doesNotMatch(text, /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u, "a space between the two");
    }
  });

  test(`${name}: every control and number has a word, or is a symbol that needs none`, () => {
    const isWord = (key) => /[A-Za-z]{3}/.test(key.replace("det", ""));
    for (const key of [...Object.keys(controls), ...numbers, ...columns]) assert.ok(words.en[key] ?? !isWord(key), key);
  });

  test(`${name}: every control can be at its start`, () => {
    assert.ok(Object.keys(controls).length > 0 && numbers.length > 0);
    for (const control of Object.values(controls)) assert.equal(fit(control, control.start), control.start);
  });
}

test("numbers are written with a true minus sign, and zero without any", () => {
  assert.equal(decimal(-1.255, 1), "−1.3");
  assert.equal(decimal(-0.001, 2), "0.00");
  assert.equal(decimal(12, 0), "12");
});

test("powers of ten are written with their factor, where it says something", () => {
  assert.equal(scientific(3.24e-9, 1), "3.2⋅10⁻⁹");
  assert.equal(scientific(1e-16, 0), "10⁻¹⁶");
  assert.equal(scientific(1e-16, 1), "1.0⋅10⁻¹⁶");
  assert.equal(scientific(2.5, 1), "2.5");
  assert.equal(scientific(1, 0), "1");
});
