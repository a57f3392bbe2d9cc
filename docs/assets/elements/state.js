// What a figure's controls are set to, and its place in the page's address: ?linear-map.x=1.5&linear-map.y=0.5
// A control is { start, min, max, step } for a number, { start, options } for a choice. A number with
// `advance: true` has a button for one step on, with `play: seconds` one that runs to the end. With `round: true`
// it goes round, as a direction does: one step behind its max stands its min.

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
