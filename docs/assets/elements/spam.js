// The loss of a spam filter with two weights, for a spam message with one exclamation mark and two links.

const MESSAGE = [1, 2];

function score([w1, w2]) {
  return w1 * MESSAGE[0] + w2 * MESSAGE[1];
}

export function loss(w) {
  return Math.log1p(Math.exp(-score(w)));
}

// Both partial derivatives of the loss.
export function slopes(w) {
  return MESSAGE.map((count) => -count / (1 + Math.exp(score(w))));
}

// The weights after one of them, j = 0 or 1, has moved by h.
export function moved(w, j, h) {
  return w.map((value, i) => (i === j ? value + h : value));
}

// Where the loss has one value: a straight line, from one w₁ to another.
export function levelLine(level, ends) {
  const z = -Math.log(Math.expm1(level));
  return ends.map((w1) => [w1, (z - w1 * MESSAGE[0]) / MESSAGE[1]]);
}
