// <jacobian-exercise>: the reader chooses a shape, fills in the cells, and learns which mistake it was.
// hooks/answers.py writes the form and the answer; without this script the form is hidden.

import { check } from "./diagnosis.js";
import { cells } from "./number.js";
import { remember, solved } from "./progress.js";
import * as say from "./say.js";

class JacobianExercise extends HTMLElement {
  #answer;
  #form;
  #place;
  #status;

  connectedCallback() {
    this.#answer = {
      value: JSON.parse(this.dataset.answer),
      tolerance: Number(this.dataset.tolerance),
      slips: JSON.parse(this.dataset.slips),
    };
    this.#form = this.querySelector("form");
    this.#place = this.querySelector(".exercise-cells");
    this.#status = this.querySelector("[role=status]");
    this.#status.id = `${this.id}-status`;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#check();
    });
    this.#form.addEventListener("change", (event) => {
      if (event.target.localName === "select") this.#build();
      else this.#spread(event.target, event.target.value);
    });
    this.#form.addEventListener("input", (event) => event.target.removeAttribute("aria-invalid"));
    this.#form.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text");
      if (this.#spread(event.target, text)) event.preventDefault();
    });
    this.#form.addEventListener("keydown", (event) => this.#move(event));
    this.toggleAttribute("solved", solved().has(this.id));
  }

  get #rows() {
    return [...this.#place.querySelectorAll("tr")].map((row) => [...row.querySelectorAll("input")]);
  }

  // Make cells of the chosen shape; what was typed before stays where there is still a place for it.
  #build() {
    const [rows, columns] = [...this.#form.querySelectorAll("select")].map((select) => Number(select.value));
    const before = this.#rows.map((row) => row.map((cell) => cell.value));
    this.#status.textContent = "";
    this.#place.replaceChildren();
    if (!rows || !columns) return;
    const table = document.createElement("table");
    table.className = "exercise-grid";
    table.setAttribute("role", "presentation");
    for (let i = 0; i < rows; i++) {
      const row = table.insertRow();
      for (let j = 0; j < columns; j++) row.insertCell().append(this.#cell(i, j, before[i]?.[j] ?? ""));
    }
    const button = document.createElement("button");
    button.className = "exercise-check";
    button.textContent = say.word("exercise_check");
    this.#place.append(table, button);
  }

  #cell(i, j, value) {
    const cell = document.createElement("input");
    Object.assign(cell, { type: "text", value, autocomplete: "off", spellcheck: false, enterKeyHint: "done" });
    cell.inputMode = "text"; // a decimal keyboard has neither a minus nor a slash on some telephones
    cell.setAttribute("autocapitalize", "off");
    cell.setAttribute("aria-label", say.word("exercise_cell", { row: i + 1, column: j + 1 }));
    cell.setAttribute("aria-describedby", this.#status.id);
    return cell;
  }

  // A row, or rows, in one cell: spread them if they fill what is left of the cell's row exactly.
  #spread(cell, text) {
    const rows = this.#rows;
    const top = rows.findIndex((row) => row.includes(cell));
    if (top < 0) return false;
    const left = rows[top].indexOf(cell);
    const texts = cells(text);
    const width = rows[top].length - left;
    const several = texts.length > 1 || texts[0]?.length > 1;
    const fits = texts.length <= rows.length - top && texts.every((row) => row.length === width);
    if (!several || !fits) return false;
    texts.forEach((row, i) => row.forEach((piece, j) => {
      rows[top + i][left + j].value = piece;
    }));
    return true;
  }

  // Up and down between rows, as in a table of numbers; left and right stay inside the text.
  #move(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const rows = this.#rows;
    const top = rows.findIndex((row) => row.includes(event.target));
    if (!step || top < 0) return;
    const next = rows[top + step]?.[rows[top].indexOf(event.target)];
    if (!next) return;
    event.preventDefault();
    next.select();
  }

  // What is said of a mistake; of a number that nothing more is known of, the hint may say more.
  #sentence(found) {
    const said = say.mistake(found);
    const hinted = found.mistake === "number" && this.querySelector("details.tip");
    return hinted ? say.word("exercise_try_hint", { said }) : said;
  }

  #check() {
    const rows = this.#rows;
    if (!rows.length) return;
    if (rows.some((row) => row.includes(document.activeElement))) {
      this.#spread(document.activeElement, document.activeElement.value);
    }
    for (const cell of rows.flat()) cell.removeAttribute("aria-invalid");
    const found = check(this.#answer, rows.map((row) => row.map((cell) => cell.value)));
    this.dataset.result = found ? found.mistake : "right";
    this.#status.textContent = found ? this.#sentence(found) : `✓ ${say.word("exercise_right")}`;
    if (found?.row) rows[found.row - 1][found.column - 1].setAttribute("aria-invalid", "true");
    if (!found) {
      remember(this.id);
      this.toggleAttribute("solved", true);
    }
  }
}

customElements.define("jacobian-exercise", JacobianExercise);
