// Small helps; without JavaScript a page still has all its text, formulas and figures.

// An equation's "checked" link points into a folded block: unfold it, also where browsers do not yet.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  target?.scrollIntoView();
}
addEventListener("hashchange", unfold);
if (location.hash) unfold();

// The language switch keeps the place on the page and what figures are set to: both editions share them.
const languageSwitch = document.querySelector(".language-switch");
languageSwitch?.addEventListener("click", () => {
  languageSwitch.search = location.search;
  languageSwitch.hash = location.hash;
});

// The theme frames each copy button as a navigation; to a screen reader a page would have dozens of one name.
addEventListener("load", () => {
  for (const frame of document.querySelectorAll(".md-code__nav")) frame.role = "none";
});

// The header's button opens the search, and so does "/". Its code comes when the reader turns to it.
const search = document.querySelector("site-search");
const button = search?.querySelector("button");
const load = () => import("./site-search.js");
const open = () => load().then(() => search.open());
button?.addEventListener("focus", load);
button?.addEventListener("click", open);
addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
  if (!search || event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // the theme listens for "/" as well
  open();
}, { capture: true });

// A page's own elements bring their code with them when the reader comes near: <jacobian-exercise> loads
// elements/jacobian-exercise.js.
const near = new IntersectionObserver(
  (entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      near.unobserve(target);
      import(`./elements/${target.localName}.js`);
    }
  },
  { rootMargin: "100%" }, // a screen ahead
);
for (const element of document.querySelectorAll(".md-content :not(:defined)")) near.observe(element);
