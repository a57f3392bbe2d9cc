// <site-search>: Pagefind's own interface in a dialog. site.js brings this code, and with it Pagefind's, when the
// reader turns to the search.

class SiteSearch extends HTMLElement {
  #dialog;
  #loading;

  connectedCallback() {
    this.#load();
  }

  async open() {
    const loaded = this.#load();
    if (!this.#dialog.open) this.#dialog.showModal();
    await loaded;
    this.#dialog.querySelector("input")?.focus();
  }

  #load() {
    this.#dialog ??= this.#makeDialog();
    this.#loading ??= this.#fetch().catch(() => {
      this.#loading = undefined; // the next click tries again
      this.#place.innerHTML = '<p role="alert"></p>';
      this.#place.firstChild.textContent = this.dataset.failed;
    });
    return this.#loading;
  }

  get #place() {
    return this.#dialog.lastElementChild;
  }

  #makeDialog() {
    const dialog = document.createElement("dialog");
    dialog.className = "search-dialog";
    dialog.setAttribute("aria-label", this.querySelector("button").getAttribute("aria-label"));
    dialog.innerHTML = '<form method="dialog" class="search-close"><button></button></form><div></div>';
    dialog.querySelector("button").textContent = this.dataset.close;
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close(); // beside the box
    });
    this.append(dialog);
    return dialog;
  }

  async #fetch() {
    const bundle = new URL(this.dataset.bundle, location.href);
    await Promise.all([
      arrival("link", { rel: "stylesheet", href: new URL("pagefind-ui.css", bundle) }),
      arrival("script", { src: new URL("pagefind-ui.js", bundle) }),
    ]);
    this.#place.replaceChildren();
    new window.PagefindUI({
      element: this.#place,
      bundlePath: bundle.pathname,
      showImages: false,
      showSubResults: true,
      resetStyles: false,
    });
  }
}

function arrival(tag, attributes) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => {
      element.remove();
      reject(new Error(`${tag} did not load`));
    });
    document.head.append(element);
  });
}

customElements.define("site-search", SiteSearch);
