// Graphs: circles with a symbol, arrows with a number. Places are pixels of the plane.

import { arrowOutline, outline, place, svg } from "./plane.js";

const RADIUS = 19;

// Each returns the function that gives it another kind: a class of site.css.
export function node(plane, at, name) {
  const group = plane.add("g", {});
  group.append(svg("circle", { r: RADIUS }), svg("text", { y: 5 }, name));
  place(group, at);
  return (kind) => group.setAttribute("class", `node ${kind}`);
}

// A cell of a table of values: a number, and below it another, green. `name` is for the tests.
export function cell(plane, [x, y], [width, height], name) {
  const group = plane.add("g", { "data-name": name });
  const box = svg("rect", { x: -width / 2, y: -height / 2, width, height });
  const [upper, lower] = [svg("text", { class: "small" }), svg("text", { class: "small column-3", y: 13 })];
  group.append(box, upper, lower);
  place(group, [x, y]);
  return (value, below, kind) => {
    [upper.textContent, lower.textContent] = [value, below];
    upper.setAttribute("y", below ? -3 : 4.5);
    group.setAttribute("class", `cell ${kind}`);
  };
}

// From the rim of one circle to just before that of another.
export function rims([x0, y0], [x1, y1]) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const short = RADIUS + 2;
  return [[x0 + RADIUS * dx, y0 + RADIUS * dy], [x1 - short * dx, y1 - short * dy]];
}

// Arrows, each [from, to, part], interrupted at that part of the way by a number. Returned for each is the
// function that sets number and kind, and may turn the arrow back. Without a number the arrow is whole, and
// where the number is undefined there is none.
export function edges(plane, all) {
  const shafts = all.map(() => plane.add("path", {}));
  return all.map(([from, to, part], k) => {
    const at = [0, 1].map((axis) => from[axis] + part * (to[axis] - from[axis]));
    const label = plane.add("text", { x: at[0].toFixed(1), y: (at[1] + 4.5).toFixed(1) });
    return (number, kind, back = false) => {
      const [start, end] = back ? [to, from] : [from, to];
      shafts[k].setAttribute("d", number === undefined ? "" : interrupted(start, end, at, number));
      for (const stroke of [shafts[k], label]) stroke.setAttribute("class", `edge ${kind}`);
      label.textContent = number ?? "";
    };
  });
}

// An arrow that breaks off where a number stands, which has air around it and is as wide as it is long.
function interrupted([x0, y0], [x1, y1], [x, y], number) {
  if (!number) return arrowOutline([x0, y0], [x1, y1]);
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const gap = 4 + Math.min((3.7 * number.length) / Math.abs(dx), 6 / Math.abs(dy));
  const before = [x - gap * dx, y - gap * dy];
  return outline([[x0, y0], before]) + arrowOutline([x + gap * dx, y + gap * dy], [x1, y1]);
}
