// Graphs: circles with a symbol, arrows with a number. Places are pixels of the plane.

import { arrowOutline, outline, place, svg } from "./plane.js";

const RADIUS = 19;

// Each returns the function that gives it another kind: a class of figure.css.
export function node(plane, at, name) {
  const group = plane.add("g", {});
  group.append(svg("circle", { r: RADIUS }), svg("text", { y: 5 }, name));
  place(group, at);
  return (kind) => group.setAttribute("class", `node ${kind}`);
}

// From the rim of one circle to just before that of another.
export function rims([x0, y0], [x1, y1]) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const short = RADIUS + 2;
  return [[x0 + RADIUS * dx, y0 + RADIUS * dy], [x1 - short * dx, y1 - short * dy]];
}

// Arrows, each [from, to, part], interrupted at that part of the way by a number. Returned for each is the
// function that sets number and kind; without a number the arrow is not there.
export function edges(plane, all) {
  return all.map(([from, to, part]) => {
    const shaft = plane.add("path", {});
    const at = [0, 1].map((axis) => from[axis] + part * (to[axis] - from[axis]));
    const label = plane.add("text", { x: at[0].toFixed(1), y: (at[1] + 4.5).toFixed(1) });
    return (number, kind) => {
      const [before, after] = around(number, from, to, at);
      shaft.setAttribute("d", number && outline([from, before]) + arrowOutline(after, to));
      for (const stroke of [shaft, label]) stroke.setAttribute("class", `edge ${kind}`);
      label.textContent = number;
    };
  });
}

// Where an arrow breaks off and goes on, so that the number between has air: it is as wide as it is long.
function around(number, [x0, y0], [x1, y1], [x, y]) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const gap = 4 + Math.min((4 * number.length) / Math.abs(dx), 6 / Math.abs(dy));
  return [[x - gap * dx, y - gap * dy], [x + gap * dx, y + gap * dy]];
}
