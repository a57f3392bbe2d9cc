// What the reader can set in a figure: which values a control allows, its place in the page's address, as in
// ?linear-map.x=1.5&linear-map.y=0.5, and what a slider's button does.
// A control is { start, min, max, step } for a number, { start, options } for a choice. A number with
// `advance: true` has a button for one step on, with `play: seconds` one that runs to the end. With `round: true`
// it goes round, as a direction does: one step behind its max stands its min.

const PARTS = 4; // that a run is cut into, one a press, for a reader who asked for less motion

// The nearest value that a control allows; its start for what it cannot read.
export function fit({ start, options, min, max, step, round }, value) {
  if (options) return options.includes(value) ? value : start;
  const number = value === "" ? NaN : Number(value);
  if (!Number.isFinite(number)) return start;
  const last = Math.round((max - min) / step);
  const steps = Math.round((number - min) / step);
  const all = last + 1;
  const inside = round ? ((steps % all) + all) % all : Math.max(0, Math.min(last, steps));
  return Number((min + inside * step).toFixed(10)); // 0.1 + 0.2 is 0.3 here
}

export function starts(controls) {
  return mapped(controls, (control) => control.start);
}

export function read(name, controls, search) {
  const query = new URLSearchParams(search);
  return mapped(controls, (control, key) => fit(control, query.get(`${name}.${key}`) ?? control.start));
}

// The address's query with a figure's values; starts are left out, other figures' values stay.
export function write(name, controls, values, search) {
  const query = new URLSearchParams(search);
  for (const [key, { start }] of Object.entries(controls)) {
    if (values[key] === start) query.delete(`${name}.${key}`);
    else query.set(`${name}.${key}`, values[key]);
  }
  const text = query.toString();
  return text && `?${text}`;
}

function mapped(controls, change) {
  return Object.fromEntries(Object.entries(controls).map(([key, control]) => [key, change(control, key)]));
}

// A slider's button goes one step on, or runs to the end. After the end both begin again.
export function next({ min, max, step }, value) {
  return value >= max ? min : value + step;
}

// Where a run without motion goes from a value.
export function rest({ min, max }, value) {
  const part = (max - min) / PARTS;
  return Math.min(max, min + part * (Math.floor((value - min) / part + 1e-9) + 1));
}

// Run from a value to the end, the whole way in `play` seconds. Every frame calls `show` with a value; `ended`
// is called after the last. Returns the function that stops the run.
export function run(control, value, show, ended) {
  const { min, max, play } = control;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const start = value >= max ? min : value;
  let began;
  let frame = requestAnimationFrame(function step(now) {
    began ??= now;
    const at = still ? rest(control, start) : Math.min(max, start + ((max - min) * (now - began)) / (1000 * play));
    show(at);
    if (still || at >= max) ended();
    else frame = requestAnimationFrame(step);
  });
  return () => cancelAnimationFrame(frame);
}
