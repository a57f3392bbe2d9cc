// How errors of a distance r and an angle θ (in radians) spread to the position (x, y): one by one, and by J.

export function position([r, theta]) {
  return [r * Math.cos(theta), r * Math.sin(theta)];
}

// Rows are x, y; columns are r, θ.
export function jacobian([r, theta]) {
  const [c, s] = position([1, theta]);
  return [[c, -r * s], [s, r * c]];
}

// J Σ Jᵀ for inputs that are uncorrelated: Σ has the squares of their standard deviations on its diagonal.
export function propagate(J, sds) {
  return J.map((a) => J.map((b) => sds.reduce((sum, sd, k) => sum + a[k] * b[k] * sd * sd, 0)));
}

// The point for each pair of errors; these are given in standard deviations.
export function cloud(mean, sds, pairs) {
  return pairs.map((pair) => position(mean.map((value, k) => value + sds[k] * pair[k])));
}

// The mean of some points, and their covariance matrix.
export function moments(points) {
  const mean = [0, 1].map((i) => points.reduce((sum, point) => sum + point[i], 0) / points.length);
  const off = points.map((point) => point.map((value, i) => value - mean[i]));
  const cov = [0, 1].map((i) => [0, 1].map((j) => off.reduce((sum, d) => sum + d[i] * d[j], 0) / (points.length - 1)));
  return { mean, cov };
}

// The two standard deviations of a covariance matrix, and the correlation.
export function deviations([[xx, xy], [, yy]]) {
  return { x: Math.sqrt(xx), y: Math.sqrt(yy), correlation: xy / Math.sqrt(xx * yy) };
}

// The outline of the ellipse with two half-axes around a centre.
export function ellipse(centre, first, second, points = 60) {
  return Array.from({ length: points }, (_, k) => {
    const [c, s] = position([1, (2 * Math.PI * k) / points]);
    return centre.map((value, i) => value + c * first[i] + s * second[i]);
  });
}
