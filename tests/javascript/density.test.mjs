import assert from "node:assert/strict";
import { test } from "node:test";

import { MAPS, normal, probability } from "../../docs/assets/elements/density.js";

const near = (actual, expected, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

test("the shares within one, two and three standard deviations", () => {
  for (const [times, share] of [[1, 0.6826894921], [2, 0.9544997361], [3, 0.9973002039]]) {
    near(probability(normal, 0.3 - 0.5 * times, 0.3 + 0.5 * times, 200), share, 1e-8);
  }
});

test("another mean and another deviation move and widen the bell", () => {
  near(normal(2, 2, 3), 1 / (3 * Math.sqrt(2 * Math.PI)));
  near(normal(5, 2, 3) / normal(2, 2, 3), Math.exp(-0.5));
});

test("an area does not care which end comes first, and Simpson's rule is exact for a cubic", () => {
  near(probability((x) => x ** 3, 0, 2, 2), 4);
  near(probability((x) => x ** 3, 2, 0, 2), 4);
});

for (const [name, { f, slope, density, formula }] of Object.entries(MAPS)) {
  test(`${name}: the map is what its formula says, and the slope its derivative`, () => {
    const sign = formula.includes("⁻") ? -1 : 1;
    for (const x of [-0.8, 0, 0.7]) {
      near(Math.log(f(x)), sign * x);
      near(slope(x), (f(x + 1e-6) - f(x - 1e-6)) / 2e-6, 1e-8);
    }
  });

  test(`${name}: an interval and its image have the same probability`, () => {
    for (const [a, b] of [[0.6, 0.8], [-1.2, -0.8], [-0.2, 0.2]]) {
      near(probability(density, f(a), f(b)), probability(normal, a, b), 1e-9);
    }
  });

  test(`${name}: the density of y is that of x divided by the stretch, and integrates to 1`, () => {
    for (const x of [-0.8, 0, 0.7]) near(density(f(x)), normal(x) / Math.abs(slope(x)));
    near(probability(density, 1e-6, 20, 20000), 1, 1e-6);
  });
}
