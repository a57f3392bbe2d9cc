// One case goes forwards through a small network and its cotangents come back, a step at a time.

import { Figure, decimal, formula, matrix } from "./figure.js";
import { cell, edges } from "./graph.js";
import { CASES, PARAMETERS, backward, batch, forward, loss } from "./network.js";
import { Plane } from "./plane.js";

const SIZE = { width: 550, height: 290 };
const HIGH = 40; // of a cell
const APART = 6; // of arrows at a cell
const TWO = [106, 194];
const THREE = [62, 150, 238];
const LAYERS = {
  x: { at: 22, width: 34, rows: TWO },
  s: { at: 176, width: 52, rows: THREE },
  h: { at: 228, width: 52, rows: THREE },
  z: { at: 392, width: 52, rows: TWO },
  p: { at: 444, width: 52, rows: TWO },
  loss: { at: 520, width: 52, rows: [150], name: "−log p" },
};
const BARRED = ["s", "h", "z"];

// What each step computes: the layer whose cells it fills, or the weights that it leads through.
const STEPS = [
  { formula: "x", layer: "x" },
  { formula: "s = W₁x + b₁", layer: "s", weights: "W1" },
  { formula: "h = tanh s", layer: "h" },
  { formula: "z = W₂h + b₂", layer: "z", weights: "W2" },
  { formula: "p = softmax z", layer: "p" },
  { formula: "−log p", layer: "loss", weights: "loss" },
  { formula: "z̄ = (p − y) / 4", layer: "z", weights: "loss", back: true },
  { formula: "h̄ = W₂ᵀz̄", layer: "h", weights: "W2", back: true },
  { formula: "s̄ = h̄ ⊙ (1 − h ⊙ h)", layer: "s", back: true },
  { formula: "z̄hᵀ", weights: "W2", share: true },
  { formula: "s̄xᵀ", weights: "W1", share: true },
];
const KNOWN = Object.fromEntries(["x", "s", "h", "z", "p", "loss"].map((layer, step) => [layer, step]));
const BACK = { loss: 6, z: 6, h: 7, s: 8, W2: 9, W1: 10 }; // from which step on cotangents and gradients stand

class Network extends Figure {
  static words = {
    en: {
      step: "step",
      row: "case x",
      weight: "weight x₂ → s₁",
      graph: "The network: inputs x, hidden layer s and h, scores z and probabilities p, the loss of the case",
      now: "this step",
      result: "gives",
      sum: "all four rows",
      L: "loss L",
    },
    zh: {
      step: "步骤",
      row: "情形 x",
      weight: "权重 x₂ → s₁",
      graph: "网络：输入 x，隐藏层 s 和 h，得分 z 和概率 p，这种情形的损失",
      now: "这一步",
      result: "得到",
      sum: "四行之和",
      L: "损失 L",
    },
  };

  static controls = {
    step: { start: 10, min: 0, max: 10, step: 1, advance: true, text: (step) => `${step}/10` },
    row: { start: "01", options: Object.keys(CASES), text: (row) => `(${[...row].join(", ")})` },
    weight: { start: -1, min: -3, max: 3, step: 0.1 },
  };

  static numbers = ["now", "result", "sum", "L"];
  static digits = 4;

  build() {
    const plane = new Plane({ ...SIZE, x: [0, SIZE.width], y: [SIZE.height, 0], label: this.word("graph") });
    this.stage(plane);
    const { x, s, h, z, p, loss: end } = LAYERS;
    this.arrows = { W1: fan(plane, x, s, 0.68), W2: fan(plane, h, z, 0.32), loss: fan(plane, p, end, 0.5) };
    this.cells = mapped(LAYERS, ({ at, width, rows, name }, layer) => {
      plane.text()([at, 17], name ?? layer);
      return rows.map((y) => cell(plane, [at, y], [width, HIGH], layer));
    });
    const above = ({ at, rows }) => rows.map((y) => label(plane, [at, y - HIGH / 2 - 6]));
    this.biases = { b1: above(s), b2: above(z) };
    this.targets = above(p);
    this.bars = Object.fromEntries(BARRED.map((layer) => [layer, barred(plane, layer, LAYERS[layer].at)]));
  }

  draw({ step, row, weight }) {
    const W1 = PARAMETERS.W1.map((weights, i) => (i ? weights : [weights[0], weight]));
    const parameters = { ...PARAMETERS, W1 };
    const { x, y } = CASES[row];
    const pass = forward(x, parameters);
    const there = { ...pass, loss: [loss(pass.p, y)] };
    const back = { ...backward(pass, y, parameters, 4), loss: [1 / 4] };
    const now = STEPS[step];
    const lit = (on, green) => `${on ? "on" : ""} ${green ? "green" : ""}`;

    for (const [layer, cells] of Object.entries(this.cells)) {
      const on = now.layer === layer;
      cells.forEach((show, k) => {
        const value = step >= KNOWN[layer] ? short(there[layer][k]) : "";
        const below = step >= BACK[layer] ? short(back[layer][k]) : "";
        show(value, below, lit(on, on && now.back));
      });
    }
    for (const [layer, show] of Object.entries(this.bars)) show(step >= BACK[layer]);
    for (const [weights, bias, cotangents] of [["W1", "b1", back.s], ["W2", "b2", back.z]]) {
      const shares = step >= BACK[weights];
      const on = now.weights === weights;
      const color = shares || (on && now.back) ? "column-3" : on ? "" : "muted";
      const numbers = shares ? back[weights] : parameters[weights];
      this.arrows[weights]((i, j) => [short(numbers[i][j]), `small ${on ? "on" : ""} ${color}`, on && now.back]);
      const used = on && !now.back ? "" : "muted"; // the biases play no part in h̄
      this.biases[bias].forEach((show, i) =>
        shares ? show(short(cotangents[i]), "column-3") : show(signed(parameters[bias][i]), used),
      );
    }
    const right = y.indexOf(1);
    const ends = step >= KNOWN.loss ? (now.weights === "loss" ? "on" : "") : "muted";
    const returns = step === BACK.loss;
    this.arrows.loss((_, k) => [k === right ? "" : undefined, `${ends} ${returns ? "column-3" : ""}`, returns]);
    this.targets.forEach((show, k) => show(`y = ${y[k]}`, now.weights === "loss" ? "" : "muted"));

    const all = batch(parameters);
    const green = now.back || now.share ? "column-3" : "";
    const standing = (rows) => matrix(rows, this.constructor.digits, () => green);
    const column = (vector) => standing(vector.map((value) => [value]));
    const source = now.back ? back : there;
    return {
      now: formula(step === KNOWN.loss ? `−log p${"₁₂"[right]}` : now.formula),
      result: now.share ? standing(back[now.weights]) : now.layer === "loss" ? there.loss[0] : column(source[now.layer]),
      sum: now.share ? standing(all[now.weights]) : "–",
      L: step >= KNOWN.loss ? all.loss : "–",
    };
  }
}

// Arrows from each cell of a layer to each of the next, side by side where they leave and arrive. To show them,
// say for each what `edges` wants to know.
function fan(plane, start, end, part) {
  const pairs = end.rows.flatMap((_, i) => start.rows.map((_, j) => [i, j]));
  const beside = (y, k, all) => y + APART * (k - (all.length - 1) / 2);
  const [left, right] = [start.at + start.width / 2, end.at - end.width / 2 - 2];
  const ends = ([i, j]) => [
    [left, beside(start.rows[j], i, end.rows)],
    [right, beside(end.rows[i], j, start.rows)],
    part,
  ];
  const arrows = edges(plane, pairs.map(ends));
  return (say) => pairs.forEach((pair, k) => arrows[k](...say(...pair)));
}

// A number above a cell.
function label(plane, [x, y]) {
  const text = plane.add("text", { x, y });
  return (content, kind) => {
    text.textContent = content;
    text.setAttribute("class", `small ${kind}`);
  };
}

// The name of a column of cotangents. The bar is a stroke: Chinese fonts set the character beside the letter.
function barred(plane, name, at) {
  const letter = plane.text("column-3");
  const bar = plane.line("column-3");
  return (known) => {
    letter([at, 281], known ? name : "");
    bar(known ? [[at - 5, 268], [at + 5, 268]] : []);
  };
}

// Three digits after the point, fewer where they say all: 0.5, −1.
function short(value) {
  const digits = [0, 1, 2].find((few) => Math.abs(value - Number(value.toFixed(few))) < 1e-9) ?? 3;
  return decimal(value, digits);
}

function signed(value) {
  return value < 0 ? short(value) : `+${short(value)}`;
}

function mapped(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}

customElements.define("jacobian-network", Network);
