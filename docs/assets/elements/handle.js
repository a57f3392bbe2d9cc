// A point that answers to the hand: mouse, pen, finger, arrow keys.
// It knows no state: it asks to be moved, and whoever listens says where it is.

import { place, svg } from "./plane.js";

const KEYS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const TARGET = 44; // pixels on the screen
const LARGE = 5; // steps at once, with Shift

// `label` and `role` are what a screen reader says; `drag(point)` is called with where the hand wants the
// point, `nudge(right, up)` with how many steps the keys ask for, `release()` when the hand lets go.
export function handle(plane, { label, role, drag, nudge, release }) {
  const grip = plane.add("g", {
    class: "handle",
    tabindex: 0,
    role: "slider",
    "aria-label": label,
    "aria-roledescription": role,
  });
  const target = svg("circle", { class: "target" });
  grip.append(target, svg("circle", { class: "ring", r: 6 }));
  // For a fingertip 44 pixels wide, however large the drawing is.
  new ResizeObserver(() => target.setAttribute("r", TARGET / 2 / plane.zoom())).observe(plane.svg);

  let held; // from the point to where the hand took hold: nothing jumps
  let point = [0, 0];
  // A finger on the handle does not scroll the page. (Chromium ignores touch-action inside an SVG.)
  grip.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  grip.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    grip.focus({ preventScroll: true });
    const [x, y] = plane.under(event);
    held = [point[0] - x, point[1] - y];
  });
  grip.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = plane.under(event);
    drag([x + held[0], y + held[1]]);
  });
  grip.addEventListener("lostpointercapture", () => {
    held = undefined;
    release();
  });
  grip.addEventListener("keydown", (event) => {
    const direction = KEYS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the page does not scroll
    const steps = event.shiftKey ? LARGE : 1;
    nudge(direction[0] * steps, direction[1] * steps);
    release();
  });

  // Show where the point is; `spoken` is its place in words, `range` its first coordinate for assistive tools.
  return (at, spoken, { now, min, max }) => {
    point = at;
    place(grip, plane.toPixels(at));
    grip.setAttribute("aria-valuetext", spoken);
    grip.setAttribute("aria-valuenow", now);
    grip.setAttribute("aria-valuemin", min);
    grip.setAttribute("aria-valuemax", max);
  };
}
