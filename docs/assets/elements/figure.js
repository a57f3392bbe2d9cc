// What every interactive figure shares: its place on the page, its controls, its numbers, its address.
// How to write one: README.md, "Add an interactive figure". The smallest example: jacobian-area-ratio.js.

import { fit, next, read, run, starts, write } from "./control.js";

const PAUSE = 400; // milliseconds of rest before the numbers are announced and the address is written

const WORDS = {
  en: {
    reset: "Reset",
    drag: "Drag the ring, or select it and use the arrow keys. ",
    share: "The page's address keeps the setting, ready to share.",
    point: "point that can be moved",
    next: "Next step",
    again: "From the start",
    play: "Play",
    pause: "Pause",
  },
  zh: {
    reset: "复位",
    drag: "拖动圆环，或选中它再按方向键。",
    share: "当前设置记在网址里，复制网址即可分享。",
    point: "可移动的点",
    next: "下一步",
    again: "从头开始",
    play: "播放",
    pause: "暂停",
  },
};

export class Figure extends HTMLElement {
  static words = { en: {}, zh: {} }; // names of controls, numbers, planes and handles
  static controls = {}; // what the reader can set; see control.js
  static numbers = []; // names of what `draw` returns, in the order of the table
  static columns = []; // headings, where each of them has several values: then `draw` returns a list of these
  static digits = 2; // of these numbers, after the point

  #handles = [];
  #stop; // what ends a run of a slider, while there is one
  #timer;

  async connectedCallback() {
    if (this.values) return; // moved within the page
    const { controls } = this.constructor;
    this.values = read(this.name, controls, location.search);
    const language = this.closest("[lang]")?.lang.startsWith("zh") ? "zh" : "en";
    this.words = { ...WORDS[language], ...this.constructor.words[language] };
    this.#furnish();
    await this.build();
    this.#hint();
    this.#show();
    this.classList.add("ready");
  }

  // What an author writes: `build` makes planes and strokes, `draw` moves them and returns the numbers.
  // `build` may be async, to wait for data that the site's build computes.
  build() {}
  draw() {
    return {};
  }

  get name() {
    return this.localName.replace("jacobian-", "");
  }

  // The word for a control or a number; symbols need none.
  word(key) {
    return this.words[key] ?? key;
  }

  // Put a plane on the stage.
  stage(...planes) {
    this.querySelector(".stage").append(...planes.map((plane) => plane.svg));
  }

  // A point to take hold of. `keys` are the controls that it moves: to the right and up, or one for both.
  // Where a control is not simply a coordinate, `at` gives the point for the values, `to` values for a point.
  handle(plane, label, keys, { at, to } = {}) {
    const { controls } = this.constructor;
    at ??= (values) => keys.map((key) => values[key]);
    to ??= (point) => Object.fromEntries(keys.map((key, k) => [key, point[k]]));
    const show = plane.handle({
      label,
      role: this.words.point,
      drag: (point) => this.set(to(point, this.values)),
      nudge: (right, up) => {
        const steps = keys.length === 1 ? [right + up] : [right, up];
        this.set(Object.fromEntries(keys.map((k, i) => [k, this.values[k] + steps[i] * controls[k].step])));
      },
      release: () => this.#settle(),
    });
    this.#handles.push(() => {
      const spoken = keys.map((key) => `${this.word(key)} ${this.#text(key)}`).join(", ");
      const { min, max } = controls[keys[0]];
      show(at(this.values), spoken, { now: this.values[keys[0]], min, max });
    });
  }

  // Change some of the values; each comes to lie where its control allows. A hand on a control ends a run.
  set(changes) {
    this.#stop?.();
    this.#stop = undefined;
    this.#change(changes);
  }

  #change(changes) {
    const { controls } = this.constructor;
    for (const [key, value] of Object.entries(changes)) this.values[key] = fit(controls[key], value);
    this.#show();
  }

  #show() {
    const numbers = this.draw(this.values);
    for (const move of this.#handles) move();
    for (const input of this.querySelectorAll(".controls :is(input, select)")) {
      input.value = this.values[input.name];
      if (input.type !== "range") continue;
      input.nextElementSibling.value = this.#text(input.name);
      input.setAttribute("aria-valuetext", this.#text(input.name));
    }
    for (const button of this.querySelectorAll(".advance")) button.textContent = this.#advance(button.name);
    for (const [name, value] of Object.entries(numbers)) {
      const cells = this.querySelectorAll(`.numbers [data-name="${name}"]`);
      const values = this.constructor.columns.length ? value : [value];
      cells.forEach((cell, column) => cell.replaceChildren(this.#written(values[column])));
    }
  }

  // A control's value as it is read: `text` of the control, or the number itself.
  #text(key) {
    const { text } = this.constructor.controls[key];
    return text ? text(this.values[key]) : String(this.values[key]).replace("-", "−");
  }

  // What a slider's button says.
  #advance(key) {
    const { play, max } = this.constructor.controls[key];
    if (play) return this.#stop ? this.words.pause : this.words.play;
    return this.values[key] >= max ? this.words.again : this.words.next;
  }

  #press(key) {
    const control = this.constructor.controls[key];
    if (control.play && !this.#stop) {
      const ended = () => {
        this.set({});
        this.#settle();
      };
      this.#stop = run(control, this.values[key], (value) => this.#change({ [key]: value }), ended);
      return;
    }
    this.set(control.play ? {} : { [key]: next(control, this.values[key]) });
    this.#settle();
  }

  // The arrow keys of a slider that goes round: the browser's own would stop at its ends.
  #turn(event) {
    const { name, type } = event.target;
    const { round, step } = this.constructor.controls[name] ?? {};
    const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (type !== "range" || !round || !direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.set({ [name]: this.values[name] + direction * step });
    this.#settle();
  }

  // Once the hand rests: tell a screen reader the numbers, keep the values in the address.
  #settle() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const numbers = [...this.querySelectorAll(".numbers tr")].filter((row) => !row.querySelector("math"));
      this.querySelector(".announced").textContent = numbers.map(spoken).join("; ");
      const query = write(this.name, this.constructor.controls, this.values, location.search);
      history.replaceState(history.state, "", `${location.pathname}${query}#${this.id}`);
    }, PAUSE);
  }

  #written(value) {
    const { digits } = this.constructor;
    if (typeof value === "number") return decimal(value, digits);
    return Array.isArray(value) ? matrix(value, digits) : value;
  }

  #furnish() {
    const { controls, numbers, columns } = this.constructor;
    const stage = html("div", { class: "stage" });
    const panel = html(
      "div",
      { class: "panel" },
      html("div", { class: "controls" }, ...Object.keys(controls).map((key) => this.#control(key))),
      html(
        "table",
        { class: "numbers" },
        columns.length ? this.#row("", columns.map((name) => html("th", { scope: "col" }, this.word(name)))) : "",
        ...numbers.map((name) =>
          this.#row(this.word(name), (columns.length ? columns : [""]).map(() => html("td", { "data-name": name }))),
        ),
      ),
      html(
        "p",
        { class: "hint" },
        html("button", { type: "button", class: "reset" }, this.words.reset),
        html("span"),
      ),
      html("p", { class: "announced", "aria-live": "polite" }),
    );
    const figure = this.querySelector("figure");
    figure.prepend(stage, panel);
    panel.addEventListener("input", ({ target }) => this.set({ [target.name]: target.value }));
    panel.addEventListener("keydown", (event) => this.#turn(event));
    panel.addEventListener("change", () => this.#settle());
    for (const button of panel.querySelectorAll(".advance")) {
      button.addEventListener("click", () => this.#press(button.name));
    }
    panel.querySelector(".reset").addEventListener("click", () => {
      this.set(starts(controls));
      this.#settle();
    });
  }

  #hint() {
    const { drag, share } = this.words;
    this.querySelector(".hint > span").append(this.#handles.length ? drag + share : share);
  }

  #row(heading, cells) {
    return html("tr", {}, heading ? html("th", { scope: "row" }, heading) : html("td"), ...cells);
  }

  #control(key) {
    const { options, text = (option) => this.word(option), min, max, step, play, advance } =
      this.constructor.controls[key];
    const input = options
      ? html("select", { name: key }, ...options.map((value) => html("option", { value }, text(value))))
      : html("input", { name: key, type: "range", min, max, step });
    const label = html("label", {}, html("span", {}, this.word(key)), input, options ? "" : html("output"));
    if (!play && !advance) return label;
    const button = html("button", { type: "button", class: "advance", name: key }, this.#advance(key));
    return html("div", { class: "with-button" }, label, button);
  }
}

// A row of the numbers in one sentence.
function spoken(row) {
  return [...row.cells].map((cell) => cell.textContent).join(" ").trim();
}

export function html(tag, attributes = {}, ...children) {
  return furnished(document.createElement(tag), attributes, children);
}

export function mathml(tag, attributes = {}, ...children) {
  return furnished(document.createElementNS("http://www.w3.org/1998/Math/MathML", tag), attributes, children);
}

function furnished(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// A number as it is printed: a true minus sign, and none before zero.
export function decimal(value, digits) {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
}

// A number as a factor and a power of ten, 3.2⋅10⁻⁹; a factor written 1 is left out, and so is 10⁰.
// The dot is the operator's: fonts for Chinese make the other one as wide as a character.
export function scientific(value, digits) {
  const [factor, power] = value.toExponential(digits).split("e");
  const raised = [...String(Number(power))].map((sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]).join("");
  if (raised === "⁰") return factor;
  return factor === "1" ? `10${raised}` : `${factor}⋅10${raised}`;
}

// A matrix as MathML; its columns have the colours that columns of J have on the whole site, unless `kind` gives
// the entry in row i and column j another class.
export function matrix(rows, digits, kind = (i, j) => `column-${j + 1}`) {
  const cell = (value, i, j) => mathml("mtd", {}, mathml("mn", { class: kind(i, j) }, decimal(value, digits)));
  const table = mathml("mtable", {}, ...rows.map((row, i) => mathml("mtr", {}, ...row.map((value, j) => cell(value, i, j)))));
  return mathml("math", {}, mathml("mrow", {}, mathml("mo", {}, "["), table, mathml("mo", {}, "]")));
}

const BAR = "\u0304"; // in the text it combines with the letter before it
const TOKEN = new RegExp(`([A-Za-z]+)(${BAR}?)([₀-₉]?)(ᵀ?)|\\d+|\\S`, "gu");

// A short formula as MathML. A letter may carry a bar, an index and a transpose, as in z̄, W₁ and hᵀ.
export function formula(text) {
  return mathml("math", {}, mathml("mrow", {}, ...[...text.matchAll(TOKEN)].map(token)));
}

function token([text, letters, bar, index, transposed]) {
  if (!letters) return mathml(/\d/.test(text) ? "mn" : "mo", {}, text);
  let symbol = mathml("mi", {}, letters);
  if (bar) symbol = mathml("mover", { accent: "true" }, symbol, mathml("mo", {}, "‾"));
  if (index) symbol = mathml("msub", {}, symbol, mathml("mn", {}, String("₀₁₂₃₄₅₆₇₈₉".indexOf(index))));
  if (transposed) symbol = mathml("msup", {}, symbol, mathml("mi", {}, "𝖳"));
  return letters.length > 1 ? mathml("mrow", {}, symbol, mathml("mspace", { width: "0.17em" })) : symbol;
}
