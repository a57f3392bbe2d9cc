// A network with two inputs, three hidden units and two outputs: one case of its batch forwards and back.

export const CASES = {
  "00": { x: [0, 0], y: [1, 0] },
  "01": { x: [0, 1], y: [0, 1] },
  "10": { x: [1, 0], y: [0, 1] },
  "11": { x: [1, 1], y: [1, 0] },
};

export const PARAMETERS = {
  W1: [[1, -1], [0.5, 0.5], [-1, 0.5]],
  b1: [0, 0.5, -0.5],
  W2: [[1, -1, 0.5], [-1, 0.5, 1]],
  b2: [0.5, -0.5],
};

const dot = (u, v) => u.reduce((sum, value, i) => sum + value * v[i], 0);
const affine = (W, x, b) => W.map((row, i) => dot(row, x) + b[i]);
const outer = (u, v) => u.map((a) => v.map((b) => a * b));

function softmax(z) {
  const powers = z.map((value) => Math.exp(value - Math.max(...z)));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}

export function forward(x, { W1, b1, W2, b2 }) {
  const s = affine(W1, x, b1);
  const h = s.map(Math.tanh);
  const z = affine(W2, h, b2);
  return { x, s, h, z, p: softmax(z) };
}

export function loss(p, y) {
  return -Math.log(dot(p, y));
}

// The cotangents of one case in a mean over so many, and its shares in the gradients of the weights.
export function backward({ x, h, p }, y, { W2 }, cases) {
  const z = p.map((value, k) => (value - y[k]) / cases);
  const toH = h.map((_, i) => dot(W2.map((row) => row[i]), z));
  const s = toH.map((value, i) => value * (1 - h[i] ** 2));
  return { z, h: toH, s, W2: outer(z, h), W1: outer(s, x) };
}

// The loss of all cases together, and the gradients of the weights: the sums of the shares.
export function batch(parameters) {
  const cases = Object.values(CASES);
  const passes = cases.map(({ x, y }) => {
    const there = forward(x, parameters);
    return { loss: loss(there.p, y) / cases.length, ...backward(there, y, parameters, cases.length) };
  });
  const total = (name) =>
    passes.map((pass) => pass[name]).reduce((A, B) => A.map((row, i) => row.map((value, j) => value + B[i][j])));
  return { loss: passes.reduce((sum, pass) => sum + pass.loss, 0), W1: total("W1"), W2: total("W2") };
}
