// Newton's method for a circle and a falling curve, x² + y² = 4 and eˣ + y = 1, and what it replaces them by.

import { plus } from "./maps.js";

const POINTS = 96; // of a curve

// The residuals and their Jacobian: rows are equations, columns x, y.
export function F([x, y]) {
  return [x * x + y * y - 4, Math.exp(x) + y - 1];
}

export function J([x, y]) {
  return [[2 * x, 2 * y], [Math.exp(x), 1]];
}

// Solve two linear equations by elimination, the larger pivot first; undefined where the matrix is singular.
export function solve([[a, b], [c, d]], [p, q]) {
  if (Math.abs(c) > Math.abs(a)) return solve([[c, d], [a, b]], [q, p]);
  const factor = c / a;
  const rest = d - factor * b;
  if (!rest) return undefined; // zero, or not a number for a column of zeros
  const second = (q - factor * p) / rest;
  return [(p - b * second) / a, second];
}

// Newton's step from a point; undefined where J is singular or eˣ too large for a computer.
export function step(point) {
  const delta = solve(J(point), F(point).map((residual) => -residual));
  return delta?.every(Number.isFinite) ? delta : undefined;
}

// The start and as many points after it as there are steps, at most `steps`.
export function walk(start, steps) {
  const points = [start];
  for (let delta; points.length <= steps && (delta = step(points.at(-1))); ) {
    points.push(plus(points.at(-1), delta));
  }
  return points;
}

// Where equation i, made straight at a point, is zero: a line `reach` long to either side of its place nearest
// to the point. None where the equation's row of J is zero.
export function standIn(point, i, reach) {
  const [a, b] = J(point)[i];
  const length = Math.hypot(a, b);
  const away = -F(point)[i] / length;
  if (!Number.isFinite(away)) return [];
  const foot = plus(point, [(away * a) / length, (away * b) / length]);
  return [-reach, reach].map((t) => plus(foot, [(-t * b) / length, (t * a) / length]));
}

// The circle, as much of it as may lie within `reach` of a point.
export function circle([x, y], reach) {
  const away = Math.hypot(x, y);
  const half = reach < away ? Math.asin(reach / away) : Math.PI;
  return between(-half, half).map((turn) => [Math.cos, Math.sin].map((f) => 2 * f(Math.atan2(y, x) + turn)));
}

// The falling curve in a window, down to `bottom`.
export function falling([left, right], bottom) {
  const end = Math.min(right, Math.log(1 - bottom));
  return end > left ? between(left, end).map((x) => [x, 1 - Math.exp(x)]) : [];
}

// Where J is singular: x = y eˣ.
export function singular([left, right]) {
  return between(left, right).map((x) => [x, x * Math.exp(-x)]);
}

function between(from, to) {
  return Array.from({ length: POINTS + 1 }, (_, k) => from + ((to - from) * k) / POINTS);
}
