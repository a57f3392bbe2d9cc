// <jacobian-progress>: on a home page, how many exercises are solved, and which pages of the map are done.
// hooks/home.py writes the ids of each page's exercises into `data-pages`.

import { forget, solved, watch } from "./progress.js";
import { word } from "./say.js";

class JacobianProgress extends HTMLElement {
  #pages;
  #line;

  connectedCallback() {
    this.#pages = Object.entries(JSON.parse(this.dataset.pages));
    this.#line = document.createElement("span");
    this.#line.className = "progress-line";
    this.append(this.#line);
    watch(() => this.#show());
    this.#show();
  }

  #show() {
    const done = solved();
    const ids = this.#pages.flatMap(([, page]) => page);
    const count = ids.filter((id) => done.has(id)).length;
    this.#line.replaceChildren();
    if (count) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = word("progress_clear");
      button.addEventListener("click", () => this.#clear(word("progress_ask")));
      this.#line.append(word("progress_count", { solved: count, all: ids.length }), " ", button);
    }
    for (const mark of document.querySelectorAll(".page-solved")) mark.remove();
    for (const [page, all] of this.#pages) {
      if (all.length && all.every((id) => done.has(id))) this.#mark(page, word("progress_page"));
    }
  }

  #mark(page, label) {
    const line = document.querySelector(`.md-content li > a[href="${page}"] ~ .minutes`);
    const mark = Object.assign(document.createElement("span"), { className: "page-solved", textContent: "✓" });
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", label);
    line?.append(mark);
  }

  #clear(question) {
    if (!confirm(question)) return;
    forget();
    this.#show();
  }
}

customElements.define("jacobian-progress", JacobianProgress);
