// Two machines as a graph: every arrow carries a derivative, every path the product of two, an entry their sum.

import { Figure, decimal, matrix } from "./figure.js";
import { edges, node, rims } from "./graph.js";
import { belts, beltsJacobian, paths, product, wheelsJacobian } from "./machines.js";
import { Plane } from "./plane.js";

const SIZE = { width: 430, height: 250 };
const LEVERS = [[30, 62], [30, 168]];
const BELTS = [[215, 26], [215, 115], [215, 204]];
const WHEELS = [[400, 62], [400, 168]];
const SYMBOLS = { x1: "x₁", x2: "x₂", y1: "y₁", y2: "y₂", y3: "y₃", z1: "z₁", z2: "z₂" };
const ROUTES = ["x1-z1", "x2-z1", "x1-z2", "x2-z2"];

const whole = (value) => decimal(value, 0);

class Paths extends Figure {
  static words = {
    en: {
      x1: "lever x₁",
      x2: "lever x₂",
      route: "paths",
      graph: "The graph of both machines: levers, belts, wheels",
      y: "belts y",
      by1: "by way of y₁",
      by2: "by way of y₂",
      by3: "by way of y₃",
      sum: "sum",
      J: "matrix of both",
    },
    zh: {
      x1: "拉杆 x₁",
      x2: "拉杆 x₂",
      route: "路径",
      graph: "两台机器的图：拉杆、皮带、轮子",
      y: "皮带 y",
      by1: "经过 y₁",
      by2: "经过 y₂",
      by3: "经过 y₃",
      sum: "加起来",
      J: "合起来的矩阵",
    },
  };

  static controls = {
    x1: { start: 1, min: -2, max: 3, step: 1 },
    x2: { start: 2, min: -2, max: 3, step: 1 },
    route: { start: ROUTES[0], options: ROUTES, text: (route) => route.split("-").map((name) => SYMBOLS[name]).join(" → ") },
  };

  static numbers = ["y", "by1", "by2", "by3", "sum", "J"];

  build() {
    const plane = new Plane({ ...SIZE, x: [0, SIZE.width], y: [SIZE.height, 0], label: this.word("graph") });
    this.stage(plane);
    this.first = fan(plane, LEVERS, BELTS, 0.25);
    this.last = fan(plane, BELTS, WHEELS, 0.75);
    const named = (places, letter) => places.map((at, k) => node(plane, at, SYMBOLS[`${letter}${k + 1}`]));
    [this.levers, this.wheels] = [named(LEVERS, "x"), named(WHEELS, "z")];
    for (const belt of named(BELTS, "y")) belt("");
    plane.text("muted")([122, 243], "3×2");
    plane.text("muted")([308, 243], "2×3");
  }

  draw({ x1, x2, route }) {
    const [j, i] = route.match(/\d/g).map((digit) => digit - 1);
    const y = belts([x1, x2]);
    const [first, last] = [beltsJacobian([x1, x2]), wheelsJacobian(y)];
    const walks = paths(last, first, i, j);
    const terms = walks.map(([one, two]) => one * two);
    const color = `column-${j + 1}`;
    this.first((belt, lever) => [first[belt][lever], lever === j && terms[belt] ? `on ${color}` : "muted"]);
    this.last((wheel, belt) => [last[wheel][belt], wheel === i && terms[belt] ? `on ${color}` : "muted"]);
    this.levers.forEach((lever, k) => lever(k === j ? color : ""));
    this.wheels.forEach((wheel, k) => wheel(k === i ? color : ""));
    const kind = (row, k) => `column-${k + 1} ${row === i && k === j ? "marked" : ""}`;
    return {
      y: `(${y.map(whole).join(", ")})`,
      ...Object.fromEntries(walks.map((walk, k) => [`by${k + 1}`, `${factors(walk)} = ${whole(terms[k])}`])),
      sum: `${sum(terms)} = ${whole(terms.reduce((a, b) => a + b))}`,
      J: matrix(product(last, first), 0, kind),
    };
  }
}

// Arrows from each place on the left to each on the right. To show them, say for the numbers of both what the
// arrow carries and its kind; one that carries zero is not drawn.
function fan(plane, starts, ends, part) {
  const pairs = ends.flatMap((_, end) => starts.map((_, start) => [end, start]));
  const arrows = edges(plane, pairs.map(([end, start]) => [...rims(starts[start], ends[end]), part]));
  return (say) =>
    pairs.forEach((pair, k) => {
      const [rate, kind] = say(...pair);
      arrows[k](rate ? whole(rate) : undefined, kind);
    });
}

// 2⋅(−1), and 2 − 1 + 6: a minus sign inside is set off.
function factors([one, two]) {
  return `${whole(one)}⋅${two < 0 ? `(${whole(two)})` : whole(two)}`;
}

function sum([head, ...rest]) {
  return whole(head) + rest.map((term) => (term < 0 ? ` − ${whole(-term)}` : ` + ${whole(term)}`)).join("");
}

customElements.define("jacobian-paths", Paths);
