// Bending the plane of r and θ into polar paper. At t = 0 it lies flat, at t = 1 it is polar paper. On the way,
// lines of constant θ stay straight; lines of constant r become arcs around a centre that comes from far left.

// Where the point (r, θ) is.
export function bent([r, theta], t) {
  const [sin, cos] = [Math.sin(t * theta), Math.cos(t * theta)];
  const [back, up] = t > 0 ? [(1 - cos) / t, sin / t] : [0, theta]; // of the line r = 0, were it never shortened
  return [r * cos - (1 - t) * back, r * sin + (1 - t) * up];
}

// How many times as long the line at r has become.
export function stretch(r, t) {
  return 1 - t + t * r;
}

// The Jacobian matrix: rows are x, y, columns r, θ.
export function jacobian([r, theta], t) {
  const [sin, cos] = [Math.sin(t * theta), Math.cos(t * theta)];
  return [[cos, -stretch(r, t) * sin], [sin, stretch(r, t) * cos]];
}

// The area of a cell's image. The stretch grows evenly with r: halfway it is what it is on average.
export function cellArea(r, dr, dtheta, t) {
  return stretch(r + dr / 2, t) * dr * dtheta;
}
