// A normal density, what two maps of the line make of it, and probabilities as areas.

const MEAN = 0.3;

export function normal(x, mean = MEAN, sd = 0.5) {
  return Math.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * Math.sqrt(2 * Math.PI));
}

// Each with its slope and the density of y. −x is normal with the mean −MEAN, so both make log-normal densities.
export const MAPS = {
  rising: {
    formula: "y = eˣ",
    f: Math.exp,
    slope: Math.exp,
    density: (y) => normal(Math.log(y)) / y,
  },
  falling: {
    formula: "y = e⁻ˣ",
    f: (x) => Math.exp(-x),
    slope: (x) => -Math.exp(-x),
    density: (y) => normal(Math.log(y), -MEAN) / y,
  },
};

// The area under a density between two places, whichever is the left one (Simpson's rule).
export function probability(density, a, b, parts = 50) {
  const h = (b - a) / parts;
  const heights = Array.from({ length: parts + 1 }, (_, k) => density(a + k * h));
  const weighted = heights.map((height, k) => (k === 0 || k === parts ? 1 : k % 2 ? 4 : 2) * height);
  return (Math.abs(h) / 3) * weighted.reduce((sum, part) => sum + part);
}
