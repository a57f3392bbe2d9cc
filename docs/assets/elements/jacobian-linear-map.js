// A grid and its bent image; a small square at a, what f makes of it, and what the columns of J make of it.

import { Figure, decimal } from "./figure.js";
import { MAPS, areaRatio, column, determinant, grid, plus, square, squareControls } from "./maps.js";
import { Plane } from "./plane.js";

const BEFORE = { x: [-2, 2.4], y: [-1.3, 2] };
const AFTER = {
  square: { x: [-5.2, 5.2], y: [-3.3, 4.5] },
  fold: { x: [-1, 4.6], y: [-1.6, 2.6] },
  slide: { x: [-2.4, 4.8], y: [-2, 3.4] },
  linear: { x: [-3.6, 3.6], y: [-2.4, 3] },
};

class LinearMap extends Figure {
  static words = {
    en: {
      map: "map f",
      side: "side",
      before: "The plane, with a square at the point a",
      after: "Its image under f, and the parallelogram of the columns of J",
      a: "a, the corner of the square",
      ratio: "true area ratio",
    },
    zh: {
      map: "映射 f",
      side: "边长",
      before: "平面，点 a 处有一个正方形",
      after: "它在 f 下的像，以及 J 的两列张成的平行四边形",
      a: "a，正方形的顶点",
      ratio: "真实的面积比",
    },
  };

  static controls = squareControls(Object.keys(AFTER), [1, -1.5, 1.5], [0.5, -1, 1]);
  static numbers = ["f(a)", "J", "det J", "ratio"];

  build() {
    this.before = new Plane({ ...BEFORE, label: this.word("before") });
    this.after = new Plane({ ...AFTER.square, label: this.word("after") });
    this.stage(this.before, this.after);
    this.parts = [this.before, this.after].map((plane) => ({
      axes: plane.axes(plane === this.before ? ["x", "y"] : ["f₁", "f₂"]),
      across: plane.lines("thin column-1"),
      up: plane.lines("thin column-2"),
      cell: plane.area(),
      first: plane.arrow("column-1"),
      second: plane.arrow("column-2"),
    }));
    this.tangent = this.after.line("dashed", true);
    this.image = this.after.dot();
    this.imageName = this.after.text("", { dx: -8, dy: 18 });
    this.handle(this.before, this.word("a"), ["x", "y"]);
  }

  draw({ map, x, y, side }) {
    const { f, J: jacobian } = MAPS[map];
    const a = [x, y];
    const J = jacobian(a);
    const identity = [[1, 0], [0, 1]];
    this.after.window(AFTER[map]);
    this.#plane(this.parts[0], (p) => p, a, identity, side);
    this.#plane(this.parts[1], f, a, J, side);
    const [u, v] = [column(J, 0, side), column(J, 1, side)];
    const start = f(a);
    this.tangent([start, plus(start, u), plus(start, u, v), plus(start, v)]);
    this.image(start);
    this.imageName(start, "f(a)");
    return {
      "f(a)": `(${start.map((value) => decimal(value, 2)).join(", ")})`,
      J,
      "det J": determinant(J),
      ratio: areaRatio(f, a, side),
    };
  }

  // One plane: the grid and the square as f leaves them, and the columns of J times the side.
  #plane(parts, f, a, J, side) {
    const { across, up } = grid([-2, 2], [-1, 1.5], 0.5);
    parts.axes();
    parts.across(across.map((line) => line.map(f)));
    parts.up(up.map((line) => line.map(f)));
    parts.cell(square(a, side).map(f));
    parts.first(f(a), plus(f(a), column(J, 0, side)));
    parts.second(f(a), plus(f(a), column(J, 1, side)));
  }
}

customElements.define("jacobian-linear-map", LinearMap);
