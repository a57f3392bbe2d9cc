// A plane with a scale of its own: from data to pixels and back, the strokes that figures are made of, and points
// to take hold of. Pixels are those of the viewBox: x to the right, y down. No stroke knows which figure it is
// part of.

const SVG = "http://www.w3.org/2000/svg";
const HEAD = 9; // length of an arrow's head
const KEYS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const TARGET = 44; // pixels on the screen that a fingertip needs
const LARGE = 5; // steps of a handle at once, with Shift

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// The map between the data's window and the pixels, without any drawing.
export function scale({ x: [left, right], y: [bottom, top], width = 320, height = 240 }) {
  const across = width / (right - left);
  const up = height / (top - bottom);
  return {
    toPixels: ([x, y]) => [(x - left) * across, (top - y) * up],
    toData: ([x, y]) => [left + x / across, top - y / up],
  };
}

export function outline(points, closed = false) {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}${closed ? "Z" : ""}`;
}

// Many points as one outline: strokes without length, which round ends make visible.
export function specks(points) {
  return points.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("");
}

// An arrow between two points of the plane's pixels: a shaft and a head, the head no longer than the arrow.
export function arrowOutline([x0, y0], [x1, y1]) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length < 0.5) return "";
  const [along, across] = [(x1 - x0) / length, (y1 - y0) / length];
  const head = Math.min(HEAD, length);
  const [bx, by] = [x1 - head * along, y1 - head * across];
  const [wx, wy] = [-across * head * 0.4, along * head * 0.4];
  return outline([[x0, y0], [bx, by]]) + outline([[bx + wx, by + wy], [x1, y1], [bx - wx, by - wy]], true);
}

export class Plane {
  // `label` says in the page's language what the plane shows; the window is { x: [from, to], y: [from, to] }.
  constructor({ x, y, width = 320, height = 240, label }) {
    this.size = { width, height };
    this.svg = svg("svg", { class: "plane", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label });
    this.window({ x, y });
  }

  // Look through another window; what is drawn stays until it is drawn again.
  window({ x, y }) {
    [this.x, this.y] = [x, y];
    Object.assign(this, scale({ x, y, ...this.size }));
  }

  // Pixels on the screen for one of the drawing: it keeps its proportions, whatever its box.
  zoom() {
    const { width, height } = this.svg.getBoundingClientRect();
    return Math.min(width / this.size.width, height / this.size.height) || 1;
  }

  // The place in the data where a pointer is.
  under({ clientX, clientY }) {
    const { left, top, width, height } = this.svg.getBoundingClientRect();
    const zoom = this.zoom();
    const x = (clientX - left - width / 2) / zoom + this.size.width / 2;
    const y = (clientY - top - height / 2) / zoom + this.size.height / 2;
    return this.toData([x, y]);
  }

  // Each of these adds a stroke and returns the function that moves it. Classes: see site.css.
  line(kind = "", closed = false) {
    const path = this.add("path", { class: `line ${kind}` });
    return (points) => path.setAttribute("d", points.length ? outline(points.map(this.toPixels), closed) : "");
  }

  // Many lines with one stroke, such as a grid.
  lines(kind = "") {
    const path = this.add("path", { class: `line ${kind}` });
    return (all) => path.setAttribute("d", all.map((points) => outline(points.map(this.toPixels))).join(""));
  }

  // Many dots with one stroke, such as a cloud of samples.
  specks(kind = "") {
    const path = this.add("path", { class: `specks ${kind}` });
    return (points) => path.setAttribute("d", specks(points.map(this.toPixels)));
  }

  area(kind = "") {
    return this.line(`area ${kind}`, true);
  }

  arrow(kind = "") {
    const path = this.add("path", { class: `arrow ${kind}` });
    return (from, to) => path.setAttribute("d", arrowOutline(this.toPixels(from), this.toPixels(to)));
  }

  dot(kind = "") {
    const circle = this.add("circle", { class: `dot ${kind}`, r: 4 });
    return (point) => place(circle, this.toPixels(point));
  }

  // Symbols and numbers only, `dx` to the right and `dy` below a point; words stand in the caption.
  text(kind = "", { dx = 0, dy = 0 } = {}) {
    const label = this.add("text", { class: kind });
    return (point, content) => {
      const [x, y] = this.toPixels(point);
      label.setAttribute("x", (x + dx).toFixed(1));
      label.setAttribute("y", (y + dy).toFixed(1));
      label.textContent = content;
    };
  }

  // Axes through the origin, or along the edge where it is out of the window; drawn again by the function.
  axes([right, up], { across = [], along = [] } = {}) {
    const group = this.add("g", { class: "axes", "aria-hidden": "true" });
    return () => {
      const { width, height } = this.size;
      const [x0, y0] = this.toPixels([0, 0]);
      const [x, y] = [clamp(x0, 1, width - 1), clamp(y0, 1, height - 1)];
      const below = Math.min(y + 15, height - 3);
      group.replaceChildren(
        svg("path", { d: `M0 ${y.toFixed(1)}H${width}M${x.toFixed(1)} 0V${height}` }),
        svg("text", { x: width - 12, y: y > 20 ? y - 6 : y + 15 }, right),
        svg("text", { class: "start", x: x + 6, y: 13 }, up),
        ...across.map((value) => svg("text", { x: this.toPixels([value, 0])[0], y: below }, number(value))),
        ...along.map((value) => svg("text", { x: x + 14, y: this.toPixels([0, value])[1] + 4 }, number(value))),
      );
    };
  }

  // A point that answers to the hand: mouse, pen, finger, arrow keys. It knows no state: it asks to be moved, and
  // whoever listens says where it is.
  // `label` and `role` are what a screen reader says; `drag(point)` is called with where the hand wants the
  // point, `nudge(right, up)` with how many steps the keys ask for, `release()` when the hand lets go.
  handle({ label, role, drag, nudge, release }) {
    const grip = this.add("g", {
      class: "handle",
      tabindex: 0,
      role: "slider",
      "aria-label": label,
      "aria-roledescription": role,
    });
    const target = svg("circle", { class: "target" });
    grip.append(target, svg("circle", { class: "ring", r: 6 }));
    // For a fingertip 44 pixels wide, however large the drawing is.
    new ResizeObserver(() => target.setAttribute("r", TARGET / 2 / this.zoom())).observe(this.svg);

    let held; // from the point to where the hand took hold: nothing jumps
    let point = [0, 0];
    // A finger on the handle does not scroll the page. (Chromium ignores touch-action inside an SVG.)
    grip.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    grip.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      grip.focus({ preventScroll: true });
      const [x, y] = this.under(event);
      held = [point[0] - x, point[1] - y];
    });
    grip.addEventListener("pointermove", (event) => {
      if (!held) return;
      const [x, y] = this.under(event);
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
      place(grip, this.toPixels(at));
      grip.setAttribute("aria-valuetext", spoken);
      grip.setAttribute("aria-valuenow", now);
      grip.setAttribute("aria-valuemin", min);
      grip.setAttribute("aria-valuemax", max);
    };
  }

  add(tag, attributes) {
    return this.svg.appendChild(svg(tag, attributes));
  }
}

// Move an SVG element to a pixel.
export function place(element, [x, y]) {
  element.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
}

function clamp(value, low, high) {
  return Math.max(low, Math.min(high, value));
}

// A tick's number, with a true minus sign.
function number(value) {
  return String(value).replace("-", "−");
}
