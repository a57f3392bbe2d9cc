// <site-search>: the header's button opens Pagefind's own interface in a dialog; "/" does, too.
// Nothing of Pagefind is fetched before the reader turns to the search.

class SiteSearch extends HTMLElement {
  #dialog;
  #loading;

  connectedCallback() {
    const button = this.querySelector("button");
    button.addEventListener("focus", () => this.#load());
    button.addEventListener("click", () => this.open());
    document.addEventListener("keydown", (event) => {
      const writing = event.target.closest("input, textarea, select, [contenteditable], dialog");
      if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        event.stopImmediatePropagation(); // the theme listens for "/" as well
        this.open();
      }
    }, { capture: true });
  }

  async open() {
    await this.#load();
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#dialog.querySelector("input")?.focus();
  }

  #load() {
    this.#loading ??= this.#build();
    return this.#loading;
  }

  async #build() {
    const bundle = new URL(this.dataset.bundle, location.href);
    const name = this.querySelector("button").getAttribute("aria-label");
    this.#dialog = document.createElement("dialog");
    this.#dialog.className = "search-dialog";
    this.#dialog.setAttribute("aria-label", name);
    const form = document.createElement("form");
    form.method = "dialog";
    form.className = "search-close";
    const close = document.createElement("button");
    close.textContent = this.dataset.close;
    form.append(close);
    const place = document.createElement("div");
    this.#dialog.append(form, place);
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close(); // beside the box
    });
    this.append(this.#dialog);
    const style = document.createElement("link");
    style.rel = "stylesheet";
    const styled = arrival(style);
    style.href = new URL("pagefind-ui.css", bundle);
    const script = document.createElement("script");
    const scripted = arrival(script);
    script.src = new URL("pagefind-ui.js", bundle);
    document.head.append(style, script);
    await Promise.all([styled, scripted]);
    new window.PagefindUI({
      element: place,
      bundlePath: bundle.pathname,
      showImages: false,
      showSubResults: true,
      resetStyles: false,
    });
  }
}

function arrival(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve, { once: true });
    element.addEventListener("error", () => reject(new Error("search is not available")), { once: true });
  });
}

customElements.define("site-search", SiteSearch);
