// The hill f(x, y) = log(e^x + e^y): its height, its gradient, its level lines; and the slope along an arrow.

export function height([x, y]) {
  return Math.log(Math.exp(x) + Math.exp(y));
}

export function gradient([x, y]) {
  const sum = Math.exp(x) + Math.exp(y);
  return [Math.exp(x) / sum, Math.exp(y) / sum];
}

// The points at one height with x − y = u, for u from −reach to reach: adding to x and y alike adds to the height.
export function levelLine(level, reach = 5, points = 50) {
  return Array.from({ length: points + 1 }, (_, k) => {
    const u = reach * ((2 * k) / points - 1);
    const lift = level - height([u, 0]);
    return [u + lift, lift];
  });
}

// The arrow of length one at an angle from the x-axis, in degrees.
export function unit(degrees) {
  const turn = (degrees * Math.PI) / 180;
  return [Math.cos(turn), Math.sin(turn)];
}

// The angle of an arrow from the x-axis, from 0 to 360 degrees.
export function degrees([x, y]) {
  return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
}

export function dot(u, v) {
  return u.reduce((sum, value, i) => sum + value * v[i], 0);
}

// The angle between two arrows, from 0 to 180 degrees.
export function between(u, v) {
  const apart = Math.abs(degrees(u) - degrees(v));
  return Math.min(apart, 360 - apart);
}
