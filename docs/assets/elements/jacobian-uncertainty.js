// A radar's cloud of possible positions, and the ellipse that J Σ Jᵀ promises: on the chart and up close.

import { Figure, decimal } from "./figure.js";
import { column, plus } from "./maps.js";
import { Plane } from "./plane.js";
import { cloud, deviations, ellipse, jacobian, moments, position, propagate } from "./spread.js";

const HIGH = 13; // half the height of the chart
const NEAR = 2.6; // half the height up close, in deviations
const RATIO = 4 / 3; // width to height of a plane
const TURN = 2 * Math.PI;

class Uncertainty extends Figure {
  static words = {
    en: {
      r: "distance r",
      theta: "angle θ",
      r_sd: "sd of r",
      theta_sd: "sd of θ",
      chart: "The chart: the radar, the measured ray and the cloud of positions",
      close: "The cloud and the ellipse up close",
      boat: "the measured position",
      law: "by J",
      dots: "of the dots",
      x_sd: "sd of x",
      y_sd: "sd of y",
      correlation: "correlation",
      x_mean: "mean of x",
      y_mean: "mean of y",
    },
    zh: {
      r: "距离 r",
      theta: "角度 θ",
      r_sd: "r 的标准差",
      theta_sd: "θ 的标准差",
      chart: "海图：雷达、所测的射线和一团可能的位置",
      close: "放大的点和椭圆",
      boat: "测得的位置",
      law: "按 J 算",
      dots: "按点算",
      x_sd: "x 的标准差",
      y_sd: "y 的标准差",
      correlation: "相关系数",
      x_mean: "x 的均值",
      y_mean: "y 的均值",
    },
  };

  static controls = {
    r: { start: 10, min: 4, max: 10, step: 0.5 },
    theta: { start: 45, min: 0, max: 359, step: 1, round: true, text: (theta) => `${theta}°` },
    r_sd: { start: 0.1, min: 0.1, max: 1, step: 0.1 },
    theta_sd: { start: 0.05, min: 0.05, max: 1.2, step: 0.01, play: 6 },
  };

  static numbers = ["x_sd", "y_sd", "correlation", "x_mean", "y_mean"];
  static columns = ["law", "dots"];

  async build() {
    ({ PAIRS: this.pairs } = await import("./cloud-pairs.js"));
    this.chart = new Plane({ x: [-HIGH * RATIO, HIGH * RATIO], y: [-HIGH, HIGH], label: this.word("chart") });
    this.close = new Plane({ x: [0, 1], y: [0, 1], label: this.word("close") });
    this.stage(this.chart, this.close);
    this.chart.axes(["x", "y"])();
    this.circle = this.chart.line("thin column-2", true);
    this.turn = this.chart.line("column-2");
    this.names = [this.chart.text("column-1", { dy: 5 }), this.chart.text("column-2", { dy: 5 })];
    this.parts = [this.chart, this.close].map((plane) => ({
      ray: plane.line("thin column-1"),
      radar: plane.dot(),
      dots: plane.specks(),
      outline: plane.line("", true),
    }));
    this.arrows = [this.close.arrow("column-1"), this.close.arrow("column-2")];
    this.lengths = [this.close.text("column-1", { dy: 5 }), this.close.text("column-2", { dy: 5 })];
    this.crosses = [this.chart, this.close].map((plane) => plane.lines("cross column-2"));
    this.handle(this.chart, this.word("boat"), ["r", "theta"], {
      at: ({ r, theta }) => position([r, radians(theta)]),
      to: ([x, y]) => ({ r: Math.hypot(x, y), theta: degrees(Math.atan2(y, x)) }),
    });
  }

  draw({ r, theta, r_sd, theta_sd }) {
    const mean = [r, radians(theta)];
    const sds = [r_sd, theta_sd];
    const centre = position(mean);
    const J = jacobian(mean);
    const sides = sds.map((sd, k) => column(J, k, 2 * sd)); // two deviations of each input
    const points = cloud(mean, sds, this.pairs);
    const found = moments(points);

    const half = NEAR * Math.max(r_sd, r * theta_sd);
    const [x, y] = centre;
    this.close.window({ x: [x - half * RATIO, x + half * RATIO], y: [y - half, y + half] });
    for (const { ray, radar, dots, outline } of this.parts) {
      ray([[0, 0], centre]);
      radar([0, 0]);
      dots(points);
      outline(ellipse(centre, ...sides));
    }
    [this.chart, this.close].forEach((plane, k) => this.crosses[k](cross(plane, found.mean)));
    this.#measured(mean);
    sides.forEach((side, k) => {
      const length = Math.hypot(...side);
      const beyond = 1 + (16 * half) / 120 / length; // 16 pixels
      this.arrows[k](centre, plus(centre, side));
      this.lengths[k](plus(centre, side.map((part) => beyond * part)), decimal(length, 1));
    });
    const law = deviations(propagate(J, sds));
    const dots = deviations(found.cov);
    return {
      x_sd: [law.x, dots.x],
      y_sd: [law.y, dots.y],
      correlation: [law.correlation, dots.correlation],
      x_mean: [centre[0], found.mean[0]],
      y_mean: [centre[1], found.mean[1]],
    };
  }

  // The circle of the measured distance, the measured angle, and their names.
  #measured([r, theta]) {
    const arc = (radius, to) => Array.from({ length: 61 }, (_, k) => position([radius, (to * k) / 60]));
    this.circle(arc(r, TURN));
    this.turn(arc(2, theta));
    this.names[0](plus(position([0.55 * r, theta]), position([1.3, theta + TURN / 4])), "r");
    this.names[1](position([3.2, theta > 0.7 ? theta / 2 : -0.35]), "θ"); // clear of the ray
  }
}

// Two strokes, five pixels from the middle.
function cross(plane, [x, y]) {
  const d = plane.toData([5, 0])[0] - plane.toData([0, 0])[0];
  return [[[x - d, y - d], [x + d, y + d]], [[x - d, y + d], [x + d, y - d]]];
}

function radians(theta) {
  return (theta * TURN) / 360;
}

function degrees(theta) {
  return (theta * 360) / TURN;
}

customElements.define("jacobian-uncertainty", Uncertainty);
