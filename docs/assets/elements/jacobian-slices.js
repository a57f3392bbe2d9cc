// A loss over two weights, cut along each of them through a point that can be dragged: the slopes of the two
// slices are the partial derivatives, and their tangents predict what a step h of one weight changes.

import { Figure, decimal } from "./figure.js";
import { Plane } from "./plane.js";
import { levelLine, loss, moved, slopes } from "./spam.js";

const MAP = { x: [-1.1, 2.1], y: [-1.6, 0.8] };
const SLICES = { x: [-1.4, 1.4], y: [-0.8, 3.2] };
const REACH = 1.2; // how far the slices go to either side of the point
const MOVES = Array.from({ length: 49 }, (_, k) => REACH * (k / 24 - 1));
const EDGES = [-0.85, 1.72]; // of the level lines: their levels stand on the right, numbers of w₂ on the left
const LEVELS = [0.2, 0.4, Math.log(2), 1, 1.5];
const WEIGHTS = ["w₁", "w₂"];
const COLORS = ["column-1", "column-2"];

class Slices extends Figure {
  static words = {
    en: {
      w1: "weight w₁",
      w2: "weight w₂",
      h: "step h",
      map: "The map: level lines of the loss L, your point, and a step h along each weight",
      slices: "The loss along each weight, with its tangent",
      w: "w, both weights",
      end: "end of the step h",
      change1: "∂L/∂w₁ ⋅ h, true",
      change2: "∂L/∂w₂ ⋅ h, true",
    },
    zh: {
      w1: "权重 w₁",
      w2: "权重 w₂",
      h: "步长 h",
      map: "地图：损失 L 的等值线、所在的点，以及沿两个权重各走的一步 h",
      slices: "沿每个权重的损失和它的切线",
      w: "w，两个权重",
      end: "步长 h 的终点",
      change1: "∂L/∂w₁ ⋅ h，实际",
      change2: "∂L/∂w₂ ⋅ h，实际",
    },
  };

  static controls = {
    w1: { start: 0.5, min: -0.25, max: 1.25, step: 0.05 },
    w2: { start: -0.25, min: -1, max: 0.5, step: 0.05 },
    h: { start: 0.8, min: -REACH, max: REACH, step: 0.05 },
  };

  static numbers = ["L", "∂L/∂w₁", "∂L/∂w₂", "change1", "change2"];
  static digits = 3;

  build() {
    const map = new Plane({ ...MAP, label: this.word("map") });
    const slices = new Plane({ ...SLICES, label: this.word("slices") });
    this.stage(map, slices);
    this.#levels(map);
    this.#frame(slices);
    this.step = slices.lines("thin muted");
    this.parts = COLORS.map((color, j) => ({
      line: map.line(color),
      arrow: map.arrow(color),
      lineName: map.text(color, j ? { dx: 14, dy: 4 } : { dy: 17 }),
      miss: slices.line(`thick ${color}`),
      curve: slices.line(color),
      tangent: slices.line(`dashed ${color}`),
      end: slices.dot(color),
      curveName: slices.text(color, j ? { dx: 14, dy: -6 } : { dy: -10 }),
    }));
    this.here = slices.dot();
    this.handle(map, this.word("w"), ["w1", "w2"]);
    this.handle(slices, this.word("end"), ["h"], {
      at: ({ w1, w2, h }) => [h, loss([w1, w2])],
      to: ([h]) => ({ h }),
    });
  }

  draw({ w1, w2, h }) {
    const w = [w1, w2];
    const L = loss(w);
    const predicted = slopes(w).map((slope) => slope * h);
    const reached = WEIGHTS.map((_, j) => loss(moved(w, j, h)));
    this.parts.forEach((part, j) => this.#slice(part, w, j, h));
    this.here([0, L]);
    const lowest = Math.min(L, ...reached, ...predicted.map((change) => L + change));
    const highest = Math.max(L, ...reached);
    this.step([[[0, L], [h, L]], [[h, lowest], [h, highest]]]);
    const change = (j) => [predicted[j], reached[j] - L].map((value) => decimal(value, 3)).join(", ");
    return {
      L,
      "∂L/∂w₁": slopes(w)[0],
      "∂L/∂w₂": slopes(w)[1],
      change1: change(0),
      change2: change(1),
    };
  }

  // One weight: its line and step on the map, its slice of the loss with the tangent, and what the tangent misses.
  #slice(part, w, j, h) {
    const slice = (move) => loss(moved(w, j, move));
    const tangent = (move) => loss(w) + slopes(w)[j] * move;
    part.line([moved(w, j, -REACH), moved(w, j, REACH)]);
    part.arrow(w, moved(w, j, h));
    part.lineName(moved(w, j, 0.95), WEIGHTS[j]);
    part.curve(MOVES.map((move) => [move, slice(move)]));
    part.tangent([-REACH, REACH].map((move) => [move, tangent(move)]));
    part.miss([[h, tangent(h)], [h, slice(h)]]);
    part.end([h, slice(h)]);
    // Above its curve, where nothing else is; the steeper one on the left, as long as it is in the window.
    const name = j ? MOVES.find((move) => move >= -0.7 && slice(move) < 2.5) : 1.1;
    part.curveName([name, slice(name)], WEIGHTS[j]);
  }

  // Straight level lines with their levels, and whole weights along the edges.
  #levels(map) {
    const [left] = MAP.x;
    const [low] = MAP.y;
    map.axes(["", ""])();
    map.lines("thin muted")(LEVELS.map((level) => levelLine(level, EDGES)));
    for (const level of LEVELS) {
      const [, end] = levelLine(level, EDGES);
      map.text("start muted", { dx: 4, dy: 6 })(end, String(Number(level.toFixed(2))));
    }
    for (const w1 of [0, 1]) map.text("muted", { dx: w1 ? 0 : -8, dy: -5 })([w1, low], decimal(w1, 0));
    for (const w2 of [-1, 0]) map.text("start muted", { dx: 4, dy: w2 ? 4 : -4 })([left, w2], decimal(w2, 0));
  }

  // The axis at loss 0 and marks at whole numbers, along the edges where the curves leave them alone.
  #frame(slices) {
    const [left, right] = SLICES.x;
    slices.axes(["h", "L"])();
    slices.lines("thin muted")([1, 2].map((L) => [[left, L], [right, L]]));
    for (const L of [1, 2]) slices.text("start muted", { dx: 4, dy: -4 })([left, L], String(L));
    for (const h of [-1, 1]) slices.text("muted", { dy: -5 })([h, SLICES.y[0]], decimal(h, 0));
  }
}

customElements.define("jacobian-slices", Slices);
