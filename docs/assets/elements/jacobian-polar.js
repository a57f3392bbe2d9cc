// The grid of r and θ bends into polar paper: one cell, its sides dr and dθ, and its area on the way.

import { bent, cellArea, jacobian, stretch } from "./bend.js";
import { Figure } from "./figure.js";
import { column, determinant, grid, plus, square } from "./maps.js";
import { Plane } from "./plane.js";

const WINDOW = { x: [-0.45, 3.45], y: [-0.3, 3.1125], width: 320, height: 280 }; // one scale for both directions
const ANGLE = 0.25; // dθ of every cell
const [R, THETA] = [[0, 3], [0, 1.5]]; // the grid
const RAYS = grid(R, THETA, ANGLE).across;
const ARCS = grid(R, THETA, 0.5).up;

class Polar extends Figure {
  static words = {
    en: {
      theta: "angle θ",
      t: "bent by t",
      flat: "The grid of r and θ, with a cell",
      paper: "The grid, bent into polar paper",
      corner: "corner of the cell",
      area: "area A at t",
      "det J": "det J at the corner",
    },
    zh: {
      theta: "角 θ",
      t: "弯曲 t",
      flat: "r 和 θ 的网格，上面有一格",
      paper: "网格弯成极坐标纸",
      corner: "格子的顶点",
      area: "弯到 t 时的面积 A",
      "det J": "顶点处的 det J",
    },
  };

  static controls = {
    r: { start: 2, min: 0, max: 2.5, step: 0.05 },
    theta: { start: 0.5, min: 0, max: 1.25, step: 0.05 },
    dr: { start: 0.5, min: 0.05, max: 0.5, step: 0.05 },
    t: { start: 1, min: 0, max: 1, step: 0.01, text: (t) => t.toFixed(2), play: 4 },
  };

  static numbers = ["dr dθ", "area", "A/(dr dθ)", "det J"];
  static digits = 4;

  build() {
    const flat = new Plane({ ...WINDOW, label: this.word("flat") });
    const paper = new Plane({ ...WINDOW, label: this.word("paper") });
    this.stage(flat, paper);
    this.flat = gridOn(flat, ["r", "θ"]);
    this.paper = gridOn(paper, ["x", "y"]);
    this.handle(flat, this.word("corner"), ["r", "theta"]);
  }

  draw({ r, theta, dr, t }) {
    this.flat([r, theta], dr, 0);
    this.paper([r, theta], dr, t);
    const before = dr * ANGLE;
    const area = cellArea(r, dr, ANGLE, t);
    return {
      "dr dθ": before,
      area,
      "A/(dr dθ)": area / before,
      "det J": determinant(jacobian([r, theta], t)),
    };
  }
}

// The grid and a cell on a plane, bent by t; arrows from the cell's corner: the columns of J times dr and dθ.
function gridOn(plane, names) {
  plane.axes(names, { across: [1, 2, 3] })();
  const lines = [plane.lines("thin column-1"), plane.lines("thin column-2")];
  const cell = plane.area();
  const arrows = [plane.arrow("column-1"), plane.arrow("column-2")];
  const texts = [plane.text("column-1", { dy: 4 }), plane.text("column-2 end", { dy: 4 })];
  return (corner, dr, t) => {
    const bend = (point) => bent(point, t);
    [RAYS, ARCS].forEach((all, j) => lines[j](all.map((line) => line.map(bend))));
    cell(square([0, 0], 1, 20).map(([a, b]) => bend(plus(corner, [a * dr, b * ANGLE]))));
    const J = jacobian(corner, t);
    const start = bend(corner);
    const [along, across] = [column(J, 0, dr), column(J, 1, ANGLE)];
    arrows[0](start, plus(start, along));
    arrows[1](start, plus(start, across));
    // The names stand outside the cell: of dr to the right of its arrow, of dθ towards the centre.
    const [cos, sin] = column(J, 0, 1);
    const times = Number(stretch(corner[0], t).toFixed(2));
    texts[0](plus(start, column(J, 0, dr / 2), [0.18 * sin, -0.18 * cos]), "dr");
    texts[1](plus(start, column(J, 1, ANGLE / 2), [-0.12 * cos, -0.2 * sin]), times === 1 ? "dθ" : `${times} dθ`);
  };
}

customElements.define("jacobian-polar", Polar);
