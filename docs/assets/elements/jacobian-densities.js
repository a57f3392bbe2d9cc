// A density under a curve and what becomes of it beside it: an interval and its image hold the same probability.

import { MAPS, normal, probability } from "./density.js";
import { Figure } from "./figure.js";
import { Plane } from "./plane.js";

const [LEFT, RIGHT, TOP] = [-1.2, 1.5, 3.4]; // the curve's window; it begins at y = 0
const VIEW = { x: [-2.75, 1.55], y: [-1.15, 3.45], width: 440, height: 320 };
const HEIGHT = 1.05; // of a density of 1, downwards and to the left: then equal areas look equal
const NAMES = { rising: [0.5, 2.9], falling: [-0.35, 2.5] }; // where a curve's formula stands

const below = (x) => [x, -HEIGHT * normal(x)];
const beside = (density) => (y) => [LEFT - HEIGHT * density(y), y];
const between = (a, b, points) => Array.from({ length: points + 1 }, (_, k) => a + ((b - a) * k) / points);

class Densities extends Figure {
  static words = {
    en: {
      map: "map f",
      plane: "The curve of f with the density of x below it and the density of y beside it",
      interval: "middle of the interval dx",
      before: "probability in dx",
      after: "probability in dy",
    },
    zh: {
      map: "映射 f",
      plane: "f 的曲线，下方是 x 的密度，旁边是 y 的密度",
      interval: "区间 dx 的中点",
      before: "dx 里的概率",
      after: "dy 里的概率",
    },
  };

  static controls = {
    map: { start: "rising", options: Object.keys(MAPS), text: (map) => MAPS[map].formula },
    x: { start: 0.7, min: -1, max: 1, step: 0.02 },
    dx: { start: 0.2, min: 0.02, max: 0.4, step: 0.02 },
  };

  static numbers = ["before", "after", "|dy|/dx", "|f′(x)|", "p(x)", "p(y)", "p(x)/|f′(x)|"];
  static digits = 4;

  build() {
    const plane = new Plane({ ...VIEW, label: this.word("plane") });
    this.stage(plane);
    plane.line("muted")([[LEFT, TOP], [LEFT, 0], [RIGHT, 0]]);
    plane.line("column-1")(between(LEFT, RIGHT, 60).map(below));
    plane.text("column-1")([-0.95, -0.68], "p(x)");
    plane.text("column-2")([LEFT - 0.4, 3.1], "p(y)");
    this.curve = plane.line();
    this.formula = plane.text();
    this.pushed = plane.line("column-2");
    this.strips = [plane.area("column-1"), plane.area("column-2")];
    this.edges = plane.lines("dashed muted");
    this.dx = plane.text("column-1", { dy: 16 });
    this.dy = plane.text("column-2 end", { dx: -5, dy: 4 });
    this.handle(plane, this.word("interval"), ["x"], { at: ({ x }) => [x, 0], to: ([x]) => ({ x }) });
  }

  draw({ map, x, dx }) {
    const { f, slope, density, formula } = MAPS[map];
    const left = beside(density);
    const ends = [x - dx / 2, x + dx / 2];
    const [low, high] = ends.map(f);
    this.curve(between(LEFT, RIGHT, 60).map((u) => [u, f(u)]).filter(([, y]) => y <= TOP));
    this.formula(NAMES[map], formula);
    this.pushed(between(0.03, TOP, 100).map(left));
    this.strips[0]([[ends[0], 0], ...between(...ends, 20).map(below), [ends[1], 0]]);
    this.strips[1]([[LEFT, low], ...between(low, high, 20).map(left), [LEFT, high]]);
    this.edges(ends.map((end) => [[end, 0], [end, f(end)], [LEFT, f(end)]]));
    // The names stand where the strips are longest.
    const [, deepest] = [ends[0], x, ends[1]].map(below).reduce((a, b) => (b[1] < a[1] ? b : a));
    const [farthest] = [low, f(x), high].map(left).reduce((a, b) => (b[0] < a[0] ? b : a));
    this.dx([x, deepest], "dx");
    this.dy([farthest, f(x)], "dy");
    return {
      before: probability(normal, ...ends),
      after: probability(density, low, high),
      "|dy|/dx": Math.abs(high - low) / dx,
      "|f′(x)|": Math.abs(slope(x)),
      "p(x)": normal(x),
      "p(y)": density(f(x)),
      "p(x)/|f′(x)|": normal(x) / Math.abs(slope(x)),
    };
  }
}

customElements.define("jacobian-densities", Densities);
