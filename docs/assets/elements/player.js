// What a slider's button does: it goes one step on, or runs to the end. After the end both begin again.

const PARTS = 4; // that a run is cut into, one a press, for a reader who asked for less motion

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
