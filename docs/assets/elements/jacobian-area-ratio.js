// A square on a sheet, its image, and the ratio of their areas for every side: it starts at det J.

import { Figure, decimal } from "./figure.js";
import { MAPS, areaRatio, column, determinant, grid, plus, square, squareControls } from "./maps.js";
import { Plane } from "./plane.js";

const SHEET = { x: [-1.6, 2.2], y: [-0.75, 2.1] };
const VIEWS = {
  fold: { image: { x: [-0.7, 4.3], y: [-0.95, 2.8] }, ratios: [-3, 3.6] },
  square: { image: { x: [-5.2, 5.2], y: [-3.2, 4.6] }, ratios: [-4, 21] },
};
const SIDES = { x: [-0.12, 1.15] }; // the graph's window across
const DRAWN = Array.from({ length: 21 }, (_, k) => Math.max(k / 20, 0.001));

class AreaRatio extends Figure {
  static words = {
    en: {
      map: "map",
      side: "side h",
      sheet: "The sheet with its crease and a square",
      image: "The image of the square",
      graph: "The area ratio for every side h, starting at det J",
      corner: "corner of the square",
      ratio: "signed area ratio A/h²",
    },
    zh: {
      map: "映射",
      side: "边长 h",
      sheet: "膜，上面有折痕和一个正方形",
      image: "正方形的像",
      graph: "各种边长 h 的面积比，从 det J 开始",
      corner: "正方形的顶点",
      ratio: "带符号的面积比 A/h²",
    },
  };

  static controls = squareControls(Object.keys(VIEWS), [0.5, -1.2, 1], [0.1, -0.5, 1]);
  static numbers = ["det J", "ratio"];
  static digits = 3;

  build() {
    const view = VIEWS.fold;
    this.sheet = new Plane({ ...SHEET, label: this.word("sheet") });
    this.image = new Plane({ ...view.image, label: this.word("image") });
    this.graph = new Plane({ ...SIDES, y: view.ratios, label: this.word("graph") });
    this.stage(this.sheet, this.image, this.graph);
    this.crease = this.sheet.line("dashed");
    this.before = squareOn(this.sheet);
    this.after = squareOn(this.image);
    this.graphAxes = this.graph.axes(["h", "A/h²"], { across: [0.5, 1] });
    this.limit = this.graph.line("dashed");
    this.limitName = this.graph.text("start", { dx: 6, dy: 15 });
    this.curve = this.graph.line();
    this.now = this.graph.dot();
    this.nowName = this.graph.text("", { dy: -10 });
    this.handle(this.sheet, this.word("corner"), ["x", "y"]);
  }

  draw({ map, x, y, side }) {
    const { f, J: jacobian } = MAPS[map];
    const corner = [x, y];
    const J = jacobian(corner);
    const det = determinant(J);
    const ratio = areaRatio(f, corner, side);
    this.image.window(VIEWS[map].image);
    this.graph.window({ ...SIDES, y: VIEWS[map].ratios });
    this.crease(map === "fold" ? [[0, SHEET.y[0]], [0, SHEET.y[1]]] : []);
    this.before((p) => p, corner, [[1, 0], [0, 1]], side, ratio);
    this.after(f, corner, J, side, ratio);
    this.graphAxes();
    const [, end] = SIDES.x;
    this.limit([[0, det], [end, det]]);
    this.limitName([0, det], "det J");
    this.curve(DRAWN.map((h) => [h, areaRatio(f, corner, h)]));
    this.now([side, ratio]);
    this.nowName([side, ratio], decimal(ratio, 2));
    return { "det J": det, ratio };
  }
}

// A grid and a square on a plane, under f; arrows along the square's sides: the columns of J times the side.
function squareOn(plane) {
  const axes = plane.axes(["x", "y"]);
  const bent = [plane.lines("thin column-1"), plane.lines("thin column-2")];
  const { across, up } = grid([-1.5, 2], [-0.5, 2], 0.5);
  const cell = plane.area();
  const arrows = [plane.arrow("column-1"), plane.arrow("column-2")];
  const sign = plane.text();
  return (f, corner, J, side, ratio) => {
    axes();
    [across, up].forEach((lines, j) => bent[j](lines.map((line) => line.map(f))));
    cell(square(corner, side).map(f));
    arrows.forEach((arrow, j) => arrow(f(corner), plus(f(corner), column(J, j, side))));
    const middle = f(plus(corner, [side / 2, side / 2]));
    sign(middle, Math.abs(ratio) < 1e-9 ? "0" : ratio > 0 ? "+" : "−");
  };
}

customElements.define("jacobian-area-ratio", AreaRatio);
