// The error of difference quotients against the step, both logarithmic. The build computes the errors.

import { Figure, scientific } from "./figure.js";
import { Plane, place, svg } from "./plane.js";

const VIEW = { x: [-18.6, 0.8], y: [-18, 1], width: 420, height: 250 };
const [LEFT, BOTTOM] = [-16.6, -16.6]; // where the axes meet
const FINEST = -16; // exponent of the first step; there are two a decade
const QUOTIENTS = { complex_step: "column-2", single: "column-3", forward: "column-1", central: "" };
const EPSILON = { "": 2 ** -52, "column-3": 2 ** -23 }; // of central differences in both precisions

class StepSize extends Figure {
  static words = {
    en: {
      exponent: "step h",
      plane: "Relative errors against the step h",
      point: "central difference",
      forward: "forward",
      central: "central",
      single: "central, single",
      complex_step: "complex step",
    },
    zh: {
      exponent: "步长 h",
      plane: "相对误差随步长 h 的变化",
      point: "中心差分",
      forward: "前向差分",
      central: "中心差分",
      single: "中心差分，单精度",
      complex_step: "复数步长法",
    },
  };

  // Half an exponent is the step three times as large.
  static controls = {
    exponent: {
      start: -5.5,
      min: FINEST,
      max: 0,
      step: 0.5,
      text: (exponent) => scientific(Number(`${Number.isInteger(exponent) ? 1 : 3}e${Math.floor(exponent)}`), 0),
    },
  };

  static numbers = ["forward", "central", "single", "complex_step"];

  async build() {
    const { STEPS, ERRORS } = await import("./step-errors.js");
    this.points = Object.fromEntries(
      Object.keys(QUOTIENTS).map((name) => [name, ERRORS[name].map((error, k) => [STEPS[k], error].map(Math.log10))]),
    );
    this.errors = ERRORS;
    this.plane = new Plane({ ...VIEW, label: this.word("plane") });
    this.stage(this.plane);
    this.#axes();
    this.now = this.plane.line("thin muted");
    for (const [color, epsilon] of Object.entries(EPSILON)) {
      const best = Math.log10(Math.cbrt(epsilon));
      this.plane.line(`dashed ${color}`)([[best, BOTTOM], [best, VIEW.y[1]]]);
    }
    this.dots = Object.fromEntries(
      Object.entries(QUOTIENTS).map(([name, color]) => [name, this.#curve(this.points[name], color)]),
    );
    this.handle(this.plane, this.word("point"), ["exponent"], {
      at: ({ exponent }) => this.points.central[at(exponent)],
      to: ([x]) => ({ exponent: x }),
    });
  }

  draw({ exponent }) {
    const k = at(exponent);
    const [x] = this.points.central[k];
    this.now([[x, BOTTOM], [x, VIEW.y[1]]]);
    for (const [name, dot] of Object.entries(this.dots)) dot(this.points[name][k]);
    return Object.fromEntries(this.constructor.numbers.map((name) => [name, scientific(this.errors[name][k], 1)]));
  }

  // A curve, a ring around its lowest points, and the dot that moves along it.
  #curve(points, color) {
    this.plane.line(color)(points);
    const least = Math.min(...points.map(([, error]) => error));
    for (const point of points.filter(([, error]) => error === least)) {
      place(this.plane.add("circle", { class: `line best ${color}`, r: 5.5 }), this.plane.toPixels(point));
    }
    return this.plane.dot(color);
  }

  #axes() {
    const pixels = (x, y) => this.plane.toPixels([x, y]);
    const group = this.plane.add("g", { class: "axes", "aria-hidden": "true" });
    const [x, y] = pixels(LEFT, BOTTOM);
    group.append(svg("path", { d: `M${x} 0V${y}H${VIEW.width}` }));
    for (const power of [-16, -12, -8, -4, 0]) {
      const text = scientific(10 ** power, 0);
      group.append(svg("text", { x: pixels(power, 0)[0], y: VIEW.height - 3 }, text));
      group.append(svg("text", { class: "end", x: x - 4, y: pixels(0, power)[1] + 4 }, text));
    }
    group.append(svg("text", { x: VIEW.width - 6, y: y - 6 }, "h"));
  }
}

function at(exponent) {
  return 2 * (exponent - FINEST);
}

customElements.define("jacobian-step-size", StepSize);
