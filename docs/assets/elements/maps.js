// Maps of the plane that several figures bend their grids with, and the areas that they make.

// f maps (x, y) to what its formula says; J is its Jacobian matrix: rows are outputs, columns inputs.
export const MAPS = {
  square: {
    formula: "(x² − y², 2xy)",
    f: ([x, y]) => [x * x - y * y, 2 * x * y],
    J: ([x, y]) => [[2 * x, -2 * y], [2 * y, 2 * x]],
  },
  fold: {
    formula: "(x², y)",
    f: ([x, y]) => [x * x, y],
    J: ([x]) => [[2 * x, 0], [0, 1]],
  },
  slide: {
    formula: "(x + y², y)",
    f: ([x, y]) => [x + y * y, y],
    J: ([, y]) => [[1, 2 * y], [0, 1]],
  },
  linear: {
    formula: "(x − y, x/2 + y)",
    f: ([x, y]) => [x - y, x / 2 + y],
    J: () => [[1, -1], [0.5, 1]],
  },
};

// The controls of a figure that bends a square: the maps to choose from, the first at the start; of the square
// its corner (x, y), each as [start, min, max], and its side.
export function squareControls(maps, x, y) {
  const range = ([start, min, max]) => ({ start, min, max, step: 0.05 });
  const map = { start: maps[0], options: maps, text: (name) => MAPS[name].formula };
  return { map, x: range(x), y: range(y), side: range([0.5, 0.05, 1]) };
}

export function determinant([[a, b], [c, d]]) {
  return a * d - b * c;
}

// Column j of a matrix, times a factor.
export function column(J, j, factor) {
  return J.map((row) => factor * row[j]);
}

export function plus(...vectors) {
  return vectors.reduce((sum, vector) => sum.map((value, i) => value + vector[i]));
}

// A counterclockwise walk around a square from its lower left corner.
export function square([x, y], side, points = 100) {
  const corners = [[0, 0], [1, 0], [1, 1], [0, 1]];
  return corners.flatMap(([a, b], k) => {
    const [c, d] = corners[(k + 1) % 4];
    return Array.from({ length: points }, (_, i) => [
      x + side * (a + ((c - a) * i) / points),
      y + side * (b + ((d - b) * i) / points),
    ]);
  });
}

// The area that a walk encloses, negative if it is clockwise.
export function signedArea(points) {
  const doubled = points.map(([x, y], k) => {
    const [next, above] = points[(k + 1) % points.length];
    return x * above - y * next;
  });
  return doubled.reduce((sum, part) => sum + part, 0) / 2;
}

// The signed area of a square's image per area of the square.
export function areaRatio(f, corner, side) {
  return signedArea(square(corner, side).map(f)) / side ** 2;
}

// The lines of a grid through a window: `across` along which x moves, `up` along which y does.
export function grid([left, right], [bottom, top], step, points = 40) {
  const places = (from, to) =>
    Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, k) => from + k * step);
  const between = (from, to) => Array.from({ length: points + 1 }, (_, k) => from + ((to - from) * k) / points);
  return {
    across: places(bottom, top).map((y) => between(left, right).map((x) => [x, y])),
    up: places(left, right).map((x) => between(bottom, top).map((y) => [x, y])),
  };
}
