// Level lines of a hill with the gradient and a direction v that can be turned, and the slope in every direction.

import { Figure, decimal } from "./figure.js";
import { between, degrees, dot, gradient, height, levelLine, unit } from "./hill.js";
import { plus } from "./maps.js";
import { Plane } from "./plane.js";

const POINT = [0, Math.log(2)];
const MAP = { x: [-5 / 3, 5 / 3], y: [POINT[1] - 1.25, POINT[1] + 1.25] }; // one scale for both, so right angles are right
const SLOPES = { x: [-55, 385], y: [-0.95, 1.05] };
const LEVELS = [-4, -3, -2, -1, 1, 2, 3, 4].map((k) => height(POINT) + 0.3 * k);
const AROUND = Array.from({ length: 73 }, (_, k) => 5 * k);

const times = (factor, vector) => vector.map((value) => factor * value);
const point = (vector) => `(${vector.map((value) => decimal(value, 2)).join(", ")})`;

class Gradient extends Figure {
  static words = {
    en: {
      angle: "direction",
      map: "The map: level lines, the gradient ∇f at your point, and the direction v",
      slopes: "The slope in every direction",
      grip: "v, the direction",
      length: "length of ∇f",
      slope: "slope ∇f⋅v",
      between: "angle α with ∇f",
    },
    zh: {
      angle: "方向",
      map: "地图：等高线、所在点的梯度 ∇f 和方向 v",
      slopes: "各个方向的坡度",
      grip: "方向 v",
      length: "∇f 的长度",
      slope: "坡度 ∇f⋅v",
      between: "与 ∇f 的夹角 α",
    },
  };

  static controls = {
    angle: { start: 127, min: 0, max: 359.5, step: 0.5, round: true, text: (angle) => `${angle}°` },
  };

  static numbers = ["∇f", "length", "v", "slope", "between"];

  build() {
    this.g = gradient(POINT);
    const map = new Plane({ ...MAP, label: this.word("map") });
    const slopes = new Plane({ ...SLOPES, label: this.word("slopes") });
    this.stage(map, slopes);
    this.#hill(map);
    this.shadow = map.line("thick column-3");
    this.drop = map.line("dashed thin");
    map.arrow()(POINT, plus(POINT, this.g));
    map.text("start", { dx: 6, dy: -4 })(plus(POINT, this.g), "∇f");
    this.v = map.arrow("column-3");
    this.vName = map.text("column-3", { dy: 5 });
    map.dot()(POINT);
    this.#cosine(slopes);
    this.handle(map, this.word("grip"), ["angle"], {
      at: ({ angle }) => plus(POINT, unit(angle)),
      to: (place) => ({ angle: degrees(plus(place, times(-1, POINT))) }),
    });
  }

  draw({ angle }) {
    const v = unit(angle);
    const slope = dot(this.g, v);
    const foot = plus(POINT, times(slope, v));
    this.shadow([POINT, foot]);
    this.drop([plus(POINT, this.g), foot]);
    this.v(POINT, plus(POINT, times(0.92, v))); // its head stays clear of the ring at its end
    this.vName(plus(POINT, times(0.75, v), times(0.12, unit(angle + 90))), "v");
    this.now([angle, slope]);
    this.stem([[angle, 0], [angle, slope]]);
    const rises = dot(this.g, unit(angle + 90)) > 0; // then the name stands below the curve, else above
    this.nowName([angle, slope - (rises ? 0.12 : 0)], "v");
    return {
      "∇f": point(this.g),
      length: Math.hypot(...this.g),
      v: point(v),
      slope,
      between: `${decimal(between(this.g, v), 1)}°`,
    };
  }

  // Level lines, the one through the point thicker, and the two components of the gradient.
  #hill(map) {
    map.axes(["x", "y"], { across: [-1, 1] })();
    map.lines("thin")(LEVELS.map((level) => levelLine(level)));
    map.line()(levelLine(height(POINT)));
    const corner = plus(POINT, [this.g[0], 0]);
    map.line("dashed column-1")([POINT, corner]);
    map.line("dashed column-2")([corner, plus(POINT, this.g)]);
  }

  // The slope against the direction's angle, with marks at x, y and the gradient.
  #cosine(slopes) {
    slopes.axes(["°", "∇f⋅v"], { across: [90, 180, 270, 360] })();
    const tick = () => slopes.text("end muted", { dx: -6, dy: 4 }); // clear of the curve
    tick()([0, 0.5], "0.5");
    tick()([0, -0.5], "−0.5");
    slopes.line()(AROUND.map((angle) => [angle, dot(this.g, unit(angle))]));
    const marks = [
      ["x", "column-1", 0],
      ["y", "column-2", 90],
      ["∇f", "", degrees(this.g)],
    ];
    for (const [name, kind, angle] of marks) {
      const top = [angle, dot(this.g, unit(angle))];
      slopes.line(`dashed ${kind}`)([[angle, 0], top]);
      slopes.dot(kind)(top);
      slopes.text(kind, name === "∇f" ? { dy: -9 } : { dx: 14, dy: -2 })(top, name);
    }
    this.stem = slopes.line("column-3");
    this.now = slopes.dot("column-3");
    this.nowName = slopes.text("column-3", { dx: 12, dy: -4 });
  }
}

customElements.define("jacobian-gradient", Gradient);
