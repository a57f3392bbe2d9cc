// Newton's steps from a start that can be dragged, and the current step from close by: two curves, and the
// straight lines that replace them and cross where the step leads.

import { Figure, decimal, scientific } from "./figure.js";
import { determinant, plus } from "./maps.js";
import { F, J, circle, falling, singular, standIn, step, walk } from "./newton.js";
import { Plane, arrowOutline } from "./plane.js";

const MAP = { x: [-3.6, 2.8], y: [-2.35, 2.45] };
const CROSSINGS = [[1, -1.5], [-1, 1]].map((start) => walk(start, 9).at(-1));
const NEAREST = 1e-9; // half the height of the closest view, before rounding shows
const ALONE = 1; // and of the view of a point that has no step
const [ROOM, BESIDE] = [15, 11]; // pixels: the shortest step with a number at either end, and how far off these are

const point = (vector) => `(${vector.map((value) => decimal(value, Math.abs(value) < 100 ? 4 : 1)).join(", ")})`;

class Newton extends Figure {
  // From (0.1, 0), the page's second start, the way back takes 26 steps.
  static controls = {
    x: { start: 1, min: -2.5, max: 2, step: 0.05 },
    y: { start: -1.5, min: -1.9, max: 1.9, step: 0.05 },
    k: { start: 0, min: 0, max: 30, step: 1, advance: true },
  };

  static words = {
    en: {
      x: "start x",
      y: "start y",
      k: "steps k",
      map: "Both curves, the start and the steps taken; the frame is what the other view shows",
      near: "The next step from close by: both curves, and the straight lines that replace them",
      start: "the start",
    },
    zh: {
      x: "起点 x",
      y: "起点 y",
      k: "步数 k",
      map: "两条曲线、起点和走过的每一步；方框是另一幅图的范围",
      near: "放大看下一步：两条曲线，以及代替它们的两条直线",
      start: "起点",
    },
  };

  static numbers = ["(x, y)", "‖F‖", "det J", "Δ"];
  static digits = 4;

  build() {
    this.map = new Plane({ ...MAP, label: this.word("map") });
    this.near = new Plane({ ...MAP, label: this.word("near") });
    this.stage(this.map, this.near);
    this.map.axes(["x", "y"], { across: [-1, 1], along: [-1, 1] })();
    this.map.line("dashed thin muted")(singular([-1, 2.3]));
    this.map.text("muted", { dx: 6, dy: -8 })([1, 1 / Math.E], "det J = 0");
    this.map.line()(circle([0, 0], 2));
    this.map.line("muted")(falling([2 * MAP.x[0], MAP.x[1]], MAP.y[0]));
    this.curves = [this.near.line(), this.near.line("muted")];
    this.frame = this.map.line("column-1", true);
    this.taken = this.map.add("path", { class: "arrow column-1" });
    this.pending = this.map.line("dashed column-1");
    this.standIns = [0, 1].map(() => this.near.line("dashed column-1"));
    this.delta = this.near.arrow("column-1");
    for (const crossing of CROSSINGS) this.map.dot("column-2")(crossing);
    this.crossings = CROSSINGS.map(() => this.near.dot("column-2"));
    this.here = [this.map, this.near].map((plane) => plane.dot("column-1"));
    this.names = [0, 1].map(() => this.near.text("column-1", { dy: 5 }));
    this.handle(this.map, this.word("start"), ["x", "y"]);
  }

  draw({ x, y, k }) {
    const points = walk([x, y], k);
    const here = points.at(-1);
    const delta = step(here);
    this.taken.setAttribute("d", points.slice(1).map((to, i) => this.#arrow(points[i], to)).join(""));
    this.pending(delta ? [here, plus(here, delta)] : []);
    this.here[0](here);
    this.#closeBy(here, delta, points.length - 1);
    const residual = Math.hypot(...F(here));
    return {
      "(x, y)": point(here),
      "‖F‖": residual < 1e-10 ? "< 10⁻¹⁰" : size(residual, 0),
      "det J": size(determinant(J(here)), 1e4),
      Δ: delta ? point(delta) : "—",
    };
  }

  #arrow(from, to) {
    return arrowOutline(this.map.toPixels(from), this.map.toPixels(to));
  }

  // The view that just holds the step Δ of point k, with what crosses there.
  #closeBy(here, delta, k) {
    const [dx, dy] = delta ?? [0, 0];
    const half = delta ? Math.max(NEAREST, 0.8 * Math.max(0.75 * Math.abs(dx), Math.abs(dy))) : ALONE;
    const middle = plus(here, [dx / 2, dy / 2]);
    const [left, right, bottom, top] = [
      middle[0] - (4 / 3) * half,
      middle[0] + (4 / 3) * half,
      middle[1] - half,
      middle[1] + half,
    ];
    this.near.window({ x: [left, right], y: [bottom, top] });
    this.frame([[left, bottom], [right, bottom], [right, top], [left, top]]);
    // A little more than the window, for a box that is wider.
    this.curves[0](circle(middle, 3 * half));
    this.curves[1](falling([left - half, right + half], bottom));
    this.standIns.forEach((line, i) => line(standIn(here, i, 5 * half)));
    this.crossings.forEach((dot, i) => dot(CROSSINGS[i]));
    this.here[1](here);
    const next = plus(here, [dx, dy]);
    this.delta(here, next);
    this.#names(here, next, k);
  }

  // The number of either end stands beyond it and to the side; that of the second only where there is room.
  #names(here, next, k) {
    const [[x0, y0], [x1, y1]] = [here, next].map(this.near.toPixels);
    const length = Math.hypot(x1 - x0, y1 - y0);
    const [x, y] = length > ROOM ? [x1 - x0, y1 - y0].map((part) => (BESIDE * part) / length) : [0, BESIDE];
    this.names[0](this.near.toData([x0 - x + y, y0 - y - x]), String(k));
    this.names[1](this.near.toData([x1 + x + y, y1 + y - x]), length > ROOM ? String(k + 1) : "");
  }
}

// A number with four digits; from `large` on with a power of ten; a dash for what no computer can hold.
function size(value, large) {
  if (!Number.isFinite(value)) return "—";
  return Math.abs(value) < large ? value : scientific(value, 1).replace("-", "−");
}

customElements.define("jacobian-newton", Newton);
