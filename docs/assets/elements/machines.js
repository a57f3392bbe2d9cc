// Two machines in a row: two levers x drive three belts y, the belts turn two wheels z.

export function belts([x1, x2]) {
  return [x1 * x2, x1 + x2, x1 * x1];
}

// Rows are belts, columns are levers.
export function beltsJacobian([x1, x2]) {
  return [[x2, x1], [1, 1], [2 * x1, 0]];
}

// Rows are wheels, columns are belts.
export function wheelsJacobian([y1, y2, y3]) {
  return [[1, y3, y2], [y3, 0, y1]];
}

// The numbers along each path from input j to output i: one a belt, in the order of walking.
export function paths(last, first, i, j) {
  return first.map((row, k) => [row[j], last[i][k]]);
}

// The product of two matrices, the left one's machine working last.
export function product(last, first) {
  return last.map((_, i) =>
    first[0].map((_, j) => paths(last, first, i, j).reduce((sum, [one, two]) => sum + one * two, 0)),
  );
}
