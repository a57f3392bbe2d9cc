// Two small helps; without JavaScript the links below still work.

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

// The language switch keeps the place on the page: both editions share their ids.
const languageSwitch = document.querySelector(".language-switch");
languageSwitch?.addEventListener("click", () => {
  languageSwitch.hash = location.hash;
});
